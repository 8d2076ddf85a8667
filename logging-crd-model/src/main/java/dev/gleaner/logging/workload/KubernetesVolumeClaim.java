package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A persistent volume claim: a new one or an existing one. */
@Value.Immutable
public interface KubernetesVolumeClaim extends Editable<KubernetesVolumeClaim, KubernetesVolumeClaim.Builder> {
    /** How volume claims are read, checked and written. */
    Shape<KubernetesVolumeClaim> SHAPE = Shape.object("volume claim", Builder::new)
            .optional(
                    "spec", Embedded.shape(PersistentVolumeClaimSpec.class), KubernetesVolumeClaim::spec, Builder::spec)
            .optional(
                    "source",
                    Embedded.shape(PersistentVolumeClaimVolumeSource.class),
                    KubernetesVolumeClaim::source,
                    Builder::source)
            .textMap("labels", KubernetesVolumeClaim::labels, Builder::labels)
            .since("6.7.0")
            .textMap("annotations", KubernetesVolumeClaim::annotations, Builder::annotations)
            .since("6.7.0");

    /** The claim to create; empty means none. */
    Optional<Embedded<PersistentVolumeClaimSpec>> spec();

    /** The claim to mount; empty means the created one. */
    Optional<Embedded<PersistentVolumeClaimVolumeSource>> source();

    /** Labels of the new claim; empty means none. */
    Map<String, String> labels();

    /** Annotations of the new claim; empty means none. */
    Map<String, String> annotations();

    /** A volume claim that the consumer fills in. */
    static KubernetesVolumeClaim of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a volume claim. */
    final class Builder extends ImmutableKubernetesVolumeClaim.Builder implements ModelBuilder<KubernetesVolumeClaim> {
        Builder() {}
    }
}
