package dev.gleaner.document;

import dev.gleaner.document.UnknownFields.Kept;
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
 * @param shape the shape of its value; null for a field that is kept among the unknown ones
 * @param presence what its absence means
 * @param get the value of an object; null when there is none
 * @param set sets the value in a builder
 * @param absent the values that are not written, because they mean the same as absence
 * @param since the first version that has it; null when all do
 * @param until the last version that has it; null when the newest does
 * @param otherwise tells the value from the other fields when a tolerant reading finds none; null when nothing does
 */
record ObjectField<T extends OpenObject, B, V>(
        String name,
        @Nullable Shape<V> shape,
        Presence presence,
        Function<T, @Nullable V> get,
        BiConsumer<B, V> set,
        Predicate<? super V> absent,
        @Nullable Version since,
        @Nullable Version until,
        @Nullable Function<Tree.Mapping, V> otherwise) {

    /** What the absence of a field means. */
    enum Presence {
        /** It has to be there. */
        REQUIRED,
        /** It is not written when it is absent. */
        OPTIONAL,
        /** It may be absent where it is read, and is always written. */
        WRITTEN,
        /** It is written as null when it is absent. */
        WRITTEN_AS_NULL
    }

    static <T extends OpenObject, B, V> ObjectField<T, B, V> of(
            String name, Shape<V> shape, Presence presence, Function<T, @Nullable V> get, BiConsumer<B, V> set) {
        return new ObjectField<>(name, shape, presence, get, set, value -> false, null, null, null);
    }

    /** An optional field of which some values mean the same as absence. */
    static <T extends OpenObject, B, V> ObjectField<T, B, V> defaulted(
            String name, Shape<V> shape, Predicate<? super V> absent, Function<T, V> get, BiConsumer<B, V> set) {
        return new ObjectField<>(name, shape, Presence.OPTIONAL, get, set, absent, null, null, null);
    }

    /** Whether a field is known, but kept unchanged without an accessor. */
    static <T extends OpenObject, B> ObjectField<T, B, Tree> carried(String name) {
        return new ObjectField<>(
                name, null, Presence.OPTIONAL, object -> null, (b, value) -> {}, value -> true, null, null, null);
    }

    ObjectField<T, B, V> since(Version version) {
        return new ObjectField<>(name, shape, presence, get, set, absent, version, until, otherwise);
    }

    ObjectField<T, B, V> until(Version version) {
        return new ObjectField<>(name, shape, presence, get, set, absent, since, version, otherwise);
    }

    ObjectField<T, B, V> writtenAsNull() {
        return new ObjectField<>(name, shape, Presence.WRITTEN_AS_NULL, get, set, absent, since, until, otherwise);
    }

    ObjectField<T, B, V> otherwise(Function<Tree.Mapping, V> value) {
        return new ObjectField<>(name, shape, presence, get, set, absent, since, until, value);
    }

    /** Whether an object is whole without the field. */
    boolean canBeMissed() {
        return !isRequired() || otherwise != null;
    }

    void setOtherwise(Tree.Mapping mapping, B builder) {
        if (otherwise != null) {
            set.accept(builder, otherwise.apply(mapping));
        }
    }

    /** What is to be kept of a tree that could not be read, given the object that was made without it. */
    Kept unread(Tree tree, T object) {
        return new Kept(name, tree, valueOf(object));
    }

    boolean isCarried() {
        return shape == null;
    }

    boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    /** Sets the field of a builder; what is to be kept of the tree because the value does not write it. */
    @Nullable
    Kept read(Tree tree, FieldPath path, Strictness strictness, Violations violations, B builder) {
        if (tree instanceof Tree.Nothing) {
            return presence == Presence.WRITTEN_AS_NULL ? null : new Kept(name, tree, null);
        }
        V value = shape == null ? null : shape.read(tree, path, strictness, violations);
        if (value == null || shape == null) {
            return null;
        }
        set.accept(builder, value);
        if (absent.test(value)) {
            return new Kept(name, tree, null);
        }
        return shape.writesBack(value, tree) ? null : new Kept(name, tree, value);
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
        Tree kept = object.unknownFields().keptFor(name, value);
        if (kept != null) {
            out.declaredName(name);
            out.tree(kept);
        } else if (value != null && shape != null) {
            out.declaredName(name);
            shape.write(value, out);
        } else if (presence == Presence.WRITTEN_AS_NULL) {
            out.declaredName(name);
            out.nothing();
        }
    }
}
