package dev.gleaner.audit.validate;

import java.util.List;
import java.util.Objects;

/**
 * Why a server does not load a policy; it then does not start.
 *
 * @param category at which step it gave up
 * @param wording what it says, as {@code loading audit policy file: } is followed by; texts that come from Go's own
 *     libraries are alike, not the same to the letter
 * @param errors what its validation found, in its order; empty in other categories
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
        /** The file is not named or cannot be read. */
        FILE("file"),
        /** The text is no document, of another kind, or has values of wrong types. */
        DECODE("decode"),
        /** The document does not say of which version of the API it is. */
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
