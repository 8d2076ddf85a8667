package dev.gleaner.event.read;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Objects;

/**
 * A problem that was found while reading a log.
 *
 * @param violation the problem, with its position in the file; without one if it concerns the whole file, such as one
 *     that does not exist
 * @param offset the start of the record in bytes from the start of the file, after decompression; 0 if the problem
 *     concerns the whole file
 */
public record Finding(Violation violation, long offset) implements JsonForm {
    /** Refuses null. */
    public Finding {
        Objects.requireNonNull(violation, "violation");
    }

    /** The fields of the violation, and the offset. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.putAll(violation.toTree()).put("offset", Tree.number(offset)));
    }

    /**
     * The finding as {@code file:line:column: path: message [code] at byte offset}; as {@code file: message [code]} if it
     * concerns the whole file.
     */
    @Override
    public String toString() {
        return violation.position().isKnown() ? violation + " at byte " + offset : violation.toString();
    }
}
