package dev.gleaner.cli;

import java.util.function.Predicate;

/**
 * A value of an option that selects records.
 *
 * @param text the value as the call has it
 * @param name the name in the value, which may be misspelt; empty if the value is no name
 * @param condition what a selected record meets
 * @param <R> the type of a record
 */
record Wanted<R>(String text, String name, Predicate<R> condition) {
    /** A value that is a name. */
    static <R> Wanted<R> name(String text, Predicate<R> condition) {
        return new Wanted<>(text, text, condition);
    }

    /** A value that is not a name, such as a number. */
    static <R> Wanted<R> value(String text, Predicate<R> condition) {
        return new Wanted<>(text, "", condition);
    }
}
