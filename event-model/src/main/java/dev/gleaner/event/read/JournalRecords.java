package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.schema.FreeNames;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts a log in the export format of systemd's journal ({@code journalctl -o export}) to JSON; any other log stays
 * as it is. Each entry becomes an object on the line where the entry starts, as {@code journalctl -o json} writes it. A
 * field of binary data may contain line ends, which do not end a line of the export (systemd, Journal Export Formats).
 * Memory is bounded by the longest entry. Not thread-safe.
 */
final class JournalRecords extends BlockwiseInput {
    private static final byte[] CURSOR = "__CURSOR=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "__REALTIME_TIMESTAMP=".getBytes(StandardCharsets.US_ASCII);

    /** The number of bytes of the length of data. */
    private static final int LENGTH = 8;

    /** The number of fields that an entry of the journal may have (systemd v255, journal-importer.h). */
    private static final int MOST_FIELDS = 1024;

    private final PushbackInputStream in;
    private final int longest;
    private boolean isStarted;
    private boolean isExport;
    private byte[] ready = {};
    private int at;

    JournalRecords(InputStream in, Bounds bounds) {
        this.in = new PushbackInputStream(new BufferedInputStream(in), TIME.length);
        this.longest = bounds.characters();
    }

    /** Whether a log starts as an export does: with a field of the journal itself. */
    static boolean isExport(byte[] log) {
        return startsWith(log, CURSOR) || startsWith(log, TIME);
    }

    private static boolean startsWith(byte[] log, byte[] start) {
        return new String(log, 0, Math.min(log.length, start.length), StandardCharsets.ISO_8859_1)
                .equals(new String(start, StandardCharsets.ISO_8859_1));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isStarted) {
            isStarted = true;
            byte[] head = in.readNBytes(TIME.length);
            in.unread(head);
            isExport = isExport(head);
        }
        if (at == ready.length && (!isExport || !readEntry())) {
            return isExport ? -1 : in.read(target, offset, length);
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    /** Reads the fields up to an empty line; false at the end. */
    private boolean readEntry() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        FreeNames names = new FreeNames();
        int lines = 0;
        long size = 0;
        boolean isLeftOut = false;
        while (true) {
            byte[] line = line();
            lines += line.length > 0 && line[line.length - 1] == '\n' ? 1 : 0;
            String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
            if (text.isEmpty()) {
                return write(fields, isLeftOut, lines, line.length > 0);
            }
            int equals = text.indexOf('=');
            byte[] data = equals < 0 ? data() : new byte[0];
            lines += equals < 0 ? count(data) : 0;
            String value =
                    equals < 0 ? new String(data, StandardCharsets.UTF_8).stripTrailing() : text.substring(equals + 1);
            size += value.length();
            if (size > longest || fields.size() == MOST_FIELDS) {
                isLeftOut = true;
            } else {
                fields.put(names.free(equals < 0 ? text : text.substring(0, equals)), value);
            }
        }
    }

    /** Writes an entry. If fields are left out, the object is written without its end, so that it is reported. */
    private boolean write(Map<String, String> fields, boolean isLeftOut, int lines, boolean isMore) {
        String json = fields.isEmpty() && !isLeftOut
                ? ""
                : new String(
                        JsonText.of(Tree.mapping(entry -> fields.forEach(entry::put)))
                                .toBytes(),
                        StandardCharsets.UTF_8);
        ready = (json.substring(0, json.length() - (isLeftOut ? 1 : 0)) + "\n".repeat(lines))
                .getBytes(StandardCharsets.UTF_8);
        at = 0;
        return isMore || ready.length > 0;
    }

    private static int count(byte[] data) {
        int lines = 0;
        for (byte next : data) {
            lines += next == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The data after the name of a field, with its line end; empty if it is too long. */
    private byte[] data() throws IOException {
        byte[] length = in.readNBytes(LENGTH);
        long bytes = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            bytes = bytes << 8 | length[i] & 0xff;
        }
        if (length.length < LENGTH) {
            return new byte[0];
        }
        if (bytes < 0 || bytes > longest) {
            // If the length is greater than any file, the rest of the log is skipped.
            leaveOut(bytes < 0 ? Long.MAX_VALUE : bytes + 1);
            return new byte[0];
        }
        return in.readNBytes((int) bytes + 1);
    }

    private void leaveOut(long count) throws IOException {
        byte[] block = new byte[1 << 13];
        long left = count;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(block, 0, (int) Math.min(left, block.length));
            left -= Math.max(read, 0);
        }
    }

    /** The next line with its end; a very long line is truncated. Empty at the end of the log. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = 0;
        while (next != '\n' && (next = in.read()) >= 0) {
            if (line.size() <= longest || next == '\n') {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
