package dev.gleaner.document;

/**
 * How much one input may demand; what goes beyond is a violation that names the bound.
 *
 * @param characters the longest input, in characters
 * @param depth how deep mappings and lists may be nested
 * @param nodes the most values of one input, an alias counted as what it stands for
 * @param scalar the longest single text or number, in characters
 */
public record Bounds(int characters, int depth, int nodes, int scalar) {
    /** Far more than a manifest needs: 16 Mi characters, 128 levels, 1 Mi values, 4 Mi characters a scalar. */
    public static final Bounds DEFAULT = new Bounds(1 << 24, 128, 1 << 20, 1 << 22);

    private static final int DEEPEST = 512;

    /** Refuses bounds that are not positive, and depths of more than 512 levels, which the stack might not hold. */
    public Bounds {
        if (characters < 1 || depth < 1 || depth > DEEPEST || nodes < 1 || scalar < 1) {
            throw new IllegalArgumentException("bounds must be positive and depth at most " + DEEPEST);
        }
    }
}
