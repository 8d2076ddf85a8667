package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.filter.GrepGroup;
import dev.gleaner.logging.filter.GrepRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter {@code grep} (fluentd 1.14.6, lib/fluent/plugin/filter_grep.rb). */
final class GrepStage implements Label.FilterSection {
    private final List<Condition> allOf = new ArrayList<>();
    private final List<Condition> anyOf = new ArrayList<>();
    private final List<Condition> notAllOf = new ArrayList<>();
    private final List<Condition> noneOf = new ArrayList<>();

    private record Condition(FieldAccess field, Pattern pattern) {
        static Condition of(GrepRule rule) {
            return new Condition(FieldAccess.of(rule.key()), RubyPattern.ofFilter(rule.pattern()));
        }

        /** How many records of a cell match. */
        Passing matches(Cell cell) {
            return RubyPattern.isUnknown(pattern)
                    ? Passing.DEPENDS
                    : cell.text(field)
                            .map(text -> Passing.of(pattern.matcher(text).find()))
                            .orElse(Passing.DEPENDS);
        }

        boolean matches(Map<String, @Nullable Object> record) {
            return pattern.matcher(RubyValue.text(field.get(record))).find();
        }
    }

    GrepStage(GrepFilter filter) {
        filter.regexp().forEach(rule -> allOf.add(Condition.of(rule)));
        filter.exclude().forEach(rule -> noneOf.add(Condition.of(rule)));
        for (GrepGroup group : filter.and()) {
            group.regexp().forEach(rule -> allOf.add(Condition.of(rule)));
            group.exclude().forEach(rule -> notAllOf.add(Condition.of(rule)));
        }
        for (GrepGroup group : filter.or()) {
            group.regexp().forEach(rule -> anyOf.add(Condition.of(rule)));
            group.exclude().forEach(rule -> noneOf.add(Condition.of(rule)));
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        return records.stream().filter(this::keeps).toList();
    }

    private boolean keeps(Map<String, @Nullable Object> record) {
        try {
            return allOf.stream().allMatch(condition -> condition.matches(record))
                    && (anyOf.isEmpty() || anyOf.stream().anyMatch(condition -> condition.matches(record)))
                    && (notAllOf.isEmpty() || !notAllOf.stream().allMatch(condition -> condition.matches(record)))
                    && noneOf.stream().noneMatch(condition -> condition.matches(record));
        } catch (FluentdError e) {
            // The plug-in logs a warning, and keeps the record.
            return true;
        }
    }

    /** How many records of a cell are kept. */
    Passing passing(Cell cell) {
        Passing notAll = notAllOf.isEmpty() ? Passing.ALL : all(notAllOf, cell).not();
        return all(allOf, cell)
                .and(anyOf.isEmpty() ? Passing.ALL : any(anyOf, cell))
                .and(notAll)
                .and(any(noneOf, cell).not());
    }

    private static Passing all(List<Condition> conditions, Cell cell) {
        return conditions.stream().map(condition -> condition.matches(cell)).reduce(Passing.ALL, Passing::and);
    }

    private static Passing any(List<Condition> conditions, Cell cell) {
        return conditions.stream().map(condition -> condition.matches(cell)).reduce(Passing.NONE, Passing::or);
    }
}
