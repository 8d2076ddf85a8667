package dev.gleaner.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
        List<String> pieces = List.of(text.split("\\*", -1));
        return inWords(value -> matches(value, pieces));
    }

    /** Whether a value consists of pieces in this order, with any text between them. Takes linear time. */
    private static boolean matches(String value, List<String> pieces) {
        String last = pieces.get(pieces.size() - 1);
        if (!value.startsWith(pieces.get(0))) {
            return false;
        }
        int end = 0;
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
            int start = value.indexOf(piece, end);
            if (start < 0) {
                return false;
            }
            end = start + piece.length();
        }
        return value.endsWith(last) && value.length() - last.length() >= end;
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
