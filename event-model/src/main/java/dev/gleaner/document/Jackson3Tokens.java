package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** The tokens of a parser of Jackson 3. */
record Jackson3Tokens(JsonParser parser) implements JsonTokens {
    @Override
    public @Nullable JsonToken next() {
        tools.jackson.core.JsonToken token = parser.nextToken();
        return token == null ? null : type(token);
    }

    @Override
    public JsonToken current() {
        return type(parser.currentToken());
    }

    /** The types have the names of Jackson 2, with one exception. */
    private static JsonToken type(tools.jackson.core.JsonToken token) {
        return token == tools.jackson.core.JsonToken.PROPERTY_NAME
                ? JsonToken.FIELD_NAME
                : JsonToken.valueOf(token.name());
    }

    @Override
    public String name() {
        return parser.currentName();
    }

    @Override
    public String text() {
        return parser.getString();
    }

    @Override
    public Position position() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return location == null ? Position.NONE : JsonTokens.position(location.getLineNr(), location.getColumnNr());
    }
}
