package dev.gleaner.manifest.apply;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;

/** The result of applying an object. */
public enum ApplyOutcome implements JsonForm {
    /** The object did not exist, and now does. */
    CREATED("created"),
    /** The object has changed. */
    CONFIGURED("configured"),
    /** The object already had all wanted fields. */
    UNCHANGED("unchanged"),
    /** Another field manager owns a field and has another value; nothing was changed. */
    CONFLICT("conflict"),
    /** The API server did not accept the object; nothing was changed. */
    REFUSED("refused"),
    /** The object was not sent, because an object that it needs failed or is not ready. */
    SKIPPED("not applied"),
    /** In a dry run, the object cannot be tried, because what it needs would only be created. */
    UNTRIED("not tried");

    private final String words;

    ApplyOutcome(String words) {
        this.words = words;
    }

    /** Whether the cluster does not have the object as wanted. */
    public boolean isFailure() {
        return this == CONFLICT || this == REFUSED || this == SKIPPED;
    }

    /** The outcome in words, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(words);
    }

    /** The outcome in words, such as {@code created}. */
    @Override
    public String toString() {
        return words;
    }
}
