package dev.gleaner.audit.analyze;

import java.util.List;

/** The two kinds of requests, which have different parts. */
enum Kind {
    RESOURCE(Aspect.USER, Aspect.GROUPS, Aspect.VERB, Aspect.API_GROUP, Aspect.RESOURCE, Aspect.NAMESPACE, Aspect.NAME),
    URL(Aspect.USER, Aspect.GROUPS, Aspect.VERB, Aspect.PATH);

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Aspect> parts;

    Kind(Aspect... parts) {
        this.parts = List.of(parts);
    }

    List<Aspect> parts() {
        return parts;
    }
}
