package dev.gleaner.logging.route;

import java.util.Arrays;

/**
 * The flows that accept a record, by their index, and the rule of each that decided. Each decision fills the same
 * object again, so that deciding allocates nothing. Not thread-safe.
 */
public final class Acceptance {
    /** The rule of a flow that did not decide, because no rule applies. */
    public static final int NO_RULE = -1;

    private static final int NONE = Integer.MAX_VALUE;

    private final int[] rules;
    private final long[] touched;
    private final long[] accepted;
    private int failed = NONE;

    Acceptance(int flows) {
        this.rules = new int[flows];
        Arrays.fill(rules, NONE);
        int words = (flows + 63) >> 6;
        this.touched = new long[words];
        this.accepted = new long[words];
    }

    void clear() {
        for (int word = 0; word < touched.length; word++) {
            for (long bits = touched[word]; bits != 0; bits &= bits - 1) {
                rules[(word << 6) + Long.numberOfTrailingZeros(bits)] = NONE;
            }
            touched[word] = 0;
            accepted[word] = 0;
        }
        failed = NONE;
    }

    /** Notes a rule that applies; the first rule of a flow decides. */
    void apply(int flow, int rule, boolean isSelect) {
        if (rule >= rules[flow]) {
            return;
        }
        rules[flow] = rule;
        long bit = 1L << flow;
        touched[flow >> 6] |= bit;
        if (isSelect) {
            accepted[flow >> 6] |= bit;
        } else {
            accepted[flow >> 6] &= ~bit;
        }
    }

    /** Notes that fluentd cannot decide about a flow. */
    void fail(int flow) {
        failed = flow;
    }

    /**
     * The flow about which fluentd cannot decide, because its rule has an invalid regular expression; -1 if there is
     * none. No flow gets the record then.
     */
    public int failed() {
        return failed == NONE ? -1 : failed;
    }

    /** Whether a flow accepts the record. */
    public boolean isAccepted(int flow) {
        return (accepted[flow >> 6] & 1L << flow) != 0;
    }

    /** The index of the rule of a flow that decided; {@link #NO_RULE} if none applies. */
    public int rule(int flow) {
        return rules[flow] == NONE ? NO_RULE : rules[flow];
    }

    /** The first flow from an index on that accepts the record; -1 if there is none. */
    public int next(int from) {
        int word = from >> 6;
        if (word >= accepted.length) {
            return -1;
        }
        long bits = accepted[word] & -1L << from;
        while (bits == 0) {
            if (++word == accepted.length) {
                return -1;
            }
            bits = accepted[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** The number of flows that accept the record. */
    public int count() {
        int count = 0;
        for (long word : accepted) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
