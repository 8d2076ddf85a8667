package dev.gleaner.event.read;

import dev.gleaner.document.Violation;
import java.util.Objects;

/**
 * A part of a log that could not be read.
 *
 * @param violation the problem; its line is that of the file
 * @param offset where the record starts, in bytes from the start of the file; of a compressed file, in bytes of its
 * content
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
