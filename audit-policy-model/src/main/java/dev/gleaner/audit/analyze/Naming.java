package dev.gleaner.audit.analyze;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a request for a resource names an object, which must be consistent with its verb. The server turns a
 * {@code get} without a name into a {@code list}, and a {@code delete} without a name into a {@code deletecollection}.
 * The name of a created object is only in the body. Only a named object has subresources (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go and pkg/endpoints/installer.go). Other packages of this module
 * use it; it is not for users.
 */
public enum Naming {
    /** All objects of a kind, or one that is created. */
    COLLECTION(Set.of("get", "delete")),
    /** One object. A {@code list} or {@code watch} names one if it selects by name. */
    OBJECT(Set.of("create", "deletecollection")),
    /** A subresource of one object, such as its log. */
    PART(Set.of("list", "deletecollection")),
    /** Anything with any verb, including requests that no client can send. */
    ANY(Set.of());

    /** The values for requests that a client can send. */
    static final List<Naming> REAL = List.of(COLLECTION, OBJECT, PART);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> verbsWithout;

    Naming(Set<String> verbsWithout) {
        this.verbsWithout = verbsWithout;
    }

    /** Whether such a request can have a verb. */
    public boolean hasVerb(String verb) {
        return !verbsWithout.contains(Objects.requireNonNull(verb, "verb"));
    }

    /** Whether a part of the request can have fewer values. */
    boolean restricts(Aspect part) {
        return this != ANY && (part == Aspect.RESOURCE || part == Aspect.VERB || part == Aspect.NAME);
    }

    boolean has(Trait trait) {
        if (this == ANY) {
            return true;
        }
        if (trait instanceof Trait.Resource resource) {
            return resource.subresource().isEmpty() != (this == PART);
        }
        if (!(trait instanceof Trait.Name name)) {
            return true;
        }
        return switch (name.part()) {
            case VERB -> hasVerb(name.value());
            case NAME -> name.value().isEmpty() == (this == COLLECTION);
            default -> true;
        };
    }
}
