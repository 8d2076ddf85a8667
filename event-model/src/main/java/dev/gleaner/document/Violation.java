package dev.gleaner.document;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * A problem of an input, and its position. Its line is {@code position().line()}.
 *
 * @param file the name of the input; empty if it has none
 * @param position the position in the text; {@link Position#NONE} if the value was not read from one
 * @param path the path of the value in the document
 * @param severity the severity
 * @param code the stable identifier of its {@link Fault}
 * @param message what was found, and what is expected, on one line
 * @param replacement what to write at the position instead; {@link Replacement#NONE} unless that is certain
 */
public record Violation(
        String file,
        Position position,
        FieldPath path,
        Severity severity,
        String code,
        String message,
        Replacement replacement)
        implements JsonForm, Serializable {
    /**
     * The order in which the violations of an input are reported: that of their positions, and at the same position
     * errors before warnings. Those without a position come last, in the order in which they were found.
     */
    public static final Comparator<Violation> ORDER = Comparator.comparing(
                    (Violation violation) -> !violation.position().isKnown())
            .thenComparing(Violation::position)
            .thenComparing(violation -> violation.position().isKnown() ? violation.severity() : Severity.ERROR);

    /** Escapes line ends and invisible characters of the message. */
    public Violation {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        message = Printable.message(Objects.requireNonNull(message, "message"));
        Objects.requireNonNull(replacement, "replacement");
    }

    /** A violation without a replacement. */
    public Violation(String file, Position position, FieldPath path, Severity severity, String code, String message) {
        this(file, position, path, severity, code, message, Replacement.NONE);
    }

    /** The same violation, with another message. */
    public Violation withMessage(String other) {
        return new Violation(file, position, path, severity, code, other, replacement);
    }

    /** The same violation, with what to write at its position instead. */
    public Violation withReplacement(Replacement other) {
        return new Violation(file, position, path, severity, code, message, other);
    }

    /** A violation of a fault; the arguments fill its message. */
    public static Violation of(Fault fault, String file, Position position, FieldPath path, Object... arguments) {
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(fault, "fault");
        return new Violation(
                file,
                position,
                path,
                fault.severity(),
                fault.code(),
                String.format(Locale.ROOT, fault.wording(), arguments));
    }

    /** Formats text from an input for a message: in quotes, on one line, of bounded length. */
    public static String quoted(String text) {
        return Printable.quoted(Objects.requireNonNull(text, "text"));
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The violation as a mapping: file, line, column, path, severity ({@code error} or {@code warning}), code and message.
     * The replacement is missing, because it repeats the found text, which may be a secret.
     */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(v -> v.put("file", file)
                .put("line", Tree.number(position.line()))
                .put("column", Tree.number(position.column()))
                .put("path", path.toString())
                .put("severity", severity.inWords())
                .put("code", code)
                .put("message", message));
    }

    /** The violation as {@code file:line:column: path: message [code]}, without the parts that are unknown. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (position.isKnown()) {
            text.append(file.isEmpty() ? "" : ":").append(position);
        }
        text.append(text.isEmpty() ? "" : ": ");
        String where = path.toString();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        if (severity == Severity.WARNING) {
            text.append("warning: ");
        }
        return text.append(message).append(" [").append(code).append(']').toString();
    }
}
