package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.kubernetes.InvolvedObject;
import java.util.Objects;

/** What a timeline is about. */
public sealed interface Subject {
    /** The object of a name, of whatever kind; the namespace is {@code ""} for one that is in none. */
    static NamedObject object(String namespace, String name) {
        return new NamedObject(namespace, name, "", "");
    }

    /** A person or a service account, by any of the names that {@link Actor#is} knows. */
    static Person person(String name) {
        return new Person(name);
    }

    /**
     * An object, or the objects of different kinds that share a name, as a virtual machine and its instance do.
     *
     * @param namespace where it is; {@code ""} for an object that is in no namespace
     * @param name what it is called
     * @param kind what Kubernetes events call its kind, such as {@code Pod}; {@code ""} for any
     * @param resource what requests call its kind, such as {@code pods}; {@code ""} for any
     */
    record NamedObject(String namespace, String name, String kind, String resource) implements Subject {
        private static final String NAMESPACES = "namespaces";

        /** Refuses null. */
        public NamedObject {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(resource, "resource");
        }

        /** The object, if it is of a kind: events and requests call it differently, as {@code Pod} and {@code pods}. */
        public NamedObject as(String kind, String resource) {
            return new NamedObject(namespace, name, kind, resource);
        }

        /** Whether a request is about the object, or about a part of it. */
        public boolean is(ObjectReference object) {
            return object.name().equals(name)
                    && namespaceOf(object).equals(namespace)
                    && (resource.isEmpty() || object.resource().equals(resource));
        }

        /** Whether an event is about the object. */
        public boolean is(InvolvedObject object) {
            return object.name().equals(name)
                    && object.namespace().equals(namespace)
                    && (kind.isEmpty() || object.kind().equals(kind));
        }

        /** Some requests for a namespace say that it lies in itself (Kubernetes v1.24, k8s.io/apiserver/pkg/endpoints/request). */
        static String namespaceOf(ObjectReference object) {
            return object.resource().equals(NAMESPACES) ? "" : object.namespace();
        }
    }

    /**
     * Somebody who makes requests.
     *
     * @param name one of the names
     */
    record Person(String name) implements Subject {
        /** Refuses null. */
        public Person {
            Objects.requireNonNull(name, "name");
        }
    }
}
