package dev.gleaner.harvester;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.Topic;
import java.util.List;

/** The files that install the charts of logging, for rancherd and for kubectl. */
final class ChartFiles {
    private ChartFiles() {}

    /** The files of a release with these values, in the order of installation. */
    static List<ManifestFile> of(HarvesterRelease release, HarvesterValues values, boolean enabled) {
        return release.wrapper().hasEventTailerObject()
                ? managedCharts(release, values)
                : addon(release, values, enabled);
    }

    private static List<ManifestFile> managedCharts(HarvesterRelease release, HarvesterValues values) {
        Manifest crds = HarvesterCharts.crds(release);
        Manifest logging = HarvesterCharts.managedChart(release, values.ofChart());
        Manifest tailer = values.eventTailer();
        return List.of(
                crdFile(crds),
                ManifestFile.resources(
                        release.shipment().file(),
                        Topic.LOGGING,
                        "the logging chart, its values and the EventTailer, for rancherd",
                        logging,
                        tailer),
                kubectlFile("namespace and charts, for kubectl; wait until rancher-logging is ready", crds, logging),
                ManifestFile.documents(
                        "kubectl-2-event-tailer.yaml",
                        Topic.EVENT,
                        "collects Kubernetes events; needs the CRDs of the charts",
                        tailer));
    }

    private static List<ManifestFile> addon(HarvesterRelease release, HarvesterValues values, boolean enabled) {
        Manifest crds = HarvesterCharts.crds(release);
        Manifest logging = HarvesterCharts.addon(release, values, enabled);
        return List.of(
                crdFile(crds),
                ManifestFile.resources(
                        release.shipment().file(),
                        Topic.LOGGING,
                        "the addon rancher-logging with its values and the EventTailer, for rancherd",
                        logging),
                kubectlFile(
                        "namespace, chart of the CRDs and addon, for kubectl; wait until rancher-logging is ready",
                        crds,
                        logging));
    }

    private static ManifestFile crdFile(Manifest crds) {
        return ManifestFile.resources(
                "rancherd-14-logging-crd.yaml", Topic.LOGGING, "the chart of the CRDs, for rancherd", crds);
    }

    private static ManifestFile kubectlFile(String purpose, Manifest crds, Manifest logging) {
        return ManifestFile.documents("kubectl-1-charts.yaml", Topic.LOGGING, purpose, namespace(), crds, logging);
    }

    private static Manifest namespace() {
        return new OpaqueManifest(Tree.mapping(n -> n.put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", m -> m.put("name", Harvester.LOGGING_NAMESPACE))));
    }
}
