package dev.gleaner.manifest;

/** What a file of a set is about. */
public enum Topic {
    /** The audit log: the policy, the option that names it, and where its records go. */
    AUDIT,
    /** Kubernetes events: what collects them, and where they go. */
    EVENT,
    /** The logging system that ships both. */
    LOGGING
}
