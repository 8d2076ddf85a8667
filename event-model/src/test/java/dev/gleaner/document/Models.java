package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random values of a model type, made from nothing but its shape: a new type needs no generator. */
public final class Models {
    /** Texts that satisfy one or another of the conditions that a shape may set, among those of every kind. */
    private static final List<String> USEFUL = List.of("apps", "/healthz*", "*", "web-0", "event-tailer", "2m");

    private Models() {}

    /** Values of a type, with unknown fields here and there. */
    public static <T extends OpenObject> Arbitrary<T> of(Class<T> type) {
        Shape<T> shape = Shape.of(type);
        return trees(shape).withoutEdgeCases().map(tree -> read(shape, tree)).filter(value -> value != null);
    }

    /** Trees that a strict reading of a type accepts. */
    public static <T extends OpenObject> Arbitrary<Tree> treesOf(Class<T> type) {
        return trees(Shape.of(type)).withoutEdgeCases();
    }

    private static <T> @Nullable T read(Shape<T> shape, Tree tree) {
        return shape.read(tree, FieldPath.ROOT, new Check("", true, null));
    }

    /** Valid but for unknown fields, which are added on purpose. */
    private static boolean isValid(Shape<?> shape, Tree tree) {
        Check check = new Check("", !(shape instanceof EmbeddedShape<?>), null);
        shape.read(tree, FieldPath.ROOT, check);
        return check.errors() == 0;
    }

    private static Arbitrary<Tree> trees(Shape<?> shape) {
        if (shape instanceof ObjectShape<?, ?> object) {
            return objects(object).filter(1000, tree -> isValid(object, tree));
        }
        if (shape instanceof Choice<?> choice) {
            return choiceFields(choice).map(field -> Tree.mapping(m -> m.put(field.name(), field.value())));
        }
        if (shape instanceof ListShape<?> list) {
            return trees(list.element()).list().ofMaxSize(3).map(items -> new Tree.Sequence(items, Position.NONE));
        }
        if (shape instanceof MapShape<?> map) {
            return Arbitraries.maps(Trees.texts(), trees(map.value()))
                    .ofMaxSize(3)
                    .map(Models::mapping);
        }
        if (shape instanceof EmbeddedShape<?> embedded) {
            return embedded(embedded);
        }
        if (shape instanceof ScalarShape.OfWord<?> word) {
            return Arbitraries.of(word.words()).map(Tree::text);
        }
        if (shape instanceof ScalarShape.OfFlag) {
            return Arbitraries.of(true, false).map(Tree::flag);
        }
        if (shape instanceof ScalarShape.OfInteger) {
            return Arbitraries.integers().map(Tree::number);
        }
        if (shape instanceof ScalarShape.OfTree) {
            return Trees.trees();
        }
        return Arbitraries.oneOf(Arbitraries.of(USEFUL), Trees.texts())
                .<Tree>map(Tree::text)
                .filter(1000, tree -> isValid(shape, tree));
    }

    private static Arbitrary<Tree> objects(ObjectShape<?, ?> shape) {
        List<Arbitrary<List<Tree.Field>>> fields = new ArrayList<>();
        shape.fieldShapes().forEach((name, field) -> {
            Arbitrary<List<Tree.Field>> present = trees(field).map(value -> List.of(field(name, value)));
            fields.add(shape.isRequired(name) ? present : sometimes(present));
        });
        Choice<?> choice = shape.inlineChoice();
        if (choice != null) {
            fields.add(choiceFields(choice).map(List::of));
        }
        fields.add(sometimes(Trees.texts().map(text -> List.of(field("x-unknown", Tree.texts(text))))));
        return Combinators.combine(fields).as(parts -> {
            Tree.Mapping mapping = Tree.mapping(m -> {
                String apiVersion = shape.apiVersion();
                if (apiVersion != null) {
                    m.put("apiVersion", apiVersion).put("kind", shape.name());
                }
                parts.forEach(part -> part.forEach(field -> m.put(field.name(), field.value())));
            });
            return mapping;
        });
    }

    private static Arbitrary<List<Tree.Field>> sometimes(Arbitrary<List<Tree.Field>> present) {
        return Arbitraries.oneOf(present, Arbitraries.just(List.of()), Arbitraries.just(List.of()));
    }

    private static Arbitrary<Tree.Field> choiceFields(Choice<?> choice) {
        List<Arbitrary<Tree.Field>> kinds = new ArrayList<>();
        choice.kinds().forEach((key, kind) -> kinds.add(trees(kind).map(tree -> field(key, tree))));
        choice.keys().stream()
                .filter(key -> !choice.kinds().containsKey(key))
                .findFirst()
                .ifPresent(key ->
                        kinds.add(Trees.texts().map(text -> field(key, Tree.mapping(m -> m.put("text", text))))));
        return Arbitraries.oneOf(kinds);
    }

    /** One field of a fabric8 type at most; more would ask for knowledge of each. */
    private static Arbitrary<Tree> embedded(EmbeddedShape<?> shape) {
        Arbitrary<Tree> empty = Arbitraries.create(() -> Tree.mapping(m -> {}));
        List<Arbitrary<Tree>> some = new ArrayList<>(List.of(empty));
        for (String name : List.of("name", "key", "medium", "path", "claimName", "storageClassName", "schedulerName")) {
            Tree tree = Tree.mapping(m -> m.put(name, "x"));
            if (isValid(shape, tree)) {
                some.add(Trees.texts().map(text -> Tree.mapping(m -> m.put(name, text))));
            }
        }
        return Arbitraries.oneOf(some);
    }

    private static Tree.Field field(String name, Tree value) {
        return new Tree.Field(name, value, Position.NONE);
    }

    private static Tree mapping(Map<String, Tree> fields) {
        return Tree.mapping(m -> fields.forEach(m::put));
    }
}
