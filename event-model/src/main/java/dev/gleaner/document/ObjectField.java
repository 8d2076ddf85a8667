package dev.gleaner.document;

import dev.gleaner.document.UnknownFields.Spelling;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field of a model type.
 *
 * @param <T> the model type
 * @param <B> its builder
 * @param <V> the type of the value
 * @param name its name on the wire
 * @param shape the shape of its value; null for a field that is kept as an unknown field
 * @param presence what its absence means
 * @param get returns the value of an object; null if there is none
 * @param set sets the value in a builder
 * @param absent matches values that are not written, because they mean the same as absence
 * @param availability the versions that have it
 * @param fallback computes the value from the other fields if a tolerant reading finds none; null if it cannot be
 * computed
 */
record ObjectField<T extends OpenObject, B, V>(
        String name,
        @Nullable Shape<V> shape,
        Presence presence,
        Function<T, @Nullable V> get,
        BiConsumer<B, V> set,
        Predicate<? super V> absent,
        Availability availability,
        @Nullable Function<Tree.Mapping, V> fallback) {

    /** What the absence of a field means. */
    enum Presence {
        /** The field must be present. */
        REQUIRED,
        /** An absent field is not written. */
        OPTIONAL,
        /** The field may be absent in the input, and is always written. */
        WRITTEN,
        /** An absent field is written as null. */
        WRITTEN_AS_NULL
    }

    static <T extends OpenObject, B, V> ObjectField<T, B, V> of(
            String name, Shape<V> shape, Presence presence, Function<T, @Nullable V> get, BiConsumer<B, V> set) {
        return new ObjectField<>(name, shape, presence, get, set, value -> false, Availability.ALWAYS, null);
    }

    /** An optional field with values that mean the same as absence. */
    static <T extends OpenObject, B, V> ObjectField<T, B, V> defaulted(
            String name, Shape<V> shape, Predicate<? super V> absent, Function<T, V> get, BiConsumer<B, V> set) {
        return new ObjectField<>(name, shape, Presence.OPTIONAL, get, set, absent, Availability.ALWAYS, null);
    }

    /** A known field without an accessor, which is kept unchanged. */
    static <T extends OpenObject, B> ObjectField<T, B, Tree> carried(String name) {
        return new ObjectField<>(
                name,
                null,
                Presence.OPTIONAL,
                object -> null,
                (b, value) -> {},
                value -> true,
                Availability.ALWAYS,
                null);
    }

    ObjectField<T, B, V> since(Version version) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability.from(version), fallback);
    }

    ObjectField<T, B, V> until(Version version) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability.upTo(version), fallback);
    }

    ObjectField<T, B, V> writtenAsNull() {
        return new ObjectField<>(name, shape, Presence.WRITTEN_AS_NULL, get, set, absent, availability, fallback);
    }

    ObjectField<T, B, V> fallback(Function<Tree.Mapping, V> value) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability, value);
    }

    /** Whether a tolerant reading can build an object without the field. */
    boolean canBeAbsent() {
        return !isRequired() || fallback != null;
    }

    void setFallback(Tree.Mapping mapping, B builder) {
        if (fallback != null) {
            set.accept(builder, fallback.apply(mapping));
        }
    }

    /** The spelling of an invalid value, for the object that was built without it. */
    Spelling spellingOfInvalid(Tree tree, T object) {
        return new Spelling(name, tree, valueOf(object));
    }

    boolean isCarried() {
        return shape == null;
    }

    boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    /**
     * Reads the value into a builder. Returns its spelling if the value would be written differently; null otherwise.
     */
    @Nullable
    Spelling read(Tree tree, FieldPath path, Strictness strictness, Violations violations, B builder) {
        if (tree instanceof Tree.Nothing) {
            return presence == Presence.WRITTEN_AS_NULL ? null : new Spelling(name, tree, null);
        }
        V value = shape == null ? null : shape.read(tree, path, strictness, violations);
        if (value == null || shape == null) {
            return null;
        }
        set.accept(builder, value);
        if (absent.test(value)) {
            return new Spelling(name, tree, null);
        }
        return shape.writesBack(value, tree) ? null : new Spelling(name, tree, value);
    }

    void copy(T object, B builder) {
        V value = valueOf(object);
        if (value != null) {
            set.accept(builder, value);
        }
    }

    private @Nullable V valueOf(T object) {
        V value = get.apply(object);
        return value == null || absent.test(value) ? null : value;
    }

    void write(T object, Emitter out) {
        V value = valueOf(object);
        Tree spelling = object.unknownFields().spellingOf(name, value);
        if (spelling != null) {
            out.declaredName(name);
            out.tree(spelling);
        } else if (value != null && shape != null) {
            out.declaredName(name);
            shape.write(value, out);
        } else if (presence == Presence.WRITTEN_AS_NULL) {
            out.declaredName(name);
            out.nothing();
        }
    }
}
