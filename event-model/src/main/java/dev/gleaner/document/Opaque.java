package dev.gleaner.document;

/** The kind of a sealed choice for unknown keys, whose content is kept unchanged. */
public interface Opaque {
    /** The whole choice: usually one key, such as {@code elasticsearch}, and its value. */
    Tree.Mapping content();
}
