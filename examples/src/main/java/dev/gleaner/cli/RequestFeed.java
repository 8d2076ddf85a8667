package dev.gleaner.cli;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.RancherRequests;
import dev.gleaner.event.audit.AuditEvent;
import java.util.function.Consumer;

/**
 * Takes audit events, and passes on the selected requests. Requests of Rancher are passed on with the person behind
 * them.
 */
final class RequestFeed implements Consumer<AuditEvent> {
    private final Activities stages;
    private final RancherRequests people;
    private final Consumer<RancherRequests> atEnd;

    RequestFeed(Activities stages, RancherRequests people, Consumer<RancherRequests> atEnd) {
        this.stages = stages;
        this.people = people;
        this.atEnd = atEnd;
    }

    @Override
    public void accept(AuditEvent event) {
        stages.accept(event);
    }

    /** Ends the wait of requests for a record of Rancher, except for those that came since the last call. */
    void endRound() {
        people.endRound();
    }

    /** Ends the wait of requests for later stages. */
    void idle() {
        stages.close();
        people.close();
    }

    /** Ends the wait of requests, and the log. */
    void close() {
        idle();
        atEnd.accept(people);
    }
}
