package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a parser of Jackson 2. */
record Jackson2Tokens(JsonParser parser) implements JsonTokens {
    @Override
    public @Nullable JsonToken next() throws IOException {
        return parser.nextToken();
    }

    @Override
    public JsonToken current() {
        return parser.currentToken();
    }

    @Override
    public String name() throws IOException {
        return parser.currentName();
    }

    @Override
    public String text() throws IOException {
        return parser.getText();
    }

    @Override
    public Position position() {
        return position(parser.currentTokenLocation());
    }

    static Position position(@Nullable JsonLocation location) {
        return location == null ? Position.NONE : JsonTokens.position(location.getLineNr(), location.getColumnNr());
    }
}
