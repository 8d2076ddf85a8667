package dev.gleaner.event.audit;

/** When in the life of a request an event is recorded (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public enum Stage {
    /** As soon as the request is there, before it is authorised. */
    REQUEST_RECEIVED("RequestReceived"),
    /** When the headers of the response are sent; only for long-running requests, such as a watch. */
    RESPONSE_STARTED("ResponseStarted"),
    /** When the response is complete. */
    RESPONSE_COMPLETE("ResponseComplete"),
    /** When the server panicked over it. */
    PANIC("Panic");

    private final String wireName;

    Stage(String wireName) {
        this.wireName = wireName;
    }

    /** The stage as policies and events spell it. */
    public String wireName() {
        return wireName;
    }
}
