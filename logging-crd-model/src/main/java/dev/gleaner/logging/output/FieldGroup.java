package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Adds optional fields to a shape, all of which became available in the same version.
 *
 * @param <T> the model type
 * @param <B> its builder
 * @param shape the shape, with the fields so far
 * @param availability sets the version of the field that was added last
 */
record FieldGroup<T extends OpenObject, B extends ModelBuilder<T>>(
        ObjectShape<T, B> shape, UnaryOperator<ObjectShape<T, B>> availability) {

    /** An optional field of the group. */
    <V> FieldGroup<T, B> optional(String name, Shape<V> value, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        return with(availability.apply(shape.optional(name, value, get, set)));
    }

    /** An optional field that is older than the group. */
    <V> FieldGroup<T, B> older(String name, Shape<V> value, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        return with(shape.optional(name, value, get, set));
    }

    /** The first version that has the field added last, which is later than that of the group. */
    FieldGroup<T, B> since(String version) {
        return with(shape.since(version));
    }

    private FieldGroup<T, B> with(ObjectShape<T, B> more) {
        return new FieldGroup<>(more, availability);
    }
}
