package dev.gleaner.logging.route;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.line.JsonSpan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The records of a body as they were sent. The records are JSON objects, separated by white space, commas or
 * brackets, or the items of a list such as kube-apiserver's. Any other line becomes a record with the text in its field
 * {@code log}, as in fluent-bit.
 */
public final class SentRecords {
    private static final byte[] ITEMS = "items".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "List\"".getBytes(StandardCharsets.US_ASCII);

    /** The maximum number of searches beyond the line for the end of an object that never ends. */
    private static final int MOST_OPEN = 8;

    private final byte[] bytes;
    private final Consumer<String> lines;
    private final Consumer<String> problems;
    private int open;
    private int lineEnd = -1;

    private SentRecords(byte[] bytes, Consumer<String> lines, Consumer<String> problems) {
        this.bytes = bytes;
        this.lines = lines;
        this.problems = problems;
    }

    /**
     * Passes the records of a body on, each as one line of JSON.
     *
     * @param lines receives the lines
     * @param problems receives each text that is not JSON; its line is a record with this text
     */
    public static void forEach(byte[] body, Consumer<String> lines, Consumer<String> problems) {
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(problems, "problems");
        new SentRecords(Objects.requireNonNull(body, "body"), lines, problems).print(0, body.length);
    }

    private void print(int from, int to) {
        int at = from;
        while (at < to) {
            if (" \t\r\n,[]".indexOf(bytes[at]) >= 0) {
                at++;
            } else {
                at = bytes[at] == '{' ? printObject(at, to) : printText(at, lineEnd(at, to));
            }
        }
    }

    /** Prints an object, and returns the index after it. */
    private int printObject(int from, int to) {
        int end = JsonSpan.end(bytes, from, lineEnd(from, to));
        if (end < 0 && open < MOST_OPEN) {
            end = JsonSpan.end(bytes, from, to);
            open += end < 0 ? 1 : 0;
        }
        if (end < 0) {
            return printText(from, lineEnd(from, to));
        }
        int items = isList(from, end) ? JsonSpan.field(bytes, from, end, ITEMS) : -1;
        int itemsEnd = items < 0 || bytes[items] != '[' ? -1 : JsonSpan.end(bytes, items, end);
        if (itemsEnd > 0) {
            print(items, itemsEnd);
            return end;
        }
        if (!JsonText.of(bytes, from, end).read().violations().isEmpty()) {
            return printText(from, end);
        }
        // JSON has line ends only between tokens.
        lines.accept(new String(bytes, from, end - from, StandardCharsets.UTF_8)
                .replace('\r', ' ')
                .replace('\n', ' '));
        return end;
    }

    private boolean isList(int from, int to) {
        int kind = JsonSpan.field(bytes, from, to, KIND);
        int kindEnd = kind < 0 ? -1 : JsonSpan.end(bytes, kind, to);
        int list = kindEnd - LIST.length;
        return list > kind && Arrays.equals(bytes, list, kindEnd, LIST, 0, LIST.length);
    }

    private int printText(int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).stripTrailing();
        lines.accept(new String(
                JsonText.of(Tree.mapping(record -> record.put("log", text))).toBytes(), StandardCharsets.UTF_8));
        problems.accept(text);
        return to;
    }

    /** The index of the end of the line, searched once for all records of a line. */
    private int lineEnd(int from, int to) {
        if (lineEnd < from) {
            lineEnd = from;
            while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
        }
        return Math.min(lineEnd, to);
    }
}
