package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A condition on activities. Some conditions can also be answered from one stage, before the stages of a request are
 * combined: all stages of a request have the same verb and time of arrival.
 */
@FunctionalInterface
public interface ActivityCondition extends Predicate<Activity> {
    /**
     * Whether a request with this stage may meet the condition, whatever its other stages are. If not, no stage of the
     * request needs to be read.
     */
    default boolean mayHold(AuditEvent stage) {
        return true;
    }

    /** Both conditions. */
    @Override
    default ActivityCondition and(Predicate<? super Activity> other) {
        Objects.requireNonNull(other, "other");
        ActivityCondition first = this;
        return new ActivityCondition() {
            @Override
            public boolean test(Activity activity) {
                return first.test(activity) && other.test(activity);
            }

            @Override
            public boolean mayHold(AuditEvent stage) {
                return first.mayHold(stage) && (!(other instanceof ActivityCondition second) || second.mayHold(stage));
            }
        };
    }

    /**
     * A condition on the values that identify a request. A record with only the ID of a request is read in any case; see
     * {@link Activities}.
     *
     * @param stage the condition on a stage
     * @param activity the same condition on an activity
     */
    static ActivityCondition ofIdentity(Predicate<AuditEvent> stage, Predicate<Activity> activity) {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(activity, "activity");
        return new ActivityCondition() {
            @Override
            public boolean test(Activity request) {
                return activity.test(request);
            }

            @Override
            public boolean mayHold(AuditEvent event) {
                return stage.test(event) || event.requestReceivedTimestamp().isEmpty();
            }
        };
    }
}
