package dev.gleaner.cli;

/** A colour of text on a terminal. */
enum Color {
    /** The colour of the terminal. */
    NONE(""),
    /** Red, for what was denied. */
    RED("\u001b[31m"),
    /** Yellow, for what failed, and for warnings. */
    YELLOW("\u001b[33m");

    private static final String RESET = "\u001b[0m";

    private final String start;

    Color(String start) {
        this.start = start;
    }

    /** The text in this colour. */
    String of(String text) {
        return this == NONE ? text : start + text + RESET;
    }
}
