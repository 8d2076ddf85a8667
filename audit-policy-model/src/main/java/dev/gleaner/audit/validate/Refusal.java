package dev.gleaner.audit.validate;

import java.util.List;
import java.util.Objects;

/**
 * The reason why a server does not load a policy, and therefore does not start.
 *
 * @param category the step that failed
 * @param wording the message that the server prints after {@code loading audit policy file: }; messages of Go's own
 * libraries are similar, not identical
 * @param errors the errors of the validation, in its order; empty in other categories
 */
public record Refusal(Category category, String wording, List<FieldError> errors) {
    /** Copies the errors. */
    public Refusal {
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(wording, "wording");
        errors = List.copyOf(errors);
    }

    /** The steps at which loading can fail, in their order. */
    public enum Category {
        /** No file is given, or it cannot be read. */
        FILE("file"),
        /** The text is not a document, has another kind, or values of wrong types. */
        DECODE("decode"),
        /** The document has no API version. */
        UNKNOWN_VERSION("unknown-version"),
        /** The validation found errors. */
        VALIDATION("validation"),
        /** The policy is valid and has no rules. */
        NO_RULES("no-rules");

        private final String wireName;

        Category(String wireName) {
            this.wireName = wireName;
        }

        /** The name for programs, such as {@code unknown-version}. */
        public String wireName() {
            return wireName;
        }
    }
}
