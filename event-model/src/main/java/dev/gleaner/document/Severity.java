package dev.gleaner.document;

/** The severity of a violation. */
public enum Severity {
    /** The cluster refuses the input, or the input does not mean what it says. */
    ERROR,
    /** The input is valid, but probably not intended. */
    WARNING
}
