package dev.gleaner.document;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * A position in a text.
 *
 * @param line the line, from 1; 0 if it is unknown
 * @param column the column in characters, from 1; 0 if it is unknown
 */
public record Position(int line, int column) implements Comparable<Position>, Serializable {
    /** The position of a value that was not read from a text. */
    public static final Position NONE = new Position(0, 0);

    /** Marks the key of an opaque value that was built by a program; strict reading accepts such a key. */
    static final Position OPAQUE = new Position(0, -1);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    /** Whether the position is known. */
    public boolean isKnown() {
        return line > 0;
    }

    @Override
    public int compareTo(Position other) {
        Objects.requireNonNull(other, "other");
        return ORDER.compare(this, other);
    }

    /** The position as {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
