package dev.gleaner.document;

/** How bad a violation is. */
public enum Severity {
    /** The cluster refuses the input, or it does not mean what it says. */
    ERROR,
    /** The input is legal but likely not what is wanted. */
    WARNING
}
