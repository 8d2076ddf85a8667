package dev.gleaner.audit.review;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verbs of requests: those of Kubernetes for resources, HTTP methods for other URLs (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/endpoints/request/requestinfo.go).
 *
 * @param request the requests that do not have the verb, as the start of a message
 * @param known the verbs
 * @param others the correct verb for common mistakes
 * @param all the verbs in words
 */
record Verbs(String request, List<String> known, Map<String, String> others, String all) {
    private static final String NAMES = "get, list, watch, create, update, patch, delete, deletecollection";

    /** The verbs of a rule for resources. A request with an unusual method has an empty verb. */
    static final Verbs OF_RESOURCES = new Verbs(
            "no request for a resource",
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "proxy", ""),
            Map.of("post", "create", "put", "update", "head", "get"),
            NAMES + " or proxy");

    /** The verbs of a rule for other URLs. */
    static final Verbs OF_URLS = new Verbs(
            "no request for a non-resource URL",
            List.of("get", "head", "post", "put", "patch", "delete", "options", "connect", "trace"),
            Map.of("list", "get", "watch", "get", "create", "post", "update", "put", "deletecollection", "delete"),
            "an HTTP method in lower case");

    /** The verbs of a rule for both kinds of requests. */
    static final Verbs OF_ALL = new Verbs(
            "no request",
            Stream.concat(OF_RESOURCES.known.stream(), OF_URLS.known.stream()).toList(),
            Map.of(),
            NAMES + ", or an HTTP method in lower case");

    /** The verb that certainly was intended; none if it is not certain. */
    Replacement replacement(String verb) {
        return NearestName.misspelt(verb, known)
                .filter(intended -> !others.containsKey(verb.toLowerCase(Locale.ROOT)))
                .map(intended -> new Replacement(verb, intended))
                .orElse(Replacement.NONE);
    }

    /** The verb that was probably intended; all verbs if none is similar. */
    String expected(String verb) {
        String lower = verb.toLowerCase(Locale.ROOT);
        String other = others.get(lower);
        return other != null
                ? Violation.quoted(other)
                : NearestName.of(lower, known).map(Violation::quoted).orElse(all);
    }
}
