package dev.gleaner.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and writes a value. Every model type declares one shape, field by field in the order of writing. The
 * shape declares the wire names of the fields; only rules that report a field repeat its name.
 *
 * @param <T> the type of the value
 */
public abstract class Shape<T> {
    Shape() {}

    /** The kind of value in words, with an article, such as {@code a rule}. */
    abstract String noun();

    /** The kind of value in plural, such as {@code rules}. */
    abstract String plural();

    /** The value; reports a violation and returns null if the tree has another shape. */
    abstract @Nullable T read(Tree tree, FieldPath path, Strictness strictness, Violations violations);

    abstract void write(T value, Emitter out);

    /**
     * Whether writing a value produces the tree that it was read from. True for objects, which keep the spelling of
     * their fields.
     */
    boolean writesBack(T value, Tree tree) {
        return true;
    }

    /** Whether null is read as a value. */
    boolean acceptsNull() {
        return false;
    }

    /** One of a set of words. Any other text is reported as the given fault. */
    public static <E extends Enum<E>> Shape<E> word(E[] values, Function<E, String> wireName, Fault unknown) {
        Objects.requireNonNull(unknown, "unknown");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(wireName, "wireName");
        return new ScalarShape.OfWord<>(values, wireName, unknown);
    }

    /** A list. */
    public static <E> Shape<List<E>> list(Shape<E> element) {
        Objects.requireNonNull(element, "element");
        return new ListShape<>(element);
    }

    /** A mapping of any names to values. */
    public static <V> Shape<Map<String, V>> map(Shape<V> value) {
        Objects.requireNonNull(value, "value");
        return new MapShape<>(value);
    }

    /**
     * The shape that another type declares in its {@code SHAPE}. It is resolved on first use, because a document
     * contains few of the possible kinds of values.
     */
    public static <T extends OpenObject> Shape<T> ref(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new ShapeReference<>(type);
    }

    /** An object with fields; the noun names it in messages. */
    public static <T extends OpenObject, B extends ModelBuilder<T>> ObjectShape<T, B> object(
            String noun, Supplier<B> builder) {
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(noun, "noun");
        return ObjectShape.of(noun, builder);
    }

    /** A document with {@code apiVersion} and {@code kind}. */
    public static <T extends ModelManifest, B extends ModelBuilder<T>> ObjectShape<T, B> manifest(
            String apiVersion, String kind, Supplier<B> builder) {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(kind, "kind");
        return ObjectShape.<T, B>of(kind, builder).ofType(new ApiType(apiVersion, kind, ApiType.Scope.NAMESPACED));
    }

    /** A document that the API server stores in a namespace; it must have a name, and only names that are valid. */
    public static <T extends ApiObject, B extends ModelBuilder<T>> ObjectShape<T, B> apiObject(
            String apiVersion, String kind, Supplier<B> builder) {
        return Shape.<T, B>manifest(apiVersion, kind, builder)
                .rule(ObjectName.RULE)
                .rule(new MetadataSyntax(ApiType.Scope.NAMESPACED));
    }

    /**
     * A document that the API server stores outside of all namespaces; it must have a name. A namespace in its metadata
     * is reported as a warning, unless it is the {@code controlNamespace} of its spec.
     */
    public static <T extends ApiObject, B extends ModelBuilder<T>> ObjectShape<T, B> clusterObject(
            String apiVersion, String kind, Supplier<B> builder) {
        return Shape.<T, B>manifest(apiVersion, kind, builder)
                .ofType(new ApiType(apiVersion, kind, ApiType.Scope.CLUSTER))
                .rule(ObjectName.RULE)
                .rule(new MetadataSyntax(ApiType.Scope.CLUSTER))
                .rule(new IgnoredNamespace(kind));
    }

    /**
     * The shape that a model type declares in its {@code SHAPE}. A generated class inherits the shape of its model
     * type.
     */
    public static <T extends OpenObject> ObjectShape<T, ?> of(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return (ObjectShape<T, ?>) declaredBy(type).plain();
    }

    @SuppressWarnings("unchecked")
    static <T extends OpenObject> void writeObject(T value, Emitter out) {
        ((Shape<T>) value.shape()).write(value, out);
    }

    /** The same shape with an additional rule. */
    public Shape<T> where(Rule<? super T> rule) {
        return new WrappedShape.Checked<>(this, rule);
    }

    /**
     * The same shape for values that may be secrets: messages do not contain the value, and show the example instead if a
     * single value is found.
     */
    public Shape<T> secret(String example) {
        return new WrappedShape.Secret<>(this, ", such as " + Objects.requireNonNull(example, "example"));
    }

    /**
     * The same shape for values of a chart, in which an empty mapping means no value, whatever the type. An empty
     * mapping is read as the given value.
     */
    public Shape<T> orEmptyMapping(T none) {
        return new WrappedShape.OrEmptyMapping<>(this, Objects.requireNonNull(none, "none"));
    }

    /**
     * The same shape for a value that another program reads: the function converts the target version to the version of
     * that program; empty means any version.
     */
    public Shape<T> forTarget(Function<TargetVersion, Optional<? extends TargetVersion>> other) {
        return new WrappedShape.ForTarget<>(this, Objects.requireNonNull(other, "other"));
    }

    /** Whether an empty mapping is accepted, whatever the type. */
    boolean acceptsEmptyMapping() {
        return false;
    }

    /** The shape without the additions of {@link #where}, {@link #secret} and the like. */
    Shape<T> plain() {
        return this;
    }

    /**
     * A rule about a value.
     *
     * @param <V> the type of the value
     */
    @FunctionalInterface
    public interface Rule<V> {
        /** Reports the violations of a value. */
        void check(V value, Position position, FieldPath path, Violations violations);
    }

    static String withArticle(String noun) {
        return ("aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0 ? "an " : "a ") + noun;
    }

    static String pluralOf(String noun) {
        if (noun.endsWith("y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("s") || noun.endsWith("ch") ? "es" : "s");
    }

    /** Reports a value of the wrong type; returns null. */
    final @Nullable T wrongType(Tree found, String wanted, FieldPath path, Violations violations) {
        violations.report(DocumentFault.TYPE, found.position(), path, found.describe(), wanted);
        return null;
    }

    static String oneOf(Collection<String> words) {
        List<String> list = List.copyOf(words);
        int last = list.size() - 1;
        return last < 1 ? String.join("", list) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }

    /** The {@code SHAPE} of a type, or of a type that it extends. */
    @SuppressWarnings("unchecked")
    static <T> Shape<T> declaredBy(Class<T> type) {
        return (Shape<T>) Declared.SHAPES.get(type);
    }

    /** Caches the {@code SHAPE} of each class. */
    private static final class Declared extends ClassValue<Shape<?>> {
        private static final Declared SHAPES = new Declared();

        @Override
        protected Shape<?> computeValue(Class<?> type) {
            try {
                return (Shape<?>) type.getField("SHAPE").get(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type.getName() + " declares no public SHAPE", e);
            }
        }
    }
}
