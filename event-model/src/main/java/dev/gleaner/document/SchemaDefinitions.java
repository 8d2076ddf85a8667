package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the schemas of shapes. Each type of object is a definition, which other types refer to; so a type may contain
 * itself. Null stands for an absent field, as in the reader. A definition accepts null, and a reference to it refuses
 * null where a value is needed; an editor then does not see two alternatives.
 */
final class SchemaDefinitions {
    /** Whether null is accepted instead of a value. */
    private enum Nulls {
        ACCEPTED,
        REFUSED
    }

    private static final String NULL = "null";

    private final @Nullable TargetVersion target;
    private final Descriptions descriptions = new Descriptions();

    /** The names of definitions, by shape or type. */
    private final Map<Object, String> names = new LinkedHashMap<>();

    private final Map<String, Tree> definitions = new TreeMap<>();

    /** Creates schemas for a version; null for any version. */
    SchemaDefinitions(@Nullable TargetVersion target) {
        this.target = target;
    }

    private boolean has(Availability availability) {
        return target == null || availability.includes(target.version());
    }

    /** The definitions, by name. */
    Tree.Mapping toTree() {
        return Tree.mapping(m -> definitions.forEach(m::put));
    }

    /** The schema of a document. */
    Tree.Mapping root(ObjectShape<?, ?> shape) {
        return object(shape, Nulls.REFUSED);
    }

    private Tree.Mapping object(ObjectShape<?, ?> shape, Nulls nulls) {
        InlineChoice<?, ?, ?> inline = shape.inline();
        List<String> keys = inline == null ? List.of() : keys(inline.choice());
        return Tree.mapping(m -> {
            describe(descriptions.of(shape.model()), m);
            m.put("type", type(nulls, "object"));
            m.put("properties", properties -> {
                putFields(shape, properties);
                if (inline != null) {
                    putKinds(inline.choice(), keys, properties);
                }
            });
            List<String> required = required(shape);
            if (!required.isEmpty()) {
                m.put("required", texts(required));
            }
            if (inline != null) {
                m.put("oneOf", oneOf(keys));
            }
            if (!shape.isOpen()) {
                m.put("additionalProperties", Tree.flag(false));
            }
        });
    }

    private void putFields(ObjectShape<?, ?> shape, Tree.MappingBuilder properties) {
        String apiVersion = shape.apiVersion();
        if (apiVersion != null) {
            properties.put("apiVersion", m -> m.put("const", apiVersion));
            properties.put("kind", m -> m.put("const", shape.name()));
        }
        for (ObjectField<?, ?, ?> field : fields(shape)) {
            properties.put(field.name(), property(shape, field));
        }
    }

    private Tree property(ObjectShape<?, ?> shape, ObjectField<?, ?, ?> field) {
        Shape<?> of = field.shape();
        boolean isNeeded = required(shape).contains(field.name());
        Nulls nulls = isNeeded ? Nulls.REFUSED : Nulls.ACCEPTED;
        Tree.Mapping value = of == null ? Tree.mapping(m -> {}) : value(of, field.former(), nulls);
        Tree.Mapping property = Tree.mapping(m -> {
            describe(descriptions.of(shape.model(), field.name()), m);
            value.fields().forEach(part -> m.put(part.name(), part.value()));
            if (needsName(shape) && field.name().equals("metadata")) {
                m.put("anyOf", Tree.sequence(withContent("name"), withContent("generateName")));
            }
        });
        return property.fields().isEmpty() ? Tree.flag(true) : property;
    }

    /** The value of a field; in a schema for any version, also one of the type that the field had before. */
    private Tree.Mapping value(Shape<?> shape, @Nullable ObjectField<?, ?, ?> former, Nulls nulls) {
        if (former == null || former.shape() == null) {
            return value(shape, nulls);
        }
        if (target != null) {
            return value(has(former.availability()) ? former.shape() : shape, nulls);
        }
        Tree.Mapping newer = value(shape, nulls);
        Tree.Mapping older = value(former.shape(), nulls);
        return Tree.mapping(m -> m.put("anyOf", Tree.sequence(newer, older)));
    }

    private static void describe(String description, Tree.MappingBuilder schema) {
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
    }

    /** The fields that the version has. */
    private List<? extends ObjectField<?, ?, ?>> fields(ObjectShape<?, ?> shape) {
        return shape.fields().stream()
                .filter(field -> has(field.availability()))
                .toList();
    }

    private List<String> required(ObjectShape<?, ?> shape) {
        List<String> required = new ArrayList<>();
        if (shape.apiVersion() != null) {
            required.addAll(List.of("apiVersion", "kind"));
        }
        for (ObjectField<?, ?, ?> field : fields(shape)) {
            if (field.isRequired(target) || needsName(shape) && field.name().equals("metadata")) {
                required.add(field.name());
            }
        }
        return required;
    }

    private static boolean needsName(ObjectShape<?, ?> shape) {
        return shape.rules().contains(ObjectName.RULE);
    }

    /** An object with a field that is not null or empty. */
    private static Tree withContent(String field) {
        Tree empty = Tree.sequence(Tree.nothing(), Tree.text(""), Tree.sequence(), Tree.mapping(m -> {}));
        return with(field, Tree.mapping(m -> m.put("enum", empty)));
    }

    /**
     * An object with a field whose value does not match a schema. Only the excluded part names properties, because
     * editors suggest the properties of alternatives once more.
     */
    private static Tree with(String field, Tree excluded) {
        return Tree.mapping(m ->
                m.put("required", Tree.texts(field)).put("not", n -> n.put("properties", p -> p.put(field, excluded))));
    }

    private Tree.Mapping value(Shape<?> declared, Nulls nulls) {
        Shape<?> shape = declared.plain();
        if (declared.acceptsEmptyMapping()) {
            Tree empty = Tree.mapping(m -> m.put("type", "object").put("maxProperties", Tree.number(0)));
            Tree value = value(shape, nulls);
            return Tree.mapping(m -> m.put("anyOf", Tree.sequence(value, empty)));
        }
        if (shape instanceof ObjectShape<?, ?> object && object.inline() == null) {
            return reference(object, object.model(), () -> object(object, Nulls.ACCEPTED), nulls);
        }
        if (shape instanceof ObjectShape<?, ?> object) {
            return orNull(reference(object, object.model(), () -> object(object, Nulls.REFUSED), Nulls.REFUSED), nulls);
        }
        if (shape instanceof Choice<?> choice) {
            return orNull(reference(choice, choice.type(), () -> choice(choice), Nulls.REFUSED), nulls);
        }
        if (shape instanceof EmbeddedShape<?> embedded) {
            return embedded(embedded.model(), nulls);
        }
        if (shape instanceof ListShape<?> list) {
            Shape<?> element = list.element();
            return list(value(element, element.acceptsNull() ? Nulls.ACCEPTED : Nulls.REFUSED), nulls);
        }
        if (shape instanceof MapShape<?> map) {
            return map(value(map.value(), Nulls.ACCEPTED), nulls);
        }
        return scalar(shape, nulls);
    }

    private Tree.Mapping reference(Object key, Class<?> type, Supplier<Tree> definition, Nulls nulls) {
        String known = names.get(key);
        String used = known == null ? freeName(type.getSimpleName()) : known;
        if (known == null) {
            names.put(key, used);
            definitions.put(used, definition.get());
        }
        return Tree.mapping(m -> {
            m.put("$ref", "#/$defs/" + used);
            if (nulls == Nulls.REFUSED) {
                m.put("type", "object");
            }
        });
    }

    /** A reference to a definition that refuses null: null has none of the keys to choose from. */
    private static Tree.Mapping orNull(Tree.Mapping reference, Nulls nulls) {
        return nulls == Nulls.REFUSED
                ? reference
                : Tree.mapping(m -> m.put("anyOf", Tree.sequence(reference, single(Nulls.REFUSED, NULL))));
    }

    /** The name, with a number if another type has the same name. */
    private String freeName(String name) {
        String free = name;
        for (int i = 2; names.containsValue(free); i++) {
            free = name + i;
        }
        return free;
    }

    private Tree.Mapping choice(Choice<?> choice) {
        List<String> keys = keys(choice);
        return Tree.mapping(m -> {
            describe(descriptions.of(choice.type()), m);
            m.put("type", "object");
            m.put("properties", properties -> putKinds(choice, keys, properties));
            m.put("oneOf", oneOf(keys));
            m.put("additionalProperties", Tree.flag(false));
        });
    }

    /** The keys of the kinds that the version has. */
    private List<String> keys(Choice<?> choice) {
        List<String> keys = new ArrayList<>();
        for (String key : choice.keys()) {
            ObjectShape<?, ?> kind = choice.kind(key);
            if (kind == null || has(kind.availability())) {
                keys.add(key);
            }
        }
        return keys;
    }

    private void putKinds(Choice<?> choice, List<String> keys, Tree.MappingBuilder properties) {
        for (String key : keys) {
            ObjectShape<?, ?> kind = choice.kind(key);
            properties.put(key, kind == null ? Tree.flag(true) : value(kind, Nulls.ACCEPTED));
        }
    }

    /** Exactly one of the keys has a value. */
    private static Tree oneOf(List<String> keys) {
        return Tree.sequence(
                keys.stream().map(key -> with(key, single(Nulls.REFUSED, NULL))).toArray(Tree[]::new));
    }

    private static Tree.Mapping list(Tree element, Nulls nulls) {
        return Tree.mapping(m -> m.put("type", type(nulls, "array")).put("items", element));
    }

    private static Tree.Mapping map(Tree value, Nulls nulls) {
        return Tree.mapping(m -> m.put("type", type(nulls, "object")).put("additionalProperties", value));
    }

    private static Tree.Mapping scalar(Shape<?> shape, Nulls nulls) {
        if (shape instanceof ScalarShape.OfWord<?> word) {
            return words(word.words(), nulls);
        }
        if (shape instanceof ScalarShape.OfFlag) {
            return single(nulls, "boolean");
        }
        if (shape instanceof ScalarShape.OfInteger) {
            return whole(nulls, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (shape instanceof TimeShape) {
            return Tree.mapping(m -> m.put("type", type(nulls, "string")).put("format", "date-time"));
        }
        if (shape instanceof ScalarShape.OfJson || shape instanceof ScalarShape.OfTree) {
            return nulls == Nulls.ACCEPTED
                    ? Tree.mapping(m -> {})
                    : single(nulls, "object", "array", "string", "number", "boolean");
        }
        return single(nulls, "string");
    }

    private static Tree.Mapping words(Collection<String> words, Nulls nulls) {
        List<Tree> values = new ArrayList<>(words.stream().map(Tree::text).toList());
        if (nulls == Nulls.ACCEPTED) {
            values.add(Tree.nothing());
        }
        return Tree.mapping(m -> m.put("enum", Tree.sequence(values.toArray(Tree[]::new))));
    }

    private static Tree.Mapping whole(Nulls nulls, long least, long most) {
        return Tree.mapping(m -> m.put("type", type(nulls, "integer"))
                .put("minimum", Tree.number(least))
                .put("maximum", Tree.number(most)));
    }

    private static Tree.Mapping single(Nulls nulls, String... types) {
        return Tree.mapping(m -> m.put("type", type(nulls, types)));
    }

    /** A value of fabric8's model. There null is accepted everywhere, also in lists. */
    private Tree.Mapping embedded(EmbeddedType type, Nulls nulls) {
        return switch (type.kind()) {
            case LIST -> list(embedded(type.content(), Nulls.ACCEPTED), nulls);
            case MAP -> map(embedded(type.content(), Nulls.ACCEPTED), nulls);
            case TEXT -> single(nulls, "string");
            case FLAG -> single(nulls, "boolean");
            case INTEGER -> whole(nulls, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(nulls, Long.MIN_VALUE, Long.MAX_VALUE);
            case QUANTITY ->
                Tree.mapping(m -> m.put("type", type(nulls, "string", "number"))
                        .put("pattern", "^" + EmbeddedShape.QUANTITY + "$"));
            case INTEGER_OR_TEXT ->
                Tree.mapping(m -> m.put("type", type(nulls, "integer", "string"))
                        .put("minimum", Tree.number(Integer.MIN_VALUE))
                        .put("maximum", Tree.number(Integer.MAX_VALUE)));
            case OBJECT -> reference(type, type.javaClass(), () -> fields(type), nulls);
            case OTHER -> Tree.mapping(m -> {});
        };
    }

    private Tree fields(EmbeddedType type) {
        return Tree.mapping(m -> m.put("type", type(Nulls.ACCEPTED, "object"))
                .put("properties", properties -> type.fields()
                        .forEach((name, field) -> properties.put(name, embedded(field, nullsOf(type, name)))))
                .put("required", texts(type.required()))
                .put("additionalProperties", Tree.flag(false)));
    }

    private static Nulls nullsOf(EmbeddedType type, String field) {
        return type.required().contains(field) ? Nulls.REFUSED : Nulls.ACCEPTED;
    }

    private static Tree type(Nulls nulls, String... types) {
        List<String> all = new ArrayList<>(List.of(types));
        if (nulls == Nulls.ACCEPTED) {
            all.add(NULL);
        }
        return all.size() == 1 ? Tree.text(all.get(0)) : texts(all);
    }

    private static Tree texts(List<String> texts) {
        return Tree.texts(texts.toArray(String[]::new));
    }
}
