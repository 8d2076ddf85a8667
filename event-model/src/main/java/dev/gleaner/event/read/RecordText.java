package dev.gleaner.event.read;

import dev.gleaner.event.read.EntryReader.Place;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A text that may carry records, its place in the file, and the receiver of its entries.
 *
 * @param value the text
 * @param field where the text is, in words
 * @param isPart whether the text is a part of a line
 * @param place the place of the record with the text
 * @param depth the number of records around the text
 * @param out the receiver
 */
record RecordText(String value, String field, boolean isPart, Place place, int depth, Consumer<? super LogEntry> out) {
    /** A whole text that is in no record. */
    RecordText(String value, String field, Place place, Consumer<? super LogEntry> out) {
        this(value, field, false, place, 0, out);
    }

    /** The text from an index on. */
    RecordText from(int start) {
        return new RecordText(value.substring(start), field, isPart, place, depth, out);
    }

    /** The bytes of the text. */
    RecordBytes bytes() {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that replace those of the text. */
    RecordBytes bytes(byte[] values) {
        return new RecordBytes(values, 0, values.length, place, depth, out);
    }
}
