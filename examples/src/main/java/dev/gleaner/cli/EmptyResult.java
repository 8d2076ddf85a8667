package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.ObjectReference;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains why options select nothing: what the logs have, and what was probably intended. */
final class EmptyResult {
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_SHOWN = 5;

    private final List<Part> parts = new ArrayList<>();
    private @Nullable Instant since;
    private @Nullable Instant until;
    private final TimeRange range = new TimeRange();
    private long read;

    /** A value of an option, what it selects alone, and what the logs have in its place. */
    private static final class Part {
        private final String noun;
        private final String value;
        private final Predicate<Activity> condition;
        private final Function<Activity, String> of;
        private final Map<String, Long> seen = new LinkedHashMap<>();
        private long selected;

        Part(String noun, String value, Predicate<Activity> condition, Function<Activity, String> of) {
            this.noun = noun;
            this.value = value;
            this.condition = condition;
            this.of = of;
        }

        void add(Activity activity) {
            if (condition.test(activity)) {
                selected++;
            }
            String found = of.apply(activity);
            if (!found.isEmpty() && (seen.size() < MAX_VALUES || seen.containsKey(found))) {
                seen.merge(found, 1L, Long::sum);
            }
        }

        String inWords() {
            String start = "no " + noun + " " + Violation.quoted(value) + " occurs";
            String name =
                    value.contains(".") && noun.equals("resource") ? value.substring(0, value.indexOf('.')) : value;
            return start
                    + NearestValue.of(name, seen.keySet())
                            .map(nearest -> "; did you mean " + Violation.quoted(nearest) + "?")
                            .orElseGet(() -> seen.isEmpty() ? "" : "; the log has " + mostFrequent());
        }

        private String mostFrequent() {
            String shown = seen.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MAX_SHOWN)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            return seen.size() > MAX_SHOWN ? shown + " and " + (seen.size() - MAX_SHOWN) + " more" : shown;
        }
    }

    /** The value of a field of the object; empty if there is no object. */
    static Function<Activity, String> of(Function<ObjectReference, String> field) {
        return activity -> activity.objectRef().map(field).orElse("");
    }

    void add(String noun, String value, Predicate<Activity> condition, Function<Activity, String> of) {
        parts.add(new Part(noun, value, condition, of));
    }

    void since(Instant time) {
        since = time;
    }

    void until(Instant time) {
        until = time;
    }

    /** Adds an activity of the logs. */
    void add(Activity activity) {
        read++;
        parts.forEach(part -> part.add(activity));
        activity.received().ifPresent(range::add);
    }

    /** Prints the explanation; nothing if the logs have no activity. */
    void report(PrintWriter err) {
        if (read == 0) {
            return;
        }
        err.println("selected none of " + Counts.of(read, "request") + range.inWords(", received"));
        boolean isExplained = false;
        for (Part part : parts) {
            if (part.selected == 0) {
                err.println(part.inWords());
                isExplained = true;
            }
        }
        if (since != null && range.endsBefore(since)) {
            err.println("--since " + since + " is later than the last request");
            isExplained = true;
        }
        if (until != null && range.startsAtOrAfter(until)) {
            err.println("--until " + until + " is not later than the first request");
            isExplained = true;
        }
        if (!isExplained && !parts.isEmpty()) {
            err.println("each option alone selects some: "
                    + parts.stream()
                            .map(part -> part.noun + " " + Violation.quoted(part.value) + " " + part.selected)
                            .collect(Collectors.joining(", ")));
        }
    }
}
