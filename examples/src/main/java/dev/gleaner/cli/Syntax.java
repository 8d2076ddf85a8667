package dev.gleaner.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command is called, and which options and operands it takes. Options may stand anywhere in a call, their value
 * behind {@code =} or as the next argument; what follows {@code --} is no option.
 */
final class Syntax {
    private final String name;
    private final String description;
    private final List<Option<?>> options = new ArrayList<>();
    private final List<Operands> operands = new ArrayList<>();

    /** A command; the first sentence of its description starts with a verb and stands alone. */
    Syntax(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** Adds an option with a value, which the function reads; it throws {@link IllegalArgumentException} otherwise. */
    <T> Option<T> option(String option, String label, Function<String, T> reading, String about) {
        return add(new Option<>(option, label, reading, about));
    }

    /** Adds an option whose value is any text. */
    Option<String> text(String option, String label, String about) {
        return option(option, label, Function.identity(), about);
    }

    /** Adds an option without a value. */
    Option<String> flag(String option, String about) {
        return text(option, "", about);
    }

    private <T> Option<T> add(Option<T> option) {
        options.add(option);
        return option;
    }

    /** Adds exactly one operand. */
    Operands operand(String label, String about) {
        return operands(label, 1, 1, about);
    }

    /** Adds operands, as many as there are between two bounds. */
    Operands operands(String label, int least, int most, String about) {
        Operands more = new Operands(label, least, most, about);
        operands.add(more);
        return more;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    /** The first sentence of the description. */
    String summary() {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }

    List<Option<?>> options() {
        return options;
    }

    List<Operands> operands() {
        return operands;
    }

    /** Reads the arguments of a call; false when it asks for help, and the rest is not looked at. */
    boolean read(List<String> arguments) {
        Queue<String> rest = new ArrayDeque<>(arguments);
        boolean onlyOperands = false;
        for (String argument = rest.poll(); argument != null; argument = rest.poll()) {
            if (onlyOperands || argument.equals("-") || !argument.startsWith("-")) {
                takeOperand(argument);
            } else if (argument.equals("--")) {
                onlyOperands = true;
            } else if (Help.isAskedForBy(argument)) {
                return false;
            } else {
                takeOption(argument, rest);
            }
        }
        options.forEach(Option::requireIfNeeded);
        operands.forEach(Operands::requireEnough);
        return true;
    }

    private void takeOperand(String argument) {
        for (Operands some : operands) {
            if (some.take(argument)) {
                return;
            }
        }
        throw new UsageException("Unexpected argument: '" + argument + "'");
    }

    private void takeOption(String argument, Queue<String> rest) {
        int equals = argument.indexOf('=');
        String given = equals < 0 ? argument : argument.substring(0, equals);
        Option<?> option = optionOf(given);
        if (option == null) {
            throw new UsageException("Unknown option: '" + given + "'"
                    + Suggestion.of(given, options.stream().map(Option::name).toList()));
        }
        option.take(equals < 0 ? nextValue(option, rest) : argument.substring(equals + 1));
    }

    /** The next argument when it is the value of the option: another option is none. */
    private @Nullable String nextValue(Option<?> option, Queue<String> rest) {
        String next = rest.peek();
        if (next == null || !option.isFollowedBy(next) || optionOf(next.split("=", 2)[0]) != null) {
            return null;
        }
        return rest.poll();
    }

    private @Nullable Option<?> optionOf(String argument) {
        for (Option<?> option : options) {
            if (option.name().equals(argument)) {
                return option;
            }
        }
        return null;
    }
}
