package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes because of which a logging chart is not installed, or not where its flows are. */
class ChartInstallationTest {
    private static final OutputTarget TARGET = HttpOutput.of(h -> h.endpoint("http://siem.example/"));

    private static final Set<String> CODES = Set.of(
            "chart-name",
            "chart-fleet-namespace",
            "chart-target",
            "chart-repository",
            "chart-namespace",
            "chart-crds-missing");

    private static ManifestSet generated(HarvesterRelease release) {
        return HarvesterLogging.release(release)
                .addAuditOutput("siem", TARGET)
                .addEventOutput("hook", TARGET)
                .addLoki()
                .build();
    }

    private static String text(HarvesterRelease release) {
        return generated(release).files().stream()
                .filter(file -> file.name().matches("kubectl-(1-charts|3-siem).*"))
                .map(file -> file.toYaml())
                .collect(Collectors.joining("---\n"));
    }

    private static String replace(String text, String from, String to) {
        assertThat(text).contains(from);
        return from.isEmpty() ? text : text.replace(from, to);
    }

    private static List<String> found(Lint lint) {
        return lint.run().stream()
                .filter(violation -> CODES.contains(violation.code()))
                .map(Violation::toString)
                .toList();
    }

    static Stream<Arguments> managedCharts() {
        return Stream.of(
                argumentSet("as generated", "", "", List.of()),
                argumentSet(
                        "the namespace of other clusters",
                        "namespace: fleet-local",
                        "namespace: fleet-default",
                        List.of(
                                "f:10:14: metadata.namespace: the local cluster has its ManagedCharts in fleet-local; in \"fleet-default\", the"
                                        + " chart is never installed [chart-fleet-namespace]",
                                "f:28:14: metadata.namespace: the local cluster has its ManagedCharts in fleet-local; in \"fleet-default\", the"
                                        + " chart is never installed [chart-fleet-namespace]")),
                argumentSet(
                        "a misspelt target",
                        "clusterName: local",
                        "clusterName: locale",
                        List.of(
                                "f:18:18: spec.targets[0].clusterName: fleet-local has only the cluster local; for \"locale\", the chart"
                                        + " is never installed [chart-target]",
                                "f:36:18: spec.targets[0].clusterName: fleet-local has only the cluster local; for \"locale\", the chart"
                                        + " is never installed [chart-target]")),
                argumentSet(
                        "a misspelt repository",
                        "harvester-charts",
                        "harvester-chart",
                        List.of(
                                "f:16:13: spec.repoName: there is no chart repository \"harvester-chart\", so the chart is never installed;"
                                        + " expected \"harvester-charts\" [chart-repository]",
                                "f:34:13: spec.repoName: there is no chart repository \"harvester-chart\", so the chart is never installed;"
                                        + " expected \"harvester-charts\" [chart-repository]")),
                argumentSet("the repository of Rancher", "harvester-charts", "rancher-charts", List.of()),
                argumentSet(
                        "a misspelt namespace of the chart",
                        "defaultNamespace: cattle-logging-system",
                        "defaultNamespace: cattle-loging-system",
                        List.of(
                                "f:33:21: spec.defaultNamespace: the chart is installed into \"cattle-loging-system\", where its Loggings look for"
                                        + " ClusterFlows and ClusterOutputs; expected cattle-logging-system [chart-namespace]")),
                argumentSet(
                        "another namespace than that of the flows",
                        "defaultNamespace: cattle-logging-system",
                        "defaultNamespace: audit",
                        List.of(
                                "f:33:21: spec.defaultNamespace: the chart is installed into \"audit\", where its Loggings look for"
                                        + " ClusterFlows and ClusterOutputs; expected cattle-logging-system [chart-namespace]")),
                argumentSet("another namespace, with the flows", ": cattle-logging-system", ": audit", List.of()),
                argumentSet(
                        "a misspelt chart of the kinds",
                        "chart: rancher-logging-crd",
                        "chart: rancher-loging-crd",
                        List.of(
                                "f:12:10: spec.chart: there is no chart \"rancher-loging-crd\", so nothing is installed; expected"
                                        + " \"rancher-logging-crd\" [chart-name]")),
                argumentSet(
                        "a misspelt chart",
                        "chart: rancher-logging\n",
                        "chart: rancher-loggign\n",
                        List.of(
                                "f:30:10: spec.chart: there is no chart \"rancher-loggign\", so nothing is installed; expected"
                                        + " \"rancher-logging\" [chart-name]")),
                argumentSet("another chart", "chart: rancher-logging\n", "chart: rancher-monitoring\n", List.of()),
                argumentSet(
                        "no chart of the kinds",
                        "chart: rancher-logging-crd",
                        "chart: rancher-monitoring-crd",
                        List.of(
                                "f:30:10: spec.chart: warning: no chart rancher-logging-crd is in the files; without it, the API server knows no"
                                        + " Logging, flow or output [chart-crds-missing]")));
    }

    @ParameterizedTest
    @MethodSource("managedCharts")
    void aManagedChartIsInstalledWhereItsFlowsAre(String from, String to, List<String> expected) {
        String text = replace(text(HarvesterRelease.V1_1_3), from, to);
        assertThat(found(Lint.of(Source.of("f", text)).complete())).isEqualTo(expected);
    }

    static Stream<Arguments> addons() {
        String repository = "repo: http://harvester-cluster-repo.cattle-system.svc/charts";
        return Stream.of(
                argumentSet("as generated", "", "", List.of()),
                argumentSet(
                        "a misspelt repository",
                        repository,
                        repository.replace("cluster", "clustr"),
                        List.of(
                                "f:31:9: spec.repo: there is no chart repository \"http://harvester-clustr-repo.cattle-system.svc/charts\", so"
                                        + " the chart is never installed; expected"
                                        + " \"http://harvester-cluster-repo.cattle-system.svc/charts\" [chart-repository]")),
                argumentSet("an equal repository", repository, repository.replace("svc/", "svc:80/") + "/", List.of()),
                argumentSet("another repository", repository, "repo: https://charts.example/", List.of()),
                argumentSet(
                        "a misspelt namespace",
                        "  name: rancher-logging\n  namespace: cattle-logging-system",
                        "  name: rancher-logging\n  namespace: cattle-logging-sytem",
                        List.of(
                                "f:29:14: metadata.namespace: the chart is installed into \"cattle-logging-sytem\", where its Loggings look for"
                                        + " ClusterFlows and ClusterOutputs; expected cattle-logging-system [chart-namespace]")),
                argumentSet(
                        "a misspelt chart",
                        "chart: rancher-logging\n",
                        "chart: rancher-loging\n",
                        List.of(
                                "f:33:10: spec.chart: there is no chart \"rancher-loging\", so nothing is installed; expected"
                                        + " \"rancher-logging\" [chart-name]")));
    }

    /** A name that is only similar is corrected; of two other names, either may be wrong. */
    @ParameterizedTest
    @CsvSource({
        "clusterName: local, clusterName: locale, true",
        "clusterName: local, clusterName: production, false",
        "namespace: fleet-local, namespace: fleet-default, true",
        "repoName: harvester-charts, repoName: harvester-chart, true",
        "defaultNamespace: cattle-logging-system, defaultNamespace: cattle-loging-system, true",
        "defaultNamespace: cattle-logging-system, defaultNamespace: audit, false",
        "chart: rancher-logging-crd, chart: rancher-loging-crd, true"
    })
    void aSimilarNameIsCorrected(String from, String to, boolean isCorrected) {
        String text = text(HarvesterRelease.V1_1_3);
        Lint lint = Lint.of(Source.of("f", replace(text, from, to)));
        assertThat(found(lint)).isNotEmpty();
        assertThat(lint.fix().stream()
                        .map(file -> Lint.of(Source.of("f", file.after())))
                        .anyMatch(fixed -> found(fixed).isEmpty()))
                .isEqualTo(isCorrected);
    }

    @ParameterizedTest
    @MethodSource("addons")
    void anAddonIsInstalledWhereItsFlowsAre(String from, String to, List<String> expected) {
        String text = replace(text(HarvesterRelease.V1_8_1), from, to);
        assertThat(found(Lint.of(Source.of("f", text)).complete())).isEqualTo(expected);
    }

    @Test
    void aRepositoryOfTheFilesIsNoMistake() {
        String text = text(HarvesterRelease.V1_1_3).replace("harvester-charts", "harvester-chart");
        String repository = """
                ---
                apiVersion: catalog.cattle.io/v1
                kind: ClusterRepo
                metadata: {name: harvester-chart}
                spec: {url: https://charts.example/}
                """;
        assertThat(found(Lint.of(Source.of("f", text + repository)).complete())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGeneratedIsSilent(HarvesterRelease release) {
        assertThat(found(Lint.of(generated(release)).complete().forRelease(release)))
                .isEmpty();
    }
}
