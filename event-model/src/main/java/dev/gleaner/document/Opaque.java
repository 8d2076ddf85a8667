package dev.gleaner.document;

/** A value of a sealed choice that has no model type. Its content is kept unchanged. */
public interface Opaque extends JsonForm {
    /** The mapping of the choice: usually one key, such as {@code elasticsearch}, and its value. */
    Tree.Mapping content();

    @Override
    default Tree toTree() {
        return content();
    }
}
