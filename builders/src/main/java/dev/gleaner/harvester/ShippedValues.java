package dev.gleaner.harvester;

import dev.gleaner.document.Embedded;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.EventTailerSpec;
import dev.gleaner.logging.values.KubeAuditSource;
import dev.gleaner.logging.values.LoggingValues;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;

/** The values of rancher-logging and the EventTailer that the releases ship. */
final class ShippedValues {
    private ShippedValues() {}

    /** The values of the chart, without {@code eventTailer}. */
    static LoggingValues of(HarvesterRelease release) {
        return release == HarvesterRelease.PROPOSAL ? proposed() : shipped(release);
    }

    private static LoggingValues proposed() {
        return LoggingValues.of(v -> v.disablePvc(true)
                .additionalLoggingSources(s -> s.rke2(r -> r.enabled(true)).kubeAudit(kubeAudit())));
    }

    private static LoggingValues shipped(HarvesterRelease release) {
        return LoggingValues.of(v -> {
            if (release.fluentbitTag() == FluentbitTag.IN_VALUES) {
                String tag = release.fluentbitTag().of(release.chart());
                v.images(i -> i.fluentbit(f -> f.tag(tag)).fluentbitDebug(f -> f.tag(tag + "-debug")));
            }
            v.systemdLogPath("/var/log/journal")
                    .disablePvc(true)
                    .additionalLoggingSources(s -> s.rke2(r -> r.enabled(true)).kubeAudit(kubeAudit()))
                    .fluentd(f -> f.resources(resources("100m", "200Mi", "1000m", "800Mi")))
                    .fluentbit(f -> f.resources(resources("50m", "50Mi", "200m", "200Mi")));
        });
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
                                s.workloadOverrides(w -> w.addContainer(c -> c.image(release.eventRouterImage())
                                        .name(EventTailerSpec.CONTAINER)
                                        .resources(resources("20m", "20Mi", "100m", "100Mi"))));
                            }
                        }));
    }
}
