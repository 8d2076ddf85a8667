package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random values of a model type, generated from its shape, so that a new type needs no generator. */
public final class Models {
    /** Texts that satisfy the rules of different shapes. */
    private static final List<String> USEFUL =
            List.of("apps", "/healthz*", "*", "web-0", "event-tailer", "2m", "interval", "/${tag}");

    /** Times with at most the digits that every shape writes: no shape loses any. */
    private static final List<String> TIMES = List.of(
            "2022-08-22T09:36:56Z",
            "2022-08-22T11:36:56+02:00",
            "2022-08-22T04:06:56-05:30",
            "1970-01-01T00:00:00.000000Z",
            "1969-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.0Z");

    private static final List<String> EMBEDDED_FIELDS =
            List.of("name", "key", "medium", "path", "claimName", "storageClassName", "runtimeClassName");

    /** Names that the API server accepts for objects, namespaces, labels and annotations, and as their values. */
    private static final List<String> NAMES = List.of("web", "web-0", "event-tailer", "a", "0", "no", "1e3");

    private static final List<Tree> EMPTY =
            List.of(Tree.nothing(), Tree.mapping(m -> {}), Tree.sequence(), Tree.text(""));

    private static final int TRIES = 10_000;

    private final Random random;

    private Models(Random random) {
        this.random = random;
    }

    /** Trees that a lenient reading of a type accepts. */
    public static <T extends OpenObject> Arbitrary<Tree> treesOf(Class<T> type) {
        Shape<T> shape = Shape.of(type);
        return Arbitraries.randomValue(random -> new Models(random).tree(shape));
    }

    private static boolean isValid(Shape<?> shape, Tree tree) {
        Violations violations = new Violations("");
        shape.read(tree, FieldPath.ROOT, Strictness.LENIENT, violations);
        return violations.errors() == 0;
    }

    private Tree tree(Shape<?> shape) {
        return valid(shape, () -> candidate(shape.plain()));
    }

    /** Generates trees until one satisfies the rules between fields. */
    private static Tree valid(Shape<?> shape, Supplier<Tree> candidates) {
        return Stream.generate(candidates)
                .limit(TRIES)
                .filter(tree -> isValid(shape, tree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no valid " + shape.noun() + " found"));
    }

    private Tree candidate(Shape<?> shape) {
        if (shape instanceof ObjectShape<?, ?> object) {
            return object(object);
        }
        if (shape instanceof Choice<?> choice) {
            return Tree.mapping(m -> putChoice(choice, m));
        }
        if (shape instanceof ListShape<?> list) {
            return Tree.sequence(Stream.generate(() -> tree(list.element()))
                    .limit(random.nextInt(3))
                    .toArray(Tree[]::new));
        }
        if (shape instanceof MapShape<?> map) {
            Map<String, Tree> fields = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                fields.put(Trees.text(random), random.nextInt(8) == 0 ? Tree.nothing() : tree(map.value()));
            }
            return Tree.mapping(m -> fields.forEach(m::put));
        }
        if (shape instanceof EmbeddedShape<?> embedded && embedded.type() == IntOrString.class) {
            return random.nextBoolean() ? Tree.number(random.nextInt()) : Tree.text(Trees.text(random));
        }
        if (shape instanceof EmbeddedShape<?> embedded) {
            return Tree.mapping(m -> {
                if (random.nextBoolean()) {
                    m.put(oneOf(EMBEDDED_FIELDS), Trees.text(random));
                }
                putRequired(embedded.model(), m);
            });
        }
        return scalar(shape);
    }

    private void putRequired(EmbeddedType type, Tree.MappingBuilder mapping) {
        for (String field : type.required()) {
            mapping.put(field, embedded(Objects.requireNonNull(type.fields().get(field))));
        }
    }

    private Tree embedded(EmbeddedType type) {
        return switch (type.kind()) {
            case LIST -> Tree.sequence(embedded(type.content()));
            case TEXT -> Tree.text(Trees.text(random));
            case INTEGER, LONG, INTEGER_OR_TEXT -> Tree.number(random.nextInt());
            default -> Tree.mapping(m -> putRequired(type, m));
        };
    }

    private Tree scalar(Shape<?> shape) {
        if (shape instanceof ScalarShape.OfWord<?> word) {
            return Tree.text(oneOf(List.copyOf(word.words())));
        }
        if (shape instanceof ScalarShape.OfFlag) {
            return Tree.flag(random.nextBoolean());
        }
        if (shape instanceof ScalarShape.OfInteger) {
            return Tree.number(random.nextInt());
        }
        if (shape instanceof TimeShape) {
            return Tree.text(oneOf(TIMES));
        }
        if (shape instanceof ScalarShape.OfJson || shape instanceof ScalarShape.OfTree) {
            return Trees.tree(random, 3);
        }
        return Tree.text(random.nextBoolean() ? oneOf(USEFUL) : Trees.text(random));
    }

    private Tree object(ObjectShape<?, ?> shape) {
        Tree.Mapping object = fieldsOf(shape);
        return shape.rules().contains(ObjectName.RULE) ? withValidNames(object) : object;
    }

    /** The same object with names in its metadata that the API server accepts. What is empty stays so. */
    private Tree withValidNames(Tree.Mapping object) {
        return Tree.mapping(m -> {
            for (Tree.Field field : object.fields()) {
                boolean hasNames = field.name().equals("metadata") && field.value() instanceof Tree.Mapping;
                m.put(field.name(), hasNames ? withValidParts((Tree.Mapping) field.value()) : field.value());
            }
        });
    }

    private Tree withValidParts(Tree.Mapping metadata) {
        return Tree.mapping(m -> {
            for (Tree.Field field : metadata.fields()) {
                Tree value = field.value();
                m.put(
                        field.name(),
                        switch (field.name()) {
                            case "name", "namespace", "generateName" -> validName(value);
                            case "labels" -> withValidKeys(value, this::validName);
                            case "annotations" -> withValidKeys(value, UnaryOperator.identity());
                            default -> value;
                        });
            }
        });
    }

    private Tree withValidKeys(Tree value, UnaryOperator<Tree> change) {
        return value instanceof Tree.Mapping map
                ? Tree.mapping(m -> map.fields().forEach(entry -> m.put(oneOf(NAMES), change.apply(entry.value()))))
                : value;
    }

    private Tree validName(Tree value) {
        return value instanceof Tree.Text text && !text.value().isEmpty() ? Tree.text(oneOf(NAMES)) : value;
    }

    private Tree.Mapping fieldsOf(ObjectShape<?, ?> shape) {
        return Tree.mapping(m -> {
            String apiVersion = shape.apiVersion();
            if (apiVersion != null) {
                m.put("apiVersion", apiVersion).put("kind", shape.name());
            }
            shape.fields().forEach(field -> putField(field, m));
            InlineChoice<?, ?, ?> inline = shape.inline();
            if (inline != null) {
                putChoice(inline.choice(), m);
            }
            if (random.nextInt(4) == 0) {
                m.put("x-unknown", Trees.text(random));
            }
        });
    }

    /** Some optional fields are absent, and some are empty. */
    private void putField(ObjectField<?, ?, ?> field, Tree.MappingBuilder mapping) {
        Shape<?> shape = shapeOf(field);
        boolean written = field.presence() == ObjectField.Presence.WRITTEN;
        if (field.isRequired() || written || random.nextInt(4) == 0) {
            Tree value = tree(shape);
            // A field that is always written is not null.
            mapping.put(field.name(), written && value instanceof Tree.Nothing ? Tree.mapping(m -> {}) : value);
        } else if (field.presence() == ObjectField.Presence.WRITTEN_AS_NULL) {
            mapping.put(field.name(), Tree.nothing());
        } else if (random.nextInt(6) == 0) {
            Tree empty = oneOf(EMPTY);
            // A mapping that stands for no value may be empty, but has no fields: the laws add some.
            boolean isNone = empty instanceof Tree.Mapping && shape.acceptsEmptyMapping();
            boolean takesIt = empty instanceof Tree.Nothing || isValid(shape, empty) && !addsFields(shape) && !isNone;
            mapping.put(field.name(), takesIt ? empty : Tree.nothing());
        }
    }

    /** The shape of a field, or its former one. */
    private Shape<?> shapeOf(ObjectField<?, ?, ?> field) {
        ObjectField<?, ?, ?> former = field.former();
        Shape<?> shape = former != null && random.nextBoolean() ? former.shape() : field.shape();
        return shape == null ? Scalar.ANY : shape;
    }

    /** Whether an empty mapping is written with additional fields. */
    private static boolean addsFields(Shape<?> shape) {
        return shape.plain() instanceof ObjectShape<?, ?> object
                && object.fields().stream()
                        .map(ObjectField::presence)
                        .anyMatch(presence -> presence == ObjectField.Presence.WRITTEN
                                || presence == ObjectField.Presence.WRITTEN_AS_NULL);
    }

    private void putChoice(Choice<?> choice, Tree.MappingBuilder mapping) {
        List<String> keys = List.copyOf(choice.keys());
        String key = oneOf(keys);
        ObjectShape<?, ?> kind = Objects.requireNonNull(choice.kind(key));
        if (random.nextInt(8) == 0) {
            keys.stream()
                    .filter(other -> !other.equals(key))
                    .findFirst()
                    .ifPresent(other -> mapping.put(other, Tree.nothing()));
        }
        mapping.put(key, tree(kind));
    }

    private <E> E oneOf(List<E> values) {
        return values.get(random.nextInt(values.size()));
    }
}
