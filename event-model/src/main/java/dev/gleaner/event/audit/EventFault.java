package dev.gleaner.event.audit;

import dev.gleaner.document.Fault;

/** What no audit event can say (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public final class EventFault {
    /** A level is none of the four. */
    public static final Fault LEVEL = Fault.error("event-level-unknown", "unknown level %s; expected %s");

    /** A stage is none of the four. */
    public static final Fault STAGE = Fault.error("event-stage-unknown", "unknown stage %s; expected %s");

    private EventFault() {}
}
