package dev.gleaner.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The positional arguments of a command, such as files. */
final class Operands {
    /** No upper bound. */
    static final int MANY = Integer.MAX_VALUE;

    private final String label;
    private final int least;
    private final int most;
    private final String description;
    private final List<String> values = new ArrayList<>();
    private @Nullable Option<?> replacement;
    private int enough;
    private @Nullable String example;

    Operands(String label, int least, int most, String description) {
        this.label = label;
        this.least = least;
        this.most = most;
        this.description = description;
    }

    /** Lets an option replace the operand: the operand is absent if the option is given {@code times} times. */
    Operands orOption(Option<?> option, int times) {
        replacement = option;
        enough = times;
        return this;
    }

    /** States that a value is not the name of a file, and gives an example of one. */
    Operands unlikeFile(String value) {
        example = value;
        return this;
    }

    /** The value of a single operand. */
    String one() {
        return values.get(0);
    }

    /** All values, in the order of the call. */
    List<String> all() {
        return List.copyOf(values);
    }

    /** Whether there is at most one. */
    boolean isSingle() {
        return most == 1;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** The operands as the help text shows them. */
    String inWords() {
        String some = most == 1 ? label : label + "...";
        return least == 0 || replacement != null ? "[" + some + "]" : some;
    }

    /** Adds a value. Returns false if there are already as many as allowed. */
    boolean add(String value) {
        return !isReplaced() && values.size() < most && values.add(value);
    }

    private boolean isReplaced() {
        return replacement != null && replacement.values().size() >= enough;
    }

    boolean isMissing() {
        return !isReplaced() && values.size() < least;
    }

    void refuseFile() {
        if (example != null && !values.isEmpty() && isFile(values.get(0))) {
            throw new UsageException(
                    "missing argument '" + label + "', such as " + example + ", before " + values.get(0));
        }
    }

    private static boolean isFile(String value) {
        try {
            return Files.exists(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The end of a message that names the operand for which a file was taken; empty if the first value is not a file.
     */
    String meaning() {
        return values.isEmpty() || !isFile(values.get(0)) ? "" : "; the file " + values.get(0) + " is " + label;
    }
}
