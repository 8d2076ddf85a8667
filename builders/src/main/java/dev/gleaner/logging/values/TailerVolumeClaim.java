package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The claim for the volume of an event tailer. */
@Value.Immutable
public interface TailerVolumeClaim extends Editable<TailerVolumeClaim, TailerVolumeClaim.Builder> {
    /** How tailer volume claims are read, checked and written. */
    Shape<TailerVolumeClaim> SHAPE = Shape.object("tailer volume claim", Builder::new)
            .flag("enabled", TailerVolumeClaim::enabled, Builder::enabled)
            .texts("accessModes", TailerVolumeClaim::accessModes, Builder::accessModes)
            .text("volumeMode", TailerVolumeClaim::volumeMode, Builder::volumeMode)
            .text("storage", TailerVolumeClaim::storage, Builder::storage)
            .text("storageClassName", TailerVolumeClaim::storageClassName, Builder::storageClassName)
            .open(ValuesFault.UNREAD);

    /** Whether there is one; empty means false. */
    Optional<Boolean> enabled();

    /** How it is mounted; empty means the chart's, {@code ReadWriteOnce}. */
    List<String> accessModes();

    /** The mode of the volume, {@code Filesystem} or {@code Block}; empty means {@code Filesystem}. */
    Optional<String> volumeMode();

    /** The size of the volume; empty means {@code 1Gi}. */
    Optional<String> storage();

    /** The storage class; empty means the default one of the cluster. */
    Optional<String> storageClassName();

    /** A claim that the consumer fills in. */
    static TailerVolumeClaim of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a claim. */
    final class Builder extends ImmutableTailerVolumeClaim.Builder implements ModelBuilder<TailerVolumeClaim> {
        Builder() {}
    }
}
