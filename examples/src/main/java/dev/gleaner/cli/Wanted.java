package dev.gleaner.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A value of an option that selects records.
 *
 * @param text the value as the call has it
 * @param name the name in the value, which may be misspelt; empty if the value is no name
 * @param condition what a selected record meets
 * @param parts the values between commas, if a comma does not separate values of the option; empty if there is no comma
 * @param rather what was probably intended, as an option or a value, if the name is used in another place
 * @param <R> the type of a record
 */
record Wanted<R>(
        String text, String name, Predicate<R> condition, List<Wanted<R>> parts, Supplier<Optional<String>> rather) {
    /** A value that is a name. */
    static <R> Wanted<R> name(String text, Predicate<R> condition) {
        return named(text, text, condition);
    }

    /** A value that contains a name. */
    static <R> Wanted<R> named(String text, String name, Predicate<R> condition) {
        return new Wanted<>(text, name, condition, List.of(), Optional::empty);
    }

    /** A value that is not a name, such as a number. */
    static <R> Wanted<R> value(String text, Predicate<R> condition) {
        return named(text, "", condition);
    }

    /** A value that is a name, and may contain commas. */
    static <R> Wanted<R> whole(String text, Function<String, Predicate<R>> condition) {
        List<Wanted<R>> parts = text.contains(",")
                ? Arrays.stream(text.split(",", -1))
                        .map(part -> name(part, condition.apply(part)))
                        .toList()
                : List.of();
        return new Wanted<>(text, text, condition.apply(text), parts, Optional::empty);
    }

    /** The same value, with what it means where the option does not have it. */
    Wanted<R> orRather(Supplier<Optional<String>> meant) {
        return new Wanted<>(text, name, condition, parts, meant);
    }
}
