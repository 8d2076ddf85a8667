package dev.gleaner.document;

/**
 * Limits for one input. Exceeding a limit is a violation that names the limit.
 *
 * @param characters the maximum length of the input, in characters
 * @param depth the maximum nesting of mappings and lists
 * @param nodes the maximum number of values; an alias counts as the values of its anchor
 * @param scalar the maximum length of a single text or number, in characters
 */
public record Bounds(int characters, int depth, int nodes, int scalar) {
    /**
     * The default, far more than a manifest needs: 16 Mi characters, 128 levels, 1 Mi values, 4 Mi characters per
     * scalar.
     */
    public static final Bounds DEFAULT = new Bounds(1 << 24, 128, 1 << 20, 1 << 22);

    private static final int MAX_DEPTH = 512;

    /**
     * Throws an {@link IllegalArgumentException} if a limit is not positive, or if the depth is more than 512, which
     * might exhaust the stack.
     */
    public Bounds {
        if (characters < 1 || depth < 1 || depth > MAX_DEPTH || nodes < 1 || scalar < 1) {
            throw new IllegalArgumentException("limits must be positive and depth at most " + MAX_DEPTH);
        }
    }
}
