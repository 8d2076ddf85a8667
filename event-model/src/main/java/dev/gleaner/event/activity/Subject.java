package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.kubernetes.InvolvedObject;
import java.io.Serializable;
import java.util.Objects;

/** The subject of a timeline: an object or a person. */
public sealed interface Subject extends Serializable {
    /**
     * The objects of any kind with this name; the namespace is {@code ""} for objects without one.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    static NamedObject object(String namespace, String name) {
        return new NamedObject(namespace, name, "", "");
    }

    /**
     * A person or a service account, by any of the names that {@link Actor#is} compares.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    static Person person(String name) {
        return new Person(name);
    }

    private static void requireName(String name) {
        if (Objects.requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("the name of a subject is empty");
        }
    }

    /**
     * An object, or objects of different kinds with the same name, as a virtual machine and its instance have.
     *
     * @param namespace the namespace; {@code ""} for an object without one
     * @param name the name
     * @param kind the kind in Kubernetes events, such as {@code Pod}; {@code ""} for any
     * @param resource the resource in requests, such as {@code pods}; {@code ""} for any
     */
    record NamedObject(String namespace, String name, String kind, String resource) implements Subject {
        private static final String NAMESPACES = "namespaces";

        /** Refuses null, and an empty name with an {@link IllegalArgumentException}. */
        public NamedObject {
            Objects.requireNonNull(namespace, "namespace");
            requireName(name);
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(resource, "resource");
        }

        /**
         * The same object, limited to one kind. Events use the kind, such as {@code Pod}, and requests the resource,
         * such as {@code pods}.
         */
        public NamedObject as(String kind, String resource) {
            return new NamedObject(namespace, name, kind, resource);
        }

        /** Whether a request is for the object or one of its subresources. */
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

        /**
         * The namespace of an object; {@code ""} for an object that is a namespace. In some requests for a namespace,
         * the server also records it as the namespace of the object (Kubernetes v1.24,
         * k8s.io/apiserver/pkg/endpoints/request).
         */
        static String namespaceOf(ObjectReference object) {
            return object.resource().equals(NAMESPACES) ? "" : object.namespace();
        }
    }

    /**
     * A user or a service account that makes requests.
     *
     * @param name one of the names that {@link Actor#is} compares
     */
    record Person(String name) implements Subject {
        /** Refuses null, and an empty name with an {@link IllegalArgumentException}. */
        public Person {
            requireName(name);
        }
    }
}
