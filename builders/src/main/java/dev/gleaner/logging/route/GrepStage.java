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
}
