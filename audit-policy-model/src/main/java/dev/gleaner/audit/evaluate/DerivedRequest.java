package dev.gleaner.audit.evaluate;

import dev.gleaner.document.Violation;
import java.util.Locale;
import java.util.regex.Pattern;

/** Derives a request from a method and a URL. */
final class DerivedRequest {
    /**
     * An HTTP token without lower case letters. Methods are case-sensitive, and no known one has lower case letters.
     */
    private static final Pattern METHOD = Pattern.compile("[A-Z0-9!#$%&'*+.^_`|~-]+");

    private DerivedRequest() {}

    static AuditRequest of(String method, String url) {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    Violation.quoted(method) + " is not an HTTP method; expected one in capital letters, such as GET");
        }
        String path = RequestUrl.path(url);
        ResourcePath parts = ResourcePath.of(path);
        return AuditRequest.of(r -> {
            r.path(path).verb(method.toLowerCase(Locale.ROOT));
            if (parts != null) {
                r.resourceRequest(true).apiGroup(parts.apiGroup()).apiVersion(parts.apiVersion());
                if (!parts.isIncomplete()) {
                    setAttributes(r, parts, method, RequestUrl.query(url));
                }
            }
        });
    }

    private static void setAttributes(AuditRequest.Builder request, ResourcePath parts, String method, String query) {
        request.namespace(parts.namespace())
                .resource(parts.resource())
                .name(parts.name())
                .subresource(parts.subresource());
        String verb = parts.verb().isEmpty() ? verb(method) : parts.verb();
        if (!parts.name().isEmpty()) {
            request.verb(verb);
            return;
        }
        switch (verb) {
            case "get" ->
                request.verb(ListQuery.isWatch(query) ? "watch" : "list").name(ListQuery.name(query));
            case "delete" -> request.verb("deletecollection");
            default -> request.verb(verb);
        }
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
