package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes indented JSON. */
final class JsonWriter extends Jackson2Emitter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final StringWriter text;

    JsonWriter() {
        this(new StringWriter());
    }

    private JsonWriter(StringWriter text) {
        super(generator(text));
        this.text = text;
    }

    /** A string writer never throws an IOException. */
    private static JsonGenerator generator(StringWriter text) {
        try {
            return FACTORY.createGenerator(text).setPrettyPrinter(LAYOUT.createInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text, with a final newline. */
    String finish() {
        flush();
        return text.append('\n').toString();
    }
}
