package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;

/** What a call names behind the options of a command, such as files. */
final class Operands {
    /** There is no upper bound. */
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

    /** The only one. */
    String one() {
        return values.get(0);
    }

    /** All of them, in the order of the call. */
    List<String> all() {
        return List.copyOf(values);
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** The operands, as a help text shows them. */
    String inWords() {
        String some = most == 1 ? label : label + "...";
        return least == 0 ? "[" + some + "]" : some;
    }

    /** Takes one more from the call, if there is room for it. */
    boolean take(String value) {
        return values.size() < most && values.add(value);
    }

    void requireEnough() {
        if (values.size() < least) {
            throw new UsageException("Missing required parameter: '" + label + "'");
        }
    }
}
