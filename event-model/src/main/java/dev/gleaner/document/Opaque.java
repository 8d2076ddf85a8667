package dev.gleaner.document;

/** The kind of a sealed choice that is kept without being understood. */
public interface Opaque {
    /** The key that chose it, such as {@code elasticsearch}. */
    String key();

    /** What stands below the key. */
    Tree content();
}
