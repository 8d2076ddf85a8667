package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.KubernetesVolume;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** An additional volume of the fluentd pods. */
@Value.Immutable
public interface ExtraVolume extends Editable<ExtraVolume, ExtraVolume.Builder> {
    /** How extra volumes are read, checked and written. */
    Shape<ExtraVolume> SHAPE = Shape.object("extra volume", Builder::new)
            .text("volumeName", ExtraVolume::volumeName, Builder::volumeName)
            .text("containerName", ExtraVolume::containerName, Builder::containerName)
            .text("path", ExtraVolume::path, Builder::path)
            .part("volume", KubernetesVolume.class, ExtraVolume::volume, Builder::volume);

    /** The name of the volume; empty means {@code extravolume-} and its index in the list. */
    Optional<String> volumeName();

    /** The container that gets the volume; empty means {@code fluentd}. */
    Optional<String> containerName();

    /** The path at which it is mounted; empty means {@code /tmp}. */
    Optional<String> path();

    /** The volume; empty means an {@code emptyDir}. */
    Optional<KubernetesVolume> volume();

    /** An extra volume that the consumer fills in. */
    static ExtraVolume of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an extra volume. */
    final class Builder extends ImmutableExtraVolume.Builder implements ModelBuilder<ExtraVolume> {
        Builder() {}

        /** Changes the volume. */
        public Builder volume(Consumer<KubernetesVolume.Builder> change) {
            return volume(ModelBuilder.part(this, ExtraVolume::volume, KubernetesVolume::of, change));
        }
    }
}
