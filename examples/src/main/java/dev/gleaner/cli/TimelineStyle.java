package dev.gleaner.cli;

import dev.gleaner.event.activity.Column;
import dev.gleaner.event.activity.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the entries of a timeline are printed. */
final class TimelineStyle {
    private static final List<Column<TimelineEntry>> COLUMNS = List.of(
            new Column<>("time", Column.Type.TIME, "The time of the entry.", TimelineEntry::at),
            new Column<>("what", Column.Type.TEXT, "What happened.", entry -> Optional.of(entry.inWords())),
            new Column<>(
                    "carrier",
                    Column.Type.TEXT,
                    "The carriers of the record; none for a line of the log itself.",
                    entry -> Optional.of(entry.carrier()).filter(carrier -> !carrier.isEmpty())));

    static final RecordStyle<TimelineEntry> STYLE = new RecordStyle<>(
            new FixedColumns().left("TIME", 27).last("WHAT HAPPENED"),
            entry -> List.of(entry.at().map(Instant::toString).orElse("-"), entry.inWords()),
            new Rows<>(COLUMNS),
            TimelineStyle::color);

    private TimelineStyle() {}

    private static Color color(TimelineEntry entry) {
        return entry instanceof TimelineEntry.Done done
                ? ActivityStyle.color(done.activity().outcome())
                : EventStyle.color(((TimelineEntry.Reported) entry).event());
    }
}
