package dev.gleaner.event.read;

import dev.gleaner.document.Fault;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together that the container runtime split after 16 KiB, and messages that CloudWatch split. The parts of a
 * line are in order; parts of other streams may be between them. The runtime marks a part with {@code P}. Docker's
 * lines end with a line end, and its parts do not. CloudWatch marks nothing: a message is whole when its JSON is
 * complete. Memory is bounded: if there are too many parts, the oldest are reported and skipped. Not thread-safe.
 */
final class SplitLines {
    private static final int MOST_LINES = 1000;
    private static final String PART = "P";

    /**
     * The maximum number of parts of a message of CloudWatch: an event of the server has at most a few megabytes, a
     * part has 256 KB.
     */
    static final int MOST_MESSAGES = 16;

    private final int longest;
    private final Reports report;
    private final Map<String, Parts> lines = new LinkedHashMap<>();
    private long length;

    /** Receives the problems of lines. */
    interface Reports {
        /** Reports a fault of the line at a place. */
        void report(Fault fault, EntryReader.Place place, Object... arguments);
    }

    /** A line, and where it starts. */
    record Line(LogRecord record, EntryReader.Place place) {}

    /** The parts of a line so far, and their number; the text is empty if the line is too long. */
    private record Parts(StringBuilder text, int count, EntryReader.Place place, boolean isTooLong) {}

    /**
     * Starts without lines.
     *
     * @param longest the maximum number of characters of a line, and of all lines that are waiting
     * @param report receives the problems of lines, and their places
     */
    SplitLines(int longest, Reports report) {
        this.longest = longest;
        this.report = report;
    }

    /** Whether parts of lines are waiting for the next ones. */
    boolean isWaiting() {
        return !lines.isEmpty();
    }

    /** Adds a line of the runtime's own file; returns the line if it is whole, or null. */
    @Nullable
    Line addRuntimes(String origin, LogRecord record, EntryReader.Place place) {
        return add(origin + record.stream(), record, record.logtag().equals(PART), place);
    }

    /**
     * Adds a record; returns its line if it is whole, or null. A part of an ordinary line is returned as it is.
     *
     * @param origin a text that identifies the carriers of the record: a line may claim to be a part of any other line,
     * but is joined only with lines of the same carriers
     */
    @Nullable
    Line add(String origin, LogRecord record, EntryReader.Place place) {
        String stream = origin + streamOf(record);
        boolean isOfRuntime = record.logtag().equals(PART);
        boolean isPart = isOfRuntime || mayBePartOfDocker(record);
        if (record.logtag().isEmpty()) {
            reportIfFollowedBy(record.text(), stream);
        }
        boolean isWaiting = lines.containsKey(stream);
        if (!isWaiting && !(isOfRuntime ? record.text().contains("{\"") : isPart && startsRecord(record.text()))) {
            return new Line(record, place);
        }
        return add(stream, record, isPart, place);
    }

    /** Reports the waiting line if a whole record follows it, because its end is then missing. */
    private void reportIfFollowedBy(String text, String stream) {
        if (lines.containsKey(stream) && isWhole(text)) {
            reportEndless(remove(stream));
        }
    }

    /** Adds a message of a stream of CloudWatch; returns the message if it is whole, or null. */
    @Nullable
    Line addMessage(String stream, String text, EntryReader.Place place) {
        String name = "CloudWatch/" + stream;
        reportIfFollowedBy(text, name);
        if (!lines.containsKey(name) && !startsRecord(text)) {
            return new Line(LogRecord.of(r -> r.message(text)), place);
        }
        boolean isFirst = !lines.containsKey(name);
        Parts parts = append(name, text, place);
        if (parts.isTooLong()) {
            // Nothing marks the last part of the message, so the next messages are read on their own.
            remove(name);
            return isFirst ? null : addMessage(stream, text, place);
        }
        String message = parts.text().toString();
        if (isWhole(message)) {
            remove(name);
            return new Line(LogRecord.of(r -> r.message(message)), parts.place());
        }
        if (parts.count() == MOST_MESSAGES) {
            reportEndless(remove(name));
        } else {
            makeRoom();
        }
        return null;
    }

    private @Nullable Line add(String stream, LogRecord record, boolean isPart, EntryReader.Place place) {
        if (!isPart && !lines.containsKey(stream)) {
            return new Line(record, place);
        }
        Parts parts = append(stream, record.text(), place);
        if (isPart) {
            makeRoom();
            return null;
        }
        remove(stream);
        String text = parts.text().toString();
        return parts.isTooLong()
                ? null
                : new Line(
                        record.edit(r -> {
                            r.logtag(record.logtag().isEmpty() ? "" : "F");
                            if (record.message().isPresent()) {
                                r.message(text);
                            } else {
                                r.log(text);
                            }
                        }),
                        parts.place());
    }

    /** Appends the next part. A line that becomes too long is reported and skipped. */
    private Parts append(String stream, String text, EntryReader.Place place) {
        Parts parts = lines.computeIfAbsent(stream, name -> new Parts(new StringBuilder(), 0, place, false));
        if (parts.isTooLong()) {
            return parts;
        }
        if (parts.text().length() + text.length() > longest) {
            report.report(LogFault.BOUND_LENGTH, parts.place(), longest);
            length -= parts.text().length();
            parts = new Parts(new StringBuilder(), 0, parts.place(), true);
            lines.put(stream, parts);
            return parts;
        }
        length += text.length();
        Parts longer = new Parts(parts.text().append(text), parts.count() + 1, parts.place(), false);
        lines.put(stream, longer);
        return longer;
    }

    private Parts remove(String stream) {
        Parts parts = lines.remove(stream);
        length -= parts.text().length();
        return parts;
    }

    private void makeRoom() {
        Iterator<Parts> oldest = lines.values().iterator();
        while (lines.size() > MOST_LINES || length > longest && lines.size() > 1) {
            Parts parts = oldest.next();
            oldest.remove();
            length -= parts.text().length();
            reportEndless(parts);
        }
    }

    private void reportEndless(Parts parts) {
        if (!parts.isTooLong()) {
            report.report(LogFault.PART, parts.place());
        }
    }

    /** Reports the lines whose end is missing. */
    void finish() {
        lines.values().forEach(this::reportEndless);
        lines.clear();
        length = 0;
    }

    private static String streamOf(LogRecord record) {
        return record.kubernetes()
                        .map(pod -> pod.namespaceName() + '/' + pod.podName() + '/' + pod.containerName() + '/')
                        .orElse("")
                + record.stream();
    }

    /** Whether a line of Docker has no line end. A collector may have removed the line end of a whole line. */
    private static boolean mayBePartOfDocker(LogRecord record) {
        return record.logtag().isEmpty()
                && record.time().isPresent()
                && record.log().filter(text -> !text.endsWith("\n")).isPresent();
    }

    /** Whether a text is the start of a record whose end is missing. */
    private static boolean startsRecord(String text) {
        return text.startsWith("{") && !isWhole(text);
    }

    /** Whether a text is one object with its end. White space around it does not count. */
    static boolean isWhole(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0 && bytes[0] == '{' && JsonSpan.end(bytes, 0, bytes.length) == bytes.length;
    }
}
