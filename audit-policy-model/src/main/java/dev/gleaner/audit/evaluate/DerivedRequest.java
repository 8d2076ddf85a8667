package dev.gleaner.audit.evaluate;

import dev.gleaner.document.Violation;
import dev.gleaner.event.url.RequestUrl;
import dev.gleaner.event.url.RequestedResource;
import dev.gleaner.event.url.ResourcePath;
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
        RequestedResource requested = RequestedResource.of(method, parts, query);
        request.namespace(parts.namespace())
                .resource(parts.resource())
                .name(requested.name())
                .subresource(parts.subresource())
                .verb(requested.verb());
    }
}
