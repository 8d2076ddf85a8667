package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Overrides of the pods of a DaemonSet; empty values change nothing. */
@Value.Immutable
public interface PodTemplateOverride extends Editable<PodTemplateOverride, PodTemplateOverride.Builder> {
    /** How overrides of pods are read, checked and written. */
    Shape<PodTemplateOverride> SHAPE = Shape.object("pod override", Builder::new)
            .part("metadata", WorkloadMetaOverrides.class, PodTemplateOverride::metadata, Builder::metadata)
            .optional("spec", Embedded.shape(PodSpec.class), PodTemplateOverride::spec, Builder::spec);

    /** Labels and annotations of the pods; empty changes nothing. */
    Optional<WorkloadMetaOverrides> metadata();

    /**
     * Fields of the pods, such as node selector, tolerations and the image; empty changes nothing. Containers are
     * merged by name; that of fluent-bit is {@code fluent-bit}, and a container with another name is added to the pods.
     */
    Optional<Embedded<PodSpec>> spec();

    /** An override that the consumer fills in. */
    static PodTemplateOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an override. */
    final class Builder extends ImmutablePodTemplateOverride.Builder implements ModelBuilder<PodTemplateOverride> {
        Builder() {}

        /** Changes labels and annotations of the pods. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(ModelBuilder.part(this, PodTemplateOverride::metadata, WorkloadMetaOverrides::of, change));
        }
    }
}
