package dev.gleaner.cli;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Options that select records. A record is selected if it has one of the values of each option that is given.
 *
 * @param <R> the type of a record
 */
final class Filters<R> {
    private final List<Filter<R>> all = new ArrayList<>();
    private final List<Unmet<R>> unmet = new ArrayList<>();
    private boolean hasSelected;

    /**
     * An option.
     *
     * @param values the values that the call has
     * @param found what a record has in place of a value; empty if it has nothing
     */
    private record Filter<R>(Option<?> option, Supplier<List<Wanted<R>>> values, Function<R, String> found) {
        Predicate<R> condition() {
            List<Predicate<R>> any =
                    values.get().stream().map(Wanted::condition).toList();
            return any.size() == 1 ? any.get(0) : record -> any.stream().anyMatch(condition -> condition.test(record));
        }

        /** The values of an option that has several. */
        Stream<Unmet<R>> several() {
            List<Wanted<R>> any = values.get();
            return any.size() < 2 ? Stream.empty() : any.stream().map(value -> new Unmet<>(option.name(), value));
        }

        void explain(EmptyResult<R> nothing) {
            String noun = option.name().substring("--".length());
            values.get().forEach(value -> nothing.add(noun, value, found));
        }
    }

    /** A value that no selected record has so far. */
    private record Unmet<R>(String option, Wanted<R> value) {
        String inWords(String noun) {
            return "no selected " + noun + " has the " + option.substring("--".length()) + " "
                    + Violation.quoted(value.text())
                    + nearest()
                            .map(Violation::quoted)
                            .or(value.rather())
                            .map(meant -> "; did you mean " + meant + "?")
                            .orElse("");
        }

        private Optional<String> nearest() {
            return option.equals("--verb") && !UsualWords.VERBS.contains(value.text())
                    ? NearestName.of(value.text(), UsualWords.VERBS)
                    : Optional.empty();
        }
    }

    /** Notes a record that is selected. */
    void note(R record) {
        if (!hasSelected) {
            hasSelected = true;
            all.stream().flatMap(Filter::several).forEach(unmet::add);
        }
        if (!unmet.isEmpty()) {
            unmet.removeIf(value -> value.value().condition().test(record));
        }
    }

    /** Reports the values of an option that select nothing, although others of the option do. */
    void reportUnmet(String noun, Environment environment) {
        if (!environment.out().checkError()) {
            unmet.forEach(value -> environment.err().println(Printable.line(value.inWords(noun))));
        }
    }

    /** Adds an option with the condition of each value, and what a record has in place of a value. */
    <T> void add(Option<T> option, Function<T, Wanted<R>> value, Function<R, String> found) {
        all.add(new Filter<>(option, () -> option.values().stream().map(value).toList(), found));
    }

    /** Adds an option whose values are those of a field. */
    void add(Option<String> option, Function<R, String> field) {
        add(option, text -> Wanted.name(text, record -> field.apply(record).equals(text)), field);
    }

    /** Whether one of the options is given. */
    boolean areGiven() {
        return all.stream().anyMatch(filter -> filter.option().isGiven());
    }

    /** The condition of the options that are given. */
    Predicate<R> condition() {
        return all.stream()
                .filter(filter -> filter.option().isGiven())
                .map(Filter::condition)
                .reduce(record -> true, Predicate::and);
    }

    /** Adds the values to the explanation of an empty result. */
    void explain(EmptyResult<R> nothing) {
        all.forEach(filter -> filter.explain(nothing));
    }
}
