package dev.gleaner.document;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Builds a model type; the nested {@code Builder} of each type is one. A method that takes a consumer for a part changes the
 * part that is there, and makes a new one when there is none; one that takes a value, or a whole list, replaces what is
 * there.
 *
 * @param <T> the type that is built
 */
public interface ModelBuilder<T> {
    /** Sets the unknown fields. */
    Object unknownFields(UnknownFields fields);

    /** Whether every required field was set. */
    boolean isComplete();

    /**
     * The finished value.
     *
     * @throws IllegalStateException if a required field is not set
     */
    T build();

    /** The value that a consumer makes with a builder: every {@code of} of a model type, and every edit of a value. */
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
     * A part of a value as a consumer changes it; every method of a builder that takes a consumer for a part sets this.
     * It starts from the part that the builder has, so that an edit may go deep. A builder that lacks required fields, as
     * a fresh one may, has none yet.
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
