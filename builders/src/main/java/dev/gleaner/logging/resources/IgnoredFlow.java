package dev.gleaner.logging.resources;

import dev.gleaner.document.ApiObject;
import java.util.Objects;

/**
 * A flow with the {@code loggingRef} of a Logging, in a namespace where no Logging uses it.
 *
 * @param flow the Flow or ClusterFlow
 * @param reason why the operator ignores it
 */
public record IgnoredFlow(Resource<? extends ApiObject> flow, String reason) {
    /** Refuses null. */
    public IgnoredFlow {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(reason, "reason");
    }

    /** Why a Logging ignores a flow that it would use in another namespace. */
    static IgnoredFlow of(Resource<? extends ApiObject> flow, LoggingScope logging) {
        boolean isCluster = flow.value().kind().equals("ClusterFlow");
        String place = flow.value().metadata().namespace().isEmpty()
                ? "it has no namespace, and the default one "
                : "its namespace ";
        String reason = isCluster
                ? "is not the control namespace \"" + logging.controlNamespace() + "\""
                : "is not one that the Logging \"" + logging.name() + "\" watches";
        return new IgnoredFlow(flow, "the operator ignores the flow: " + place + reason);
    }
}
