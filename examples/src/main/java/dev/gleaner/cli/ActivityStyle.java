package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityColumns;
import dev.gleaner.event.activity.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How requests are printed. */
final class ActivityStyle {
    static final RecordStyle<Activity> STYLE = new RecordStyle<>(
            new FixedColumns()
                    .left("TIME", 27)
                    .left("OUTCOME", 7)
                    .left("CODE", 4)
                    .right("TOOK", 8)
                    .left("FROM", 15)
                    .left("WHO", 24)
                    .last("DID"),
            ActivityStyle::cells,
            new Rows<>(ActivityColumns.all()),
            activity -> color(activity.outcome()));

    private ActivityStyle() {}

    private static List<String> cells(Activity activity) {
        return List.of(
                activity.received().map(Instant::toString).orElse("-"),
                activity.outcome().inWords(),
                activity.code() == 0 ? "-" : "" + activity.code(),
                activity.took().map(ActivityStyle::inWords).orElse("-"),
                activity.peer().orElse("-"),
                activity.actor().inWords(),
                activity.deed());
    }

    private static String inWords(Duration took) {
        long milliseconds = took.toMillis();
        return milliseconds < 10_000 ? milliseconds + "ms" : took.toSeconds() + "s";
    }

    /** The colour of an outcome. */
    static Color color(Outcome outcome) {
        return switch (outcome) {
            case DENIED -> Color.RED;
            case FAILED -> Color.YELLOW;
            case ALLOWED, UNKNOWN -> Color.NONE;
        };
    }
}
