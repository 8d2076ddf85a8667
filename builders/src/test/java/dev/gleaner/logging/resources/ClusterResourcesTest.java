package dev.gleaner.logging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterResourcesTest {
    /** A Logging, flows and outputs, each as {@code kind namespace/name spec}. */
    private static ClusterResources cluster(String... objects) {
        StringBuilder text = new StringBuilder();
        for (String object : objects) {
            String[] words = object.split(" ", 3);
            String[] name = words[1].split("/", 2);
            text.append("---\napiVersion: ")
                    .append(
                            words[0].equals("Namespace") || words[0].equals("Secret")
                                    ? "v1"
                                    : "logging.banzaicloud.io/v1beta1")
                    .append("\nkind: ")
                    .append(words[0])
                    .append("\nmetadata: {name: ")
                    .append(name[name.length - 1])
                    .append(name.length > 1 ? ", namespace: " + name[0] : "")
                    .append("}\n")
                    .append(words.length > 2 ? words[2] : "")
                    .append("\n");
        }
        return ClusterResources.of(
                ParsedFile.read(Source.of("set.yaml", text.toString())).objects());
    }

    private static final String LOGGING = "Logging main spec: {controlNamespace: logging, fluentd: {}}";
    private static final String FLOW = "spec: {localOutputRefs: [o]}";
    private static final String CLUSTER_FLOW = "spec: {globalOutputRefs: [o]}";
    private static final String OUTPUT = "spec: {nullout: {}}";

    private static List<String> ids(List<? extends Resource<?>> resources) {
        return resources.stream().map(Resource::id).toList();
    }

    @Test
    void theLastObjectWithANameRemains() {
        ClusterResources cluster =
                cluster(LOGGING, "Flow a/f spec: {localOutputRefs: [x]}", "Flow a/f spec: {localOutputRefs: [z]}");
        assertThat(cluster.all(Flow.class))
                .extracting(flow -> flow.value().spec().localOutputRefs())
                .containsExactly(List.of("z"));
    }

    @Test
    void flowsAreSortedByNamespaceAndName() {
        ClusterResources cluster = cluster(LOGGING, "Flow b/f " + FLOW, "Flow a/g " + FLOW, "Flow a/f " + FLOW);
        assertThat(ids(cluster.loggings().get(0).flows())).containsExactly("flow:a:f", "flow:a:g", "flow:b:f");
    }

    @Test
    void clusterResourcesBelongToTheControlNamespace() {
        String[] flows = {"ClusterFlow logging/f " + CLUSTER_FLOW, "ClusterFlow other/g " + CLUSTER_FLOW};
        assertThat(ids(cluster(LOGGING, flows[0], flows[1]).loggings().get(0).clusterFlows()))
                .containsExactly("clusterflow:logging:f");
        assertThat(ids(cluster(
                                "Logging main spec: {controlNamespace: logging, fluentd: {},"
                                        + " allowClusterResourcesFromAllNamespaces: true}",
                                flows[0],
                                flows[1])
                        .loggings()
                        .get(0)
                        .clusterFlows()))
                .containsExactly("clusterflow:logging:f", "clusterflow:other:g");
    }

    @Test
    void loggingRefsAreEqual() {
        ClusterResources cluster = cluster(
                LOGGING,
                "Logging audit spec: {controlNamespace: logging, loggingRef: audit, fluentd: {}}",
                "ClusterFlow logging/f spec: {loggingRef: audit, globalOutputRefs: [o]}",
                "ClusterFlow logging/g " + CLUSTER_FLOW);
        assertThat(cluster.loggings()).extracting(LoggingResources::name).containsExactly("main", "audit");
        assertThat(ids(cluster.loggings().get(0).clusterFlows())).containsExactly("clusterflow:logging:g");
        assertThat(ids(cluster.loggings().get(1).clusterFlows())).containsExactly("clusterflow:logging:f");
    }

    @Test
    void watchedNamespacesAreNamedOrLabelled() {
        String logging = "Logging main spec: {controlNamespace: logging, fluentd: {}, watchNamespaces: [a],"
                + " watchNamespaceSelector: {matchExpressions: [{key: team, operator: In, values: [x]}]}}";
        String[] objects = {logging, "Namespace b metadata: {name: b, labels: {team: x}}"};
        ClusterResources cluster = cluster(objects[0], "Flow a/f " + FLOW, "Flow b/f " + FLOW, "Flow c/f " + FLOW);
        assertThat(ids(cluster.loggings().get(0).flows())).containsExactly("flow:a:f");
        String all = "apiVersion: v1\nkind: Namespace\n" + objects[1].split(" ", 3)[2] + "\n---\n";
        ClusterResources labelled = ClusterResources.of(java.util.stream.Stream.concat(
                        ParsedFile.read(Source.of("n.yaml", all)).objects().stream(),
                        ParsedFile.read(Source.of("l.yaml", """
                            apiVersion: logging.banzaicloud.io/v1beta1
                            kind: Logging
                            metadata: {name: main}
                            %s
                            ---
                            apiVersion: logging.banzaicloud.io/v1beta1
                            kind: Flow
                            metadata: {name: f, namespace: b}
                            spec: {localOutputRefs: [o]}
                            """.formatted(logging.split(" ", 3)[2])))
                                .objects()
                                .stream())
                .toList());
        assertThat(ids(labelled.loggings().get(0).flows())).containsExactly("flow:b:f");
        assertThat(ids(labelled.forOperator(OperatorVersion.V3_17_7)
                        .loggings()
                        .get(0)
                        .flows()))
                .isEmpty();
    }

    @Test
    void aGlobalReferenceFindsTheFirstNamespace() {
        LoggingResources logging = cluster(
                        "Logging main spec: {controlNamespace: logging, fluentd: {},"
                                + " allowClusterResourcesFromAllNamespaces: true, errorOutputRef: o}",
                        "Flow a/f spec: {localOutputRefs: [o, missing], globalOutputRefs: [o]}",
                        "ClusterOutput z/o " + OUTPUT,
                        "ClusterOutput b/o " + OUTPUT,
                        "Output a/o " + OUTPUT)
                .loggings()
                .get(0);
        List<OutputReference> references = logging.outputsOfFlow(logging.flows().get(0));
        assertThat(references)
                .extracting(reference -> reference.output().map(Resource::id).orElse("none"))
                .containsExactly("clusteroutput:b:o", "output:a:o", "none");
        assertThat(references.get(2).part()).hasToString("set.yaml:10:29: spec.localOutputRefs[1]");
        assertThat(references.get(0).target()).containsInstanceOf(NullOutput.class);
        assertThat(logging.errorOutput().flatMap(OutputReference::output).map(Resource::id))
                .contains("clusteroutput:b:o");
    }

    @Test
    void fluentdIsThatOfTheOnlyFluentdConfig() {
        String logging = "Logging main spec: {controlNamespace: logging}";
        assertThat(cluster(logging).loggings().get(0).fluentd()).isEmpty();
        assertThat(cluster(logging, "FluentdConfig logging/a spec: {}")
                        .loggings()
                        .get(0)
                        .fluentd())
                .isPresent();
        assertThat(cluster(logging, "FluentdConfig logging/a spec: {}", "FluentdConfig logging/b spec: {}")
                        .loggings()
                        .get(0)
                        .fluentd())
                .isEmpty();
    }

    @Test
    void objectsWithErrorsAreApart() {
        ClusterResources cluster = cluster(LOGGING, "Flow a/f spec: {localOutputRefs: o}", "Secret a/s");
        assertThat(cluster.all(Flow.class)).isEmpty();
        assertThat(cluster.unread()).hasSize(1);
        assertThat(cluster.secret("a", "s")).isPresent();
        assertThat(cluster.secret("b", "s")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReleaseHasTheLoggingsOfItsChart(HarvesterRelease release) {
        ClusterResources cluster =
                ClusterResources.of(HarvesterLogging.release(release).build());
        assertThat(cluster.operator()).isEqualTo(release.operatorVersion());
        assertThat(cluster.loggings())
                .extracting(LoggingResources::loggingRef)
                .contains("", Harvester.AUDIT_LOGGING_REF);
        assertThat(cluster.loggings()).allMatch(logging -> logging.fluentd().isPresent());
        assertThat(cluster.logging("rancher-logging-kube-audit")).isPresent();
        assertThat(cluster.all(Logging.class)).hasSameSizeAs(cluster.loggings());
    }

    @Test
    void valuesAloneAreRenderedForTheOperator() {
        ClusterResources cluster = ClusterResources.of(ParsedFile.read(Source.of(
                        "values.yaml",
                        "additionalLoggingSources: {kubeAudit: {enabled: true,"
                                + " auditFilename: a, pathPrefix: /b, loggingRef: r}}"))
                .objects());
        assertThat(cluster.logging("rancher-logging-kube-audit")).isPresent();
    }
}
