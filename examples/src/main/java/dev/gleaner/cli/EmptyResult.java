package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Explains why options select nothing: what the logs have, and what was probably intended.
 *
 * @param <R> the type of a record
 */
final class EmptyResult<R> {
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_SHOWN = 5;

    private final String noun;
    private final String times;
    private final Function<R, Optional<Instant>> time;
    private final List<Part<R>> parts = new ArrayList<>();
    private final TimeRange range = new TimeRange();
    private long read;

    /**
     * An explanation without options.
     *
     * @param noun the noun for a record
     * @param times the words before the range of time
     * @param time the time of a record
     */
    EmptyResult(String noun, String times, Function<R, Optional<Instant>> time) {
        this.noun = noun;
        this.times = times;
        this.time = time;
    }

    /** A value of an option, what it selects alone, and what the logs have in its place. */
    private static final class Part<R> {
        private final String option;
        private final Wanted<R> wanted;
        private final Function<R, String> of;
        private final Map<String, Long> seen = new LinkedHashMap<>();
        private long selected;

        Part(String option, Wanted<R> wanted, Function<R, String> of) {
            this.option = option;
            this.wanted = wanted;
            this.of = of;
        }

        void add(R record) {
            if (wanted.condition().test(record)) {
                selected++;
            }
            String found = of.apply(record);
            if (!found.isEmpty() && (seen.size() < MAX_VALUES || seen.containsKey(found))) {
                seen.merge(found, 1L, Long::sum);
            }
        }

        boolean selectsNothing() {
            return selected == 0;
        }

        String selection() {
            return option + " " + Violation.quoted(wanted.text()) + " " + selected;
        }

        String inWords() {
            return "no " + option + " " + Violation.quoted(wanted.text()) + " occurs"
                    + nearest()
                            .map(nearest -> "; did you mean " + Violation.quoted(nearest) + "?")
                            .orElseGet(() -> seen.isEmpty() ? "" : "; the log has " + mostFrequent());
        }

        private Optional<String> nearest() {
            return wanted.name().isEmpty() ? Optional.empty() : NearestValue.of(wanted.name(), seen.keySet());
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

    /** Adds a value of an option. {@code of} returns what a record has in its place; empty if it has nothing. */
    void add(String option, Wanted<R> wanted, Function<R, String> of) {
        parts.add(new Part<>(option, wanted, of));
    }

    /** Adds a record of the logs. */
    void add(R record) {
        read++;
        parts.forEach(part -> part.add(record));
        time.apply(record).ifPresent(range::add);
    }

    /** Prints the explanation; nothing if the logs have no record. */
    void report(TimeOptions within, Environment environment) {
        if (read == 0) {
            return;
        }
        PrintWriter err = environment.err();
        err.println("selected none of " + Counts.of(read, noun) + range.inWords(times));
        List<String> reasons = new ArrayList<>();
        parts.stream().filter(Part::selectsNothing).map(Part::inWords).forEach(reasons::add);
        within.since(environment.clock())
                .filter(range::endsBefore)
                .ifPresent(since -> reasons.add("--since " + since + " is later than the last " + noun));
        within.until(environment.clock())
                .filter(range::startsAtOrAfter)
                .ifPresent(until -> reasons.add("--until " + until + " is not later than the first " + noun));
        if (reasons.isEmpty() && !parts.isEmpty()) {
            reasons.add("each option alone selects some: "
                    + parts.stream().map(Part::selection).collect(Collectors.joining(", ")));
        }
        reasons.forEach(err::println);
    }
}
