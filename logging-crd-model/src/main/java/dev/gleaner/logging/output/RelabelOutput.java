package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Passes records on to another flow of the same fluentd ({@code relabel}, fluentd {@code @type relabel}). */
@Value.Immutable
public non-sealed interface RelabelOutput extends OutputTarget, Editable<RelabelOutput, RelabelOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<RelabelOutput> SHAPE = Shape.object("relabel", Builder::new)
            .since("4.4.0")
            .required("label", Scalar.TEXT, RelabelOutput::label, Builder::label);

    /** The label of the other flow, its {@code flowLabel}, such as {@code @audit}. */
    String label();

    /** A plug-in that the consumer fills in. */
    static RelabelOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableRelabelOutput.Builder implements ModelBuilder<RelabelOutput> {
        Builder() {}
    }
}
