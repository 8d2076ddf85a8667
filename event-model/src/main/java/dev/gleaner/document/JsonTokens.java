package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a parser of Jackson, of any version, with the types of Jackson 2. */
interface JsonTokens {
    /** Moves to the next token; null after the last one. */
    @Nullable
    JsonToken next() throws IOException;

    /** The type of the current token. */
    JsonToken current();

    /** The name of the field that the current token belongs to. */
    String name() throws IOException;

    /** The text of the current token; of a number, its digits. */
    String text() throws IOException;

    /** Where the current token starts. */
    Position position();

    /** The position that a parser reports. If the line is below 1, the parser does not know the position. */
    static Position position(int line, int column) {
        return line < 1 ? Position.NONE : new Position(line, Math.max(1, column));
    }
}
