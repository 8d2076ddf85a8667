package dev.gleaner.document;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object inside a manifest. It is kept as an immutable tree; {@link #get} creates a new fabric8 object on
 * each call.
 *
 * @param <T> its type in fabric8's model
 */
public final class Embedded<T> {
    private final Tree tree;
    private final Class<T> type;

    Embedded(Tree tree, Class<T> type) {
        this.tree = tree;
        this.type = type;
    }

    /** A copy of a fabric8 object; later changes to that object have no effect. */
    @SuppressWarnings("unchecked")
    public static <T> Embedded<T> of(T object) {
        Objects.requireNonNull(object, "object");
        return new Embedded<>(Fabric8.toTree(object), (Class<T>) object.getClass());
    }

    /** An object built field by field, without fabric8. Errors are found when the manifest is validated. */
    public static <T> Embedded<T> of(Class<T> type, Consumer<Tree.MappingBuilder> fields) {
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(type, "type");
        return new Embedded<>(Tree.mapping(fields), type);
    }

    /** The shape of an object of a fabric8 type. Its fields are checked as strictly as those of model types. */
    public static <T> Shape<Embedded<T>> shape(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new EmbeddedShape<>(type);
    }

    /**
     * The shape of a partial object that is merged into another one, as the values of a chart are merged into its
     * defaults. Fields that the API server requires may be missing.
     */
    public static <T> Shape<Embedded<T>> part(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new EmbeddedShape<>(type, true);
    }

    /**
     * A new object on each call.
     *
     * @throws ViolationException if it was built field by field and fabric8 cannot read it
     */
    public T get() {
        return Fabric8.fromTree(tree, type);
    }

    /** The object as an untyped tree. */
    public Tree tree() {
        return tree;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Embedded<?> embedded && type == embedded.type && tree.equals(embedded.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** The type and the names of its fields, because a value may be a secret. */
    @Override
    public String toString() {
        return type.getSimpleName()
                + (tree instanceof Tree.Mapping mapping
                        ? mapping.fields().stream().map(Tree.Field::name).toList()
                        : "");
    }
}
