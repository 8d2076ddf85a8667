package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command, such as {@code --out DIR}, and the values that the call gives it.
 *
 * @param <T> what a value is read as
 */
final class Option<T> {
    private final String name;
    private final String label;
    private final Function<String, T> reading;
    private final String description;
    private final List<T> values = new ArrayList<>();
    private boolean required;
    private boolean repeatable;
    private boolean listed;
    private @Nullable T bare;
    private @Nullable Predicate<String> looksLikeValue;

    /** An option whose value has a label; an option with an empty label is a flag. */
    Option(String name, String label, Function<String, T> reading, String description) {
        this.name = name;
        this.label = label;
        this.reading = reading;
        this.description = description;
    }

    /** The call must give the option. */
    Option<T> required() {
        required = true;
        return this;
    }

    /** The call may give the option several times. */
    Option<T> repeatable() {
        repeatable = true;
        return this;
    }

    /** The call may give several values, separated by commas or by giving the option several times. */
    Option<T> listed() {
        listed = true;
        return repeatable();
    }

    /** The call may leave the value out, which then is this one; the next argument is a value if it looks like one. */
    Option<T> orBare(T value, Predicate<String> looksLikeValue) {
        bare = value;
        this.looksLikeValue = looksLikeValue;
        return this;
    }

    /** The value; empty when the call does not give the option. */
    Optional<T> value() {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The value of an option that is required. */
    T get() {
        return value().orElseThrow();
    }

    /** The value, or another one when the call does not give the option. */
    T or(T absent) {
        return values.isEmpty() ? absent : values.get(0);
    }

    /** Every value, in the order of the call. */
    List<T> values() {
        return List.copyOf(values);
    }

    /** Whether the call gives the option. */
    boolean isGiven() {
        return !values.isEmpty();
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    boolean isFlag() {
        return label.isEmpty();
    }

    void requireIfNeeded() {
        if (required && !isGiven()) {
            throw new UsageException("Missing required option: '" + name + "=" + label + "'");
        }
    }

    /** The option with its value, as a help text shows it. */
    String inWords() {
        return isFlag() ? name : name + (bare == null ? " " + label : " [" + label + "]");
    }

    /** Takes the value that the call gives behind the option's name; null when there is none. */
    void take(@Nullable String text) {
        if (isGiven() && !repeatable) {
            throw new UsageException("Option '" + name + "' is given twice");
        }
        if (isFlag() && text != null) {
            throw new UsageException("Option '" + name + "' takes no value");
        }
        if (isFlag()) {
            values.add(reading.apply(""));
        } else if (text != null) {
            for (String part : listed ? text.split(",", -1) : new String[] {text}) {
                values.add(read(part));
            }
        } else if (bare != null) {
            values.add(bare);
        } else {
            throw new UsageException("Missing value for option '" + name + "': " + label);
        }
    }

    private T read(String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption(name, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the next argument is the value. */
    boolean isFollowedBy(String next) {
        return !isFlag() && (looksLikeValue == null || looksLikeValue.test(next));
    }
}
