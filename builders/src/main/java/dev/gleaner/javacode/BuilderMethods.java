package dev.gleaner.javacode;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The methods of a builder. Those for a field have the name of its accessor, or one that is derived from it. */
final class BuilderMethods {
    private static final ClassValue<BuilderMethods> OF_TYPES = new ClassValue<>() {
        @Override
        protected BuilderMethods computeValue(Class<?> type) {
            return new BuilderMethods(builderOf(type));
        }
    };

    private final Class<?> builder;
    private final List<Method> methods;

    private BuilderMethods(Class<?> builder) {
        this.builder = builder;
        this.methods = List.of(builder.getMethods());
    }

    /** The methods of the builder of a model type. */
    static BuilderMethods of(Class<?> type) {
        return OF_TYPES.get(type);
    }

    private static Class<?> builderOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no builder"));
    }

    /** The class of the builder. */
    Class<?> builder() {
        return builder;
    }

    /** Whether a method takes a consumer of the builder of a model type. */
    boolean takesConsumer(String name, Class<?> type) {
        return named(name).anyMatch(method -> isConsumer(method, of(type).builder));
    }

    /** Whether the only parameter of a method is a consumer of a builder. */
    static boolean isConsumer(Method method, Class<?> builder) {
        return method.getParameterCount() == 1
                && method.getParameterTypes()[0] == Consumer.class
                && method.getGenericParameterTypes()[0] instanceof ParameterizedType consumer
                && isOf(consumer.getActualTypeArguments()[0], builder);
    }

    /** Whether a type is a class, or {@code ? super} it. */
    private static boolean isOf(Type type, Class<?> wanted) {
        return type.equals(wanted) || type.getTypeName().equals("? super " + wanted.getName());
    }

    /** The method that adds one element to a list. */
    Optional<String> adderOf(String accessor, Class<?> element) {
        return singulars(accessor)
                .map(singular -> "add" + singular)
                .filter(name -> has(
                        name,
                        method -> method.getParameterCount() == 1
                                && !method.isVarArgs()
                                && accepts(method.getParameterTypes()[0], element)))
                .findFirst();
    }

    /** The method that adds several elements to a list. */
    Optional<String> pluralAdderOf(String accessor, Class<?> element) {
        return Optional.of("add" + capitalized(accessor))
                .filter(name -> has(
                        name,
                        method -> method.isVarArgs()
                                && method.getParameterCount() == 1
                                && accepts(method.getParameterTypes()[0].getComponentType(), element)));
    }

    private static boolean accepts(Class<?> parameter, Class<?> value) {
        return MethodType.methodType(parameter).wrap().returnType().isAssignableFrom(value);
    }

    /** The method that puts one entry into a mapping. */
    Optional<String> putterOf(String accessor) {
        return singulars(accessor)
                .map(singular -> "put" + singular)
                .filter(name -> has(name, method -> method.getParameterCount() == 2))
                .findFirst();
    }

    /** The names of the methods that set a field, or add to it. */
    List<String> namesFor(String accessor) {
        return Stream.concat(Stream.of(accessor), singulars(accessor).map(singular -> "add" + singular))
                .distinct()
                .toList();
    }

    /** The methods with a name. */
    Stream<Method> named(String name) {
        return methods.stream().filter(method -> method.getName().equals(name) && !method.isBridge());
    }

    private boolean has(String name, Predicate<Method> condition) {
        return named(name).anyMatch(condition);
    }

    /** The singulars that a plural may have, the likeliest first. Immutables forms the names of methods from them. */
    private static Stream<String> singulars(String plural) {
        String name = capitalized(plural);
        return Stream.concat(
                Stream.of("s", "es")
                        .filter(name::endsWith)
                        .map(ending -> name.substring(0, name.length() - ending.length())),
                name.endsWith("ies")
                        ? Stream.of(name.substring(0, name.length() - "ies".length()) + "y", name)
                        : Stream.of(name));
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
