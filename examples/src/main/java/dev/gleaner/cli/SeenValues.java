package dev.gleaner.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that logs have in place of one that they do not have. The number of different values is bounded. */
final class SeenValues {
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_SHOWN = 5;

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** Adds a value; an empty one is none. */
    void add(String value) {
        if (!value.isEmpty() && (counts.size() < MAX_VALUES || counts.containsKey(value))) {
            counts.merge(value, 1L, Long::sum);
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The value that was probably intended. */
    Optional<String> nearest(String text) {
        return text.isEmpty() ? Optional.empty() : NearestValue.of(text, counts.keySet());
    }

    /** The most frequent values, and the number of others. */
    String inWords() {
        return inWords(value -> true);
    }

    /** The most frequent values that a text with wildcards matches; empty if it matches none. */
    String matching(String text) {
        Pattern form = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        return inWords(form.asMatchPredicate());
    }

    private String inWords(Predicate<String> wanted) {
        List<String> values = counts.entrySet().stream()
                .filter(count -> wanted.test(count.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        String shown = values.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        return values.size() > MAX_SHOWN ? shown + " and " + (values.size() - MAX_SHOWN) + " more" : shown;
    }
}
