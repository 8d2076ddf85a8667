package dev.gleaner.audit.analyze;

/** The parts of a request that the conditions of a rule compare. */
enum Aspect {
    USER,
    GROUPS,
    VERB,
    NAMESPACE,
    API_GROUP,
    RESOURCE,
    NAME,
    PATH
}
