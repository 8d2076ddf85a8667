package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests of servers before Kubernetes 1.8 whose response has not been read yet: the line of a response has only
 * the ID of its request. Memory is bounded: the oldest requests are forgotten. Not thread-safe.
 */
final class LegacyRequests {
    private static final int MOST = 10_000;

    private final Map<String, AuditEvent> open = new LinkedHashMap<>();

    /**
     * The event, completed from the line of its request; unchanged if it is complete.
     *
     * @param origin a text that identifies the carriers of the line: a line of one log does not complete a line of
     * another log
     */
    AuditEvent complete(String origin, AuditEvent event) {
        String id = origin + event.auditId();
        if (event.stage() == Stage.REQUEST_RECEIVED && event.stageTimestamp().isPresent()) {
            open.put(id, event);
            if (open.size() > MOST) {
                open.remove(open.keySet().iterator().next());
            }
            return event;
        }
        if (event.stage() != Stage.RESPONSE_COMPLETE || !event.requestUri().isEmpty()) {
            return event;
        }
        AuditEvent request = open.remove(id);
        return request == null
                ? event
                : request.edit(e -> e.stage(event.stage())
                        .responseStatus(event.responseStatus())
                        .stageTimestamp(event.stageTimestamp()));
    }
}
