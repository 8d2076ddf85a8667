package dev.gleaner.javacode;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * The parameters that are visible in a lambda, whose own parameter must have another name. Immutable.
 *
 * @param names their names
 */
record Scope(Set<String> names) {
    /** A scope without parameters. */
    static final Scope NONE = new Scope(Set.of());

    /** The scope with another parameter. */
    Scope with(String name) {
        Set<String> more = new TreeSet<>(names);
        more.add(name);
        return new Scope(more);
    }

    /** A name for a parameter: the initial of what it builds, its initials, its first letters, or one with a number. */
    String parameter(String noun) {
        String name = Identifier.camel(noun);
        String initial = name.isEmpty() ? "x" : name.substring(0, 1).toLowerCase(Locale.ROOT);
        String initials = name.isEmpty() ? "x" : initial + capitals(name.substring(1));
        return Stream.concat(
                        Stream.of(initial, initials, start(name, 2), start(name, 3)),
                        Stream.iterate(2, number -> number + 1).map(number -> initial + number))
                .filter(candidate -> !names.contains(candidate) && SourceVersion.isName(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static String start(String name, int length) {
        return name.substring(0, Math.min(length, name.length())).toLowerCase(Locale.ROOT);
    }

    private static String capitals(String name) {
        return name.chars()
                .filter(Character::isUpperCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
