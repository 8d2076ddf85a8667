package dev.gleaner.document;

import dev.gleaner.document.UnknownFields.Spelling;
import java.util.Objects;
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
 * @param absent matches values that are not written, because they mean the same as absence; null if there are none
 * @param availability the versions that have it
 * @param requiredIn the versions in which an optional field is required; null if there are none
 * @param former the same field with the type of earlier versions; null if its type never changed
 * @param fallback computes the value from the other fields if a tolerant reading finds none; null if it cannot be
 * computed
 */
record ObjectField<T extends OpenObject, B, V>(
        String name,
        @Nullable Shape<V> shape,
        Presence presence,
        Function<T, @Nullable V> get,
        BiConsumer<B, V> set,
        @Nullable Predicate<? super V> absent,
        Availability availability,
        @Nullable Availability requiredIn,
        @Nullable ObjectField<T, B, ?> former,
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
        return new ObjectField<>(name, shape, presence, get, set, null, Availability.ALWAYS, null, null, null);
    }

    /** An optional field with values that mean the same as absence. */
    static <T extends OpenObject, B, V> ObjectField<T, B, V> defaulted(
            String name, Shape<V> shape, Predicate<? super V> absent, Function<T, V> get, BiConsumer<B, V> set) {
        return new ObjectField<>(
                name, shape, Presence.OPTIONAL, get, set, absent, Availability.ALWAYS, null, null, null);
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
                null,
                null,
                null);
    }

    ObjectField<T, B, V> since(Version version) {
        return available(availability.from(version));
    }

    ObjectField<T, B, V> until(Version version) {
        return available(availability.upTo(version));
    }

    ObjectField<T, B, V> instead(String other) {
        return available(availability.insteadOf(other));
    }

    private ObjectField<T, B, V> available(Availability versions) {
        return new ObjectField<>(name, shape, presence, get, set, absent, versions, requiredIn, former, fallback);
    }

    /** The same field, which is required from a version on. */
    ObjectField<T, B, V> requiredSince(Version version) {
        return requiredIn((requiredIn == null ? Availability.ALWAYS : requiredIn).from(version));
    }

    /** The same field, which is required up to a version. */
    ObjectField<T, B, V> requiredUntil(Version version) {
        return requiredIn((requiredIn == null ? Availability.ALWAYS : requiredIn).upTo(version));
    }

    private ObjectField<T, B, V> requiredIn(Availability versions) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability, versions, former, fallback);
    }

    /** The same field, which had another type in earlier versions. */
    ObjectField<T, B, V> formerly(ObjectField<T, B, ?> other) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability, requiredIn, other, fallback);
    }

    ObjectField<T, B, V> writtenAsNull() {
        return new ObjectField<>(
                name, shape, Presence.WRITTEN_AS_NULL, get, set, absent, availability, requiredIn, former, fallback);
    }

    ObjectField<T, B, V> fallback(Function<Tree.Mapping, V> value) {
        return new ObjectField<>(name, shape, presence, get, set, absent, availability, requiredIn, former, value);
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

    /** Whether the field is required for a target version; null is any version. */
    boolean isRequired(@Nullable TargetVersion target) {
        return isRequired() || requiredIn != null && target != null && requiredIn.includes(target.version());
    }

    /**
     * Reads the value into a builder. Returns its spelling if the value would be written differently; null otherwise.
     */
    @Nullable
    Spelling read(Tree tree, FieldPath path, Strictness strictness, Violations violations, B builder) {
        if (tree instanceof Tree.Nothing) {
            return presence == Presence.WRITTEN_AS_NULL ? null : new Spelling(name, tree, null);
        }
        if (former != null && isFormer(former, tree, path, strictness, violations)) {
            return former.readValue(tree, path, strictness, violations, builder);
        }
        return readValue(tree, path, strictness, violations, builder);
    }

    private @Nullable Spelling readValue(
            Tree tree, FieldPath path, Strictness strictness, Violations violations, B builder) {
        V value = shape == null ? null : shape.read(tree, path, strictness, violations);
        if (value == null || shape == null) {
            return null;
        }
        set.accept(builder, value);
        if (meansAbsence(value)) {
            return new Spelling(name, tree, null);
        }
        return shape.writesBack(value, tree) ? null : new Spelling(name, tree, value);
    }

    /** Whether a value has the former type; reports a type that the target version does not accept. */
    private boolean isFormer(
            ObjectField<T, B, ?> other, Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        boolean isFormer = other.accepts(tree) && !accepts(tree);
        TargetVersion target = strictness.target();
        if (target != null && isFormer != other.availability.includes(target.version())) {
            ObjectField<T, B, ?> wanted = isFormer ? this : other;
            violations.report(
                    DocumentFault.FIELD_FORM,
                    tree.position(),
                    path,
                    tree.describe(),
                    wanted.shape == null ? "" : wanted.shape.noun(),
                    target.version(),
                    Objects.requireNonNull(other.availability.until(), name));
        }
        return isFormer;
    }

    private boolean accepts(Tree tree) {
        return shape != null && shape.read(tree, FieldPath.ROOT, Strictness.STRICT, new Violations("")) != null;
    }

    void copy(T object, B builder) {
        V value = valueOf(object);
        if (value != null) {
            set.accept(builder, value);
        }
        if (former != null) {
            former.copy(object, builder);
        }
    }

    /** The value of an object; null if there is none, or if it means the same as absence. */
    @Nullable
    V valueOf(T object) {
        V value = get.apply(object);
        return value == null || meansAbsence(value) ? null : value;
    }

    private boolean meansAbsence(V value) {
        return absent != null && absent.test(value);
    }

    /** Writes the field of an object that has no unknown fields and no kept spellings. */
    void write(T object, Emitter out) {
        V value = valueOf(object);
        if (value == null && former != null) {
            former.write(object, out);
        } else {
            write(value, out);
        }
    }

    /** Writes the field with its kept spelling, if it has one. */
    void write(T object, UnknownFields unknown, Emitter out) {
        V value = valueOf(object);
        Tree spelling = unknown.spellingOf(name, value);
        if (value == null && former != null) {
            former.write(object, unknown, out);
        } else if (spelling == null) {
            write(value, out);
        } else {
            out.declaredName(name);
            out.tree(spelling);
        }
    }

    private void write(@Nullable V value, Emitter out) {
        if (value != null && shape != null) {
            out.declaredName(name);
            shape.write(value, out);
        } else if (presence == Presence.WRITTEN_AS_NULL) {
            out.declaredName(name);
            out.nothing();
        }
    }
}
