package dev.gleaner.document;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A type of fabric8's model, or the type of a field in it.
 *
 * @param type the type in Java
 * @param part whether required fields may be missing
 */
record EmbeddedType(JavaType type, boolean part) {
    private static final Map<EmbeddedType, Map<String, EmbeddedType>> FIELDS = new ConcurrentHashMap<>();

    /** The kinds of types, by the values that they allow. */
    enum Kind {
        LIST,
        MAP,
        TEXT,
        FLAG,
        /** A whole number of 32 bits. */
        INTEGER,
        /** A whole number of 64 bits. */
        LONG,
        QUANTITY,
        INTEGER_OR_TEXT,
        /** A class of the model, whose fields are known. */
        OBJECT,
        /** A type with its own deserializer: only fabric8 knows which values it allows. */
        OTHER
    }

    static EmbeddedType of(Class<?> type) {
        return new EmbeddedType(Fabric8.MAPPER.constructType(type), false);
    }

    /** The type of a part of an object. */
    static EmbeddedType partOf(Class<?> type) {
        return new EmbeddedType(Fabric8.MAPPER.constructType(type), true);
    }

    Kind kind() {
        if (type.isCollectionLikeType()) {
            return Kind.LIST;
        }
        if (type.isMapLikeType()) {
            return Kind.MAP;
        }
        if (type.hasRawClass(String.class)) {
            return Kind.TEXT;
        }
        if (type.hasRawClass(Boolean.class)) {
            return Kind.FLAG;
        }
        if (type.hasRawClass(Integer.class)) {
            return Kind.INTEGER;
        }
        if (type.hasRawClass(Long.class)) {
            return Kind.LONG;
        }
        if (type.hasRawClass(Quantity.class)) {
            return Kind.QUANTITY;
        }
        if (type.hasRawClass(IntOrString.class)) {
            return Kind.INTEGER_OR_TEXT;
        }
        return isModel() ? Kind.OBJECT : Kind.OTHER;
    }

    /** Whether it is a class of the model without its own deserializer. */
    private boolean isModel() {
        JsonDeserialize reading = type.getRawClass().getAnnotation(JsonDeserialize.class);
        return type.isConcrete()
                && type.getRawClass().getName().startsWith("io.fabric8.kubernetes.api.model.")
                && (reading == null || reading.using() == JsonDeserializer.None.class);
    }

    /** The kind of value in words, with an article. */
    String noun() {
        return switch (kind()) {
            case LIST -> "a list";
            case MAP -> "a mapping";
            case TEXT -> Scalar.TEXT.noun();
            case FLAG -> Scalar.FLAG.noun();
            case INTEGER -> Scalar.INTEGER.noun();
            case LONG -> "a whole number";
            case QUANTITY -> "a quantity, such as 500m or 1Gi";
            case INTEGER_OR_TEXT -> "a whole number or a text";
            case OBJECT -> Shape.withArticle(name()) + " (a mapping)";
            case OTHER -> Shape.withArticle(name());
        };
    }

    Class<?> javaClass() {
        return type.getRawClass();
    }

    /** The name of the class, without its package. */
    String name() {
        return javaClass().getSimpleName();
    }

    /** The type of the elements of a list, or of the values of a mapping. */
    EmbeddedType content() {
        return new EmbeddedType(type.getContentType(), part);
    }

    /** The types of the fields of an object, by name. */
    Map<String, EmbeddedType> fields() {
        return FIELDS.computeIfAbsent(this, EmbeddedType::findFields);
    }

    /** The names of the fields of an object that the API server requires; none for a part. */
    List<String> required() {
        return part ? List.of() : RequiredFields.of(javaClass());
    }

    private Map<String, EmbeddedType> findFields() {
        BeanDescription bean = Fabric8.MAPPER.getDeserializationConfig().introspect(type);
        Map<String, EmbeddedType> fields = new TreeMap<>();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.couldDeserialize() && !property.getName().equals("additionalProperties")) {
                fields.put(property.getName(), new EmbeddedType(property.getPrimaryType(), part));
            }
        }
        return fields;
    }

    /** Whether fabric8 can read a value of this type. */
    boolean isReadable(Tree tree) {
        return Fabric8.isReadable(tree, type);
    }
}
