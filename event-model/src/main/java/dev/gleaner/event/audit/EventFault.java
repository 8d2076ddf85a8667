package dev.gleaner.event.audit;

import dev.gleaner.document.Fault;

/** Values that kube-apiserver never writes to an audit event (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). */
public final class EventFault {
    /**
     * The level of an event is not one of the four levels. kube-apiserver never writes such an event: another program
     * replaced the field, or the record is not an audit event. Readers of logs keep the event, with the lowest level
     * that records the bodies of the event.
     */
    public static final Fault LEVEL = Fault.error("event-level-unknown", "unknown level %s; expected %s");

    /**
     * The stage of an event is not one of the four stages of a request. Without it, the order of the events of a
     * request is unknown. Readers of logs keep the event, with stage {@code ResponseComplete} if it has a response
     * status, and {@code RequestReceived} otherwise.
     */
    public static final Fault STAGE = Fault.error("event-stage-unknown", "unknown stage %s; expected %s");

    private EventFault() {}
}
