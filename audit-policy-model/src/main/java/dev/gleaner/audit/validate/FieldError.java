package dev.gleaner.audit.validate;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import java.util.Objects;

/**
 * One error of the server's validation (Kubernetes v1.24, k8s.io/apimachinery/pkg/util/validation/field).
 *
 * @param position where the value stands
 * @param path the way to the value, with every index
 * @param field the path as the server says it, which leaves out the index of an entry in {@code resources}
 * @param type what kind of error it is
 * @param found the value as the server prints it; empty when there is none
 * @param detail what would be right; empty when the type says it all
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

    /** The kinds of error that a policy can have. */
    public enum Type {
        /** A value is missing. */
        REQUIRED("Required", "Required value"),
        /** A value breaks a rule. */
        INVALID("Invalid", "Invalid value"),
        /** A value is none of those that are allowed. */
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

    /** What is wrong, without the path. */
    String body() {
        return type.words + (found.isEmpty() ? "" : ": " + found) + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** The error as the server says it. */
    public String message() {
        return field + ": " + body();
    }

    /** The error as the server says it. */
    @Override
    public String toString() {
        return message();
    }
}
