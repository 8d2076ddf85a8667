package dev.gleaner.harvester;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.chart.ManagedChartSpec;
import dev.gleaner.logging.values.LoggingValues;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.function.Consumer;

/** The objects with which a release installs the logging charts. */
final class HarvesterCharts {
    private static final String CHART = "rancher-logging";

    /** The repository of charts that each node of Harvester has. */
    private static final String REPOSITORY = "http://harvester-cluster-repo.cattle-system.svc/charts";

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
        return ManagedChart.of(c -> c.metadata(m -> m.name(name).namespace("fleet-local"))
                .spec(s -> settings.accept(s.chart(name)
                        .releaseName(name)
                        .version(release.chartVersion())
                        .defaultNamespace(Harvester.LOGGING_NAMESPACE)
                        .repoName("harvester-charts")
                        .addTarget(t -> t.clusterName("local")
                                .clusterSelector(Embedded.of(LabelSelector.class, HarvesterCharts::notUnmanaged))))));
    }

    private static void notUnmanaged(Tree.MappingBuilder selector) {
        selector.put("matchExpressions", Tree.sequence(Tree.mapping(e -> e.put(
                        "key", "provisioning.cattle.io/unmanaged-system-agent")
                .put("operator", "DoesNotExist"))));
    }
}
