package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Prints each record to the log of fluentd, and keeps it in the flow ({@code stdout}, fluentd {@code @type stdout}).
 */
@Value.Immutable
public non-sealed interface StdoutFilter extends Filter, Editable<StdoutFilter, StdoutFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<StdoutFilter> SHAPE = Shape.object("stdout", Builder::new)
            .optional("output_type", Scalar.TEXT, StdoutFilter::outputType, Builder::outputType);

    /** How records are printed, {@code json} or {@code hash}; empty means json. */
    Optional<String> outputType();

    /** A filter that the consumer fills in. */
    static StdoutFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableStdoutFilter.Builder implements ModelBuilder<StdoutFilter> {
        Builder() {}
    }
}
