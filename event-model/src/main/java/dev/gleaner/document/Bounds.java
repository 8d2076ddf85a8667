package dev.gleaner.document;

/**
 * Limits for one input. An input that exceeds one is a violation that names the limit.
 *
 * @param characters the maximum length of the input, in characters
 * @param depth the maximum nesting of mappings and lists
 * @param nodes the maximum number of values; an alias counts as the values of its anchor
 * @param scalar the maximum length of a single text or number, in characters
 */
public record Bounds(int characters, int depth, int nodes, int scalar) {
    /**
     * The default, far more than a manifest needs: 16 Mi characters, 128 levels, 1 Mi values, 4 Mi characters a scalar.
     */
    public static final Bounds DEFAULT = new Bounds(1 << 24, 128, 1 << 20, 1 << 22);

    private static final int DEEPEST = 512;

    /** Refuses limits that are not positive, and more than 512 levels, which might exhaust the stack. */
    public Bounds {
        if (characters < 1 || depth < 1 || depth > DEEPEST || nodes < 1 || scalar < 1) {
            throw new IllegalArgumentException("bounds must be positive and depth at most " + DEEPEST);
        }
    }
}
