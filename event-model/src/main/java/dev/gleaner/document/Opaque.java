package dev.gleaner.document;

/** The kind of a sealed choice that is kept without being understood. */
public interface Opaque {
    /** The whole choice: usually one key, such as {@code elasticsearch}, and what stands below it. */
    Tree.Mapping content();
}
