package dev.gleaner.audit.validate;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import java.util.Objects;

/**
 * One error of the server's validation (Kubernetes v1.24, k8s.io/apimachinery/pkg/util/validation/field).
 *
 * @param position the position of the value
 * @param path the path of the value, with every index
 * @param field the path in the server's message, which lacks the index of an entry in {@code resources}
 * @param type the kind of error
 * @param found the value as the server prints it; empty if there is none
 * @param detail the expected value; empty if the type says enough
 */
public record FieldError(Position position, FieldPath path, String field, Type type, String found, String detail) {
    /** Refuses null. */
    public FieldError {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(detail, "detail");
    }

    /** The kinds of errors that a policy can have. */
    public enum Type {
        /** A value is missing. */
        REQUIRED("Required", "Required value"),
        /** A value breaks a rule. */
        INVALID("Invalid", "Invalid value"),
        /** A value is not one of the allowed values. */
        NOT_SUPPORTED("NotSupported", "Unsupported value");

        private final String wireName;
        private final String words;

        Type(String wireName, String words) {
            this.wireName = wireName;
            this.words = words;
        }

        /** The name in the server's code, such as {@code NotSupported}. */
        public String wireName() {
            return wireName;
        }
    }

    /** The message without the path. */
    String body() {
        return type.words + (found.isEmpty() ? "" : ": " + found) + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** The message of the server. */
    public String message() {
        return field + ": " + body();
    }

    /** The message of the server. */
    @Override
    public String toString() {
        return message();
    }
}
