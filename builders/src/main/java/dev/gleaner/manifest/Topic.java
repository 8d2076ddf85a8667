package dev.gleaner.manifest;

/** The topic of a file in a set. */
public enum Topic {
    /** The audit log: the policy, the option that names it, and the destinations of its records. */
    AUDIT,
    /** Kubernetes events: the EventTailer, and the destinations of events. */
    EVENT,
    /** The logging system, which ships both. */
    LOGGING
}
