package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.log.PodInfo;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OriginTextTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @MethodSource
    void aTextNamesAPod(String text, String pod) {
        assertThat(OriginText.pod(text).map(OriginTextTest::shown).orElse("none"))
                .isEqualTo(pod);
    }

    static Stream<Arguments> aTextNamesAPod() {
        return Stream.of(
                argumentSet("a path", "/var/log/containers/p_n_c-" + HASH + ".log", "n/p/c"),
                argumentSet("a mounted path", "/host/var/log/containers/p_n_c-" + HASH + ".log", "n/p/c"),
                argumentSet("a tag", "kube.var.log.containers.p.1_n_c-" + HASH + ".log", "n/p.1/c"),
                argumentSet("a path of pods", "/var/log/pods/n_p_u/c/0.log", "n/p/c"),
                argumentSet("a tag of pods", "kube.var.log.pods.n_p.1_u.c.0.log", "n/p.1/c"),
                argumentSet("a container of Docker", "/k8s_c_p_n_u_0", "n/p/c"),
                argumentSet(
                        "a pod with the name of a folder",
                        "kube.var.log.containers.var.log.containers.p_n_c-" + HASH + ".log",
                        "n/var.log.containers.p/c"),
                argumentSet(
                        "a pod with the name of a folder of pods",
                        "kube.var.log.pods.n_var.log.pods.m_u.c.0.log",
                        "n/var.log.pods.m/c"),
                argumentSet("words around it", "see /var/log/containers/p_n_c-" + HASH + ".log", "none"),
                argumentSet("a hash that is too short", "/var/log/containers/p_n_c-" + HASH.substring(1), "none"));
    }

    private static String shown(PodInfo pod) {
        return pod.namespaceName() + "/" + pod.podName() + "/" + pod.containerName();
    }

    /** A text without an origin is dismissed after a few looks at each character. */
    @ParameterizedTest
    @MethodSource
    void theWorkIsLinear(String text) {
        for (Pattern form : OriginText.FORMS) {
            Counted counted = new Counted(text);
            assertThat(form.matcher(counted).matches()).isFalse();
            assertThat(counted.looks).as(form.pattern()).isLessThan(8L * text.length());
        }
    }

    static Stream<String> theWorkIsLinear() {
        return Stream.of(
                        "var.log.containers.",
                        "var.log.containers.p_n_c-",
                        "var.log.containers.p_n_c-" + HASH.substring(1) + "-",
                        "var.log.pods.",
                        "var.log.pods.n_p_u.c.0.",
                        "k8s_c_p_",
                        "-",
                        "_")
                .map(part -> part.repeat(100_000 / part.length()) + " ");
    }

    /** Counts how often a character is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
