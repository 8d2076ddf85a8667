package dev.gleaner.logging.match;

import dev.gleaner.document.Fault;

/**
 * Errors in the match list of a flow that the logging operator refuses or ignores without a message (logging-operator
 * 3.17.3, pkg/resources/model/system.go).
 */
public final class MatchFault {
    /**
     * A step of a flow has both {@code select} and {@code exclude}. The operator refuses the configuration of the whole
     * fluentd. Write two elements; the first that applies to a record decides, so put the one that should have
     * precedence first.
     */
    public static final Fault MATCH_BOTH =
            Fault.error("match-select-and-exclude", "select and exclude cannot be set simultaneously");

    /**
     * A step of a flow has neither {@code select} nor {@code exclude}, usually because of a misspelt name or wrong
     * indentation. The operator ignores it. A step that selects every record is {@code select: {}}.
     */
    public static final Fault MATCH_NEITHER =
            Fault.warning("match-neither", "neither select nor exclude; the operator ignores the element");

    private MatchFault() {}
}
