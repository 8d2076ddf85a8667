package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The points at which the proposal differs from what works: each is found in the proposal's own files, or in an input of
 * the same kind.
 */
class ProposalPointsTest {
    /**
     * A point.
     *
     * @param id its number in the reference material
     * @param code the code of the finding; empty if it cannot be seen in files
     * @param reason why it cannot be seen; empty if it can
     * @param input the files
     * @param target the checks that are made
     */
    private record Point(String id, String code, String reason, Source input, UnaryOperator<Lint> target) {}

    private static final List<Point> POINTS = List.of(
            snippet("A1", "type-wrong", "09-audit-policy-hep.yaml"),
            text("A2", "audit-no-rules", policy("rules: []")),
            text("A3", "audit-no-outcome", policy("""
                    omitStages: [ResponseStarted, ResponseComplete]
                    rules: [{level: Metadata}]""")),
            text("A4", "audit-writes-missing", policy("rules: [{level: Metadata, verbs: [create, update, patch]}]")),
            text("A8", "audit-policy-path", """
                    audit-policy-file: /etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit-policy.yaml
                    """),
            text("A9", "field-unknown", """
                    stages:
                      initramfs:
                      - files:
                        - path: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                          content: |
                            apiVersion: audit.k8s.io/v1
                            kind: Policy
                            debug: true
                            rules: [{level: Metadata}]
                    """),
            unseen("A10", "whether a file below /etc survives the next boot depends on /oem of the node"),
            text("A12", "audit-log-not-read", "kube-apiserver-arg: [audit-log-path=/var/log/audit.log]\n"),
            text("A13", "field-unknown", policy("rules: [{level: Metadata, verb: [get]}]")),
            text("A14", "audit-level-unknown", policy("rules: [{level: metadata}]")),
            text("A16", "audit-rule-unreachable", policy("rules: [{level: None}, {level: Metadata, verbs: [get]}]")),
            snippet("B1", "logging-ref-other", "10-managedchart-values.yaml"),
            new Point(
                    "B2",
                    "chart-version-unknown",
                    "",
                    Source.of("10-managedchart-values.yaml", read("10-managedchart-values.yaml")),
                    lint -> lint.forRelease(HarvesterRelease.V1_1_3)),
            snippet("B3", "toleration-no-taint", "10-managedchart-values.yaml"),
            snippet("B4", "toleration-value", "10-managedchart-values.yaml"),
            text("B5", "value-unread", "additionalLoggingSources: {kubeAudit: {disablePvc: true}}\n"),
            text("B6", "chart-audit-file", """
                    additionalLoggingSources:
                      rke2: {enabled: true}
                      kubeAudit: {enabled: true, pathPrefix: /var/log/kube-audit}
                    """),
            new Point(
                    "B7",
                    "chart-journal-path",
                    "",
                    Source.of("values.yaml", "additionalLoggingSources: {rke2: {enabled: true}}\n"),
                    lint -> lint.forRelease(HarvesterRelease.V1_4_0)),
            snippet("B10", "values-fragment", "10-managedchart-values.yaml"),
            text("B13", "logging-ref-missing", """
                    additionalLoggingSources: {rke2: {enabled: true}, kubeAudit: {enabled: true}}
                    """),
            text("B14", "chart-audit-agent", """
                    apiVersion: management.cattle.io/v3
                    kind: ManagedChart
                    metadata: {name: rancher-logging, namespace: fleet-local}
                    spec:
                      chart: rancher-logging
                      repoName: rancher-charts
                      version: 104.1.2+up4.8.0
                      values:
                        additionalLoggingSources: {rke2: {enabled: true}, kubeAudit: {enabled: true, loggingRef: a}}
                    """),
            text("B16", "type-wrong", addon("valuesContent: {disablePvc: true}")),
            text("B17", "addon-values-incomplete", addon("valuesContent: \"fluentd: {resources: {}}\"")),
            text("B18", "value-unread", addon("valuesContent: \"global: {psp: {enabled: true}}\"")),
            snippet("C1", "event-tailer-image", "18-eventtailer.yaml"),
            text("C3", "tailer-container", tailer("name: eventrouter, image: x")),
            new Point(
                    "C4",
                    "image-other-release",
                    "",
                    Source.of(
                            "tailer.yaml",
                            tailer("name: event-tailer, image: \"rancher/harvester-eventrouter:v0.2.0\"")),
                    lint -> lint.forRelease(HarvesterRelease.V1_4_0)),
            text("C5", "install-order", tailer("name: event-tailer, image: x") + """
                    ---
                    apiVersion: management.cattle.io/v3
                    kind: ManagedChart
                    metadata: {name: rancher-logging-crd, namespace: fleet-local}
                    spec: {chart: rancher-logging-crd, version: 100.1.3+up3.17.7}
                    """),
            text("C10", "match-step-dead", flow("ClusterFlow", """
                    match: [{select: {}}, {select: {labels: {app.kubernetes.io/name: event-tailer}}}]""")),
            snippet("D1", "document-sequence", "16-audit-clusteroutput-clusterflow-loki.yaml"),
            text("D2", "audit-flow-namespaced", flow("Flow", "loggingRef: harvester-kube-audit-log-ref")),
            text("D3", "output-ref-other-logging", flow("ClusterFlow", """
                    loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [o]""") + """
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: o, namespace: cattle-logging-system}
                    spec: {nullout: {}}
                    """),
            text("D4", "logging-ref-blank", flow("ClusterFlow", "loggingRef: 'harvester-kube-audit-log-ref '")),
            text(
                    "D5",
                    "control-namespace",
                    flow("ClusterFlow", "globalOutputRefs: [o]").replace("cattle-logging-system", "default")),
            text("D7", "type-wrong", output("http: {endpoint: 'http://h/', open_timeout: 3s}")),
            text("D9", "flush-interval-ignored", output("http: {endpoint: 'http://h/', buffer: {flush_interval: 5s}}")),
            text("D12", "output-ref-misplaced", flow("Flow", "globalOutputRefs: [o]") + """
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Output
                    metadata: {name: o, namespace: cattle-logging-system}
                    spec: {nullout: {}}
                    """),
            text(
                    "D13",
                    "fluentd-stopped",
                    flow("ClusterFlow", "globalOutputRefs: [a, a]") + "---\n"
                            + flow("ClusterFlow", "globalOutputRefs: [b]").replace("name: f", "name: other")));

    private static final Pattern ROW = Pattern.compile("\\| ([A-D][0-9]+) \\|.*\\| ([^|]*) \\|");

    static Stream<Arguments> seen() {
        return POINTS.stream().filter(point -> point.reason().isEmpty()).map(point -> argumentSet(point.id(), point));
    }

    @ParameterizedTest
    @MethodSource("seen")
    void aPointIsFound(Point point) {
        assertThat(point.target().apply(Lint.of(point.input())).run())
                .extracting(Violation::code)
                .contains(point.code());
    }

    /** The table of the reference material marks each point as an error, a warning or a note. */
    @Test
    void everyPointThatIsAnErrorOrAWarningIsHere() {
        List<String> marked = new ArrayList<>();
        for (String line : Reference.lines("proposal-vs-shipped.md")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(2).matches(".*\\b[EW]\\b.*")) {
                marked.add(row.group(1));
            }
        }
        assertThat(POINTS.stream().map(Point::id)).containsExactlyElementsOf(marked);
    }

    private static Point snippet(String id, String code, String file) {
        return new Point(id, code, "", Source.of(file, read(file)), UnaryOperator.identity());
    }

    private static Point text(String id, String code, String text) {
        return new Point(id, code, "", Source.of(id + ".yaml", text), UnaryOperator.identity());
    }

    private static Point unseen(String id, String reason) {
        return new Point(id, "", reason, Source.of(""), UnaryOperator.identity());
    }

    private static String policy(String content) {
        return "apiVersion: audit.k8s.io/v1\nkind: Policy\n" + content + "\n";
    }

    private static String addon(String values) {
        return """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  enabled: true
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  %s
                """.formatted(values);
    }

    private static String tailer(String container) {
        return """
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: EventTailer
                metadata: {name: harvester-default}
                spec: {controlNamespace: cattle-logging-system, workloadOverrides: {containers: [{%s}]}}
                """.formatted(container);
    }

    private static String flow(String kind, String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: f, namespace: cattle-logging-system}
                spec: {%s}
                """.formatted(kind, spec);
    }

    private static String output(String spec) {
        return flow("ClusterOutput", spec);
    }

    private static String read(String snippet) {
        try (InputStream in =
                ProposalPointsTest.class.getResourceAsStream("/dev/gleaner/harvester/proposal/" + snippet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
