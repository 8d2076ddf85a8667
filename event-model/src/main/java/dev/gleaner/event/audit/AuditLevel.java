package dev.gleaner.event.audit;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.Objects;

/** The amount of data that is recorded about a request (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public enum AuditLevel implements JsonForm {
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

    /**
     * The level with a name in policies, such as {@code Metadata}.
     *
     * @throws IllegalArgumentException if no level has this name
     */
    public static AuditLevel of(String wireName) {
        Objects.requireNonNull(wireName, "wireName");
        return Arrays.stream(values())
                .filter(level -> level.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected None, Metadata, Request or RequestResponse but was " + Violation.quoted(wireName)));
    }

    /** Whether the level records the body of a request. */
    public boolean recordsRequestObject() {
        return compareTo(REQUEST) >= 0;
    }

    /** Whether the level records the body of a response. */
    public boolean recordsResponseObject() {
        return this == REQUEST_RESPONSE;
    }

    /** The name in policies and events. */
    public String wireName() {
        return wireName;
    }

    /** The name in policies and events, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(wireName);
    }
}
