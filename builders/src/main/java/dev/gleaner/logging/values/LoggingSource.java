package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A source of logs that is collected if enabled. */
@Value.Immutable
public interface LoggingSource extends Editable<LoggingSource, LoggingSource.Builder> {
    /** How logging sources are read, checked and written. */
    Shape<LoggingSource> SHAPE = Shape.object("logging source", Builder::new)
            .optional("enabled", Scalar.FLAG, LoggingSource::enabled, Builder::enabled)
            .open();

    /** Whether it is collected; empty means false. */
    Optional<Boolean> enabled();

    /** A source that the consumer fills in. */
    static LoggingSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a logging source. */
    final class Builder extends ImmutableLoggingSource.Builder implements ModelBuilder<LoggingSource> {
        Builder() {}
    }
}
