package dev.gleaner.harvester;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.chart.ManagedChartSpec;
import dev.gleaner.logging.chart.ManagedChartTarget;
import dev.gleaner.logging.values.LoggingValues;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.function.Consumer;

/** The objects with which a release installs the logging charts. */
final class HarvesterCharts {
    private static final String CHART = "rancher-logging";

    /** The repository of charts that each node of Harvester has. */
    private static final String REPOSITORY = "http://harvester-cluster-repo.cattle-system.svc/charts";

    /** The namespace of the ManagedCharts of the local cluster. */
    private static final String FLEET_NAMESPACE = "fleet-local";

    private HarvesterCharts() {}

    /** The chart of the CRDs, which is installed first; a ManagedChart in every release. */
    static ManagedChart crds(HarvesterRelease release) {
        CrdChart settings = release.crdChart();
        return chart(CHART + "-crd", release, s -> s.timeoutSeconds(settings.timeoutSeconds())
                .maxHistory(settings.maxHistory()));
    }

    /** The logging chart with values, as a ManagedChart. */
    static ManagedChart managedChart(HarvesterRelease release, LoggingValues values) {
        return chart(CHART, release, s -> s.values(values));
    }

    /** The logging chart with values, as an Addon. */
    static Addon addon(HarvesterRelease release, HarvesterValues values, boolean enabled) {
        return Addon.of(a -> a.metadata(m -> m.name(CHART).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.repo(REPOSITORY)
                        .version(release.chartVersion())
                        .chart(CHART)
                        .enabled(enabled)
                        .valuesContent(values.toYaml())));
    }

    private static ManagedChart chart(
            String name, HarvesterRelease release, Consumer<ManagedChartSpec.Builder> settings) {
        return ManagedChart.of(c -> c.metadata(m -> m.name(name).namespace(FLEET_NAMESPACE))
                .spec(s -> settings.accept(s.chart(name)
                        .releaseName(name)
                        .version(release.chartVersion())
                        .defaultNamespace(Harvester.LOGGING_NAMESPACE)
                        .repoName("harvester-charts")
                        .addTarget(HarvesterCharts::local))));
    }

    /** Any other chart, of a repository that Rancher knows by its name. */
    static Manifest chart(String name, String repository, String version, Tree.Mapping values) {
        Tree spec = ManagedChartSpec.of(s -> s.chart(name)
                        .releaseName(name)
                        .version(version)
                        .defaultNamespace(Harvester.LOGGING_NAMESPACE)
                        .repoName(repository)
                        .addTarget(HarvesterCharts::local))
                .toTree();
        Tree.Mapping whole = ValueTree.merge((Tree.Mapping) spec, Tree.mapping(s -> s.put("values", values)));
        return new OpaqueManifest(Tree.mapping(c -> c.put("apiVersion", "management.cattle.io/v3")
                .put("kind", "ManagedChart")
                .put("metadata", m -> m.put("name", name).put("namespace", FLEET_NAMESPACE))
                .put("spec", whole)));
    }

    private static void local(ManagedChartTarget.Builder target) {
        target.clusterName("local").clusterSelector(Embedded.of(LabelSelector.class, HarvesterCharts::notUnmanaged));
    }

    private static void notUnmanaged(Tree.MappingBuilder selector) {
        selector.put("matchExpressions", Tree.sequence(Tree.mapping(e -> e.put(
                        "key", "provisioning.cattle.io/unmanaged-system-agent")
                .put("operator", "DoesNotExist"))));
    }
}
