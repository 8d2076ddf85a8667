package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Drops every record ({@code nullout}, fluentd {@code @type null}). */
@Value.Immutable
public non-sealed interface NullOutput extends OutputTarget, Editable<NullOutput, NullOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<NullOutput> SHAPE = Shape.object("nullout", Builder::new)
            .flag("never_flush", NullOutput::neverFlush, Builder::neverFlush)
            .since("6.7.0");

    /** Whether chunks are never flushed, for tests of buffers; empty means false. */
    Optional<Boolean> neverFlush();

    /** A plug-in that the consumer fills in. */
    static NullOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableNullOutput.Builder implements ModelBuilder<NullOutput> {
        Builder() {}
    }
}
