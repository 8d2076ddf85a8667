package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which objects the rules take for those of a Logging: the ones that the operator takes. */
class LoggingMembershipTest {
    private static final String CLUSTER_OUTPUT = "ClusterOutput a/o nullout: {}";
    private static final String SELECTOR = "watchNamespaceSelector: {matchLabels: {team: x}}";

    /** Objects, each as {@code kind namespace/name spec}. */
    private static Lint lint(String... objects) {
        StringBuilder text = new StringBuilder();
        for (String object : objects) {
            String[] words = object.split(" ", 3);
            String[] name = words[1].split("/", 2);
            text.append("""
                    ---
                    apiVersion: %s
                    kind: %s
                    metadata: {name: %s, namespace: %s%s}
                    spec: {%s}
                    """.formatted(
                            words[0].equals("Namespace") ? "v1" : "logging.banzaicloud.io/v1beta1",
                            words[0],
                            name[1],
                            name[0],
                            words[0].equals("Namespace") ? ", labels: {" + words[2] + "}" : "",
                            words[0].equals("Namespace") ? "" : words[2]));
        }
        return Lint.of(Source.of("set.yaml", text.toString()));
    }

    private static String logging(String name, String spec) {
        return "Logging x/" + name + " fluentd: {}, " + spec;
    }

    private static List<String> codes(Lint lint, String... prefixes) {
        return lint.run().stream()
                .map(Violation::code)
                .filter(code -> Stream.of(prefixes).anyMatch(code::startsWith))
                .toList();
    }

    static Stream<Arguments> references() {
        String[] loggings = {
            logging("one", "controlNamespace: a, watchNamespaces: [shop]"),
            logging("two", "controlNamespace: b, watchNamespaces: [web]")
        };
        String all = logging("all", "controlNamespace: a, allowClusterResourcesFromAllNamespaces: true");
        return Stream.of(
                argumentSet(
                        "the ClusterOutput of the Logging of a ClusterFlow",
                        List.of(),
                        lint(loggings[0], loggings[1], "ClusterFlow a/f globalOutputRefs: [o]", CLUSTER_OUTPUT)),
                argumentSet(
                        "the ClusterOutput of another Logging with the same loggingRef",
                        List.of("output-ref-misplaced"),
                        lint(loggings[0], loggings[1], "ClusterFlow b/f globalOutputRefs: [o]", CLUSTER_OUTPUT)),
                argumentSet(
                        "the ClusterOutput of the Logging that watches the namespace",
                        List.of(),
                        lint(loggings[0], loggings[1], "Flow shop/f globalOutputRefs: [o]", CLUSTER_OUTPUT)),
                argumentSet(
                        "the ClusterOutput of a Logging that does not watch the namespace",
                        List.of("output-ref-misplaced"),
                        lint(loggings[0], loggings[1], "Flow web/f globalOutputRefs: [o]", CLUSTER_OUTPUT)),
                argumentSet(
                        "the error output of another Logging",
                        List.of("output-ref-misplaced"),
                        lint(loggings[0], loggings[1] + ", errorOutputRef: o", CLUSTER_OUTPUT)),
                argumentSet(
                        "a protected ClusterOutput of a later namespace",
                        List.of(),
                        lint(
                                all,
                                "Flow shop/f globalOutputRefs: [o]",
                                "ClusterOutput b/o protected: true, nullout: {}",
                                CLUSTER_OUTPUT)),
                argumentSet(
                        "a protected ClusterOutput of the first namespace",
                        List.of("output-ref-protected"),
                        lint(
                                all,
                                "Flow shop/f globalOutputRefs: [o]",
                                "ClusterOutput b/o nullout: {}",
                                "ClusterOutput a/o protected: true, nullout: {}")));
    }

    @ParameterizedTest
    @MethodSource("references")
    void eachLoggingFindsItsOwnOutputs(List<String> codes, Lint lint) {
        assertThat(codes(lint.complete(), "output-ref")).isEqualTo(codes);
    }

    static Stream<Arguments> watched() {
        String logging = logging("main", "controlNamespace: a, watchNamespaces: [shop], " + SELECTOR);
        String flow = "Flow web/f localOutputRefs: []";
        return Stream.of(
                argumentSet("the labels are unknown", List.of(), lint(logging, flow)),
                argumentSet("the labels are selected", List.of(), lint(logging, flow, "Namespace x/web team: x")),
                argumentSet(
                        "the labels are others",
                        List.of("namespace-not-watched"),
                        lint(logging, flow, "Namespace x/web team: z")),
                argumentSet("the name is listed", List.of(), lint(logging, "Flow shop/f localOutputRefs: []")),
                argumentSet(
                        "the operator has no selector",
                        List.of("namespace-not-watched"),
                        lint(logging, flow).forRelease(HarvesterRelease.V1_1_3)));
    }

    @ParameterizedTest
    @MethodSource("watched")
    void aSelectorSelectsByTheLabelsThatAreKnown(List<String> codes, Lint lint) {
        assertThat(codes(lint, "namespace-not-watched")).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClusterFlow shop/f globalOutputRefs: []", "ClusterOutput shop/o nullout: {}"})
    void anObjectOutsideTheControlNamespaceIsIgnored(String object) {
        String rest = ":32: metadata.namespace: warning: the operator ignores a " + object.split(" ", 2)[0]
                + " outside the control namespace of its Logging, so its records go nowhere: expected %s, found \"shop\""
                + " [control-namespace]";
        assertThat(controlNamespaces(lint(object)))
                .containsExactly("set.yaml:4" + rest.formatted("cattle-logging-system"));
        assertThat(controlNamespaces(lint(logging("main", "controlNamespace: a"), object)))
                .containsExactly("set.yaml:9" + rest.formatted("a"));
        assertThat(controlNamespaces(lint(logging("main", "controlNamespace: shop"), object)))
                .isEmpty();
    }

    private static List<String> controlNamespaces(Lint lint) {
        return lint.run().stream()
                .filter(violation -> violation.code().equals("control-namespace"))
                .map(Violation::toString)
                .toList();
    }

    static Stream<Arguments> stopped() {
        String skips = logging("main", "controlNamespace: a, skipInvalidResources: true");
        String other = logging("other", "controlNamespace: a");
        String[] flows = {"ClusterFlow a/f globalOutputRefs: [o, o]", "ClusterFlow a/g globalOutputRefs: [o]"};
        return Stream.of(
                argumentSet("a Logging that skips it", 0, lint(skips, flows[0], flows[1], CLUSTER_OUTPUT)),
                argumentSet(
                        "an operator that cannot skip it",
                        1,
                        lint(skips, flows[0], flows[1], CLUSTER_OUTPUT).forOperator(OperatorVersion.V3_17_3)),
                argumentSet("one of two Loggings", 1, lint(skips, other, flows[0], flows[1], CLUSTER_OUTPUT)),
                argumentSet(
                        "a flow that no Logging uses",
                        0,
                        lint(other, flows[0].replace("a/f", "b/f"), flows[1], CLUSTER_OUTPUT)));
    }

    @ParameterizedTest
    @MethodSource("stopped")
    void anInvalidFlowStopsTheLoggingsThatUseIt(int findings, Lint lint) {
        assertThat(codes(lint, "fluentd-stopped")).hasSize(findings);
    }

    /** A consequence follows its cause: an error of a reference, or one of the object itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {globalOutputRefs: [o, o]} | 4:30: spec.globalOutputRefs[1]: "o" occurs twice; fluentd refuses two outputs with the same id [output-ref-repeated]$4:30: warning: an error in this ClusterFlow stops the configuration of the whole fluentd, also for ClusterFlow g [fluentd-stopped]
            {globalOutputRefs: o}      | 4:26: spec.globalOutputRefs: found the text "o", expected a list of texts [type-wrong]$4:26: warning: an error in this ClusterFlow stops the configuration of the whole fluentd, also for ClusterFlow g [fluentd-stopped]
            """)
    void anErrorPrecedesWhatItStops(String spec, String findings) {
        String flow = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: cattle-logging-system}
                spec: %s
                ---
                """.formatted(spec);
        String others = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: g, namespace: cattle-logging-system}
                spec: {globalOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: o, namespace: cattle-logging-system}
                spec: {nullout: {}}
                """;
        assertThat(Lint.of(Source.of("f.yaml", flow + others)).run())
                .filteredOn(violation -> violation.position().line() <= 4)
                .extracting(Violation::toString)
                .containsExactly(Arrays.stream(findings.split("\\$"))
                        .map(line -> "f.yaml:" + line)
                        .toArray(String[]::new));
    }

    @Test
    void anAddonIsTheChartWhateverItsValuesAre() {
        Lint lint = Lint.of(Source.of("addon.yaml", """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  valuesContent: |
                    global: {cattle: {windows: {enabled: false}}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: shop}
                spec: {globalOutputRefs: [o]}
                """));
        assertThat(codes(lint, "control-namespace", "addon-"))
                .containsExactlyInAnyOrder("addon-values-incomplete", "control-namespace");
    }

    static Stream<Arguments> auditSources() {
        String on = "set additionalLoggingSources.kubeAudit.enabled: true in the chart values";
        String set =
                "set additionalLoggingSources.kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref} in"
                        + " the chart values";
        String audit = "harvester-kube-audit-log-ref";
        return Stream.of(
                argumentSet("off", "kubeAudit: {enabled: false, loggingRef: " + audit + "}", audit, on),
                argumentSet("absent", "rke2: {enabled: true}", audit, set),
                argumentSet("without a switch", "kubeAudit: {loggingRef: " + audit + "}", audit, on),
                argumentSet("without a loggingRef", "kubeAudit: {enabled: false}", audit, set),
                argumentSet("with a loggingRef of its own", "kubeAudit: {enabled: false, loggingRef: own}", "own", on),
                argumentSet(
                        "and a similar loggingRef",
                        "rke2: {enabled: true}",
                        "kube-audit-log-ref",
                        "expected \"harvester-kube-audit-log-ref\"; " + set),
                argumentSet("and a loggingRef of other records", "rke2: {enabled: true}", "team", "no Logging has one"),
                argumentSet(
                        "on, with another loggingRef",
                        "rke2: {enabled: true}, kubeAudit: {enabled: true, loggingRef: own}",
                        audit,
                        "expected \"own\""));
    }

    /** The Logging of the audit log is one of the chart, and exists only if its source is on. */
    @ParameterizedTest
    @MethodSource("auditSources")
    void theLoggingOfTheAuditLogComesFromTheChart(String sources, String loggingRef, String advice) {
        Lint lint = Lint.of(Source.of("set.yaml", """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  valuesContent: |
                    additionalLoggingSources: {%s}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: o, namespace: cattle-logging-system}
                spec: {loggingRef: %s, nullout: {}}
                """.formatted(sources, loggingRef)));
        assertThat(lint.complete().run())
                .filteredOn(violation -> violation.code().equals("logging-ref-dangling"))
                .extracting(Violation::toString)
                .containsExactly("set.yaml:13:20: spec.loggingRef: no Logging has the loggingRef \"" + loggingRef
                        + "\", so the operator ignores this object; " + advice + " [logging-ref-dangling]");
    }

    @Test
    void theValuesOfAnAddonAreCheckedAgainstFlows() {
        String addon = """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 100.1.0+up3.17.3
                  enabled: true
                  valuesContent: |
                    additionalLoggingSources:
                      kubeAudit:
                        enabled: true
                        loggingRef: kube-audit-log-ref
                      rke2: {enabled: true}
                    systemdLogPath: /var/log/journal
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: audit, namespace: cattle-logging-system}
                spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [x]}
                """;
        assertThat(Lint.of(Source.of("f", addon)).run())
                .extracting(Violation::toString)
                .containsExactly(
                        "f:7:12: spec.version: warning: no release of Harvester has version \"100.1.0+up3.17.3\" of the chart, so it is never installed; v1.1.3 has 100.1.3+up3.17.7 [chart-version-unknown]",
                        "f:10:5: spec.valuesContent: warning: valuesContent replaces the values of the release; these have no eventTailer [addon-values-incomplete]",
                        "f:13:21: spec.valuesContent.additionalLoggingSources.kubeAudit.loggingRef: warning: Harvester's audit flows and outputs do not have the loggingRef \"kube-audit-log-ref\", so the operator ignores them; expected harvester-kube-audit-log-ref [logging-ref-other]",
                        "f:20:20: spec.loggingRef: no Logging has the loggingRef \"harvester-kube-audit-log-ref\", so the operator ignores this object; expected \"kube-audit-log-ref\" [logging-ref-dangling]");
    }
}
