package dev.gleaner.document;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tests know of the fields of model types: accessors, nouns, the types in them and their faults. */
public final class FieldAccessors {
    private FieldAccessors() {}

    /** The accessors of a type, by the wire names of its fields. */
    public static Map<String, Method> of(Class<?> type) {
        Map<String, Method> accessors = new LinkedHashMap<>();
        if (OpenObject.class.isAssignableFrom(type)) {
            for (ObjectField<?, ?, ?> field :
                    Shape.of(type.asSubclass(OpenObject.class)).fields()) {
                if (!field.isCarried()) {
                    accessors.put(field.name(), Accessors.of(type).of(field));
                }
            }
        }
        return accessors;
    }

    /** The name of a type in manifests, such as the key of a plug-in. */
    public static String nounOf(Class<?> type) {
        return OpenObject.class.isAssignableFrom(type)
                ? Shape.of(type.asSubclass(OpenObject.class)).name()
                : type.getSimpleName();
    }

    /** A type, the types of its fields and so on, and the choices between them. */
    public static Set<Class<?>> typesIn(Class<? extends OpenObject> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(Shape.of(type), types);
        return types;
    }

    private static void collect(Shape<?> declared, Set<Class<?>> types) {
        Shape<?> shape = declared.plain();
        if (shape instanceof ListShape<?> list) {
            collect(list.element(), types);
        } else if (shape instanceof MapShape<?> map) {
            collect(map.value(), types);
        } else if (shape instanceof Choice<?> choice) {
            collectKinds(choice, types);
        } else if (shape instanceof ObjectShape<?, ?> object && types.add(object.model())) {
            object.fields().stream()
                    .map(ObjectField::shape)
                    .filter(Objects::nonNull)
                    .forEach(field -> collect(field, types));
            if (object.inline() != null) {
                collectKinds(object.inline().choice(), types);
            }
        }
    }

    private static void collectKinds(Choice<?> choice, Set<Class<?>> types) {
        if (types.add(choice.type())) {
            choice.keys().forEach(key -> collect(Objects.requireNonNull(choice.kind(key)), types));
        }
    }

    /** The codes of the faults of words and choices in a type, and in the types of its fields. */
    public static Set<String> faultsIn(Class<? extends OpenObject> type) {
        Set<String> codes = new LinkedHashSet<>();
        for (Class<?> part : typesIn(type)) {
            if (OpenObject.class.isAssignableFrom(part)) {
                ObjectShape<?, ?> shape = Shape.of(part.asSubclass(OpenObject.class));
                shape.fields().forEach(field -> addFaults(field.shape(), codes));
                if (shape.inline() != null) {
                    addFaults(shape.inline().choice(), codes);
                }
            }
        }
        return codes;
    }

    private static void addFaults(@Nullable Shape<?> declared, Collection<String> codes) {
        Shape<?> shape = declared == null ? Scalar.ANY : declared.plain();
        if (shape instanceof ListShape<?> list) {
            addFaults(list.element(), codes);
        } else if (shape instanceof MapShape<?> map) {
            addFaults(map.value(), codes);
        } else if (shape instanceof Choice<?> choice) {
            choice.faults().forEach(fault -> codes.add(fault.code()));
        } else if (shape instanceof ScalarShape.OfWord<?> word) {
            codes.add(word.unknown().code());
        }
    }
}
