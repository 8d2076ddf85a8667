package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import java.util.function.Consumer;

/**
 * The fields of {@link BufferedOutput} in a shape, and their setters.
 *
 * @param <T> the output
 * @param <B> its builder
 */
interface BufferFields<T extends BufferedOutput, B> extends ModelBuilder<T> {
    /** Adds the fields. */
    static <T extends BufferedOutput, B extends BufferFields<T, B>> ObjectShape<T, B> addTo(ObjectShape<T, B> shape) {
        return shape.part("buffer", Buffer.class, T::buffer, B::buffer)
                .text("slow_flush_log_threshold", T::slowFlushLogThreshold, B::slowFlushLogThreshold)
                .since("3.17.10");
    }

    B buffer(Buffer value);

    B slowFlushLogThreshold(String value);

    /** Changes how records are buffered. */
    default B buffer(Consumer<Buffer.Builder> change) {
        return buffer(ModelBuilder.part(this, T::buffer, Buffer::of, change));
    }
}
