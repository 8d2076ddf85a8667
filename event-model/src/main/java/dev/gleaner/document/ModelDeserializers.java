package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the deserializers of model types, violations and trees. */
final class ModelDeserializers extends Deserializers.Base implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription bean) {
        Class<?> read = type.getRawClass();
        if (OpenObject.class.isAssignableFrom(read)) {
            return ofModel(read.asSubclass(OpenObject.class));
        }
        if (Tree.class.isAssignableFrom(read)) {
            return new OfTree<>(read, (tree, strictness, violations) -> tree);
        }
        if (read == Violation.class) {
            return new OfTree<>(read, ViolationReading::read);
        }
        if (read == JsonText.class) {
            return new OfTree<>(read, (tree, strictness, violations) -> JsonText.of(tree));
        }
        return read == OpaqueManifest.class || read == Manifest.class
                ? new OfTree<>(read, ModelDeserializers::manifest)
                : null;
    }

    /** A type that declares a shape; null for a type that several model types extend. */
    private static @Nullable JsonDeserializer<?> ofModel(Class<? extends OpenObject> type) {
        if (Arrays.stream(type.getFields()).noneMatch(field -> field.getName().equals("SHAPE"))) {
            return null;
        }
        Shape<? extends OpenObject> shape = Shape.declaredBy(type);
        return new OfTree<>(
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

    /** Reads a value from a tree; reports violations and returns null if the tree has another shape. */
    @FunctionalInterface
    private interface TreeReading {
        @Nullable
        Object read(Tree tree, Strictness strictness, Violations violations);
    }

    /** Reads the values of a type. */
    private static final class OfTree<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final TreeReading reading;

        OfTree(Class<T> type, TreeReading reading) {
            this.type = type;
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean isStrict = context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            Violations violations = new Violations("");
            Tree tree = JsonReader.current(parser, violations);
            Object value = tree == null
                    ? null
                    : reading.read(tree, isStrict ? Strictness.STRICT : Strictness.LENIENT, violations);
            if (violations.errors() == 0 && value != null && type.isInstance(value)) {
                return type.cast(value);
            }
            if (violations.errors() == 0 && tree != null) {
                violations.report(DocumentFault.TYPE, tree.position(), FieldPath.ROOT, tree.describe(), "a mapping");
            }
            throw mismatch(parser, new ViolationException(violations.inOrder()));
        }

        private MismatchedInputException mismatch(JsonParser parser, ViolationException cause) {
            MismatchedInputException mismatch =
                    MismatchedInputException.from(parser, type, String.valueOf(cause.getMessage()));
            mismatch.initCause(cause);
            return mismatch;
        }
    }
}
