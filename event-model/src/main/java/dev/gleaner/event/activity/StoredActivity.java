package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The serial form of an activity.
 *
 * @param values the values that an audit event has too, as the line of such an event
 * @param received the time of arrival; null if it is not recorded
 * @param took the duration; null if it is not recorded
 * @param stages the recorded stages
 * @param carrier the carriers of the first stage
 */
record StoredActivity(
        String values, @Nullable Instant received, @Nullable Duration took, ArrayList<Stage> stages, String carrier)
        implements Serializable {
    static StoredActivity of(Activity activity) {
        AuditEvent values = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .stage(Stage.REQUEST_RECEIVED)
                .auditId(activity.auditId())
                .requestUri(activity.requestUri())
                .verb(activity.verb())
                .user(activity.actor().user())
                .impersonatedUser(activity.actor().impersonated())
                .sourceIps(activity.sourceIps())
                .userAgent(activity.userAgent())
                .objectRef(activity.objectRef())
                .responseStatus(activity.responseStatus())
                .annotations(activity.annotations()));
        return new StoredActivity(
                values.toJsonLine(),
                activity.received().orElse(null),
                activity.took().orElse(null),
                new ArrayList<>(activity.stages()),
                activity.carrier());
    }

    Activity activity() {
        AuditEvent event = StoredEvents.audit(values);
        return Activity.of(a -> a.auditId(event.auditId())
                .actor(Actor.of(event))
                .verb(event.verb())
                .requestUri(event.requestUri())
                .objectRef(event.objectRef())
                .received(Optional.ofNullable(received))
                .took(Optional.ofNullable(took))
                .sourceIps(event.sourceIps())
                .userAgent(event.userAgent())
                .responseStatus(event.responseStatus())
                .stages(stages)
                .annotations(event.annotations())
                .carrier(carrier));
    }
}
