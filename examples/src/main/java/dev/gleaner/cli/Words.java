package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Parses one of a fixed set of values by its word.
 *
 * @param values the values
 * @param word the word of a value
 * @param <T> the type of the values
 */
record Words<T>(List<T> values, Function<T, String> word) implements Function<String, T> {
    /** The constants of an enum, with their names as words. */
    static <E extends Enum<E>> Words<E> of(Class<E> type) {
        return new Words<>(List.of(type.getEnumConstants()), Enum::name);
    }

    @Override
    public T apply(String text) {
        for (T value : values) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("expected " + inWords() + " but was '" + text + "'");
    }

    /** All words, in order. */
    List<String> all() {
        return values.stream().map(word).toList();
    }

    /** The words in a sentence, such as {@code text, json or csv}. */
    String inWords() {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(word.apply(value)));
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
    }
}
