package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.Patterns;
import java.util.Collections;
import java.util.List;

/** The value of one part of a request. */
sealed interface Trait {
    /** The part of a request. */
    Aspect part();

    /** Whether a box accepts the value. */
    boolean isIn(Box box);

    /** Sets the value in the builder of a request. */
    void applyTo(AuditRequest.Builder request);

    /** A name that is compared exactly: a user, verb, namespace, API group or name of an object. */
    record Name(Aspect part, String value) implements Trait {
        @Override
        public boolean isIn(Box box) {
            List<String> accepted = box.accepted(part);
            return accepted.isEmpty() || accepted.contains(value);
        }

        @Override
        public void applyTo(AuditRequest.Builder request) {
            switch (part) {
                case USER -> request.user(value);
                case VERB -> request.verb(value);
                case NAMESPACE -> request.namespace(value);
                case API_GROUP -> request.apiGroup(value);
                case NAME -> request.name(value);
                default -> throw new IllegalStateException(part + " is no name");
            }
        }
    }

    /** The groups that the user is in. */
    record Groups(List<String> values) implements Trait {
        public Groups {
            values = List.copyOf(values);
        }

        @Override
        public Aspect part() {
            return Aspect.GROUPS;
        }

        @Override
        public boolean isIn(Box box) {
            List<String> accepted = box.accepted(Aspect.GROUPS);
            return accepted.isEmpty() || !Collections.disjoint(accepted, values);
        }

        @Override
        public void applyTo(AuditRequest.Builder request) {
            request.addGroups(values.toArray(String[]::new));
        }
    }

    /** A resource and a subresource, which is empty for the object itself. */
    record Resource(String resource, String subresource) implements Trait {
        @Override
        public Aspect part() {
            return Aspect.RESOURCE;
        }

        @Override
        public boolean isIn(Box box) {
            List<String> accepted = box.accepted(Aspect.RESOURCE);
            for (String pattern : accepted) {
                if (Patterns.matchesResource(pattern, resource, subresource)) {
                    return true;
                }
            }
            return accepted.isEmpty();
        }

        @Override
        public void applyTo(AuditRequest.Builder request) {
            request.resourceRequest(true).resource(resource).subresource(subresource);
        }
    }

    /** The path of a URL. */
    record Path(String value) implements Trait {
        @Override
        public Aspect part() {
            return Aspect.PATH;
        }

        @Override
        public boolean isIn(Box box) {
            List<String> accepted = box.accepted(Aspect.PATH);
            for (String pattern : accepted) {
                if (Patterns.matchesUrl(pattern, value)) {
                    return true;
                }
            }
            return accepted.isEmpty();
        }

        @Override
        public void applyTo(AuditRequest.Builder request) {
            request.path(value);
        }
    }
}
