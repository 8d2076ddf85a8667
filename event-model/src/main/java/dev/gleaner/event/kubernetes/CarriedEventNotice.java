package dev.gleaner.event.kubernetes;

import dev.gleaner.document.UnknownFields;
import java.util.Optional;

/** A Kubernetes event that was read from a carrier. Immutable. */
final class CarriedEventNotice extends EventNotice {
    private final EventNotice notice;
    private final String carrier;

    CarriedEventNotice(EventNotice notice, String carrier) {
        this.notice = notice;
        this.carrier = carrier;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    @Override
    public String verb() {
        return notice.verb();
    }

    @Override
    public KubernetesEvent event() {
        return notice.event();
    }

    @Override
    public Optional<KubernetesEvent> oldEvent() {
        return notice.oldEvent();
    }

    @Override
    public UnknownFields unknownFields() {
        return notice.unknownFields();
    }
}
