package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityColumns;
import java.time.Duration;
import java.time.Instant;

/** The formats in which activities are printed, one line for each activity. */
enum ActivityFormat {
    /** Aligned columns. */
    text {
        @Override
        void printHeading(Lines lines) {
            lines.heading(columns("TIME", "OUTCOME", "CODE", "TOOK", "FROM", "WHO", "DID"));
        }

        @Override
        String line(Activity activity) {
            return columns(
                    activity.received().map(Instant::toString).orElse("-"),
                    activity.outcome().inWords(),
                    activity.code() == 0 ? "-" : "" + activity.code(),
                    activity.took().map(ActivityFormat::inWords).orElse("-"),
                    activity.peer().orElse("-"),
                    activity.actor().inWords(),
                    activity.deed());
        }
    },
    /** A JSON object for each activity, without empty fields. */
    json {
        @Override
        void printHeading(Lines lines) {}

        @Override
        String line(Activity activity) {
            return ROWS.json(activity);
        }
    },
    /** CSV with the same fields. An apostrophe precedes texts that a spreadsheet would read as a formula. */
    csv {
        @Override
        void printHeading(Lines lines) {
            lines.print(CsvLine.of(ROWS.names()));
        }

        @Override
        String line(Activity activity) {
            return CsvLine.of(ROWS, activity);
        }
    };

    private static final Rows<Activity> ROWS = new Rows<>(ActivityColumns.all());

    /** Prints the heading, if the format has one. */
    abstract void printHeading(Lines lines);

    /** Formats an activity as one line. */
    abstract String line(Activity activity);

    /** The names of the fields of JSON and CSV, in order. */
    static String fieldNames() {
        return String.join(", ", ROWS.names());
    }

    /** The widths of the columns; negative if their text is at the right. */
    private static final int[] WIDTHS = {27, 7, 4, -8, 15, 24, 0};

    /** The cells in columns. {@link String#format} takes ten times as long, which shows for thousands of lines. */
    private static String columns(String... cells) {
        StringBuilder line = new StringBuilder(160);
        for (int i = 0; i < cells.length; i++) {
            String space = " ".repeat(Math.max(0, Math.abs(WIDTHS[i]) - cells[i].length()));
            line.append(i == 0 ? "" : "  ")
                    .append(WIDTHS[i] < 0 ? space : "")
                    .append(cells[i])
                    .append(WIDTHS[i] < 0 ? "" : space);
        }
        return line.toString();
    }

    private static String inWords(Duration took) {
        long milliseconds = took.toMillis();
        return milliseconds < 10_000 ? milliseconds + "ms" : took.toSeconds() + "s";
    }
}
