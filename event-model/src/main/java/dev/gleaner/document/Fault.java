package dev.gleaner.document;

import java.util.Objects;

/**
 * A kind of violation. Each is declared once, in the {@code ...Fault} class of the package that reports it.
 *
 * @param code the stable identifier, such as {@code field-unknown}
 * @param severity the severity
 * @param wording the message, with a {@code %s} for each argument
 */
public record Fault(String code, Severity severity, String wording) {
    /** Refuses null. */
    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(wording, "wording");
    }

    /** An error: the cluster refuses the input, or interprets it differently from what is written. */
    public static Fault error(String code, String wording) {
        return new Fault(code, Severity.ERROR, wording);
    }

    /** A warning: the input is valid, but probably not intended. */
    public static Fault warning(String code, String wording) {
        return new Fault(code, Severity.WARNING, wording);
    }
}
