package dev.gleaner.audit.analyze;

/** What the conditions of a rule look at. */
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
