package dev.gleaner.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The name, options and operands of a command. Options may be anywhere in a call. The value of an option is the next
 * argument, or follows {@code =}. All arguments after {@code --} are operands.
 */
final class Syntax {
    /** The labels of values that can be files, and {@code -} for standard input. */
    private static final Set<String> INPUTS = Set.of("FILE", "OUTPUT", "PATH", "POLICY");

    private final String name;
    private final String description;
    private final List<Option<?>> options = new ArrayList<>();
    private final List<Operands> operands = new ArrayList<>();

    /** Creates the syntax of a command. The first sentence of the description is its summary. */
    Syntax(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /**
     * Adds an option with a value. The function parses the value, and throws {@link IllegalArgumentException} if the
     * value is wrong.
     */
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

    /** Adds operands, with a minimum and a maximum number. */
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
        return firstSentence(description);
    }

    /** The first sentence of a text. */
    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    List<Option<?>> options() {
        return options;
    }

    List<Operands> operands() {
        return operands;
    }

    /** Parses the arguments of a call. Stops and returns false at a request for help. */
    boolean parse(List<String> arguments) {
        Queue<String> rest = new ArrayDeque<>(arguments);
        List<String> positional = new ArrayList<>();
        boolean onlyOperands = false;
        for (String argument = rest.poll(); argument != null; argument = rest.poll()) {
            if (onlyOperands || argument.equals("-") || !argument.startsWith("-")) {
                positional.add(argument);
            } else if (argument.equals("--")) {
                onlyOperands = true;
            } else if (Help.isRequestedBy(argument)) {
                return false;
            } else {
                addOption(argument, rest);
            }
        }
        for (String argument : positional) {
            addOperand(argument);
        }
        options.forEach(Option::checkRequired);
        checkCounts();
        checkStandardInput();
        return true;
    }

    /** Standard input can be read only once: the second reader would find it empty. */
    private void checkStandardInput() {
        List<Object> values = new ArrayList<>();
        for (Operands some : operands) {
            values.addAll(some.all());
        }
        for (Option<?> option : options) {
            if (INPUTS.contains(option.label())) {
                values.addAll(option.values());
            }
        }
        if (Collections.frequency(values, Inputs.STANDARD_INPUT) > 1) {
            throw new UsageException("- is given more than once, but standard input can be read only once");
        }
    }

    /**
     * Reports a missing operand. If a file is in the place of an earlier operand that is not a file, the earlier
     * operand is the missing one.
     */
    private void checkCounts() {
        String before = "";
        for (Operands some : operands) {
            if (some.isMissing()) {
                operands.forEach(Operands::refuseFile);
                throw new UsageException("missing argument '" + some.label() + "'" + before);
            }
            before = some.meaning();
        }
    }

    private void addOperand(String argument) {
        for (Operands some : operands) {
            if (some.add(argument)) {
                return;
            }
        }
        throw new UsageException("unexpected argument '" + argument + "'");
    }

    private void addOption(String argument, Queue<String> rest) {
        int equals = argument.indexOf('=');
        String given = equals < 0 ? argument : argument.substring(0, equals);
        Option<?> option = optionOf(given);
        if (option == null) {
            List<String> known = options.stream().map(Option::name).toList();
            throw new UsageException("unknown option '" + given + "'"
                    + OptionSynonyms.of(given, name, known).orElseGet(() -> Suggestion.of(given, known)));
        }
        option.add(equals < 0 ? nextValue(option, rest) : argument.substring(equals + 1));
    }

    /** Removes and returns the next argument if it is the value of the option; null if it is another option. */
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
