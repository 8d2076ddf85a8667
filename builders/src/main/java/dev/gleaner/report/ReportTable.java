package dev.gleaner.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of the page. */
final class ReportTable {
    private final String id;
    private final String heading;
    private final String note;
    private final List<String> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A cell.
     *
     * @param text the text
     * @param number the number that the cell is sorted by; empty for a text
     * @param share the length of the bar in the cell, from 0 to 1; negative for no bar
     */
    record Cell(String text, Optional<Number> number, double share) {
        private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

        /** Whether the text is a time, which has no line break. */
        boolean isTime() {
            return TIME.matcher(text).matches();
        }

        static Cell text(String text) {
            return new Cell(text.isEmpty() ? "-" : text, Optional.empty(), -1);
        }

        static Cell count(long count) {
            return bar(count, -1);
        }

        static Cell bar(long count, double share) {
            return new Cell(String.format(Locale.ROOT, "%,d", count), Optional.of(count), share);
        }

        static Cell time(Optional<Instant> time) {
            return text(
                    time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse(""));
        }
    }

    ReportTable(String id, String heading, String note, String... columns) {
        this.id = id;
        this.heading = heading;
        this.note = note;
        this.columns = List.of(columns);
    }

    ReportTable row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String id() {
        return id;
    }

    String heading() {
        return heading;
    }

    String note() {
        return note;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Appends a section with the table. */
    void appendTo(HtmlText html) {
        html.open("section", "id", id).element("h2", heading);
        if (!note.isEmpty()) {
            html.element("p", note, "class", "note");
        }
        appendRows(html);
        html.close("section");
    }

    /** Appends the table alone. */
    void appendRows(HtmlText html) {
        html.open("div", "class", "scroll")
                .open("table", "aria-label", heading)
                .open("thead")
                .open("tr");
        for (int i = 0; i < columns.size(); i++) {
            html.element("th", columns.get(i), "scope", "col", "class", isNumber(i) ? "number" : "text");
        }
        html.close("tr").close("thead").open("tbody");
        for (List<Cell> row : rows) {
            html.open("tr");
            row.forEach(cell -> append(cell, html));
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div");
    }

    private boolean isNumber(int column) {
        return !rows.isEmpty() && rows.get(0).get(column).number().isPresent();
    }

    private static void append(Cell cell, HtmlText html) {
        if (cell.number().isEmpty()) {
            html.element("td", cell.text(), "class", cell.isTime() ? "time" : "text");
            return;
        }
        html.open("td", "class", "number", "data-value", cell.number().get().toString());
        if (cell.share() >= 0) {
            html.bar(cell.share());
        }
        html.text(cell.text()).close("td");
    }
}
