package dev.gleaner.event.read;

import dev.gleaner.event.read.EntryReader.Place;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A range of bytes with a record or several, its place in the file, and the receiver of its entries. */
final class RecordBytes {
    final byte[] bytes;
    final int from;
    final int to;

    /** The place of the first byte. */
    final Place place;

    /** The number of records around the range. */
    final int depth;

    final Consumer<? super LogEntry> out;

    RecordBytes(byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.place = place;
        this.depth = depth;
        this.out = out;
    }

    /** A range that is in no record. */
    RecordBytes(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        this(bytes, from, to, place, 0, out);
    }

    int length() {
        return to - from;
    }

    /** A range of the same bytes that starts at this one or later. */
    RecordBytes part(int start, int end) {
        return new RecordBytes(bytes, start, end, place.ahead(bytes, from, start), depth, out);
    }

    /** The bytes as a text. */
    String text() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }

    /** The same range inside one more record. */
    RecordBytes deeper() {
        return new RecordBytes(bytes, from, to, place, depth + 1, out);
    }

    /** The same range with another receiver. */
    RecordBytes to(Consumer<? super LogEntry> receiver) {
        return new RecordBytes(bytes, from, to, place, depth, receiver);
    }

    /** Other bytes that replace those of this range. */
    RecordBytes rewritten(byte[] values) {
        return new RecordBytes(values, 0, values.length, place, depth, out);
    }
}
