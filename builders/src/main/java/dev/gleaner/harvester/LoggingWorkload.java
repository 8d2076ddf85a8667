package dev.gleaner.harvester;

/** A program that the logging chart runs, for {@link HarvesterLogging#resources}. */
public enum LoggingWorkload {
    /** The fluentd of every Logging, which filters records and sends them. */
    FLUENTD,
    /** The fluent-bit of every Logging, which collects records on each node. */
    FLUENTBIT,
    /** The EventTailer, which prints Kubernetes events. */
    EVENT_TAILER
}
