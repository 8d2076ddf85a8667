package dev.gleaner.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An untyped value as Kubernetes sees it: a mapping, a list or a scalar. Immutable. Trees are equal if their values
 * are; equality ignores positions, the order of fields and the spelling of scalars. {@code toString} returns the YAML,
 * including secrets; types that contain a tree do not print it. {@link #readYaml(String)} parses YAML and JSON, and
 * {@link #mapping}, {@link #sequence}, {@link #text}, {@link #number} and {@link #flag} make a tree.
 */
public sealed interface Tree {
    /** The start of the value in its text; {@link Position#NONE} if it was not read from one. */
    Position position();

    /** The value in words for messages, such as {@code the text "yes"}; a long text is truncated. */
    String describe();

    /** The value as YAML, with a final newline. */
    default String toYaml() {
        YamlWriter writer = new YamlWriter();
        writer.tree(this);
        return writer.finish();
    }

    /** The value as indented JSON, with a final newline. */
    default String toJson() {
        JsonWriter writer = new JsonWriter();
        writer.tree(this);
        return writer.finish();
    }

    /** The value as JSON on one line, without a final newline, with Go's escapes. */
    default String toJsonLine() {
        CompactJsonWriter writer = new CompactJsonWriter();
        writer.tree(this);
        return new String(writer.finish(), StandardCharsets.UTF_8);
    }

    /** Documents in block style YAML, with {@code ---} between them. */
    static String toYaml(List<? extends Tree> documents) {
        Objects.requireNonNull(documents, "documents");
        return documents.stream().map(Tree::toYaml).collect(Collectors.joining("---\n"));
    }

    /** The documents of a text in YAML or JSON, without empty ones. Duplicate keys are errors. */
    static Reading<List<Tree>> readYaml(String text) {
        return readYaml(text, Bounds.DEFAULT);
    }

    /** The documents of a text as {@link #readYaml(String)} returns them, with other limits. */
    static Reading<List<Tree>> readYaml(String text, Bounds bounds) {
        Violations violations = new Violations("");
        List<Tree> documents = YamlReader.read(
                Objects.requireNonNull(text, "text"),
                Objects.requireNonNull(bounds, "bounds"),
                Strictness.STRICT,
                violations);
        return new Reading<>(
                documents.stream().filter(tree -> !(tree instanceof Nothing)).toList(), violations.inOrder());
    }

    /** A text. */
    static Text text(String value) {
        return new Text(value, Position.NONE);
    }

    /** A whole number. */
    static Decimal number(long value) {
        return new Decimal(BigDecimal.valueOf(value), Position.NONE, "");
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it exceeds the range of a double, which is all that Kubernetes supports
     */
    static Decimal number(BigDecimal value) {
        Objects.requireNonNull(value, "value");
        return new Decimal(value, Position.NONE, "");
    }

    /** A boolean. */
    static Flag flag(boolean value) {
        return new Flag(value, Position.NONE, "");
    }

    /** Null. */
    static Nothing nothing() {
        return new Nothing(Position.NONE);
    }

    /** A list. */
    static Sequence sequence(Tree... items) {
        Objects.requireNonNull(items, "items");
        return new Sequence(List.of(items), Position.NONE);
    }

    /** A list of texts. */
    static Sequence texts(String... items) {
        Objects.requireNonNull(items, "items");
        return new Sequence(List.of(items).stream().<Tree>map(Tree::text).toList(), Position.NONE);
    }

    /** A mapping with the fields that the consumer puts, in order. */
    static Mapping mapping(Consumer<MappingBuilder> fields) {
        Objects.requireNonNull(fields, "fields");
        MappingBuilder builder = new MappingBuilder();
        fields.accept(builder);
        return new Mapping(new LinkedHashMap<>(builder.fields), Position.NONE);
    }

    /** A mapping of fields with their positions. If several fields have the same name, the last one is used. */
    static Mapping mapping(Position position, Collection<Field> fields) {
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(position, "position");
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return new Mapping(byName, position);
    }

    /** Collects the fields of a mapping. */
    final class MappingBuilder {
        private final Map<String, Field> fields = new LinkedHashMap<>();

        private MappingBuilder() {}

        /** Puts a field; it replaces an earlier one with the same name in its place. */
        public MappingBuilder put(String name, Tree value) {
            fields.put(name, new Field(name, value, Position.NONE));
            return this;
        }

        /** Puts a text. */
        public MappingBuilder put(String name, String value) {
            return put(name, text(value));
        }

        /** Puts a whole number. */
        public MappingBuilder put(String name, long value) {
            return put(name, number(value));
        }

        /** Puts a boolean. */
        public MappingBuilder put(String name, boolean value) {
            return put(name, flag(value));
        }

        /** Puts all fields of a mapping. */
        public MappingBuilder putAll(Mapping mapping) {
            Objects.requireNonNull(mapping, "mapping").fields().forEach(field -> fields.put(field.name(), field));
            return this;
        }

        /** Puts a mapping. */
        public MappingBuilder put(String name, Consumer<MappingBuilder> fields) {
            return put(name, mapping(fields));
        }
    }

    /**
     * A field of a mapping.
     *
     * @param name its name
     * @param value its value
     * @param position the position of the name
     */
    record Field(String name, Tree value, Position position) {
        /** Refuses null. */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(position, "position");
        }

        /** Whether it is the key of an opaque value that was built, so that no model type has it. */
        boolean isOpaque() {
            return position.equals(Position.OPAQUE);
        }
    }

    /** Fields by name, in the order of the text. */
    final class Mapping implements Tree {
        /** A search through so few fields is as fast as a table, which needs several times their memory. */
        private static final int FEW = 8;

        private final List<Field> fields;
        private final @Nullable Map<String, Field> byName;
        private final Position position;

        Mapping(Map<String, Field> fields, Position position) {
            this.fields = List.copyOf(fields.values());
            this.byName = fields.size() > FEW ? fields : null;
            this.position = position;
        }

        /** The fields, in order. */
        public Collection<Field> fields() {
            return fields;
        }

        private @Nullable Field find(String name) {
            if (byName != null) {
                return byName.get(name);
            }
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return field;
                }
            }
            return null;
        }

        /** The value of a field; empty if there is no such field. */
        public Optional<Tree> get(String name) {
            Objects.requireNonNull(name, "name");
            return Optional.ofNullable(find(name)).map(Field::value);
        }

        /** The text of a field; empty if there is no such field, or if it is not a text. */
        public Optional<String> text(String name) {
            Objects.requireNonNull(name, "name");
            return get(name)
                    .flatMap(value -> value instanceof Text text ? Optional.of(text.value()) : Optional.empty());
        }

        /**
         * Whether there is a field with this name that is not null and not an empty list, mapping or text.
         * {@link #get} also finds null and empty values.
         */
        public boolean hasValue(String name) {
            Objects.requireNonNull(name, "name");
            Field field = find(name);
            return field != null && !isEmpty(field.value());
        }

        /** Whether there is a field with this name that is not null; it may be an empty mapping or text. */
        public boolean isSet(String name) {
            Objects.requireNonNull(name, "name");
            Field field = find(name);
            return field != null && !(field.value() instanceof Nothing);
        }

        /** The position of a field's name, or of the mapping if there is no such field. */
        public Position positionOf(String name) {
            Objects.requireNonNull(name, "name");
            Field field = find(name);
            return field == null ? position : field.position();
        }

        /** Whether there is a field with this name that is the boolean true. */
        public boolean isTrue(String name) {
            return get(name).filter(Tree.flag(true)::equals).isPresent();
        }

        /** Whether there is a field with this name that is the boolean false. */
        public boolean isFalse(String name) {
            return get(name).filter(Tree.flag(false)::equals).isPresent();
        }

        /**
         * Of two fields, the name of the one that comes later in the text; the second one if the positions are unknown.
         */
        public String later(String one, String other) {
            Objects.requireNonNull(one, "one");
            Objects.requireNonNull(other, "other");
            return positionOf(one).compareTo(positionOf(other)) > 0 ? one : other;
        }

        private static boolean isEmpty(Tree value) {
            if (value instanceof Mapping mapping) {
                return mapping.fields.isEmpty();
            }
            if (value instanceof Sequence sequence) {
                return sequence.items().isEmpty();
            }
            return value instanceof Nothing
                    || (value instanceof Text text && text.value().isEmpty());
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public String describe() {
            return fields.isEmpty() ? "an empty mapping" : "a mapping";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Mapping mapping
                    && fields.size() == mapping.fields.size()
                    && fields.stream().allMatch(field -> mapping.get(field.name())
                            .filter(field.value()::equals)
                            .isPresent());
        }

        @Override
        public int hashCode() {
            return fields.stream()
                    .mapToInt(field ->
                            field.name().hashCode() * 31 + field.value().hashCode())
                    .sum();
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }

    /**
     * A list.
     *
     * @param items its elements, in order
     * @param position its start
     */
    record Sequence(List<Tree> items, Position position) implements Tree {
        /** Copies the elements. */
        public Sequence {
            Objects.requireNonNull(items, "items");
            Objects.requireNonNull(position, "position");
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return items.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sequence sequence && items.equals(sequence.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }

    /**
     * A text.
     *
     * @param value the text itself, without quotes
     * @param position its start
     */
    record Text(String value, Position position) implements Tree {
        /** Refuses null. */
        public Text {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String describe() {
            return value.isEmpty() ? "an empty text" : "the text " + Printable.quoted(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && value.equals(text.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }

    /**
     * A number.
     *
     * @param value its exact value
     * @param position its start
     * @param spelling its spelling in the text; empty if it was not read from one
     */
    record Decimal(BigDecimal value, Position position, String spelling) implements Tree {
        /** Throws an {@link IllegalArgumentException} if the number exceeds the range of a double. */
        public Decimal {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(spelling, "spelling");
            Objects.requireNonNull(value, "value");
            if (Double.isInfinite(value.doubleValue())) {
                throw new IllegalArgumentException("number beyond the range of a double: " + value);
            }
        }

        @Override
        public String describe() {
            return "the number " + (spelling.isEmpty() ? value : spelling);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal number && value.compareTo(number.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }

    /**
     * A boolean.
     *
     * @param value its value
     * @param position its start
     * @param spelling its spelling in the text, such as {@code yes}; empty if it was not read from one
     */
    record Flag(boolean value, Position position, String spelling) implements Tree {
        /** Refuses null. */
        public Flag {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(spelling, "spelling");
        }

        @Override
        public String describe() {
            return "the boolean " + (spelling.isEmpty() ? value : spelling);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Flag flag && value == flag.value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }

    /**
     * Null.
     *
     * @param position its position, or the position of the missing value
     */
    record Nothing(Position position) implements Tree {
        /** Refuses null. */
        public Nothing {
            Objects.requireNonNull(position, "position");
        }

        @Override
        public String describe() {
            return "nothing (null)";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Nothing;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public String toString() {
            return toYaml();
        }
    }
}
