package dev.gleaner.document;

import java.util.Objects;

/**
 * The version of the program that a manifest is for. A reader for a target version reports what this version does not
 * accept.
 */
public interface TargetVersion {
    /** The version. */
    Version version();

    /** A version and all later ones in words, such as {@code 4.4.0 and later}. */
    default String andLater(Version first) {
        return Objects.requireNonNull(first, "first") + " and later";
    }

    /** A version and all earlier ones in words, such as {@code up to 3.17.10}. */
    default String upTo(Version last) {
        return "up to " + Objects.requireNonNull(last, "last");
    }
}
