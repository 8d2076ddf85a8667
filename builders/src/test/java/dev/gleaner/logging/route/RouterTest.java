package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouterTest {
    private static final Tree.Mapping AUDIT = Tree.mapping(
            e -> e.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1").put("auditID", "a"));

    private static LogRecord line(String app) {
        return LogRecord.of(r -> r.message("text").kubernetes(k -> k.namespaceName("cattle-logging-system")
                .podName("harvester-default-event-tailer-0")
                .containerName("event-tailer")
                .putLabel("app.kubernetes.io/name", app)));
    }

    @ParameterizedTest
    @EnumSource
    void auditRecordsGoToTheLoggingOfAuditAndEventsToTheOther(HarvesterRelease release) {
        HttpOutput http = HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/"));
        ManifestSet set = HarvesterLogging.release(release)
                .addAuditOutput("audit-webhook", http)
                .addEventOutput("event-webhook", http)
                .build();
        Router router = Router.of(set);
        assertThat(router.refusals()).isEmpty();
        Route audit = router.route(AUDIT);
        assertThat(audit.logging()).isEqualTo("rancher-logging-kube-audit");
        assertThat(audit.outputs()).contains("clusteroutput:cattle-logging-system:audit-webhook");
        assertThat(audit.passages().get(0).deliveries())
                .allMatch(delivery -> delivery.tag().equals("kube-audit"));
        Route event = router.route(line("event-tailer"));
        assertThat(event.logging()).isEqualTo("rancher-logging-root");
        assertThat(event.outputs()).contains("clusteroutput:cattle-logging-system:event-webhook");
        Route other = router.route(line("other"));
        assertThat(other.outputs()).isEmpty();
        assertThat(other.flows())
                .extracting(FlowAnswer::reason)
                .contains("spec.match[0].select does not apply: label app.kubernetes.io/name is \"other\", expected"
                        + " \"event-tailer\"");
    }

    @Test
    void noFluentdTakesARecordThatNoFluentBitReads() {
        Router router = Router.of(ManifestSet.of(List.of()));
        assertThat(router.route(AUDIT)).isEqualTo(new Route(List.of()));
        assertThat(router.route(AUDIT).logging()).isEmpty();
    }

    /** The reason for a flow that belongs to a Logging, but is in a namespace where no Logging looks. */
    @Test
    void aFlowThatTheOperatorIgnoresHasAReason() {
        Router router = Router.of(
                ClusterResources.of(ParsedFile.read(Source.of("t", """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, watchNamespaces: [shop], fluentd: {}, fluentbit: {}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: a}
                spec: {globalOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: b, namespace: web}
                spec: {globalOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: c, namespace: web}
                spec: {localOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: d, namespace: web}
                spec: {loggingRef: other, globalOutputRefs: [o]}
                """)).objects()));
        assertThat(router.route(line("any")).flows())
                .extracting(FlowAnswer::toString)
                .containsExactly(
                        "flow:web:c: the operator ignores the flow: its namespace is not one that the Logging \"main\""
                                + " watches",
                        "clusterflow:default:a: the operator ignores the flow: it has no namespace, and the default one"
                                + " is not the control namespace \"logging\"",
                        "clusterflow:web:b: the operator ignores the flow: its namespace is not the control namespace"
                                + " \"logging\"");
    }

    /** What the operator says about a plug-in that it does not have, and which name was meant. */
    static Stream<Arguments> unknownPlugins() {
        String output = "failed to create configured output \"o\": no plugin config available for output; found ";
        String filter =
                "failed to create filter with index 0 for flow f: no plugin config available for filter; found ";
        return Stream.of(
                argumentSet(
                        "letters of an output",
                        "{splunkHEC: {hec_host: a}}",
                        "[]",
                        "f.yaml:8:7: spec: " + output + "\"splunkHEC\"; did you mean \"splunkHec\"?"),
                argumentSet(
                        "an output", "{clickhouse: {host: a}}", "[]", "f.yaml:8:7: spec: " + output + "\"clickhouse\""),
                argumentSet(
                        "a filter",
                        "{nullout: {}}",
                        "[{sampling: {}}]",
                        "f.yaml:13:41: spec.filters[0]: " + filter + "\"sampling\""),
                argumentSet(
                        "letters of a filter",
                        "{nullout: {}}",
                        "[{Grep: {}}]",
                        "f.yaml:13:41: spec.filters[0]: " + filter + "\"Grep\"; did you mean \"grep\"?"));
    }

    @ParameterizedTest
    @MethodSource("unknownPlugins")
    void aPluginThatNoOperatorHasIsRefused(String output, String filters, String refusal) {
        Router router =
                Router.of(ClusterResources.of(ParsedFile.readLenient(Source.of("f.yaml", withPlugins(output, filters)))
                        .objects()));
        assertThat(router.refusals()).extracting(Refusal::toString).containsExactly(refusal);
        assertThat(router.route(line("any")).outputs()).isEmpty();
    }

    /** An Output in another namespace is another one. */
    @ParameterizedTest
    @CsvSource({
        "a, referenced output not found: o; the Output has an error: f.yaml:14:14: spec.file.path: missing; expected text [field-required]",
        "b, referenced output not found: o",
    })
    void theErrorOfAMissingOutputIsNamed(String namespace, String words) {
        String manifests = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: f, namespace: a}
                spec: {localOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: o, namespace: %s}
                spec: {file: {}}
                """.formatted(namespace);
        Router router = Router.of(ClusterResources.of(
                ParsedFile.readLenient(Source.of("f.yaml", manifests)).objects()));
        assertThat(router.refusals()).extracting(Refusal::message).containsExactly(words);
    }

    /** The API server drops unknown fields, so the filter remains. */
    @Test
    void aFilterWithUnknownFieldsBesideItDecides() {
        Router router = Router.of(ClusterResources.of(ParsedFile.readLenient(Source.of(
                        "f.yaml",
                        withPlugins("{nullout: {}}", "[{grep: {exclude: [{key: message, pattern: text}]}, and: []}]")))
                .objects()));
        assertThat(router.refusals()).isEmpty();
        assertThat(router.route(line("any")).outputs()).isEmpty();
    }

    private static String withPlugins(String output, String filters) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}}
                ---
                {apiVersion: logging.banzaicloud.io/v1beta1, kind: ClusterOutput, metadata: {name: o, namespace: logging},
                spec:
                      %s}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: logging}
                spec: {globalOutputRefs: [o], filters: %s}
                """.formatted(output, filters);
    }
}
