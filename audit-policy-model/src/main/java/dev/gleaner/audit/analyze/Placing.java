package dev.gleaner.audit.analyze;

import java.util.List;

/** Whether a request for a resource is for a namespace, which must be consistent with the resource. */
enum Placing {
    /** For a namespace; the resource is none of the {@link ClusterScope}. */
    IN_NAMESPACE(Aspect.NAMESPACE, Aspect.RESOURCE),
    /** For no namespace: a resource of the {@link ClusterScope}, or the objects of all namespaces. */
    IN_CLUSTER(Aspect.NAMESPACE),
    /** For a namespace; the resource only has the name of one of the {@link ClusterScope}, and is in a group of others. */
    OF_OTHER_GROUP(Aspect.NAMESPACE, Aspect.RESOURCE, Aspect.API_GROUP),
    /** Anything with any namespace. */
    ANY;

    /** The values for requests that a client sends. */
    static final List<Placing> REAL = List.of(IN_NAMESPACE, IN_CLUSTER, OF_OTHER_GROUP);

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Aspect> restricted;

    Placing(Aspect... restricted) {
        this.restricted = List.of(restricted);
    }

    /** Whether a part of the request can have fewer values. */
    boolean restricts(Aspect part) {
        return restricted.contains(part);
    }

    boolean has(Trait trait) {
        if (this == ANY) {
            return true;
        }
        if (trait instanceof Trait.Resource resource) {
            return this == IN_CLUSTER || ClusterScope.hasName(resource.resource()) == (this == OF_OTHER_GROUP);
        }
        if (!(trait instanceof Trait.Name name)) {
            return true;
        }
        return switch (name.part()) {
            case NAMESPACE -> name.value().isEmpty() == (this == IN_CLUSTER);
            case API_GROUP -> this != OF_OTHER_GROUP || !ClusterScope.hasGroup(name.value());
            default -> true;
        };
    }
}
