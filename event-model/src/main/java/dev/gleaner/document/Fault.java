package dev.gleaner.document;

import java.util.Objects;

/**
 * A kind of violation. Each is declared once, in the {@code ...Fault} class of the package that finds it.
 *
 * @param code the stable identifier, such as {@code field-unknown}
 * @param severity how bad it is
 * @param wording the message, with a {@code %s} for each thing that is filled in
 */
public record Fault(String code, Severity severity, String wording) {
    /** Refuses null. */
    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(wording, "wording");
    }

    /** What the cluster refuses, or what does not mean what it says. */
    public static Fault error(String code, String wording) {
        return new Fault(code, Severity.ERROR, wording);
    }

    /** What is legal but likely not wanted. */
    public static Fault warning(String code, String wording) {
        return new Fault(code, Severity.WARNING, wording);
    }
}
