package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes to a generator of Jackson 2.
 *
 * <p>Its methods throw an {@link UncheckedIOException} if the generator fails.
 */
class Jackson2Emitter extends JsonEmitter {
    private interface Step {
        void run() throws IOException;
    }

    private final JsonGenerator out;

    Jackson2Emitter(JsonGenerator out) {
        this.out = out;
    }

    final void flush() {
        run(out::flush);
    }

    @Override
    public final void startMapping() {
        run(out::writeStartObject);
    }

    @Override
    public final void name(String name) {
        run(() -> out.writeFieldName(name));
    }

    @Override
    public final void endMapping() {
        run(out::writeEndObject);
    }

    @Override
    public final void startSequence() {
        run(out::writeStartArray);
    }

    @Override
    public final void endSequence() {
        run(out::writeEndArray);
    }

    @Override
    public final void text(String value) {
        run(() -> out.writeString(value));
    }

    @Override
    final void whole(int value) {
        run(() -> out.writeNumber(value));
    }

    @Override
    final void whole(long value) {
        run(() -> out.writeNumber(value));
    }

    @Override
    final void whole(BigInteger value) {
        run(() -> out.writeNumber(value));
    }

    @Override
    final void decimal(BigDecimal value) {
        run(() -> out.writeNumber(value));
    }

    @Override
    public final void flag(boolean value) {
        run(() -> out.writeBoolean(value));
    }

    @Override
    public final void nothing() {
        run(out::writeNull);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
