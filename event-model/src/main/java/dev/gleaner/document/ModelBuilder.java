package dev.gleaner.document;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Builds a model type; the nested {@code Builder} of each type is one.
 *
 * @param <T> the type that is built
 */
public interface ModelBuilder<T> {
    /** Sets the fields that the type does not know. */
    Object unknownFields(UnknownFields fields);

    /**
     * The finished value.
     *
     * @throws IllegalStateException when a required field was not set
     */
    T build();

    /** The value that a consumer makes of a fresh builder: what stands behind every {@code of} of a model type. */
    static <T, B extends ModelBuilder<T>> T build(B builder, Consumer<? super B> spec) {
        Objects.requireNonNull(spec, "spec").accept(builder);
        return builder.build();
    }
}
