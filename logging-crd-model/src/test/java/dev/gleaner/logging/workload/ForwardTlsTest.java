package dev.gleaner.logging.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardTlsTest {
    @Test
    void tlsReadsAsItIsWritten() {
        ForwardTls tls =
                ForwardTls.of(t -> t.enabled(true).secretName("fluentd-tls").sharedKey("key"));
        String yaml = """
                enabled: true
                secretName: fluentd-tls
                sharedKey: key
                """;
        assertThat(tls.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, ForwardTls.class).orThrow()).isEqualTo(tls);
        assertThat(tls.toString()).doesNotContain("sharedKey=key");
        assertThat(violations(yaml)).isEmpty();
    }

    @Test
    void enabledIsRequired() {
        assertThat(violations("secretName: a\n"))
                .containsExactly("1:1: enabled: missing; expected a boolean [field-required]");
    }

    @Test
    void encryptionNeedsCertificates() {
        assertThat(violations("enabled: true\nsecretName: ''\n"))
                .containsExactly("2:1: secretName: missing; expected the name of a Secret with ca.crt, tls.crt and"
                        + " tls.key, because enabled is true [tls-secret-none]");
        assertThat(violations("enabled: false\n")).isEmpty();
    }

    @Test
    void aWrongSharedKeyIsNotTold() {
        assertThat(violations("enabled: false\nsharedKey: 12345\n"))
                .hasSize(1)
                .allSatisfy(violation -> assertThat(violation).doesNotContain("12345"));
    }

    private static List<String> violations(String yaml) {
        return Manifests.read(yaml, ForwardTls.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
