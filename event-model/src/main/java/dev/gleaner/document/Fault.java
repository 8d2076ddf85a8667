package dev.gleaner.document;

/** A kind of violation. Each fault is declared once, in an enum of the package that finds it. */
public interface Fault {
    /** The stable identifier, such as {@code field-unknown}. */
    String code();

    /** How bad it is. */
    Severity severity();

    /** The message, with a {@code %s} for each thing that is filled in. */
    String wording();
}
