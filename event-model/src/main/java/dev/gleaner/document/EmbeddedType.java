package dev.gleaner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
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
record EmbeddedType(Type type, boolean part) {
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
        return new EmbeddedType(type, false);
    }

    /** The type of a part of an object. */
    static EmbeddedType partOf(Class<?> type) {
        return new EmbeddedType(type, true);
    }

    Kind kind() {
        Class<?> known = javaClass();
        if (Collection.class.isAssignableFrom(known)) {
            return Kind.LIST;
        }
        if (Map.class.isAssignableFrom(known)) {
            return Kind.MAP;
        }
        if (known == String.class) {
            return Kind.TEXT;
        }
        if (known == Boolean.class) {
            return Kind.FLAG;
        }
        if (known == Integer.class) {
            return Kind.INTEGER;
        }
        if (known == Long.class) {
            return Kind.LONG;
        }
        if (known == Quantity.class) {
            return Kind.QUANTITY;
        }
        if (known == IntOrString.class) {
            return Kind.INTEGER_OR_TEXT;
        }
        return isModel() ? Kind.OBJECT : Kind.OTHER;
    }

    /** Whether it is a class of the model without its own deserializer. */
    private boolean isModel() {
        Class<?> known = javaClass();
        return !known.isInterface()
                && !Modifier.isAbstract(known.getModifiers())
                && known.getName().startsWith("io.fabric8.kubernetes.api.model.")
                && !Fabric8.MAPPER.hasDeserializer(known);
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

    /** The class of the value. */
    Class<?> javaClass() {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type instanceof Class<?> known ? known : Object.class;
    }

    /** The name of the class, without its package. */
    String name() {
        return javaClass().getSimpleName();
    }

    /** The type of the elements of a list, or of the values of a mapping. */
    EmbeddedType content() {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return new EmbeddedType(arguments[arguments.length - 1], part);
        }
        return new EmbeddedType(Object.class, part);
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
        Map<String, EmbeddedType> fields = new TreeMap<>();
        for (Class<?> known = javaClass(); known != null; known = known.getSuperclass()) {
            for (Field field : known.getDeclaredFields()) {
                JsonProperty property = field.getAnnotation(JsonProperty.class);
                if (property != null) {
                    fields.put(property.value(), new EmbeddedType(field.getGenericType(), part));
                }
            }
        }
        return fields;
    }

    /** Whether fabric8 can read a value of this type. */
    boolean isReadable(Tree tree) {
        return Fabric8.isReadable(tree, type);
    }
}
