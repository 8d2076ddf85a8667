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
 * @param <T> the type of a value
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
    private @Nullable T omitted;
    private @Nullable Predicate<String> looksLikeValue;

    /** Creates an option. The label names its value in the help text; an option without a label is a flag. */
    Option(String name, String label, Function<String, T> reading, String description) {
        this.name = name;
        this.label = label;
        this.reading = reading;
        this.description = description;
    }

    /** Makes the option required. */
    Option<T> required() {
        required = true;
        return this;
    }

    /** Allows the option to be repeated. */
    Option<T> repeatable() {
        repeatable = true;
        return this;
    }

    /** Allows several values, separated by commas or by repeating the option. */
    Option<T> listed() {
        listed = true;
        return repeatable();
    }

    /**
     * Makes the value optional, and sets its default. The next argument is the value only if {@code looksLikeValue}
     * accepts it.
     */
    Option<T> optionalValue(T value, Predicate<String> looksLikeValue) {
        omitted = value;
        this.looksLikeValue = looksLikeValue;
        return this;
    }

    /** The value; empty if the option is absent. */
    Optional<T> value() {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The value of a required option. */
    T get() {
        return value().orElseThrow();
    }

    /** The value, or a default if the option is absent. */
    T or(T absent) {
        return values.isEmpty() ? absent : values.get(0);
    }

    /** All values, in the order of the call. */
    List<T> values() {
        return List.copyOf(values);
    }

    /** Whether the option is present. */
    boolean isGiven() {
        return !values.isEmpty();
    }

    String name() {
        return name;
    }

    /** The name of the value in the help text; empty for a flag. */
    String label() {
        return label;
    }

    /** The words that the value can be; empty if it can be others, too. */
    List<String> words() {
        return reading instanceof Words<?> words ? words.all() : List.of();
    }

    String description() {
        return description;
    }

    boolean isRequired() {
        return required;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Whether the value can be left out. */
    boolean isOptionalValue() {
        return omitted != null;
    }

    boolean isFlag() {
        return label.isEmpty();
    }

    void checkRequired() {
        if (required && !isGiven()) {
            throw new UsageException("missing option '" + name + " " + label + "'");
        }
    }

    /** The option and its value as the help text shows them. */
    String inWords() {
        return isFlag() ? name : name + (omitted == null ? " " + label : " [" + label + "]");
    }

    /** Adds the value that follows the name of the option; null if there is none. */
    void add(@Nullable String text) {
        if (isGiven() && !repeatable) {
            throw new UsageException("option '" + name + "' is given twice");
        }
        if (isFlag() && text != null) {
            throw new UsageException("option '" + name + "' takes no value");
        }
        if (isFlag()) {
            values.add(reading.apply(""));
        } else if (text != null) {
            for (String part : listed ? text.split(",", -1) : new String[] {text}) {
                values.add(read(part));
            }
        } else if (omitted != null) {
            values.add(omitted);
        } else {
            throw new UsageException("missing value for option '" + name + " " + label + "'");
        }
    }

    private T read(String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption(name, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the next argument can be the value. */
    boolean isFollowedBy(String next) {
        return !isFlag() && (looksLikeValue == null || looksLikeValue.test(next));
    }
}
