package dev.gleaner.cli;

/** Numbers with their nouns. */
final class Counts {
    private Counts() {}

    /** A number with a regular noun, such as {@code 1 record} or {@code 2 records}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
