package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import java.util.function.Consumer;

/**
 * Adds the fields of {@link FlushedOutput} to a shape, and declares their setters.
 *
 * @param <T> the output
 * @param <B> its builder
 */
interface BufferFields<T extends FlushedOutput, B> extends ModelBuilder<T>, BufferSetter {
    /** Adds the fields. */
    static <T extends FlushedOutput, B extends BufferFields<T, B>> ObjectShape<T, B> addTo(ObjectShape<T, B> shape) {
        return shape.part("buffer", Buffer.class, T::buffer, B::buffer)
                .text("slow_flush_log_threshold", T::slowFlushLogThreshold, B::slowFlushLogThreshold)
                .since("3.17.10");
    }

    B buffer(Buffer value);

    B slowFlushLogThreshold(String value);

    @Override
    default B buffer(Consumer<Buffer.Builder> change) {
        return buffer(ModelBuilder.part(this, T::buffer, Buffer::of, change));
    }
}
