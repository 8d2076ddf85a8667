package dev.gleaner.event.audit;

/** How much of a request is recorded, from nothing to everything (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public enum AuditLevel {
    /** Nothing. */
    NONE("None"),
    /** User, verb, object, times and outcome, without bodies. */
    METADATA("Metadata"),
    /** Metadata and the body of the request. */
    REQUEST("Request"),
    /** Metadata and the bodies of request and response. */
    REQUEST_RESPONSE("RequestResponse");

    private final String wireName;

    AuditLevel(String wireName) {
        this.wireName = wireName;
    }

    /** Whether the body of a request is recorded. */
    public boolean recordsRequestObject() {
        return compareTo(REQUEST) >= 0;
    }

    /** Whether the answer is recorded. */
    public boolean recordsResponseObject() {
        return this == REQUEST_RESPONSE;
    }

    /** The name in policies and events. */
    public String wireName() {
        return wireName;
    }
}
