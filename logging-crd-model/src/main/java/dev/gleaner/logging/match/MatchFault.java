package dev.gleaner.logging.match;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses, or ignores in silence, in the match list of a flow (logging-operator 3.17.3,
 * pkg/resources/model/system.go).
 */
public final class MatchFault {
    /**
     * A step of a flow selects and excludes. Steps are tried in order, and the first that hits decides, so that it must
     * be one of the two; the operator refuses the configuration of the whole fluentd. Write two elements, the one that
     * is to win first.
     */
    public static final Fault MATCH_BOTH =
            Fault.error("match-select-and-exclude", "select and exclude cannot be set simultaneously");

    /**
     * A step of a flow neither selects nor excludes, most often because of a slip in a name or in the indentation. The
     * operator ignores it. A step that takes every record is {@code select: {}}.
     */
    public static final Fault MATCH_NEITHER =
            Fault.warning("match-neither", "neither select nor exclude; the operator ignores the element");

    private MatchFault() {}
}
