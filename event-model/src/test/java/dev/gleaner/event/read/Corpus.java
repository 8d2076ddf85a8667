package dev.gleaner.event.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The lines of a generated log. It has no end, and each iteration returns the same lines. */
public final class Corpus implements Iterable<String> {
    private final Supplier<Iterator<String>> lines;

    Corpus(Supplier<Iterator<String>> lines) {
        this.lines = lines;
    }

    /** Iterates over the lines, without their line ends. */
    @Override
    public Iterator<String> iterator() {
        return lines.get();
    }

    /** The first lines, without their line ends. */
    public List<String> lines(int count) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false)
                .limit(count)
                .toList();
    }

    /** The first lines with at least the given size in bytes; the last line is complete. */
    public byte[] bytes(int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + (1 << 16));
        try {
            writeTo(out, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes the first lines with at least the given size in bytes. The stream stays open. */
    public void writeTo(OutputStream out, long size) throws IOException {
        Iterator<String> iterator = iterator();
        for (long written = 0; written < size; ) {
            byte[] line = (iterator.next() + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(line);
            written += line.length;
        }
    }
}
