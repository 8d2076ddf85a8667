package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;

/** The positional arguments of a command, such as files. */
final class Operands {
    /** No upper bound. */
    static final int MANY = Integer.MAX_VALUE;

    private final String label;
    private final int least;
    private final int most;
    private final String description;
    private final List<String> values = new ArrayList<>();

    Operands(String label, int least, int most, String description) {
        this.label = label;
        this.least = least;
        this.most = most;
        this.description = description;
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
        return least == 0 ? "[" + some + "]" : some;
    }

    /** Adds a value. Returns false if there are already as many as allowed. */
    boolean add(String value) {
        return values.size() < most && values.add(value);
    }

    void checkCount() {
        if (values.size() < least) {
            throw new UsageException("missing argument '" + label + "'");
        }
    }
}
