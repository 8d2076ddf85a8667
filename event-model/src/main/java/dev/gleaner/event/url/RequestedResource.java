package dev.gleaner.event.url;

import java.util.Objects;

/**
 * The verb of a request for a resource and the name of the object, as the server derives them from method and URL
 * (Kubernetes v1.24, k8s.io/apiserver/pkg/endpoints/request/requestinfo.go).
 *
 * @param verb the verb, such as {@code list}; empty for a method that the server does not know
 * @param name the name, from the path or the field selector; empty if there is none
 */
public record RequestedResource(String verb, String name) {
    /** Refuses null. */
    public RequestedResource {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(name, "name");
    }

    /** The verb and the name of a request. The method is in capital letters. */
    public static RequestedResource of(String method, ResourcePath path, String query) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        String verb = path.verb().isEmpty() ? verb(method) : path.verb();
        if (!path.name().isEmpty()) {
            return new RequestedResource(verb, path.name());
        }
        return switch (verb) {
            case "get" -> new RequestedResource(ListQuery.isWatch(query) ? "watch" : "list", ListQuery.name(query));
            case "delete" -> new RequestedResource("deletecollection", "");
            default -> new RequestedResource(verb, "");
        };
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }
}
