package dev.gleaner.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How Jackson reads the values of a type, in any version. */
final class JsonReading<T> {
    private final Class<T> type;
    private final FromTree reading;

    private JsonReading(Class<T> type, FromTree reading) {
        this.type = type;
        this.reading = reading;
    }

    /** Makes a value of a tree; reports violations and returns null if the tree has another shape. */
    @FunctionalInterface
    private interface FromTree {
        @Nullable
        Object read(Tree tree, Strictness strictness, Violations violations);
    }

    /**
     * How a type is read: a model type, a violation, a manifest, a tree, or an enum with a form in JSON; a result with such
     * a form is refused. Null for any other type.
     */
    static @Nullable JsonReading<?> of(Class<?> type) {
        if (OpenObject.class.isAssignableFrom(type)) {
            return ofModel(type.asSubclass(OpenObject.class));
        }
        if (Tree.class.isAssignableFrom(type)) {
            return new JsonReading<>(type, (tree, strictness, violations) -> tree);
        }
        if (type == Violation.class) {
            return new JsonReading<>(type, ViolationReading::read);
        }
        if (type == JsonText.class) {
            return new JsonReading<>(type, (tree, strictness, violations) -> JsonText.of(tree));
        }
        if (type == OpaqueManifest.class || type == Manifest.class) {
            return new JsonReading<>(type, JsonReading::manifest);
        }
        return JsonForm.class.isAssignableFrom(type) ? ofForm(type) : null;
    }

    private static JsonReading<?> ofForm(Class<?> type) {
        return type.isEnum()
                ? new JsonReading<>(type, (tree, strictness, violations) -> constant(type, tree, violations))
                : new JsonReading<>(type, (tree, strictness, violations) -> {
                    violations.report(DocumentFault.RESULT, tree.position(), FieldPath.ROOT, type.getSimpleName());
                    return null;
                });
    }

    /** The constant that is written as a tree. */
    private static @Nullable Object constant(Class<?> type, Tree tree, Violations violations) {
        List<String> names = new ArrayList<>();
        for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
            Tree written = ((JsonForm) constant).toTree();
            if (written.equals(tree)) {
                return constant;
            }
            names.add(written instanceof Tree.Text text ? text.value() : written.describe());
        }
        violations.report(
                DocumentFault.TYPE,
                tree.position(),
                FieldPath.ROOT,
                tree.describe(),
                "one of " + String.join(", ", names));
        return null;
    }

    /** A type that declares a shape; null for a type that several model types extend. */
    private static @Nullable JsonReading<?> ofModel(Class<? extends OpenObject> type) {
        if (Arrays.stream(type.getFields()).noneMatch(field -> field.getName().equals("SHAPE"))) {
            return null;
        }
        Shape<? extends OpenObject> shape = Shape.declaredBy(type);
        return new JsonReading<>(
                type, (tree, strictness, violations) -> shape.read(tree, FieldPath.ROOT, strictness, violations));
    }

    private static @Nullable Object manifest(Tree tree, Strictness strictness, Violations violations) {
        Part part = new Part("", FieldPath.ROOT, tree);
        if (part.tree() instanceof Tree.Mapping mapping
                && !part.text("apiVersion").isEmpty()
                && !part.text("kind").isEmpty()) {
            return new OpaqueManifest(mapping);
        }
        violations.report(DocumentFault.KIND_MISSING, tree.position(), FieldPath.ROOT);
        return null;
    }

    /**
     * The value at the current token.
     *
     * @param unknownFieldsFail whether unknown fields are errors; they are kept otherwise
     * @throws ViolationException if there is an error; it has all violations
     */
    T read(JsonTokens tokens, boolean unknownFieldsFail) throws IOException {
        Strictness strictness = unknownFieldsFail ? Strictness.STRICT : Strictness.LENIENT;
        Violations violations = new Violations("");
        Tree tree = JsonTrees.current(tokens, violations);
        Object value = tree == null ? null : reading.read(tree, strictness, violations);
        if (violations.errors() == 0 && value != null && type.isInstance(value)) {
            return type.cast(value);
        }
        if (violations.errors() == 0 && tree != null) {
            violations.report(DocumentFault.TYPE, tree.position(), FieldPath.ROOT, tree.describe(), "a mapping");
        }
        throw new ViolationException(violations.inOrder());
    }

    Class<T> type() {
        return type;
    }
}
