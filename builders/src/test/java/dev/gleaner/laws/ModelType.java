package dev.gleaner.laws;

import dev.gleaner.document.OpenObject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A model type as users see it, found by reflection instead of its shape.
 *
 * @param type the interface or abstract class
 */
record ModelType(Class<?> type) {
    /** The type that the class of a value implements or extends, and that declares a builder. */
    static ModelType of(OpenObject value) {
        Class<?> held = value.getClass();
        return Stream.concat(Arrays.stream(held.getInterfaces()), Stream.of(held.getSuperclass()))
                .filter(candidate -> builderOf(candidate).isPresent())
                .findFirst()
                .map(ModelType::new)
                .orElseThrow();
    }

    Class<?> builder() {
        return builderOf(type).orElseThrow();
    }

    private static Optional<Class<?>> builderOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .findFirst();
    }

    /** The accessors of fields: those for which the builder has a setter of the same type. */
    List<Method> fields() {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> setters(method).findFirst().isPresent())
                .toList();
    }

    /** The method of the builder that replaces the value of an accessor. */
    Method setter(Method accessor) {
        return setters(accessor).findFirst().orElseThrow();
    }

    /** The accessors of parts, and the method of the builder that takes a consumer for each. */
    Map<Method, Method> parts() {
        Map<Method, Method> parts = new LinkedHashMap<>();
        fields().forEach(field -> Arrays.stream(builder().getDeclaredMethods())
                .filter(method -> method.getName().equals(field.getName())
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Consumer.class}))
                .forEach(method -> parts.put(field, method)));
        return parts;
    }

    private Stream<Method> setters(Method accessor) {
        Class<?> given = accessor.getReturnType();
        Predicate<Class<?>> takes =
                given == List.class ? Iterable.class::equals : given == Map.class ? Map.class::equals : given::equals;
        return Arrays.stream(builder().getMethods())
                .filter(method -> method.getName().equals(accessor.getName())
                        && method.getParameterCount() == 1
                        && takes.test(method.getParameterTypes()[0]));
    }
}
