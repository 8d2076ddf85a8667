package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Explains why options select nothing: what the logs have, and what was probably intended.
 *
 * @param <R> the type of a record
 */
final class EmptyResult<R> {
    private final String noun;
    private final String about;
    private final String times;
    private final Function<R, Optional<Instant>> time;
    private final List<Part<R>> parts = new ArrayList<>();
    private final TimeRange range = new TimeRange();
    private long read;

    /**
     * An explanation without options.
     *
     * @param noun the noun for a record
     * @param about the object that all records are about, in quotes; empty if they are about different ones
     * @param times the words before the range of time
     * @param time the time of a record
     */
    EmptyResult(String noun, String about, String times, Function<R, Optional<Instant>> time) {
        this.noun = noun;
        this.about = about;
        this.times = times;
        this.time = time;
    }

    /** A value of an option, what it selects alone, and what the logs have in its place. */
    private static final class Part<R> {
        private final String option;
        private final Wanted<R> wanted;
        private final Function<R, String> of;
        private final SeenValues seen = new SeenValues();
        private final Set<String> selecting = new TreeSet<>();
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
            for (Wanted<R> part : wanted.parts()) {
                if (part.condition().test(record)) {
                    selecting.add(part.text());
                }
            }
            seen.add(of.apply(record));
        }

        boolean selectsNothing() {
            return selected == 0;
        }

        String selection() {
            return option + " " + Violation.quoted(wanted.text()) + " " + selected;
        }

        /** The sentence that the value does not occur, with what may help. */
        String inWords(String place, String owner) {
            return "no " + option + " " + Violation.quoted(wanted.text()) + " occurs" + place + hint(owner);
        }

        private String hint(String owner) {
            if (areAllParts()) {
                return "; repeat the option for each value: "
                        + wanted.parts().stream()
                                .map(part -> "--" + option + " " + part.text())
                                .collect(Collectors.joining(" "));
            }
            if (wanted.name().contains("*")) {
                String matching = seen.matching(wanted.name());
                return "; * is not a wildcard"
                        + (matching.isEmpty() ? instead(owner) : "; values of this form are " + matching);
            }
            return seen.nearest(wanted.name())
                    .map(Violation::quoted)
                    .or(wanted.rather())
                    .map(meant -> "; did you mean " + meant + "?")
                    .orElseGet(() -> instead(owner));
        }

        private boolean areAllParts() {
            return !wanted.parts().isEmpty()
                    && wanted.parts().stream().allMatch(part -> selecting.contains(part.text()));
        }

        private String instead(String owner) {
            return seen.isEmpty() ? "" : "; " + owner + " " + seen.inWords();
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
        PrintWriter err = environment.err();
        if (read == 0) {
            if (!about.isEmpty()) {
                err.println("no " + noun + " is about " + about);
            }
            return;
        }
        err.println("selected none of " + Counts.of(read, noun) + (about.isEmpty() ? "" : " about " + about)
                + range.inWords(times));
        reasons(within, environment).forEach(reason -> err.println(Printable.line(reason)));
    }

    private List<String> reasons(TimeOptions within, Environment environment) {
        String place = about.isEmpty() ? "" : " in these " + noun + "s";
        String owner = about.isEmpty() ? "the log has" : "they have";
        List<String> reasons = new ArrayList<>();
        parts.stream()
                .filter(Part::selectsNothing)
                .map(part -> part.inWords(place, owner))
                .forEach(reasons::add);
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
        return reasons;
    }
}
