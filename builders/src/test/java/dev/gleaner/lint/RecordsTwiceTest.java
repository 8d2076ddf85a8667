package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTwiceTest {
    private static String flow(String name, String namespace) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: %s, namespace: %s}
                spec: {match: [{select: {}}], globalOutputRefs: [o]}
                """.formatted(name, namespace);
    }

    /** A flow that the operator ignores sends no record a second time. */
    @Test
    void anIgnoredFlowIsNotCounted() {
        String both = flow("a", "cattle-logging-system") + "---\n" + flow("b", "%s");
        assertThat(twice(both.formatted("cattle-logging-system"))).hasSize(1);
        assertThat(twice(both.formatted("default"))).isEmpty();
        String logging = """
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: %s, fluentd: {}}
                """;
        assertThat(twice(both.formatted("cattle-logging-system") + logging.formatted("cattle-logging-system")))
                .hasSize(1);
        assertThat(twice(both.formatted("default") + logging.formatted("cattle-logging-system")))
                .isEmpty();
        assertThat(twice(both.formatted("cattle-logging-system") + logging.formatted("other")))
                .isEmpty();
    }

    private static List<String> twice(String text) {
        return Lint.of(Source.of("t", text)).run().stream()
                .map(Violation::code)
                .filter(code -> code.equals("records-twice"))
                .toList();
    }
}
