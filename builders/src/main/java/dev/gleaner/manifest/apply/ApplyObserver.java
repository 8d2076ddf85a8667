package dev.gleaner.manifest.apply;

/** Observes the progress while manifests are applied, which may take minutes. */
public interface ApplyObserver {
    /** An observer that ignores everything. */
    ApplyObserver NONE = new ApplyObserver() {};

    /** An object has been applied, refused or skipped. */
    default void applied(AppliedObject object) {}

    /**
     * The next object needs another one that is not ready. This is called when the waiting starts, and when the state
     * of the other object changes.
     *
     * @param object the object that is not ready
     * @param state its state in words, such as {@code AddonUpdating}
     */
    default void waiting(String object, String state) {}
}
