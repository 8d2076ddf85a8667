package dev.gleaner.javacode;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ModelValue;
import dev.gleaner.document.OpenObject;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method that makes an object of single values, such as {@code SecretValue.from(name, key)}, or {@code addRegexp(key,
 * pattern)} of a builder. It is found by trying: a method is used only if it makes the wanted object.
 *
 * @param method the method
 * @param arguments its arguments: texts, numbers and booleans
 */
record Shorthand(Method method, List<Object> arguments) {
    private static final Set<Class<?>> SINGLE = Set.of(String.class, Integer.class, Boolean.class);

    private static final Comparator<Method> ORDER = Comparator.comparing(Method::isVarArgs)
            .thenComparing(Method::getName)
            .thenComparing(Method::toString);

    /** A static method of the type of a value that makes the value. */
    static Optional<Shorthand> ofType(OpenObject value) {
        Class<?> type = ModelValue.of(value).type();
        Stream<Method> methods = factories(type).filter(method -> method.getReturnType() == type);
        return first(methods, value, candidate -> value.equals(candidate.call(null)));
    }

    /** A method of the builder of an object that sets a part of it. */
    static Optional<Shorthand> ofPart(OpenObject whole, ModelValue.Field field) {
        return first(
                setters(whole, field.accessor()), field.value(), candidate -> makes(whole, field, candidate::call));
    }

    /** Whether a change of a builder sets a field to its value. */
    static boolean makes(OpenObject whole, ModelValue.Field field, Consumer<Object> change) {
        return edited(whole, change)
                .map(edited -> get(field.accessor(), edited))
                .filter(field.value()::equals)
                .isPresent();
    }

    /** A method of the builder of an object that adds an element to a list. */
    static Optional<Shorthand> ofElement(OpenObject whole, Method accessor, Object element) {
        return first(setters(whole, accessor), element, candidate -> edited(whole, candidate::call)
                .map(edited -> get(accessor, edited))
                .filter(list -> list instanceof List<?> elements && element.equals(elements.get(elements.size() - 1)))
                .isPresent());
    }

    /** A static method of the type of a value that takes a consumer of the builder of its only part. */
    static Optional<Method> ofOnlyPart(OpenObject value) {
        ModelValue model = ModelValue.of(value);
        if (model.fields().size() != 1 || !value.unknownFields().isEmpty()) {
            return Optional.empty();
        }
        ModelValue.Field field = model.fields().get(0);
        if (!(field.value() instanceof OpenObject part)) {
            return Optional.empty();
        }
        Class<?> builder = BuilderMethods.of(ModelValue.of(part).type()).builder();
        return factories(model.type())
                .filter(method -> method.getName().equals(field.accessor().getName()))
                .filter(method -> BuilderMethods.isConsumer(method, builder))
                .findFirst();
    }

    private static Stream<Method> factories(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()));
    }

    /** The public methods that the builder itself declares for a field. */
    static Stream<Method> setters(OpenObject whole, Method accessor) {
        BuilderMethods builder = BuilderMethods.of(ModelValue.of(whole).type());
        return builder.namesFor(accessor.getName()).stream()
                .flatMap(builder::named)
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()));
    }

    private static Optional<Shorthand> first(Stream<Method> methods, Object value, Predicate<Shorthand> makesValue) {
        List<Method> candidates =
                methods.filter(Shorthand::takesSingleValues).sorted(ORDER).toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Object> leaves = Leaves.of(value);
        return candidates.stream()
                .flatMap(method -> of(method, leaves).stream())
                .filter(makesValue)
                .findFirst();
    }

    private static boolean takesSingleValues(Method method) {
        return method.getParameterCount() > 0
                && Arrays.stream(method.getParameterTypes())
                        .allMatch(type -> type == String[].class ? method.isVarArgs() : isSingle(type));
    }

    private static boolean isSingle(Class<?> type) {
        return SINGLE.contains(wrapped(type));
    }

    private static Class<?> wrapped(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /**
     * The call of a method with as many of the last single values as it has parameters; a method with a variable number
     * of arguments gets all values.
     */
    private static Optional<Shorthand> of(Method method, List<Object> leaves) {
        int used = method.isVarArgs() ? leaves.size() : method.getParameterCount();
        if (used > leaves.size() || used < method.getParameterCount()) {
            return Optional.empty();
        }
        List<Object> arguments = leaves.subList(leaves.size() - used, leaves.size());
        for (int i = 0; i < used; i++) {
            if (parameter(method, i) != arguments.get(i).getClass()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Shorthand(method, arguments));
    }

    private static Class<?> parameter(Method method, int index) {
        int last = method.getParameterCount() - 1;
        return method.isVarArgs() && index >= last ? String.class : wrapped(method.getParameterTypes()[index]);
    }

    /** The object with a change; empty if a method refuses its arguments. */
    private static Optional<OpenObject> edited(OpenObject whole, Consumer<Object> change) {
        if (!(whole instanceof Editable<?, ?> editable)) {
            return Optional.empty();
        }
        try {
            return Optional.of(edit(editable, change));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Editable<T, B>, B extends ModelBuilder<T>> OpenObject edit(
            Editable<?, ?> value, Consumer<Object> change) {
        return ((Editable<T, B>) value).edit(change);
    }

    private static @Nullable Object get(Method accessor, OpenObject object) {
        Object value = invoke(accessor, object);
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private @Nullable Object call(@Nullable Object target) {
        List<Object> values = new ArrayList<>(arguments);
        if (method.isVarArgs()) {
            List<Object> rest = values.subList(method.getParameterCount() - 1, values.size());
            String[] texts = rest.toArray(String[]::new);
            rest.clear();
            values.add(texts);
        }
        return invoke(method, target, values.toArray());
    }

    /** Calls a method; the target of a static one is null. */
    static @Nullable Object invoke(Method method, @Nullable Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
