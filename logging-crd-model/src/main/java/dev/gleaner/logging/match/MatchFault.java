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

    /**
     * An element of a list, or a value, contains a comma. The operator writes all elements as one text with commas
     * between them, so fluentd compares with the parts of this element. Names and labels of Kubernetes have no commas;
     * write a regular expression without one.
     */
    public static final Fault MATCH_COMMA =
            Fault.warning("match-comma", "a comma divides elements, so fluentd compares with the parts of %s");

    /**
     * A regular expression for namespaces is invalid in Ruby. fluentd starts, and sends every batch of records to its
     * error output. Correct the expression.
     */
    public static final Fault MATCH_REGEXP =
            Fault.warning("match-regexp", "every batch of records goes to the error output: %s: %s");

    private MatchFault() {}
}
