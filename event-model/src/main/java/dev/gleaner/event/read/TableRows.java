package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts a log that is a table so that each row is on one line; any other log stays as it is. A line end in a quoted
 * cell becomes a space, and empty lines are added after the row, so that later line numbers stay the same. If tabs
 * separate cells, cells without quotes get quotes, so that a record in a cell is read with its row and not alone. Not
 * thread-safe.
 */
final class TableRows extends BlockwiseInput {
    /** The maximum length of the line with the names of the columns. */
    private static final int LONGEST_HEAD = 1 << 16;

    private static final int BLOCK = 1 << 13;
    private static final String NAMES_SEPARATOR = "sep=";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** The place of the next byte in a row. */
    private enum Place {
        /** At the start of a cell. */
        START,
        /** In a cell without quotes, or in a damaged cell. */
        PLAIN,
        /** In a cell that gets quotes. */
        RAW,
        /** In a quoted cell. */
        QUOTED,
        /** After a quote in a quoted cell, which ends the cell or is doubled. */
        AFTER_QUOTE
    }

    private final PushbackInputStream in;
    private final int longest;
    private boolean isStarted;

    /** The table; null if the log is not a table. */
    private @Nullable CsvTable table;

    private Place place = Place.START;

    /** The number of line ends in the row so far. */
    private int lineEnds;

    /** The length of the quoted cell so far. */
    private int cell;

    /** Whether cells get quotes. Cells of a line with the name of the separator or with a byte order mark get none. */
    private boolean isQuoting;

    /** The bytes to return next. */
    private byte[] ready = {};

    private int at;

    TableRows(InputStream in, Bounds bounds) {
        this.in = new PushbackInputStream(in, LONGEST_HEAD);
        this.longest = bounds.characters();
    }

    /** Whether a log is a table. */
    static boolean isTable(byte[] log) {
        return tableOf(log, log.length).isPresent();
    }

    private static Optional<CsvTable> tableOf(byte[] head, int length) {
        int end = 0;
        while (end < Math.min(length, LONGEST_HEAD) && head[end] != '\n') {
            end++;
        }
        if (length == 0 || !mayStart(head[0])) {
            return Optional.empty();
        }
        String line = new String(head, 0, end, StandardCharsets.UTF_8);
        String names = (line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line).stripTrailing();
        if (!names.matches("sep=.")) {
            return CsvTable.of(names);
        }
        int next = Math.min(end + 1, length);
        int nextEnd = next;
        while (nextEnd < Math.min(length, LONGEST_HEAD) && head[nextEnd] != '\n') {
            nextEnd++;
        }
        return CsvTable.of(new String(head, next, nextEnd - next, StandardCharsets.UTF_8).stripTrailing());
    }

    /** Whether the name of a column can start with a byte. */
    private static boolean mayStart(byte first) {
        return first < 0 || first == '"' || first == '@' || first == '_' || Character.isLetter(first);
    }

    private void start() throws IOException {
        isStarted = true;
        byte[] head = new byte[LONGEST_HEAD];
        int length = 0;
        boolean isLine = false;
        while (!isLine && length < head.length && (length == 0 || mayStart(head[0]))) {
            int count = in.read(head, length, Math.min(BLOCK, head.length - length));
            if (count < 0) {
                break;
            }
            for (int i = length; i < length + count; i++) {
                isLine |= head[i] == '\n';
            }
            length += count;
        }
        table = tableOf(head, length).orElse(null);
        String start = new String(head, 0, Math.min(length, NAMES_SEPARATOR.length()), StandardCharsets.UTF_8);
        isQuoting = !start.equals(NAMES_SEPARATOR) && !start.startsWith(BYTE_ORDER_MARK);
        in.unread(head, 0, length);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isStarted) {
            start();
        }
        CsvTable rows = table;
        if (rows == null) {
            return in.read(target, offset, length);
        }
        if (at == ready.length && !fill(rows.separator())) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill(char separator) throws IOException {
        byte[] block = new byte[BLOCK];
        int count = in.read(block, 0, BLOCK);
        if (count < 0 && place == Place.RAW) {
            place = Place.START;
            ready = new byte[] {'"'};
            at = 0;
            return true;
        }
        if (count < 0) {
            return false;
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream(count);
        for (int i = 0; i < count; i++) {
            add(block[i], separator, written);
        }
        ready = written.toByteArray();
        at = 0;
        return true;
    }

    private void add(byte next, char separator, ByteArrayOutputStream written) {
        boolean endsCell = next == '\n' || next == separator;
        if (place == Place.RAW) {
            addRaw(next, endsCell, written);
            return;
        }
        if (place == Place.START && separator == '\t' && isQuoting && !endsCell && next != '"' && next != '\r') {
            written.write('"');
            place = Place.RAW;
            written.write(next);
            return;
        }
        isQuoting |= next == '\n';
        if (next == '\n' && place == Place.QUOTED) {
            lineEnds++;
            written.write(' ');
        } else {
            written.write(next);
        }
        if (next == '\n' && place != Place.QUOTED) {
            for (; lineEnds > 0; lineEnds--) {
                written.write('\n');
            }
        }
        place = after(next, separator);
    }

    /** Adds a byte of a cell that gets quotes. The end of the log ends a cell too. */
    private void addRaw(byte next, boolean endsCell, ByteArrayOutputStream written) {
        if (endsCell || next == '"') {
            written.write('"');
        }
        if (next != '\r') {
            written.write(next);
        }
        place = endsCell ? Place.START : Place.RAW;
    }

    private Place after(byte next, char separator) {
        if (place == Place.QUOTED) {
            cell++;
            // A cell ends when it is too long, so that a missing quote does not join all further rows.
            return next == '"' ? Place.AFTER_QUOTE : cell > longest ? Place.PLAIN : Place.QUOTED;
        }
        if (next == '\n' || next == separator) {
            return Place.START;
        }
        if (next == '"' && place != Place.PLAIN) {
            cell = place == Place.START ? 0 : cell;
            return Place.QUOTED;
        }
        return next == '\r' && place == Place.AFTER_QUOTE ? Place.AFTER_QUOTE : Place.PLAIN;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
