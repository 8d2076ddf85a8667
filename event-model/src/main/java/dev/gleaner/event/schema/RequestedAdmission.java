package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An {@code AdmissionReview}, which the API server sends to an admission webhook, and which webhooks log (Kubernetes
 * v1.24, k8s.io/api/admission/v1). It describes a request before its object is stored; if it has a response, it also
 * has the decision of the webhook.
 */
public final class RequestedAdmission {
    private static final String RESOURCE = "resource";
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;

    private RequestedAdmission() {}

    /** The fields of an audit event; empty if the review has no request. */
    public static Optional<Tree.Mapping> toEvent(Tree.Mapping review) {
        Objects.requireNonNull(review, "review");
        return review.get("request").orElse(Tree.nothing()) instanceof Tree.Mapping request
                ? Optional.of(event(review, request))
                : Optional.empty();
    }

    private static Tree.Mapping event(Tree.Mapping review, Tree.Mapping request) {
        boolean isAnswered = review.get("response").orElse(Tree.nothing()) instanceof Tree.Mapping;
        return Tree.mapping(event -> {
            event.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1");
            event.put("level", request.isSet("object") ? "Request" : "Metadata");
            event.put("auditID", text(request, "uid"));
            event.put("stage", isAnswered ? "ResponseComplete" : "RequestReceived");
            event.put("requestURI", "");
            event.put("verb", text(request, "operation").toLowerCase(Locale.ROOT));
            request.get("userInfo").ifPresent(user -> event.put("user", user));
            event.put("objectRef", reference(request));
            if (review.get("response").orElse(Tree.nothing()) instanceof Tree.Mapping response) {
                event.put("responseStatus", status(response));
            }
            request.get("object")
                    .filter(body -> body instanceof Tree.Mapping)
                    .ifPresent(body -> event.put("requestObject", body));
        });
    }

    private static Tree.Mapping reference(Tree.Mapping request) {
        Tree.Mapping resource = request.get(RESOURCE).orElse(Tree.nothing()) instanceof Tree.Mapping mapping
                ? mapping
                : Tree.mapping(m -> {});
        return Tree.mapping(reference -> {
            put(reference, RESOURCE, text(resource, RESOURCE));
            put(reference, "namespace", text(request, "namespace"));
            put(reference, "name", text(request, "name"));
            put(reference, "apiGroup", text(resource, "group"));
            put(reference, "apiVersion", text(resource, "version"));
            put(reference, "subresource", text(request, "subResource"));
        });
    }

    private static Tree.Mapping status(Tree.Mapping response) {
        if (response.get("status").orElse(Tree.nothing()) instanceof Tree.Mapping status && status.isSet("code")) {
            return status;
        }
        return Tree.mapping(status -> {
            status.put("metadata", Tree.mapping(m -> {}));
            status.put("code", Tree.number(response.isTrue("allowed") ? OK : FORBIDDEN));
        });
    }

    private static void put(Tree.MappingBuilder fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static String text(Tree.Mapping parent, String name) {
        return parent.text(name).orElse("");
    }
}
