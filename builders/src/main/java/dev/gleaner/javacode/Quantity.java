package dev.gleaner.javacode;

import dev.gleaner.document.ModelValue;
import dev.gleaner.document.OpenObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with a unit as a value of the type that a builder takes beside a text, such as {@code Duration.ofMinutes(5)}
 * for {@code 5m}. Like a {@link Shorthand}, it is found by trying.
 *
 * @param unit the method that takes the number, such as {@code ofMinutes}
 * @param number the number
 */
record Quantity(Method unit, long number) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\D*");

    /** The quantity of a field whose value is a text; empty if the builder takes only a text. */
    static Optional<Quantity> of(OpenObject whole, ModelValue.Field field) {
        if (!(field.value() instanceof String text)) {
            return Optional.empty();
        }
        List<Method> setters = Shorthand.setters(whole, field.accessor())
                .filter(method -> method.getName().equals(field.accessor().getName()))
                .filter(method -> method.getParameterCount() == 1)
                .toList();
        Matcher matcher = TEXT.matcher(text);
        if (setters.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return setters.stream()
                .flatMap(setter -> unitsOf(setter.getParameterTypes()[0])
                        .map(unit -> new Quantity(unit, number))
                        .filter(quantity -> Shorthand.makes(
                                whole, field, builder -> Shorthand.invoke(setter, builder, quantity.value()))))
                .findFirst();
    }

    /** The methods of a type that make a quantity of a number of units. */
    private static Stream<Method> unitsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == type
                        && method.getName().startsWith("of")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {long.class}))
                .sorted(Comparator.comparing(Method::getName));
    }

    /** The number as a literal. */
    String literal() {
        return number == (int) number ? String.valueOf(number) : number + "L";
    }

    private Object value() {
        return Objects.requireNonNull(Shorthand.invoke(unit, null, number), "quantity");
    }
}
