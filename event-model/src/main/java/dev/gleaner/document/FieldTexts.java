package dev.gleaner.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object, each written as one text, as on a command line. The shape of the object determines whether a
 * text becomes a text, a number or a boolean. A text that does not have the type of its field remains a text, and a name
 * that the shape does not declare remains in the tree: reading the tree reports both. Not for users: commands use it.
 */
public final class FieldTexts {
    private final Secrets secrets;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private FieldTexts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** How the values of fields that may be secrets are written as a text. */
    public interface Secrets {
        /** The type of an object that is a secret, or refers to one. */
        Class<? extends OpenObject> type();

        /** The object that the text of a field stands for. */
        Tree object(String field, String text);

        /** The value of a field that can only be a text, not a reference. */
        Tree text(String field, String text);

        /** The form of a text that becomes an object, for examples. */
        String objectForm();

        /** The form of a text for a field that has no place for a reference, for examples. */
        String textForm();
    }

    /**
     * A field and its text.
     *
     * @param name the name; dots precede the names of fields inside objects, as in {@code buffer.flush_interval}
     * @param text the text of its value
     */
    public record Field(String name, String text) {
        /** Refuses null. */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The object with a key of a choice, and its fields, as a mapping with this key. A field that is a list may be
     * repeated.
     *
     * @throws IllegalArgumentException if the choice does not have the key, or another field is repeated, or has a value
     *     and fields
     */
    public static Tree.Mapping tree(Choice<?> choice, String key, List<Field> fields, Secrets secrets) {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(key, "key");
        FieldTexts object = new FieldTexts(Objects.requireNonNull(secrets, "secrets"));
        Shape<?> shape = choice.kind(key);
        if (shape == null) {
            throw new IllegalArgumentException("unknown " + choice.noun().replaceFirst("^an? ", "") + " "
                    + Violation.quoted(key) + "; "
                    + choice.nearest(key)
                            .map(nearest -> "did you mean " + Violation.quoted(nearest) + "?")
                            .orElseGet(() -> "expected " + Shape.oneOf(choice.keys())));
        }
        fields.forEach(field -> object.add(shape, field));
        return Tree.mapping(m -> m.put(key, mapping(object.values)));
    }

    /**
     * An example of the object that a word probably means, as the key, a colon, and the fields that it requires, or else
     * its first text; empty if no key resembles the word.
     */
    public static Optional<String> example(Choice<?> choice, String word, Secrets secrets) {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(word, "word");
        return choice.nearest(word).map(key -> {
            ObjectShape<?, ?> shape = Objects.requireNonNull(choice.kind(key));
            List<String> fields = new ArrayList<>();
            addRequired("", shape, secrets, fields);
            if (fields.isEmpty()) {
                shape.fields().stream()
                        .filter(field -> isText(field.shape()))
                        .limit(1)
                        .forEach(field -> fields.add(field.name() + "=" + form(field.shape(), secrets)));
            }
            return fields.isEmpty() ? key : key + ":" + String.join(",", fields);
        });
    }

    private static void addRequired(String prefix, ObjectShape<?, ?> object, Secrets secrets, List<String> fields) {
        for (ObjectField<?, ?, ?> field : object.fields()) {
            Shape<?> declared = field.shape();
            if (!field.isRequired() || declared == null) {
                continue;
            }
            if (declared.plain() instanceof ObjectShape<?, ?> inner && inner != Shape.of(secrets.type())) {
                String start = prefix + field.name() + ".";
                int before = fields.size();
                addRequired(start, inner, secrets, fields);
                if (fields.size() == before) {
                    inner.fields().stream()
                            .limit(1)
                            .forEach(first -> fields.add(start + first.name() + "=" + form(first.shape(), secrets)));
                }
            } else {
                fields.add(prefix + field.name() + "=" + form(declared, secrets));
            }
        }
    }

    private static boolean isText(@Nullable Shape<?> shape) {
        return shape != null && shape.plain() instanceof ScalarShape.OfText;
    }

    private static String form(@Nullable Shape<?> shape, Secrets secrets) {
        Shape<?> plain = shape == null ? null : shape.plain();
        if (plain != null && plain == Shape.of(secrets.type())) {
            return secrets.objectForm();
        }
        if (plain == Scalar.SECRET) {
            return secrets.textForm();
        }
        if (plain instanceof ScalarShape.OfFlag) {
            return "true";
        }
        return plain instanceof ScalarShape.OfInteger ? "NUMBER" : "TEXT";
    }

    private void add(@Nullable Shape<?> shape, Field field) {
        Map<String, Object> into = values;
        Shape<?> current = shape;
        String rest = field.name();
        while (rest.contains(".") && !isOneName(current, rest)) {
            String name = rest.substring(0, rest.indexOf('.'));
            rest = rest.substring(name.length() + 1);
            current = child(current, name);
            into = inner(into, name, field);
        }
        put(into, rest, child(current, rest), field);
    }

    /** Whether a name with dots is the key of a value in a mapping, or a field such as {@code sasl.password}. */
    private static boolean isOneName(@Nullable Shape<?> shape, String name) {
        return shape instanceof MapShape<?> map && map.value().plain() instanceof ScalarShape<?>
                || shape instanceof ObjectShape<?, ?> object && object.field(name) != null;
    }

    /** The shape of a field; null if it is not declared. */
    private static @Nullable Shape<?> child(@Nullable Shape<?> shape, String name) {
        if (shape instanceof MapShape<?> map) {
            return map.value();
        }
        if (!(shape instanceof ObjectShape<?, ?> object)) {
            return null;
        }
        ObjectField<?, ?, ?> field = object.field(name);
        Shape<?> declared = field == null ? null : field.shape();
        return declared == null || declared.plain() instanceof ScalarShape<?> ? declared : declared.plain();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> outer, String name, Field field) {
        Object inner = outer.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
        if (inner instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw twice(field);
    }

    @SuppressWarnings("unchecked")
    private void put(Map<String, Object> into, String name, @Nullable Shape<?> shape, Field field) {
        if (shape instanceof ListShape<?> list) {
            Object items = into.computeIfAbsent(name, n -> new ArrayList<Tree>());
            ((List<Tree>) items).add(value(list.element(), field));
        } else if (into.putIfAbsent(name, value(shape, field)) != null) {
            throw twice(field);
        }
    }

    private Tree value(@Nullable Shape<?> shape, Field field) {
        Shape<?> plain = shape == null ? null : shape.plain();
        if (plain != null && plain == Shape.of(secrets.type())) {
            return secrets.object(field.name(), field.text());
        }
        if (plain == Scalar.SECRET) {
            return secrets.text(field.name(), field.text());
        }
        if (plain instanceof ScalarShape.OfFlag
                && Arrays.asList("true", "false").contains(field.text())) {
            return Tree.flag(Boolean.parseBoolean(field.text()));
        }
        return plain instanceof ScalarShape.OfInteger ? number(field.text()) : Tree.text(field.text());
    }

    private static Tree number(String text) {
        return text.matches("-?[0-9]{1,18}") ? Tree.number(new BigDecimal(text)) : Tree.text(text);
    }

    private static IllegalArgumentException twice(Field field) {
        return new IllegalArgumentException("the field " + Violation.quoted(field.name()) + " is given twice");
    }

    private static Tree.Mapping mapping(Map<String, Object> values) {
        return Tree.mapping(m -> values.forEach((name, value) -> m.put(name, tree(value))));
    }

    @SuppressWarnings("unchecked")
    private static Tree tree(Object value) {
        if (value instanceof Tree tree) {
            return tree;
        }
        return value instanceof List<?> items
                ? Tree.sequence(items.toArray(Tree[]::new))
                : mapping((Map<String, Object>) value);
    }
}
