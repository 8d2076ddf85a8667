package dev.gleaner.logging.diagram;

/** What a node stands for, in the order in which a record passes it: each kind is a column of the picture. */
public enum NodeKind {
    /** Where records come from: the logs of pods, the audit log, an EventTailer, a HostTailer. */
    SOURCE,
    /** A fluent-bit, which reads logs and sends them to a fluentd. */
    FLUENTBIT,
    /** A Logging with its fluentd. */
    FLUENTD,
    /** A Flow, a ClusterFlow, a default flow, or the flow of records that cause an error. */
    FLOW,
    /** An Output or a ClusterOutput; also one that is missing. */
    OUTPUT
}
