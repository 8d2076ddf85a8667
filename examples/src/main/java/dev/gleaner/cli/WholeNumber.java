package dev.gleaner.cli;

import java.util.function.Function;

/**
 * Parses a whole number.
 *
 * @param least the minimum
 * @param most the maximum
 */
record WholeNumber(int least, int most) implements Function<String, Integer> {
    @Override
    public Integer apply(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported like a number out of bounds.
        }
        throw new IllegalArgumentException(
                "expected a number from " + least + " to " + most + " but was '" + text + "'");
    }
}
