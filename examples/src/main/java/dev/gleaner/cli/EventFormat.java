package dev.gleaner.cli;

import dev.gleaner.event.activity.EventColumns;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Locale;

/** The formats in which Kubernetes events are printed, one line for each event. */
enum EventFormat {
    /** Aligned columns. */
    text {
        @Override
        void printHeading(Lines lines) {
            lines.heading(columns("LAST SEEN", "VERB", "TYPE", "REASON", "COUNT", "REPORTER", "ABOUT"));
        }

        @Override
        String line(EventNotice notice) {
            KubernetesEvent event = notice.event();
            return columns(
                    event.lastSeen().map(Instant::toString).orElse("-"),
                    orDash(notice.verb()),
                    orDash(event.type()),
                    orDash(event.reason()),
                    event.occurrences(),
                    orDash(event.reporter()),
                    event.involvedObject().inWords() + ": " + event.message());
        }
    },
    /** A JSON object for each event, without empty fields. */
    json {
        @Override
        void printHeading(Lines lines) {}

        @Override
        String line(EventNotice notice) {
            return ROWS.json(notice);
        }
    },
    /** CSV with the same fields. An apostrophe precedes texts that a spreadsheet would read as a formula. */
    csv {
        @Override
        void printHeading(Lines lines) {
            lines.print(CsvLine.of(ROWS.names()));
        }

        @Override
        String line(EventNotice notice) {
            return CsvLine.of(ROWS, notice);
        }
    };

    private static final Rows<EventNotice> ROWS = new Rows<>(EventColumns.all());

    /** Prints the heading, if the format has one. */
    abstract void printHeading(Lines lines);

    /** Formats an event as one line. */
    abstract String line(EventNotice notice);

    /** The names of the fields of JSON and CSV, in order. */
    static String fieldNames() {
        return String.join(", ", ROWS.names());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, "%-20s  %-7s  %-7s  %-20s  %5s  %-20s  %s", cells);
    }
}
