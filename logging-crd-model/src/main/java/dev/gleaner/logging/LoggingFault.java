package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses, or ignores in silence, in a flow or an EventTailer that its CRDs accept
 * (logging-operator 3.17.3, pkg/resources/model). Where it has words, these are used.
 */
public final class LoggingFault {
    /**
     * A flow has its conditions in two forms. The operator refuses it, and with it the configuration of the whole
     * fluentd. Write what stands in {@code selectors} as {@code labels} of a {@code select} in {@code match}.
     */
    public static final Fault MATCH_AND_SELECTORS =
            Fault.error("match-and-selectors", "match and selectors cannot be defined simultaneously");

    /**
     * A flow has steps and none of them takes a record: the list is empty, or there are only excludes, and what no step
     * hits is not taken. To take everything but some, put {@code select: {}} behind the excludes; to take everything,
     * leave {@code match} out.
     */
    public static final Fault FLOW_ACCEPTS_NOTHING = Fault.warning(
            "flow-accepts-nothing",
            "accepts no record, because nothing in it selects; expected at least one select, such as select: {}");

    /**
     * A flow has no spec. Its CRD takes it so, in every version of the operator, and the flow sends its records nowhere,
     * because it names no output. Write {@code spec} with the outputs, or remove the flow.
     */
    public static final Fault FLOW_WITHOUT_SPEC =
            Fault.warning("flow-without-spec", "missing; the flow names no output and sends its records nowhere");

    /**
     * Outputs stand in the old list, which the operator no longer reads: the flow takes records and sends them nowhere.
     * A ClusterOutput goes into {@code globalOutputRefs}, an Output of the flow's own namespace into {@code
     * localOutputRefs}, which only a Flow has.
     */
    public static final Fault OUTPUT_REFS =
            Fault.warning("output-refs", "\"outputRefs\" field is deprecated and has no effect; use %s");

    /**
     * An override is for a container that is not there. The operator merges overrides by name, so that this one is
     * dropped in silence, and with it an image or a limit that it sets. An EventTailer has one container; the message
     * says its name.
     */
    public static final Fault TAILER_CONTAINER =
            Fault.warning("tailer-container", "no container has the name %s, so that this is ignored; expected %s");

    private LoggingFault() {}
}
