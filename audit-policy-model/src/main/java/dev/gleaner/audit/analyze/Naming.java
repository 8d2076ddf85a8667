package dev.gleaner.audit.analyze;

import java.util.List;
import java.util.Set;

/**
 * Whether requests for resources name an object, which their verbs have to fit: the server makes a {@code list} of a
 * {@code get} without a name, and a {@code deletecollection} of a {@code delete} (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go).
 */
enum Naming {
    /** They name none. */
    NAMELESS(Set.of("get", "delete")),
    /** They name one. */
    NAMED(Set.of("deletecollection")),
    /** They may name one or not, whatever their verb. */
    FREE(Set.of());

    /** What there is of requests that a client can send. */
    static final List<Naming> REAL = List.of(NAMELESS, NAMED);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> verbsWithout;

    Naming(Set<String> verbsWithout) {
        this.verbsWithout = verbsWithout;
    }

    boolean has(Trait trait) {
        if (this == FREE || !(trait instanceof Trait.Name name)) {
            return true;
        }
        return switch (name.part()) {
            case VERB -> !verbsWithout.contains(name.value());
            case NAME -> name.value().isEmpty() == (this == NAMELESS);
            default -> true;
        };
    }
}
