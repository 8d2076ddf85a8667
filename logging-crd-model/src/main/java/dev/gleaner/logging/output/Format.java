package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How a record becomes text. An empty format is meaningful: it asks for JSON where a plug-in has another default. */
@Value.Immutable
public interface Format extends Editable<Format, Format.Builder> {
    /** How formats are read, checked and written. */
    Shape<Format> SHAPE = Shape.object("format", Builder::new)
            .optional("type", FormatType.SHAPE, Format::type, Builder::type)
            .optional("add_newline", Scalar.FLAG, Format::addNewline, Builder::addNewline)
            .optional("message_key", Scalar.TEXT, Format::messageKey, Builder::messageKey);

    /** The formatter; empty means JSON. */
    Optional<FormatType> type();

    /** Whether a line end follows each record of {@link FormatType#SINGLE_VALUE}; empty means it does. */
    Optional<Boolean> addNewline();

    /** The field that {@link FormatType#SINGLE_VALUE} prints; empty means {@code message}. */
    Optional<String> messageKey();

    /** A format that the consumer fills in. */
    static Format of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a format. */
    final class Builder extends ImmutableFormat.Builder implements ModelBuilder<Format> {
        Builder() {}
    }
}
