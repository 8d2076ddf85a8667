package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.fluentbit.BufferStorage;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.Metrics;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit of every Logging of the chart. */
@Value.Immutable
public interface FluentbitValues extends Editable<FluentbitValues, FluentbitValues.Builder> {
    /** How fluent-bit values are read, checked and written. */
    Shape<FluentbitValues> SHAPE = Shape.object("fluent-bit values", Builder::new)
            .part("inputTail", TailValues.class, FluentbitValues::inputTail, Builder::inputTail)
            .part(
                    "filterKubernetes",
                    KubernetesFilterValues.class,
                    FluentbitValues::filterKubernetes,
                    Builder::filterKubernetes)
            .optional(
                    "bufferStorage",
                    ChartVersion.ofOperator(Shape.ref(BufferStorage.class)),
                    FluentbitValues::bufferStorage,
                    Builder::bufferStorage)
            .optional(
                    "bufferStorageVolume",
                    ChartVersion.ofOperator(Shape.ref(KubernetesVolume.class)),
                    FluentbitValues::bufferStorageVolume,
                    Builder::bufferStorageVolume)
            .text("podPriorityClassName", FluentbitValues::podPriorityClassName, Builder::podPriorityClassName)
            .since("108.0.2")
            .instead("fluentd.podPriorityClassName (107.0.1)")
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    FluentbitValues::resources,
                    Builder::resources)
            .optional(
                    "tolerations",
                    Shape.list(Embedded.part(Toleration.class)),
                    FluentbitValues::tolerations,
                    Builder::tolerations)
            .optional(
                    "metrics",
                    ChartVersion.ofOperator(Shape.ref(Metrics.class)),
                    FluentbitValues::metrics,
                    Builder::metrics)
            .since("105.0.0")
            .open(ValuesFault.UNREAD);

    /** How it reads files; empty means its defaults. */
    Optional<TailValues> inputTail();

    /** How it adds metadata of pods; empty means its defaults. */
    Optional<KubernetesFilterValues> filterKubernetes();

    /**
     * How it stores records that are not sent yet; empty means the operator's default. Version 100.1.0 reads it only
     * with {@code disablePvc: false}.
     */
    Optional<BufferStorage> bufferStorage();

    /**
     * The volume of its buffers; empty means the operator's default. Version 100.1.0 reads it only with {@code
     * disablePvc: false}.
     */
    Optional<KubernetesVolume> bufferStorageVolume();

    /** The priority class of its pods; empty means none. */
    Optional<String> podPriorityClassName();

    /** Requests and limits; empty means the operator's defaults. */
    Optional<Embedded<ResourceRequirements>> resources();

    /**
     * Tolerations in addition to {@code tolerations} of the chart; empty means the chart's default, the nodes of the
     * control plane.
     */
    Optional<List<Embedded<Toleration>>> tolerations();

    /** Its metrics; empty means the operator's defaults. */
    Optional<Metrics> metrics();

    /** Settings of fluent-bit that the consumer fills in. */
    static FluentbitValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluent-bit. */
    final class Builder extends ImmutableFluentbitValues.Builder implements ModelBuilder<FluentbitValues> {
        Builder() {}

        /** Changes how it reads files. */
        public Builder inputTail(Consumer<TailValues.Builder> change) {
            return inputTail(ModelBuilder.part(this, FluentbitValues::inputTail, TailValues::of, change));
        }

        /** Changes how it adds metadata of pods. */
        public Builder filterKubernetes(Consumer<KubernetesFilterValues.Builder> change) {
            return filterKubernetes(
                    ModelBuilder.part(this, FluentbitValues::filterKubernetes, KubernetesFilterValues::of, change));
        }

        /** Changes how it stores records that are not sent yet. */
        public Builder bufferStorage(Consumer<BufferStorage.Builder> change) {
            return bufferStorage(ModelBuilder.part(this, FluentbitValues::bufferStorage, BufferStorage::of, change));
        }

        /** Changes the volume of its buffers. */
        public Builder bufferStorageVolume(Consumer<KubernetesVolume.Builder> change) {
            return bufferStorageVolume(
                    ModelBuilder.part(this, FluentbitValues::bufferStorageVolume, KubernetesVolume::of, change));
        }

        /** Changes its metrics. */
        public Builder metrics(Consumer<Metrics.Builder> change) {
            return metrics(ModelBuilder.part(this, FluentbitValues::metrics, Metrics::of, change));
        }
    }
}
