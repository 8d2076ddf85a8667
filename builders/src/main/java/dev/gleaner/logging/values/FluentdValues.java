package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.Metrics;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluentd of every Logging of the chart. */
@Value.Immutable
public interface FluentdValues extends Editable<FluentdValues, FluentdValues.Builder> {
    /** How fluentd values are read, checked and written. */
    Shape<FluentdValues> SHAPE = Shape.object("fluentd values", Builder::new)
            .optional(
                    "bufferStorageVolume",
                    ChartVersion.ofOperator(Shape.ref(KubernetesVolume.class)),
                    FluentdValues::bufferStorageVolume,
                    Builder::bufferStorageVolume)
            .optional("livenessProbe", Embedded.part(Probe.class), FluentdValues::livenessProbe, Builder::livenessProbe)
            .textMap("nodeSelector", FluentdValues::nodeSelector, Builder::nodeSelector)
            .text("podPriorityClassName", FluentdValues::podPriorityClassName, Builder::podPriorityClassName)
            .since("107.0.1")
            .integer("replicas", FluentdValues::replicas, Builder::replicas)
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    FluentdValues::resources,
                    Builder::resources)
            .defaulted(
                    "tolerations",
                    Shape.list(Embedded.part(Toleration.class)).orEmptyMapping(List.of()),
                    List.of(),
                    FluentdValues::tolerations,
                    Builder::tolerations)
            .list("env", Embedded.part(EnvVar.class), FluentdValues::env, Builder::env)
            .since("102.0.0")
            .optional("logLevel", Scalar.TEXT.orEmptyMapping(""), FluentdValues::logLevel, Builder::logLevel)
            .since("104.1.2")
            .optional(
                    "metrics",
                    ChartVersion.ofOperator(Shape.ref(Metrics.class)),
                    FluentdValues::metrics,
                    Builder::metrics)
            .since("105.0.0")
            .open(ValuesFault.UNREAD);

    /** The volume of its buffers; empty means the operator's default, a claim, unless {@code disablePvc} is true. */
    Optional<KubernetesVolume> bufferStorageVolume();

    /** How kubelet checks it; empty means the chart's probe. */
    Optional<Embedded<Probe>> livenessProbe();

    /** Labels of its nodes, in addition to those of the chart; empty means none. */
    Map<String, String> nodeSelector();

    /** The priority class of its pods; empty means none. Version 107.0.1 also uses it for fluent-bit. */
    Optional<String> podPriorityClassName();

    /** The number of pods; empty means the operator's default. */
    Optional<Integer> replicas();

    /** Requests and limits; empty means the operator's defaults. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** Tolerations in addition to {@code tolerations} of the chart; empty means none. */
    List<Embedded<Toleration>> tolerations();

    /** Environment variables; empty means none. */
    List<Embedded<EnvVar>> env();

    /** The level of its own log; empty means the operator's default. */
    Optional<String> logLevel();

    /** Its metrics; empty means the operator's defaults. */
    Optional<Metrics> metrics();

    /** Settings of fluentd that the consumer fills in. */
    static FluentdValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluentd. */
    final class Builder extends ImmutableFluentdValues.Builder implements ModelBuilder<FluentdValues> {
        Builder() {}

        /** Changes the volume of its buffers. */
        public Builder bufferStorageVolume(Consumer<KubernetesVolume.Builder> change) {
            return bufferStorageVolume(
                    ModelBuilder.part(this, FluentdValues::bufferStorageVolume, KubernetesVolume::of, change));
        }

        /** Changes its metrics. */
        public Builder metrics(Consumer<Metrics.Builder> change) {
            return metrics(ModelBuilder.part(this, FluentdValues::metrics, Metrics::of, change));
        }
    }
}
