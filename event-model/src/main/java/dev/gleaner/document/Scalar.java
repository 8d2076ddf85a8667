package dev.gleaner.document;

/** The shapes of single values. */
public final class Scalar {
    /** Any text. */
    public static final Shape<String> TEXT = new ScalarShape.OfText(false);

    /** A text that messages never repeat. */
    public static final Shape<String> SECRET = new ScalarShape.OfText(true);

    /** A boolean. */
    public static final Shape<Boolean> FLAG = new ScalarShape.OfFlag();

    /** A whole number of 32 bits. */
    public static final Shape<Integer> INTEGER = new ScalarShape.OfInteger();

    /** Anything. */
    public static final Shape<Tree> ANY = new ScalarShape.OfTree();

    private Scalar() {}
}
