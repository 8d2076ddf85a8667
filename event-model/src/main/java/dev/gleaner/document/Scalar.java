package dev.gleaner.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The shapes of single values. Not for users: the shapes of model types use them. */
public final class Scalar {
    /** Any text. */
    public static final Shape<String> TEXT = new ScalarShape.OfText(false);

    /** Any text. Null is read as an empty text, with a warning, as in the types of Kubernetes itself. */
    public static final Shape<String> TEXT_OR_NULL = new ScalarShape.OfTextOrNull();

    /** A text that messages never contain, because it may be a secret. */
    public static final Shape<String> SECRET = new ScalarShape.OfText(true);

    /** A boolean. */
    public static final Shape<Boolean> FLAG = new ScalarShape.OfFlag();

    /** A whole number of 32 bits. */
    public static final Shape<Integer> INTEGER = new ScalarShape.OfInteger();

    /** A time in seconds, as Kubernetes' {@code Time}; fractions are truncated. */
    public static final Shape<Instant> TIME = new TimeShape(ChronoUnit.SECONDS);

    /** A time in microseconds, as Kubernetes' {@code MicroTime}; further digits are truncated. */
    public static final Shape<Instant> MICRO_TIME = new TimeShape(ChronoUnit.MICROS);

    /** A value that is kept as JSON until it is needed. */
    public static final Shape<JsonText> JSON = new ScalarShape.OfJson();

    /** Any value, as a tree. */
    public static final Shape<Tree> ANY = new ScalarShape.OfTree();

    private Scalar() {}
}
