package dev.gleaner.event.audit;

import dev.gleaner.document.Fault;

/** Values that no audit event has (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public final class EventFault {
    /**
     * The level of an event is none of the four. No kube-apiserver writes such an event: a program on its way put a field
     * of its own in this place, or it is something else than an audit event. The readers of logs keep the event, with the least
     * level at which what it holds is recorded.
     */
    public static final Fault LEVEL = Fault.error("event-level-unknown", "unknown level %s; expected %s");

    /**
     * The stage of an event is none of the four that a request goes through. Where an event belongs in the life of its
     * request cannot be told without it. The readers of logs keep the event, as the last stage when it has a status of
     * the response, as the first otherwise.
     */
    public static final Fault STAGE = Fault.error("event-stage-unknown", "unknown stage %s; expected %s");

    private EventFault() {}
}
