package dev.gleaner.harvester;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.output.OutputTarget;
import java.util.List;

/**
 * The flows that select a kind of records, and their outputs. A flow and its output have the {@code loggingRef} of the
 * Logging that has the records; otherwise the operator reports a dangling output.
 */
final class RecordFlows {
    private RecordFlows() {}

    static ClusterOutput auditOutput(String name, OutputTarget target) {
        return output(name, target).edit(o -> o.spec(s -> s.loggingRef(Harvester.AUDIT_LOGGING_REF)));
    }

    /**
     * The flow of audit records. It has no conditions: audit records have no Kubernetes metadata, and are the only
     * records of their Logging.
     */
    static ClusterFlow audit(String name) {
        return ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addGlobalOutputRef(name).loggingRef(Harvester.AUDIT_LOGGING_REF)));
    }

    /** An output of the root Logging, which has events and the logs of all pods. */
    static ClusterOutput output(String name, OutputTarget target) {
        return MountedSecrets.in(
                ClusterOutput.of(o -> o.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                        .spec(s -> s.target(target))));
    }

    /**
     * The flow of Kubernetes events. Any pod may have the label of an EventTailer, so the flow selects the namespace of
     * its pod, too.
     */
    static ClusterFlow events(String name, String tailerNamespace) {
        return ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addMatch(
                                ClusterMatch.select(e -> e.putLabel(Harvester.EVENT_LABEL, Harvester.EVENT_LABEL_VALUE)
                                        .addNamespace(tailerNamespace)))
                        .addFilter(TagNormaliserFilter.of(t -> {}))
                        .addGlobalOutputRef(name)));
    }

    /** The flow of the logs of all pods; it has no conditions. */
    static ClusterFlow pods(String name) {
        return ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addGlobalOutputRef(name)));
    }

    /** Whether an object belongs to the Logging of audit records; a Secret belongs to any. */
    static boolean isOfAudit(Manifest object) {
        return object.kind().equals("Secret")
                || new Part("", FieldPath.ROOT, object.toTree())
                        .field("spec")
                        .text("loggingRef")
                        .equals(Harvester.AUDIT_LOGGING_REF);
    }

    /** Selects the pods of EventTailers by their label alone, as the proposal does. */
    static void asProposed(ClusterFlow.Builder flow) {
        flow.spec(s -> s.match(
                List.of(ClusterMatch.select(e -> e.putLabel(Harvester.EVENT_LABEL, Harvester.EVENT_LABEL_VALUE)))));
    }

    static ClusterFlow rancherAudit(String name) {
        return ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addMatch(ClusterMatch.select(e ->
                                e.addNamespace(RancherAuditLog.NAMESPACE).addContainerName(RancherAuditLog.CONTAINER)))
                        .addGlobalOutputRef(name)));
    }
}
