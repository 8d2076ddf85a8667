package dev.gleaner.event.read;

import dev.gleaner.document.Violation;
import java.util.Objects;

/**
 * A problem that was found while reading a log.
 *
 * @param violation the problem, with its position in the file
 * @param offset the start of the record in bytes from the start of the file, after decompression
 */
public record Finding(Violation violation, long offset) {
    /** Refuses null. */
    public Finding {
        Objects.requireNonNull(violation, "violation");
    }

    /** The finding as {@code file:line:column: path: message [code] at byte offset}. */
    @Override
    public String toString() {
        return violation + " at byte " + offset;
    }
}
