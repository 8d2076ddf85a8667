package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The format of records. An empty format is meaningful: it selects JSON for plug-ins with another default. */
@Value.Immutable
public interface Format extends Editable<Format, Format.Builder> {
    /** How formats are read, checked and written. */
    Shape<Format> SHAPE = Shape.object("format", Builder::new)
            .optional("type", FormatType.SHAPE, Format::type, Builder::type)
            .flag("add_newline", Format::addNewline, Builder::addNewline)
            .text("message_key", Format::messageKey, Builder::messageKey)
            .rule(FormatType::checkFields);

    /** The formatter; empty means JSON. */
    Optional<FormatType> type();

    /** Whether {@link FormatType#SINGLE_VALUE} writes a line end after each record; empty means true. */
    Optional<Boolean> addNewline();

    /** The field that {@link FormatType#SINGLE_VALUE} writes; empty means {@code message}. */
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
