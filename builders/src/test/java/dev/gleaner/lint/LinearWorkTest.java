package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import dev.gleaner.document.Source;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The work for a set is linear in its size. It is measured by the memory that is allocated, which unlike time does not
 * depend on the machine: twice the input needs about twice the memory, and four times if each object is compared with
 * each.
 */
class LinearWorkTest {
    private static final int SIZE = 500;

    static Stream<Arguments> sets() {
        return Stream.of(
                set("flows with an output each", n -> output(n, "", "nullout: {}") + flow(n, "", "o-" + n)),
                set("flows of one output", n -> flow(n, "", "o-0")),
                set("flows whose outputs are missing", n -> output(n, "", "nullout: {}") + flow(n, "", "missing-" + n)),
                set(
                        "flows whose outputs have another loggingRef",
                        n -> output(n, "a", "nullout: {}") + flow(n, "b", "o-" + n)),
                set(
                        "flows and outputs with an error",
                        n -> output(n, "", "nullout: {}, gelf: {}") + flow(n, "", "o-" + n)),
                set("Loggings with flows", n -> logging(n) + flow(n, "r" + n, "o-" + n)),
                set("Loggings with the same loggingRef", n -> logging(0).replace("l-0", "l-" + n) + flow(n, "r0", "o")),
                set("flows of no Logging", n -> logging(n) + flow(n, "x" + n, "o-" + n)),
                set("outputs with Secrets elsewhere", n -> output(n, "", splunk()) + secret(n)),
                set("one flow with many steps", n -> n == 0 ? flow(0, "", "o") + "  match:\n" : step(n)));
    }

    private static Arguments set(String name, IntFunction<String> part) {
        return argumentSet(name, part);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void twiceTheInputNeedsTwiceTheWork(IntFunction<String> part) {
        String half = text(part, SIZE);
        String whole = text(part, 2 * SIZE);
        // The first runs load classes.
        allocated(text(part, 10));
        allocated(half);
        assertThat((double) allocated(whole) / allocated(half)).isLessThan(2.6);
    }

    private static String text(IntFunction<String> part, int size) {
        return IntStream.range(0, size).mapToObj(part).collect(Collectors.joining());
    }

    private static long allocated(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(Lint.of(Source.of("f", text)).complete().run()).isNotNull();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String flow(int n, String loggingRef, String output) {
        return """
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f-%d, namespace: cattle-logging-system}
                spec:
                  loggingRef: "%s"
                  globalOutputRefs: [%s]
                """.formatted(n, loggingRef, output);
    }

    private static String step(int n) {
        return "  - select: {namespaces: [n%d], labels: {a: b}}\n".formatted(n);
    }

    private static String output(int n, String loggingRef, String spec) {
        return """
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: o-%d, namespace: cattle-logging-system}
                spec: {loggingRef: "%s", %s}
                """.formatted(n, loggingRef, spec);
    }

    private static String splunk() {
        return "splunkHec: {hec_host: h, hec_token: {valueFrom: {secretKeyRef: {name: s, key: k}}}}";
    }

    private static String secret(int n) {
        return """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: s, namespace: n%d}
                data: {k: eA==}
                """.formatted(n);
    }

    private static String logging(int n) {
        return """
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: l-%d}
                spec: {controlNamespace: cattle-logging-system, loggingRef: r%d, fluentd: {}}
                """.formatted(n, n);
    }
}
