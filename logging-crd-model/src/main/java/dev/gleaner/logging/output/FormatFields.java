package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import java.util.function.Consumer;

/**
 * Adds the field of {@link FormattedOutput} to a shape, and declares its setters.
 *
 * @param <T> the output
 * @param <B> its builder
 */
interface FormatFields<T extends FormattedOutput, B> extends ModelBuilder<T> {
    /** Adds the field. */
    static <T extends FormattedOutput, B extends FormatFields<T, B>> ObjectShape<T, B> addTo(ObjectShape<T, B> shape) {
        return shape.part("format", Format.class, T::format, B::format);
    }

    B format(Format value);

    /** Changes the format of records. */
    default B format(Consumer<Format.Builder> change) {
        return format(ModelBuilder.part(this, T::format, Format::of, change));
    }
}
