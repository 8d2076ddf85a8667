package dev.gleaner.document;

import java.io.Serializable;
import java.util.Objects;

/**
 * A name or text that certainly was intended instead of the one at the position of a violation.
 *
 * @param found the name or text in the input
 * @param text the name or text to write
 */
public record Replacement(String found, String text) implements Serializable {
    /** No replacement: it is not certain what was intended. */
    public static final Replacement NONE = new Replacement("", "");

    /** Refuses null. */
    public Replacement {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(text, "text");
    }

    /** A number or boolean in quotes, as it is spelled in the text. */
    static Replacement quoted(Tree scalar) {
        String spelling = scalar instanceof Tree.Decimal number
                ? number.spelling()
                : scalar instanceof Tree.Flag flag ? flag.spelling() : "";
        return spelling.isEmpty() ? NONE : new Replacement(spelling, '"' + spelling + '"');
    }

    /** Whether it is certain what to write. */
    public boolean isKnown() {
        return !text.isEmpty();
    }
}
