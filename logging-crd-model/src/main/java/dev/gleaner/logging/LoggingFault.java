package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * Errors in a flow or an EventTailer that the CRDs accept, and that the logging operator refuses or ignores without a
 * message (logging-operator 3.17.3, pkg/resources/model). Messages use the words of the operator where it has any.
 */
public final class LoggingFault {
    /**
     * A flow has both {@code match} and the deprecated {@code selectors}. The operator refuses the configuration of the
     * whole fluentd. Move the {@code selectors} to {@code labels} of a {@code select} in {@code match}.
     */
    public static final Fault MATCH_AND_SELECTORS =
            Fault.error("match-and-selectors", "match and selectors cannot be defined simultaneously");

    /**
     * A flow selects nothing: its list of steps is empty or contains only excludes, and a record to which no step
     * applies is not selected. To select everything with exceptions, put {@code select: {}} after the excludes. To
     * select everything, omit {@code match}.
     */
    public static final Fault FLOW_ACCEPTS_NOTHING = Fault.warning(
            "flow-accepts-nothing",
            "selects no record, because it has no select; expected at least one select, such as select: {}");

    /**
     * A flow has no spec. The CRDs of all versions accept it, but it names no output and sends its records nowhere.
     * Write {@code spec} with the outputs, or remove the flow.
     */
    public static final Fault FLOW_WITHOUT_SPEC =
            Fault.warning("flow-without-spec", "missing; the flow names no output and sends its records nowhere");

    /**
     * Outputs are listed in {@code outputRefs}, which the operator no longer reads: the flow sends its records nowhere.
     * List ClusterOutputs in {@code globalOutputRefs}, and Outputs of the flow's own namespace in
     * {@code localOutputRefs}, which only a Flow has.
     */
    public static final Fault OUTPUT_REFS =
            Fault.warning("output-refs", "\"outputRefs\" field is deprecated and has no effect; use %s");

    /**
     * An override is for a container that does not exist. The operator merges overrides by name and drops this one
     * without a message, including an image or a limit in it. An EventTailer has one container; the message contains
     * its name.
     */
    public static final Fault TAILER_CONTAINER =
            Fault.warning("tailer-container", "no container has the name %s, so this is ignored; expected %s");

    private LoggingFault() {}
}
