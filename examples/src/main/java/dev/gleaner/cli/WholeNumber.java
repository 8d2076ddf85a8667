package dev.gleaner.cli;

import java.util.function.Function;

/**
 * Reads a number between two bounds.
 *
 * @param least the least number
 * @param most the greatest
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
            // It is as wrong as one that is out of bounds.
        }
        throw new IllegalArgumentException(
                "expected a number from " + least + " to " + most + " but was '" + text + "'");
    }
}
