package dev.gleaner.audit.analyze;

import java.util.List;
import java.util.regex.Pattern;

/** The requests that a search considers. */
enum World {
    /** Requests that a client can send: their parts follow from a method and a URL. See {@link Naming}. */
    REAL {
        @Override
        boolean has(Kind kind, Trait trait) {
            if (trait instanceof Trait.Path path) {
                return PATH.matcher(path.value()).lookingAt()
                        && !RESOURCE_PATH.matcher(path.value()).lookingAt();
            }
            if (trait instanceof Trait.Resource resource) {
                return RESOURCE.matcher(resource.resource()).matches()
                        && SUBRESOURCE.matcher(resource.subresource()).matches();
            }
            if (trait instanceof Trait.Groups groups) {
                return !groups.values().contains("*");
            }
            Trait.Name name = (Trait.Name) trait;
            return name.part() == Aspect.VERB
                    ? hasVerb(kind, name.value())
                    : !name.value().equals("*");
        }
    },
    /** Requests with any text in any part, including those that no client can send. */
    ANY {
        @Override
        boolean has(Kind kind, Trait trait) {
            return true;
        }
    };

    /** The verbs of requests for resources. */
    static final List<String> RESOURCE_VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "proxy", "");

    /** Any HTTP token in lower case, except the star, which is always meant as a wildcard. */
    private static final Pattern METHOD = Pattern.compile("[a-z0-9!#$%&'+.^_`|~-]+");

    private static final Pattern PATH = Pattern.compile("/");
    private static final Pattern RESOURCE_PATH =
            Pattern.compile("/*(api/[^/]*/+[^/]|apis/[^/]*/[^/]*/+[^/])", Pattern.DOTALL);
    private static final Pattern RESOURCE = Pattern.compile("[a-z0-9.-]+");
    private static final Pattern SUBRESOURCE = Pattern.compile("[A-Za-z0-9.-]*");

    /** The ways in which requests of a kind name objects. */
    List<Naming> namings(Kind kind) {
        return this == REAL && kind == Kind.RESOURCE ? Naming.REAL : List.of(Naming.ANY);
    }

    /** Whether requests of a kind can have a value. */
    abstract boolean has(Kind kind, Trait trait);

    private static boolean hasVerb(Kind kind, String verb) {
        return kind == Kind.RESOURCE
                ? RESOURCE_VERBS.contains(verb)
                : METHOD.matcher(verb).matches();
    }
}
