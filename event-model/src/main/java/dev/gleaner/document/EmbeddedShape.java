package dev.gleaner.document;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an object of fabric8's model. The tree is checked against the names and types of the model's fields,
 * without building an object: fabric8 itself accepts any field and nearly any value.
 */
final class EmbeddedShape<T> extends Shape<Embedded<T>> {
    private static final Map<JavaType, Map<String, JavaType>> FIELDS = new ConcurrentHashMap<>();

    /** The grammar of k8s.io/apimachinery/pkg/api/resource/quantity.go. */
    private static final Pattern QUANTITY =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]?|[eE][-+]?[0-9]+)");

    private final Class<T> type;

    EmbeddedShape(Class<T> type) {
        this.type = type;
    }

    Class<T> type() {
        return type;
    }

    @Override
    String noun() {
        return withArticle(type.getSimpleName()) + " (a mapping)";
    }

    @Override
    String plural() {
        return pluralOf(type.getSimpleName());
    }

    @Override
    @Nullable
    Embedded<T> read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        int before = violations.errors();
        check(tree, Fabric8.MAPPER.constructType(type), path, strictness, violations);
        if (violations.errors() > before) {
            return null;
        }
        return tree instanceof Tree.Nothing ? wrongType(tree, noun(), path, violations) : new Embedded<>(tree, type);
    }

    @Override
    void write(Embedded<T> value, Emitter out) {
        out.tree(value.tree());
    }

    private void check(Tree tree, JavaType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (tree instanceof Tree.Nothing) {
            return;
        }
        if (wanted.isCollectionLikeType()) {
            checkList(tree, wanted, path, strictness, violations);
        } else if (wanted.isMapLikeType()) {
            checkMap(tree, wanted, path, strictness, violations);
        } else if (wanted.hasRawClass(String.class)) {
            Scalar.TEXT.read(tree, path, strictness, violations);
        } else if (wanted.hasRawClass(Boolean.class)) {
            Scalar.FLAG.read(tree, path, strictness, violations);
        } else if (wanted.hasRawClass(Integer.class)) {
            Scalar.INTEGER.read(tree, path, strictness, violations);
        } else if (wanted.hasRawClass(Long.class)) {
            require(isWhole(tree, Long.SIZE), tree, "a whole number", path, violations);
        } else if (wanted.hasRawClass(Quantity.class)) {
            require(isQuantity(tree), tree, "a quantity, such as 500m or 1Gi", path, violations);
        } else if (wanted.hasRawClass(IntOrString.class)) {
            require(
                    tree instanceof Tree.Text || isWhole(tree, Integer.SIZE),
                    tree,
                    "a whole number or a text",
                    path,
                    violations);
        } else if (isModel(wanted)) {
            checkObject(tree, wanted, path, strictness, violations);
        } else {
            checkOther(tree, wanted, path, violations);
        }
    }

    /**
     * Reports a value unless a condition holds. fabric8 accepts nearly any value for these types; the API server does
     * not.
     */
    private void require(boolean holds, Tree tree, String wanted, FieldPath path, Violations violations) {
        if (!holds) {
            wrongType(tree, wanted, path, violations);
        }
    }

    private static boolean isWhole(Tree tree, int bits) {
        return tree instanceof Tree.Decimal number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().toBigInteger().bitLength() < bits;
    }

    private static boolean isQuantity(Tree tree) {
        return tree instanceof Tree.Decimal
                || tree instanceof Tree.Text text
                        && QUANTITY.matcher(text.value()).matches();
    }

    /** Whether a type is a class of the model without its own deserializer. */
    private static boolean isModel(JavaType type) {
        JsonDeserialize reading = type.getRawClass().getAnnotation(JsonDeserialize.class);
        return type.isConcrete()
                && type.getRawClass().getName().startsWith("io.fabric8.kubernetes.api.model.")
                && (reading == null || reading.using() == JsonDeserializer.None.class);
    }

    /** Checks a type with its own deserializer: fabric8 must be able to read the value. */
    private void checkOther(Tree tree, JavaType wanted, FieldPath path, Violations violations) {
        if (!Fabric8.isReadable(tree, wanted)) {
            wrongType(tree, withArticle(wanted.getRawClass().getSimpleName()), path, violations);
        }
    }

    private void checkList(Tree tree, JavaType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            wrongType(tree, "a list", path, violations);
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            check(sequence.items().get(i), wanted.getContentType(), path.index(i), strictness, violations);
        }
    }

    private void checkMap(Tree tree, JavaType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, "a mapping", path, violations);
            return;
        }
        mapping.fields()
                .forEach(field -> check(
                        field.value(), wanted.getContentType(), path.field(field.name()), strictness, violations));
    }

    private void checkObject(Tree tree, JavaType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, withArticle(wanted.getRawClass().getSimpleName()) + " (a mapping)", path, violations);
            return;
        }
        Map<String, JavaType> known = FIELDS.computeIfAbsent(wanted, EmbeddedShape::fieldsOf);
        for (Tree.Field field : mapping.fields()) {
            JavaType fieldType = known.get(field.name());
            if (fieldType != null) {
                check(field.value(), fieldType, path.field(field.name()), strictness, violations);
            } else if (!strictness.lenient()) {
                violations.reportUnknown(field, path, known.keySet());
            }
        }
    }

    private static Map<String, JavaType> fieldsOf(JavaType type) {
        BeanDescription bean = Fabric8.MAPPER.getDeserializationConfig().introspect(type);
        Map<String, JavaType> fields = new TreeMap<>();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.couldDeserialize() && !property.getName().equals("additionalProperties")) {
                fields.put(property.getName(), property.getPrimaryType());
            }
        }
        return fields;
    }
}
