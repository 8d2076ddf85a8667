package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Writes indented JSON. */
final class JsonWriter implements Emitter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private interface Step {
        void run() throws IOException;
    }

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out;

    JsonWriter() {
        try {
            out = FACTORY.createGenerator(text).setPrettyPrinter(LAYOUT.createInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text, with a final newline. */
    String finish() {
        run(out::flush);
        return text.append('\n').toString();
    }

    @Override
    public void startMapping() {
        run(out::writeStartObject);
    }

    @Override
    public void name(String name) {
        run(() -> out.writeFieldName(name));
    }

    @Override
    public void endMapping() {
        run(out::writeEndObject);
    }

    @Override
    public void startSequence() {
        run(out::writeStartArray);
    }

    @Override
    public void endSequence() {
        run(out::writeEndArray);
    }

    @Override
    public void text(String value) {
        run(() -> out.writeString(value));
    }

    @Override
    public void number(BigDecimal value) {
        run(() -> out.writeNumber(value));
    }

    @Override
    public void flag(boolean value) {
        run(() -> out.writeBoolean(value));
    }

    @Override
    public void nothing() {
        run(out::writeNull);
    }

    /** Runs a step. A string writer never throws an IOException. */
    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
