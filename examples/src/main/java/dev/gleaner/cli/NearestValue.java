package dev.gleaner.cli;

import dev.gleaner.document.NearestName;
import java.util.Collection;
import java.util.Optional;

/** Finds the value of a log that was probably intended: a similar one, or the only one that contains the text. */
final class NearestValue {
    private static final int LEAST = 3;

    private NearestValue() {}

    static Optional<String> of(String text, Collection<String> values) {
        return NearestName.of(text, values).or(() -> only(text, values));
    }

    private static Optional<String> only(String text, Collection<String> values) {
        var containing = values.stream()
                .filter(value -> text.length() >= LEAST && value.contains(text))
                .limit(2)
                .toList();
        return containing.size() == 1 ? Optional.of(containing.get(0)) : Optional.empty();
    }
}
