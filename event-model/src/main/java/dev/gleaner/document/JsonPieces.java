package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells, while its lines come in, whether they make one JSON object. Not thread-safe. */
public final class JsonPieces {
    /** What is known so far. */
    public enum State {
        /** The object goes on. */
        OPEN,
        /** The object is whole. */
        WHOLE,
        /** This will never be JSON. */
        BROKEN
    }

    private final JsonParser parser;
    private int end;

    /** Before the first piece of an object that may be nested so deep. */
    public JsonPieces(int depth) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth + 1)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        try {
            parser = factory.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the next piece: the bytes from one index up to another. */
    public State feed(byte[] bytes, int from, int to) {
        try {
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, from, to);
            long before = parser.currentLocation().getByteOffset();
            for (JsonToken token = parser.nextToken(); token != JsonToken.NOT_AVAILABLE; token = parser.nextToken()) {
                if (token == null
                        || !token.isStructStart() && parser.getParsingContext().inRoot() && !token.isStructEnd()) {
                    return State.BROKEN;
                }
                if (token.isStructEnd() && parser.getParsingContext().inRoot()) {
                    end = from + (int) (parser.currentLocation().getByteOffset() - before);
                    return State.WHOLE;
                }
            }
            return State.OPEN;
        } catch (IOException e) {
            return State.BROKEN;
        }
    }

    /** Where in the last piece the object ends, once it is whole. */
    public int end() {
        return end;
    }
}
