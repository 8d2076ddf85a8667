package dev.gleaner.audit.analyze;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a request for a resource is about, which its verb has to fit: the server makes a {@code list} of a {@code get}
 * without a name and a {@code deletecollection} of a {@code delete}, what is created has its name in the body alone, and
 * only an object with a name has parts (Kubernetes v1.24, k8s.io/apiserver/pkg/endpoints/request/requestinfo.go and
 * pkg/endpoints/installer.go). This is the one place that says which verbs have names; it is used by other packages of this
 * module, and not meant for users.
 */
public enum Naming {
    /** All objects of a kind, or one that is created. */
    COLLECTION(Set.of("get", "delete")),
    /** One object. A {@code list} or {@code watch} names one when it selects by name. */
    OBJECT(Set.of("create", "deletecollection")),
    /** A part of one object, such as its log. */
    PART(Set.of("list", "deletecollection")),
    /** Anything with any verb, also what no client can send. */
    ANY(Set.of());

    /** The values for requests that a client can send. */
    static final List<Naming> REAL = List.of(COLLECTION, OBJECT, PART);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> verbsWithout;

    Naming(Set<String> verbsWithout) {
        this.verbsWithout = verbsWithout;
    }

    /** Whether there are such requests with a verb. */
    public boolean hasVerb(String verb) {
        return !verbsWithout.contains(Objects.requireNonNull(verb, "verb"));
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
