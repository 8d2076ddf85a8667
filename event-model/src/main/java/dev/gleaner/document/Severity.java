package dev.gleaner.document;

/** The severity of a violation. */
public enum Severity {
    /** The cluster refuses the input, or interprets it differently from what is written. */
    ERROR,
    /** The input is valid, but probably not intended. */
    WARNING
}
