package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which references are wrong whatever other files hold, and which may be right. */
class OutputReferencesTest {
    private static final String LOGGING = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentd: {}%s}
            ---
            """;

    private static final String MAIN = LOGGING.formatted("");

    private static String object(String kind, String namespace, String name, String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                ---
                """.formatted(kind, name, namespace, spec);
    }

    private static String flow(String spec) {
        return object("Flow", "shop", "f", spec);
    }

    private static String clusterFlow(String spec) {
        return object("ClusterFlow", "logging", "c", spec);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                argumentSet(
                        "a local reference of a ClusterFlow",
                        "field-unknown",
                        clusterFlow("globalOutputRefs: [x], localOutputRefs: [o]")
                                + object("Output", "logging", "o", "nullout: {}")),
                argumentSet(
                        "an Output among global references",
                        "output-ref-misplaced",
                        flow("globalOutputRefs: [o]") + object("Output", "shop", "o", "nullout: {}")),
                argumentSet(
                        "an Output among the references of a ClusterFlow",
                        "output-ref-misplaced",
                        clusterFlow("globalOutputRefs: [o]") + object("Output", "logging", "o", "nullout: {}")),
                argumentSet(
                        "a ClusterOutput among local references",
                        "output-ref-misplaced",
                        flow("localOutputRefs: [o]") + object("ClusterOutput", "logging", "o", "nullout: {}")),
                argumentSet(
                        "an Output of another namespace",
                        "output-ref-misplaced",
                        flow("localOutputRefs: [o]") + object("Output", "web", "o", "nullout: {}")),
                argumentSet(
                        "a ClusterOutput outside the control namespace",
                        "output-ref-misplaced",
                        MAIN
                                + clusterFlow("globalOutputRefs: [o]")
                                + object("ClusterOutput", "web", "o", "nullout: {}")),
                argumentSet(
                        "the default flow, and a ClusterOutput outside the control namespace",
                        "output-ref-misplaced",
                        LOGGING.formatted(", defaultFlow: {globalOutputRefs: [o]}")
                                + object("ClusterOutput", "web", "o", "nullout: {}")),
                argumentSet(
                        "the error output, and an Output",
                        "output-ref-misplaced",
                        LOGGING.formatted(", errorOutputRef: o") + object("Output", "logging", "o", "nullout: {}")),
                argumentSet(
                        "an output of another Logging",
                        "output-ref-other-logging",
                        clusterFlow("globalOutputRefs: [o]")
                                + object("ClusterOutput", "logging", "o", "loggingRef: audit, nullout: {}")),
                argumentSet(
                        "a local output of another Logging",
                        "output-ref-other-logging",
                        flow("localOutputRefs: [o]") + object("Output", "shop", "o", "loggingRef: audit, nullout: {}")),
                argumentSet(
                        "a protected output in a Flow",
                        "output-ref-protected",
                        flow("globalOutputRefs: [o]")
                                + object("ClusterOutput", "logging", "o", "protected: true, nullout: {}")),
                argumentSet(
                        "an output twice",
                        "output-ref-repeated",
                        flow("globalOutputRefs: [o, o]") + object("ClusterOutput", "logging", "o", "nullout: {}")));
    }

    private static List<String> errors(Lint lint) {
        return lint.run().stream()
                .filter(Violation::isError)
                .map(Violation::code)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aReferenceThatNoOtherFileCanMendIsAnError(String code, String text) {
        assertThat(errors(Lint.of(Source.of("f", text)).without("control-namespace")))
                .containsExactly(code);
    }

    @Test
    void aReferenceThatAnotherFileMayMendIsAWarning() {
        Lint lint = Lint.of(Source.of(
                "f", flow("globalOutputRefs: [o]") + object("ClusterOutput", "logging", "other", "nullout: {}")));
        assertThat(errors(lint)).isEmpty();
        assertThat(errors(lint.complete())).containsExactly("output-ref-dangling");
    }

    @Test
    void aLoggingMayUseClusterOutputsOfAllNamespaces() {
        Lint lint = Lint.of(Source.of(
                "f",
                LOGGING.formatted(", allowClusterResourcesFromAllNamespaces: true")
                        + clusterFlow("globalOutputRefs: [o]")
                        + object("ClusterOutput", "web", "o", "nullout: {}")));
        assertThat(errors(lint.complete())).isEmpty();
    }
}
