package dev.gleaner.event.audit;

import dev.gleaner.document.Fault;

/** What no audit event can say (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public final class EventFault {
    /**
     * The level of an event is none of the four. No kube-apiserver writes such an event; it was changed on its way, or
     * is something else than an audit event.
     */
    public static final Fault LEVEL = Fault.error("event-level-unknown", "unknown level %s; expected %s");

    /**
     * The stage of an event is none of the four that a request goes through. Where an event belongs in the life of its
     * request cannot be told without it.
     */
    public static final Fault STAGE = Fault.error("event-stage-unknown", "unknown stage %s; expected %s");

    private EventFault() {}
}
