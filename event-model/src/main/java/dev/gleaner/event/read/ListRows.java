package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.line.JsonSpan;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a list in an object that is too long: rows of a table, values of a stream of Loki, or texts. Each row
 * becomes an object of its own. The object of a table row has a field for each cell, named after its column; that of
 * any other row has a list with the row as its only item. Not thread-safe.
 */
final class ListRows {
    private final byte[] member;
    private final List<byte[]> columns;

    /** The rows of the list with a head. */
    ListRows(ListHead head) {
        member = quoted(head.member());
        columns = head.columns().stream().map(ListRows::quoted).toList();
    }

    private static byte[] quoted(String name) {
        return JsonText.of(Tree.text(name)).toBytes();
    }

    /** The object for the row in a range of bytes. */
    byte[] object(byte[] bytes, int from, int to) {
        List<int[]> cells = columns.isEmpty() || bytes[from] != '[' ? List.of() : cells(bytes, from + 1, to - 1);
        ByteArrayOutputStream object = new ByteArrayOutputStream(2 * (to - from));
        object.write('{');
        if (!cells.isEmpty() && cells.size() == columns.size()) {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    object.write(',');
                }
                object.writeBytes(columns.get(i));
                object.write(':');
                object.write(bytes, cells.get(i)[0], cells.get(i)[1] - cells.get(i)[0]);
            }
        } else {
            object.writeBytes(member);
            object.write(':');
            object.write('[');
            object.write(bytes, from, to - from);
            object.write(']');
        }
        object.write('}');
        return object.toByteArray();
    }

    /** The starts and ends of the values in a list; empty if it is damaged. */
    private List<int[]> cells(byte[] bytes, int from, int to) {
        List<int[]> cells = new ArrayList<>(columns.size());
        int at = skipSpaces(bytes, from, to);
        while (at < to && cells.size() <= columns.size()) {
            int end = JsonSpan.end(bytes, at, to);
            if (end < 0) {
                return List.of();
            }
            cells.add(new int[] {at, end});
            at = skipSpaces(bytes, end, to);
            if (at < to) {
                if (bytes[at] != ',') {
                    return List.of();
                }
                at = skipSpaces(bytes, at + 1, to);
            }
        }
        return cells;
    }

    private static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }
}
