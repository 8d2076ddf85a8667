package dev.gleaner.event.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;

/** The bytes of texts, each followed by a line end. One text at a time is kept in memory. Not thread-safe. */
final class LineTexts extends InputStream {
    private final Iterator<String> texts;
    private byte[] line = {};
    private int at;

    LineTexts(Iterable<String> texts) {
        this.texts = texts.iterator();
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : line[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean isAtEnd() {
        if (at == line.length && texts.hasNext()) {
            String text = Objects.requireNonNull(texts.next(), "a text of the log");
            line = (text + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at == line.length;
    }
}
