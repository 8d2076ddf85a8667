package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a value by its word.
 *
 * @param values the values
 * @param word the word of each
 * @param <T> their type
 */
record Words<T>(List<T> values, Function<T, String> word) implements Function<String, T> {
    /** Enum constants whose word is their name. */
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

    /** All words, as in {@code text, json or csv}. */
    String inWords() {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(word.apply(value)));
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
    }
}
