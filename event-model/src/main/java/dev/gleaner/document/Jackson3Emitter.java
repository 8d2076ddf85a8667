package dev.gleaner.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;

/** Writes to a generator of Jackson 3, whose exceptions are unchecked. */
final class Jackson3Emitter extends JsonEmitter {
    private final JsonGenerator out;

    Jackson3Emitter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public void startMapping() {
        out.writeStartObject();
    }

    @Override
    public void name(String name) {
        out.writeName(name);
    }

    @Override
    public void endMapping() {
        out.writeEndObject();
    }

    @Override
    public void startSequence() {
        out.writeStartArray();
    }

    @Override
    public void endSequence() {
        out.writeEndArray();
    }

    @Override
    public void text(String value) {
        out.writeString(value);
    }

    @Override
    void whole(int value) {
        out.writeNumber(value);
    }

    @Override
    void whole(long value) {
        out.writeNumber(value);
    }

    @Override
    void whole(BigInteger value) {
        out.writeNumber(value);
    }

    @Override
    void decimal(BigDecimal value) {
        out.writeNumber(value);
    }

    @Override
    public void flag(boolean value) {
        out.writeBoolean(value);
    }

    @Override
    public void nothing() {
        out.writeNull();
    }
}
