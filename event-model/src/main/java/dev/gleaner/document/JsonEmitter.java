package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes to a generator of Jackson.
 *
 * <p>Its methods throw an {@link UncheckedIOException} if the generator fails.
 */
class JsonEmitter implements Emitter {
    private interface Step {
        void run() throws IOException;
    }

    private final JsonGenerator out;

    JsonEmitter(JsonGenerator out) {
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
    public final void number(BigDecimal value) {
        run(() -> writeNumber(value));
    }

    /** A whole number is written as one, in the smallest type, because some formats distinguish them. */
    private void writeNumber(BigDecimal value) throws IOException {
        if (value.scale() != 0) {
            out.writeNumber(value);
            return;
        }
        BigInteger whole = value.unscaledValue();
        if (whole.bitLength() < Integer.SIZE) {
            out.writeNumber(whole.intValue());
        } else if (whole.bitLength() < Long.SIZE) {
            out.writeNumber(whole.longValue());
        } else {
            out.writeNumber(whole);
        }
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
