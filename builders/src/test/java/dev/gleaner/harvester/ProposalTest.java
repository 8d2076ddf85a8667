package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the generated files with the snippets of the proposal. */
class ProposalTest {
    private static final ManifestSet PROPOSAL =
            HarvesterLogging.release(HarvesterRelease.PROPOSAL).build();

    @Test
    void theExcerptOfTheKubernetesExampleIsWrittenAsQuoted() {
        assertThat(written("audit-policy-kubernetes-example.yaml"))
                .containsExactly(read("07-audit-policy-kubernetes-example.yaml"));
    }

    @Test
    void thePolicyIsWrittenWithItsRulesAsAList() {
        Tree wrong = field(read("09-audit-policy-hep.yaml"), "rules");
        assertThat(written("rke2-92-harvester-kube-audit-policy.yaml"))
                .containsExactly(Tree.mapping(p -> p.put("apiVersion", "audit.k8s.io/v1")
                        .put("kind", "Policy")
                        .put("rules", Tree.sequence(wrong))));
    }

    @Test
    void theChartHasTheProposedValuesButForTheCorrections() {
        String corrected = correct(
                text("10-managedchart-values.yaml"), ProposalCorrection.LOGGING_REF, ProposalCorrection.CHART_VERSION);
        Tree snippet = parse(corrected);
        Tree spec = field(resources("rancherd-15-logging.yaml").get(0), "spec");
        assertThat(field(spec, "values")).isEqualTo(field(snippet, "values"));
        assertThat(field(spec, "version")).isEqualTo(field(snippet, "version"));
    }

    @Test
    void theOptionNamesThePathOfThePolicy() {
        assertThat(written("rke2-90-harvester-server.yaml"))
                .containsExactly(
                        parse(correct(text("26-inline-rke2-server-line.yaml"), ProposalCorrection.POLICY_PATH)));
    }

    @Test
    void theEventTailerIsTheProposedOne() {
        List<Tree> proposed = items(read("18-eventtailer.yaml"));
        assertThat(written("kubectl-2-event-tailer.yaml")).isEqualTo(proposed);
        assertThat(resources("rancherd-15-logging.yaml").subList(1, 2)).isEqualTo(proposed);
    }

    @Test
    void flowsAndOutputsAreTheProposedOnes() {
        assertThat(written("kubectl-3-harvester-kube-audit-loki.yaml"))
                .isEqualTo(items(read("16-audit-clusteroutput-clusterflow-loki.yaml")));
        assertThat(written("kubectl-3-harvester-event-loki.yaml"))
                .isEqualTo(items(read("25-event-clusteroutput-clusterflow-loki.yaml")));
        assertThat(written("kubectl-3-harvester-event-webhook.yaml"))
                .containsExactly(
                        parse(hereDocument("23-event-clusteroutput-webhook.sh.txt")),
                        parse(hereDocument("24-event-clusterflow-webhook.sh.txt")));
    }

    @Test
    void eventsAreSelectedByTheProposedLabel() {
        Tree flow = written("kubectl-3-harvester-event-loki.yaml").get(1);
        Tree select = field(items(field(field(flow, "spec"), "match")).get(0), "select");
        assertThat(field(select, "labels")).isEqualTo(read("30-inline-selector.yaml"));
    }

    @Test
    void whatIsWrittenIsRight() {
        assertThat(Lint.of(PROPOSAL).run()).extracting(Violation::code).containsOnly("loss-datagrams");
        Source[] files = PROPOSAL.files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
        assertThat(Lint.of(files).run())
                .extracting(Violation::code)
                .containsOnly("chart-journal-path", "event-flow-any-tenant", "loss-datagrams");
        assertThat(Lint.of(files).forRelease(HarvesterRelease.PROPOSAL).run())
                .extracting(Violation::code)
                .contains("toleration-no-taint", "toleration-value");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet(
                        "a policy whose rules are a mapping",
                        "09-audit-policy-hep.yaml",
                        List.of(
                                "09-audit-policy-hep.yaml:4:3: rules: found a mapping, expected a list of rules [type-wrong]")),
                argumentSet(
                        "a part of a chart with another loggingRef and version",
                        "10-managedchart-values.yaml",
                        List.of(
                                "10-managedchart-values.yaml:2:3: warning: a part of the spec of a ManagedChart; in a values file, helm ignores everything below values: [values-fragment]",
                                "10-managedchart-values.yaml:11:18: values.additionalLoggingSources.kubeAudit.fluentbit.tolerations[0].key: warning: no node of RKE2 has the taint \"node-role.kubernetes.io/controlplane\"; expected \"node-role.kubernetes.io/control-plane\" [toleration-no-taint]",
                                "10-managedchart-values.yaml:13:13: values.additionalLoggingSources.kubeAudit.fluentbit.tolerations[1]: warning: the toleration of \"node-role.kubernetes.io/etcd\" needs the value \"true\" in the taint; expected operator: Exists [toleration-value]",
                                "10-managedchart-values.yaml:16:21: values.additionalLoggingSources.kubeAudit.loggingRef: warning: Harvester's audit flows and outputs do not have the loggingRef \"kube-audit-log-ref\", so the operator ignores them; expected harvester-kube-audit-log-ref [logging-ref-other]",
                                "10-managedchart-values.yaml:21:12: version: warning: no release of Harvester has version \"100.1.0+up3.17.3\" of the chart, so it is never installed; v1.1.3 has 100.1.3+up3.17.7 [chart-version-unknown]")),
                argumentSet(
                        "fragments that are no JSON",
                        "14-pod-volume-fragment.json.txt",
                        List.of(
                                "14-pod-volume-fragment.json.txt:1:21: no apiVersion and kind; expected an object of the cluster [kind-missing]",
                                "14-pod-volume-fragment.json.txt:5:22: not JSON: Unexpected character (',' (code 44)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false') [json-syntax]")),
                argumentSet(
                        "a list of flow and output",
                        "16-audit-clusteroutput-clusterflow-loki.yaml",
                        sequence("16-audit-clusteroutput-clusterflow-loki.yaml:2:1")),
                argumentSet(
                        "a list of an event tailer",
                        "18-eventtailer.yaml",
                        List.of(
                                sequence("18-eventtailer.yaml:1:1").get(0),
                                "18-eventtailer.yaml:7:5: [0].spec: warning: the EventTailer has the image of the operator, which nodes of Harvester do not have; write workloadOverrides: {containers: [{name: event-tailer, image: rancher/harvester-eventrouter:v1.8.1}]}, the image of Harvester v1.8.1 [event-tailer-image]")),
                argumentSet(
                        "a list of flow and output",
                        "25-event-clusteroutput-clusterflow-loki.yaml",
                        List.of(
                                sequence("25-event-clusteroutput-clusterflow-loki.yaml:1:1")
                                        .get(0),
                                "25-event-clusteroutput-clusterflow-loki.yaml:25:7: [1].spec.match[0]: warning: any pod may have the label app.kubernetes.io/name: event-tailer, and its records are taken for events; expected a condition namespaces: [cattle-logging-system] [event-flow-any-tenant]")),
                argumentSet(
                        "an object with a comma behind it",
                        "20-kubernetes-event.json.txt",
                        List.of(
                                "20-kubernetes-event.json.txt:32:10: not JSON: Unexpected character (',' (code 44)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false') [json-syntax]")),
                argumentSet(
                        "a text with raw line ends",
                        "22-fluentd-wrapped-event.txt",
                        List.of(
                                "22-fluentd-wrapped-event.txt:6:13: not JSON: Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value [json-syntax]")),
                argumentSet(
                        "a policy under the template's name",
                        "26-inline-rke2-server-line.yaml",
                        List.of(
                                "26-inline-rke2-server-line.yaml:1:20: audit-policy-file: no file \"/etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit-policy.yaml\" is written; RKE2 creates one that records nothing, and the audit log stays empty; expected /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml [audit-policy-path]")),
                argumentSet(
                        "a shape that is no JSON",
                        "28-inline-eventrouter-shape.txt",
                        List.of(
                                "28-inline-eventrouter-shape.txt:1:65: not JSON: Unexpected character ('}' (code 125)): was expecting a colon to separate field name and value [json-syntax]")),
                argumentSet(
                        "a shape that is no JSON",
                        "29-inline-fluentd-shape.txt",
                        List.of(
                                "29-inline-fluentd-shape.txt:1:56: not JSON: Unexpected character ('}' (code 125)): was expecting a colon to separate field name and value [json-syntax]")));
    }

    private static List<String> sequence(String place) {
        return List.of(
                place
                        + ": warning: a list of objects, as rancherd expects it below resources:; kubectl apply refuses such a document [document-sequence]");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongInASnippetIsFound(String snippet, List<String> violations) {
        assertThat(lint(snippet)).isEqualTo(violations);
    }

    @Test
    void validSnippetsHaveNoViolation() {
        assertThat(lint("07-audit-policy-kubernetes-example.yaml")).isEmpty();
        assertThat(violations(hereDocument("23-event-clusteroutput-webhook.sh.txt")))
                .isEmpty();
        assertThat(violations(hereDocument("24-event-clusterflow-webhook.sh.txt")))
                .extracting(Violation::code)
                .containsExactly("event-flow-any-tenant");
    }

    @Test
    void theProposedValuesLeaveTheProposedFlowsWithoutALogging() {
        List<Violation> violations = Lint.of(
                        source("10-managedchart-values.yaml"), source("16-audit-clusteroutput-clusterflow-loki.yaml"))
                .run();
        assertThat(violations)
                .filteredOn(Violation::isError)
                .extracting(Violation::toString)
                .containsExactly(
                        "16-audit-clusteroutput-clusterflow-loki.yaml:16:17: [0].spec.loggingRef: no Logging has the loggingRef \"harvester-kube-audit-log-ref\", so the operator ignores this object; expected \"kube-audit-log-ref\" [logging-ref-dangling]",
                        "16-audit-clusteroutput-clusterflow-loki.yaml:25:17: [1].spec.loggingRef: no Logging has the loggingRef \"harvester-kube-audit-log-ref\", so the operator ignores this object; expected \"kube-audit-log-ref\" [logging-ref-dangling]");
    }

    private static List<Tree> written(String file) {
        return PROPOSAL.files().stream()
                .filter(f -> f.name().equals(file))
                .map(ManifestFile::toYaml)
                .flatMap(yaml -> ManifestReader.strict().readAll(Source.of(yaml)).parts().stream())
                .map(Part::tree)
                .toList();
    }

    private static List<Tree> resources(String file) {
        return items(field(written(file).get(0), "resources"));
    }

    private static Tree read(String snippet) {
        return parse(text(snippet));
    }

    private static Tree parse(String text) {
        ManifestReader.Documents documents = ManifestReader.strict().readAll(Source.of(text));
        assertThat(documents.violations()).isEmpty();
        assertThat(documents.parts()).hasSize(1);
        return documents.parts().get(0).tree();
    }

    private static Tree field(Tree tree, String name) {
        return ((Tree.Mapping) tree).get(name).orElseThrow();
    }

    private static List<Tree> items(Tree tree) {
        return ((Tree.Sequence) tree).items();
    }

    private static String correct(String text, ProposalCorrection... corrections) {
        String corrected = text;
        for (ProposalCorrection correction : corrections) {
            assertThat(corrected).contains(correction.proposed());
            corrected = corrected.replace(correction.proposed(), correction.written());
        }
        return corrected;
    }

    private static String hereDocument(String snippet) {
        String text = text(snippet);
        return text.substring(text.indexOf('\n') + 1, text.lastIndexOf("EOF"));
    }

    private static List<String> lint(String snippet) {
        return Lint.of(source(snippet)).run().stream().map(Violation::toString).toList();
    }

    private static List<Violation> violations(String text) {
        return Lint.of(Source.of(text)).run();
    }

    private static Source source(String snippet) {
        return Source.of(snippet, text(snippet));
    }

    private static String text(String snippet) {
        try (InputStream in = ProposalTest.class.getResourceAsStream("proposal/" + snippet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
