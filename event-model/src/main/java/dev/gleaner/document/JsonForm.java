package dev.gleaner.document;

/**
 * A value with one form in JSON: a model, a result, such as a violation or a decision, or a constant with a name in
 * JSON, such as a level. The command line prints this form, and {@link GleanerModule} writes it wherever Jackson writes
 * such a value.
 */
public interface JsonForm {
    /** The value as an untyped tree. */
    Tree toTree();

    /** The value in indented JSON, with a final newline. */
    default String toJson() {
        return toTree().toJson();
    }

    /** The value as JSON on one line without a final newline, with Go's escapes (Go 1.18, encoding/json). */
    default String toJsonLine() {
        return toTree().toJsonLine();
    }
}
