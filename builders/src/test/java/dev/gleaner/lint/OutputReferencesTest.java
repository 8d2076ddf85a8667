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

    private static final String AUDIT = LOGGING.formatted(", loggingRef: audit").replace("main", "audit");

    private static Arguments other(String name, String found, String advice, String text) {
        return argumentSet(
                name,
                "spec.globalOutputRefs[0]: dangling output reference: " + found + "; " + advice
                        + " [output-ref-other-logging]",
                text);
    }

    static Stream<Arguments> otherLoggings() {
        String plain = object("ClusterOutput", "logging", "o", "nullout: {}");
        String ofAudit = object("ClusterOutput", "logging", "o", "loggingRef: audit, nullout: {}");
        String auditFlow = clusterFlow("loggingRef: audit, globalOutputRefs: [o]");
        String plainLacks = "ClusterOutput o has no loggingRef, but the flow has the loggingRef \"audit\"";
        String auditHas = "ClusterOutput o has the loggingRef \"audit\", but the flow has no loggingRef";
        return Stream.of(
                other(
                        "an output without the loggingRef of the flow",
                        plainLacks,
                        "write loggingRef: audit in spec of ClusterOutput o",
                        MAIN + AUDIT + auditFlow + plain),
                other(
                        "without a Logging",
                        plainLacks,
                        "write loggingRef: audit in spec of ClusterOutput o",
                        auditFlow + plain),
                other(
                        "an output that another flow needs",
                        plainLacks,
                        "ClusterFlow p needs it, so add another ClusterOutput with loggingRef: audit, and name that one here",
                        MAIN
                                + AUDIT
                                + auditFlow
                                + plain
                                + object("ClusterFlow", "logging", "p", "globalOutputRefs: [o]")),
                other(
                        "an output that a Logging needs",
                        plainLacks,
                        "Logging main needs it, so add another ClusterOutput with loggingRef: audit, and name that one here",
                        LOGGING.formatted(", errorOutputRef: o") + AUDIT + auditFlow + plain),
                other(
                        "a flow whose loggingRef no Logging has",
                        plainLacks.replace("audit", "audits"),
                        "write loggingRef: audit in spec of ClusterOutput o",
                        MAIN + AUDIT + auditFlow.replace("audit", "audits") + plain),
                other(
                        "a flow with a loggingRef where no Logging has any",
                        plainLacks,
                        "remove the loggingRef from spec of ClusterFlow c",
                        MAIN + auditFlow + plain),
                other(
                        "a flow whose loggingRef is nearly that of the output",
                        "ClusterOutput o has the loggingRef \"audit\", but the flow has the loggingRef \"audits\"",
                        "write loggingRef: audit in spec of ClusterFlow c",
                        MAIN + AUDIT + auditFlow.replace("audit", "audits") + ofAudit),
                other(
                        "a loggingRef that is nearly that of Harvester",
                        plainLacks.replace("audit", "kube-audit-log-ref"),
                        "write loggingRef: harvester-kube-audit-log-ref in spec of ClusterOutput o",
                        auditFlow.replace("audit", "kube-audit-log-ref") + plain),
                other(
                        "a flow without the loggingRef of the output",
                        auditHas,
                        "write loggingRef: audit in spec of ClusterFlow c",
                        MAIN + AUDIT + clusterFlow("globalOutputRefs: [o]") + ofAudit),
                other(
                        "a flow without a loggingRef, which finds another output",
                        auditHas,
                        "remove the loggingRef from spec of ClusterOutput o",
                        MAIN
                                + AUDIT
                                + clusterFlow("globalOutputRefs: [o, other]")
                                + ofAudit
                                + object("ClusterOutput", "logging", "other", "nullout: {}")),
                other(
                        "a flow that selects by labels, which audit records lack",
                        auditHas.replace("audit", "harvester-kube-audit-log-ref"),
                        "remove the loggingRef from spec of ClusterOutput o",
                        clusterFlow("match: [{select: {labels: {app: shop}}}], globalOutputRefs: [o]")
                                + ofAudit.replace("audit", "harvester-kube-audit-log-ref")),
                other(
                        "an output with a loggingRef that another flow needs",
                        auditHas,
                        "ClusterFlow a needs it, so add another ClusterOutput without a loggingRef, and name that one here",
                        MAIN
                                + AUDIT
                                + clusterFlow("match: [{select: {labels: {app: shop}}}], globalOutputRefs: [o, other]")
                                + object("ClusterOutput", "logging", "other", "nullout: {}")
                                + ofAudit
                                + object("ClusterFlow", "logging", "a", "loggingRef: audit, globalOutputRefs: [o]")),
                other(
                        "the default flow",
                        "ClusterOutput o has the loggingRef \"audit\", but the Logging has no loggingRef",
                        "remove the loggingRef from spec of ClusterOutput o",
                        LOGGING.formatted(", defaultFlow: {globalOutputRefs: [o]}") + AUDIT + ofAudit));
    }

    @ParameterizedTest
    @MethodSource("otherLoggings")
    void theMessageSaysWhereToWriteTheLoggingRef(String expected, String text) {
        assertThat(Lint.of(Source.of("f", text)).run().stream()
                        .filter(violation -> violation.code().equals("output-ref-other-logging"))
                        .map(Violation::toString))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.replaceFirst("f:[0-9:]* ", "").replace("spec.defaultFlow.", "spec."))
                                .isEqualTo(expected));
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
