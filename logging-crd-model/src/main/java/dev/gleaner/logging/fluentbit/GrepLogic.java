package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Shape;

/** How {@link FilterGrep} combines several expressions. */
public enum GrepLogic {
    /** Expressions are tested in order, and the first expression of {@code Regex} alone decides. */
    LEGACY("legacy"),
    /** All expressions must match. */
    AND("AND"),
    /** One expression must match. */
    OR("OR");

    static final Shape<GrepLogic> SHAPE =
            Shape.word(GrepLogic.values(), GrepLogic::wireName, FluentbitFault.GREP_LOGIC);

    private final String wireName;

    GrepLogic(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
