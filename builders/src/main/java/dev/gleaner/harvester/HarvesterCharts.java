package dev.gleaner.harvester;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.values.KubeAuditSource;
import dev.gleaner.logging.values.LoggingComponent;
import dev.gleaner.logging.values.LoggingValues;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.function.Consumer;

/** The logging charts, their values and the EventTailer of Harvester v1.1. */
final class HarvesterCharts {
    private HarvesterCharts() {}

    /** The chart of the CRDs, which is installed first. */
    static ManagedChart crds(HarvesterRelease release) {
        return chart("rancher-logging-crd", release, c -> {});
    }

    /** The logging chart. */
    static ManagedChart logging(HarvesterRelease release) {
        LoggingValues values = release == HarvesterRelease.PROPOSAL ? proposedValues() : shippedValues();
        return chart("rancher-logging", release, c -> c.values(values));
    }

    private static ManagedChart chart(
            String name,
            HarvesterRelease release,
            Consumer<dev.gleaner.logging.chart.ManagedChartSpec.Builder> values) {
        return ManagedChart.of(c -> c.metadata(m -> m.name(name).namespace("fleet-local"))
                .spec(s -> values.accept(s.chart(name)
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

    private static LoggingValues proposedValues() {
        return LoggingValues.of(v -> v.disablePvc(true)
                .additionalLoggingSources(s -> s.rke2(r -> r.enabled(true)).kubeAudit(kubeAudit())));
    }

    private static LoggingValues shippedValues() {
        return LoggingValues.of(v -> v.putImageTag("fluentbit", "1.9.5")
                .putImageTag("fluentbit_debug", "1.9.5-debug")
                .systemdLogPath("/var/log/journal")
                .disablePvc(true)
                .additionalLoggingSources(s -> s.rke2(r -> r.enabled(true)).kubeAudit(kubeAudit()))
                .fluentd(component("100m", "200Mi", "1000m", "800Mi"))
                .fluentbit(component("50m", "50Mi", "200m", "200Mi")));
    }

    private static KubeAuditSource kubeAudit() {
        return KubeAuditSource.of(k -> k.enabled(true)
                .auditFilename(Harvester.AUDIT_LOG_FILE)
                .pathPrefix(Harvester.AUDIT_LOG_FOLDER)
                .loggingRef(Harvester.AUDIT_LOGGING_REF)
                .fluentbit(f -> f.logTag(Harvester.AUDIT_TAG)
                        .addToleration(toleration("node-role.kubernetes.io/controlplane", "NoSchedule"))
                        .addToleration(toleration("node-role.kubernetes.io/etcd", "NoExecute"))));
    }

    private static Embedded<Toleration> toleration(String key, String effect) {
        return Embedded.of(
                Toleration.class, t -> t.put("key", key).put("value", "true").put("effect", effect));
    }

    private static LoggingComponent component(String cpu, String memory, String cpuLimit, String memoryLimit) {
        return LoggingComponent.of(c -> c.resources(resources(cpu, memory, cpuLimit, memoryLimit)));
    }

    private static Embedded<ResourceRequirements> resources(
            String cpu, String memory, String cpuLimit, String memoryLimit) {
        return Embedded.of(ResourceRequirements.class, r -> r.put(
                        "limits", l -> l.put("cpu", cpuLimit).put("memory", memoryLimit))
                .put("requests", q -> q.put("cpu", cpu).put("memory", memory)));
    }

    /** The EventTailer; in the proposal it runs the operator's own image, without limits. */
    static EventTailer eventTailer(HarvesterRelease release) {
        return EventTailer.of(
                t -> t.metadata(m -> m.name(Harvester.EVENT_TAILER).namespace(Harvester.LOGGING_NAMESPACE))
                        .spec(s -> {
                            s.controlNamespace(Harvester.LOGGING_NAMESPACE);
                            if (release != HarvesterRelease.PROPOSAL) {
                                s.workloadOverrides(w -> w.addContainer(c -> c.image("banzaicloud/eventrouter:v0.1.0")
                                        .name("event-tailer")
                                        .resources(resources("20m", "20Mi", "100m", "100Mi"))));
                            }
                        }));
    }
}
