package dev.gleaner.document;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Builds a value of a model type; each model type has a nested {@code Builder}. A method with a consumer changes the
 * current part, or creates one if there is none. A method with a value or a list replaces the current one.
 *
 * @param <T> the type that is built
 */
public interface ModelBuilder<T> {
    /** Sets the unknown fields. */
    Object unknownFields(UnknownFields fields);

    /** Whether every required field is set. */
    boolean isComplete();

    /**
     * The finished value.
     *
     * @throws IllegalStateException if a required field is not set
     */
    T build();

    /**
     * The value that a consumer builds with a builder. The methods {@code of} and {@code edit} of model types use it.
     */
    static <T, B extends ModelBuilder<T>> T build(B builder, Consumer<? super B> spec) {
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(spec, "spec").accept(builder);
        T value = builder.build();
        if (value instanceof ApiObject object) {
            ObjectName.require(object);
        }
        return value;
    }

    /**
     * A part of a value, with the changes of a consumer. Builder methods with a consumer for a part use it. The
     * consumer starts from the current part of the builder, so that nested parts can be edited. It starts from a new
     * part if the builder has none, or if required fields of the builder are not set.
     */
    static <T, P extends Editable<P, B>, B extends ModelBuilder<P>> P part(
            ModelBuilder<T> whole,
            Function<? super T, Optional<P>> part,
            Function<Consumer<B>, P> fresh,
            Consumer<B> change) {
        Objects.requireNonNull(whole, "whole");
        Optional<P> present = whole.isComplete() ? part.apply(whole.build()) : Optional.empty();
        return present.map(value -> value.edit(change)).orElseGet(() -> fresh.apply(change));
    }
}
