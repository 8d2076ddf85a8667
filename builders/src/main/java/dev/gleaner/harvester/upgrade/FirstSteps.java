package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Manifest;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.EventTailer;
import java.util.List;

/**
 * The upgrade from v1.0.3 to v1.1.0, which brings logging (harvester/harvester v1.1.0, package/upgrade): two steps in
 * the cluster, because the CRD of the EventTailer comes with the charts, and one on each node.
 */
final class FirstSteps {
    private static final HarvesterRelease RELEASE = HarvesterRelease.V1_1_0;
    private static final String NAMESPACE = Harvester.LOGGING_NAMESPACE + "/";

    private FirstSteps() {}

    static List<UpgradeStep> ofCluster() {
        List<Manifest> all = HarvesterLogging.release(RELEASE).build().forKubectl();
        return List.of(
                new UpgradeStep(
                        RELEASE,
                        "apply the namespace and the charts, and wait up to 6 minutes",
                        List.of(),
                        all.stream()
                                .filter(manifest -> !(manifest instanceof EventTailer))
                                .toList(),
                        List.of(
                                "deployment " + NAMESPACE + "rancher-logging",
                                "daemonset " + NAMESPACE + "rancher-logging-root-fluentbit",
                                "daemonset " + NAMESPACE + "rancher-logging-rke2-journald-aggregator",
                                "daemonset " + NAMESPACE + "rancher-logging-kube-audit-fluentbit")),
                new UpgradeStep(
                        RELEASE,
                        "apply the EventTailer, and wait up to 3 minutes",
                        List.of(),
                        all.stream().filter(EventTailer.class::isInstance).toList(),
                        List.of("statefulset " + NAMESPACE + Harvester.EVENT_TAILER + "-event-tailer")),
                new UpgradeStep(
                        RELEASE,
                        "on each node, before it is drained, edit the files of the node; its audit log starts when"
                                + " rke2-server restarts",
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
