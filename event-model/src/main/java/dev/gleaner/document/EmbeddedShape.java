package dev.gleaner.document;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shape of an object of fabric8's model. fabric8 itself takes any field; this looks at the names of each type. */
final class EmbeddedShape<T> extends Shape<Embedded<T>> {
    private static final Map<JavaType, Map<String, JavaType>> FIELDS = new ConcurrentHashMap<>();

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
    Embedded<T> read(Tree tree, FieldPath path, Check check) {
        int before = check.errors();
        check(tree, Fabric8.MAPPER.constructType(type), path, check);
        if (check.errors() > before) {
            return null;
        }
        Embedded<T> embedded = new Embedded<>(tree, type);
        try {
            embedded.get();
        } catch (IllegalArgumentException e) {
            return wrongType(tree, noun() + ": " + e.getMessage(), path, check);
        }
        return embedded;
    }

    @Override
    void write(Embedded<T> value, Emitter out) {
        out.tree(value.tree());
    }

    private void check(Tree tree, JavaType wanted, FieldPath path, Check check) {
        if (tree instanceof Tree.Nothing) {
            return;
        }
        if (wanted.isCollectionLikeType()) {
            checkList(tree, wanted, path, check);
        } else if (wanted.isMapLikeType()) {
            checkMap(tree, wanted, path, check);
        } else if (wanted.hasRawClass(String.class)) {
            Scalar.TEXT.read(tree, path, check);
        } else if (wanted.hasRawClass(Boolean.class)) {
            Scalar.FLAG.read(tree, path, check);
        } else if (wanted.hasRawClass(Integer.class)) {
            Scalar.INTEGER.read(tree, path, check);
        } else if (isModel(wanted)) {
            checkObject(tree, wanted, path, check);
        }
    }

    /** Types that stand for a single text or number have a reader of their own, which judges them. */
    private static boolean isModel(JavaType type) {
        String name = type.getRawClass().getName();
        return name.startsWith("io.fabric8.kubernetes.api.model.")
                && !name.endsWith(".Quantity")
                && !name.endsWith(".IntOrString")
                && !name.endsWith(".AnyType");
    }

    private void checkList(Tree tree, JavaType wanted, FieldPath path, Check check) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            wrongType(tree, "a list", path, check);
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            check(sequence.items().get(i), wanted.getContentType(), path.index(i), check);
        }
    }

    private void checkMap(Tree tree, JavaType wanted, FieldPath path, Check check) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, "a mapping", path, check);
            return;
        }
        mapping.fields()
                .forEach(field -> check(field.value(), wanted.getContentType(), path.field(field.name()), check));
    }

    private void checkObject(Tree tree, JavaType wanted, FieldPath path, Check check) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, withArticle(wanted.getRawClass().getSimpleName()) + " (a mapping)", path, check);
            return;
        }
        Map<String, JavaType> known = FIELDS.computeIfAbsent(wanted, EmbeddedShape::fieldsOf);
        for (Tree.Field field : mapping.fields()) {
            JavaType fieldType = known.get(field.name());
            if (fieldType != null) {
                check(field.value(), fieldType, path.field(field.name()), check);
            } else if (!check.isLenient()) {
                check.report(
                        DocumentFault.FIELD_UNKNOWN,
                        field.position(),
                        path.field(field.name()),
                        Quoted.of(field.name()),
                        NearestName.hint(field.name(), known.keySet()));
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
