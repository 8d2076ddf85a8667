package dev.gleaner.logging.route;

import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.match.PodConditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A literal reading of the rules of flows, for values without commas, colons, quotes and blanks: the oracle. */
final class NaiveDecision {
    private NaiveDecision() {}

    /** A record. */
    record Pod(String namespace, String host, String container, Map<String, String> labels) {
        RecordMetadata metadata() {
            return RecordMetadata.of(namespace, host, container, labels);
        }
    }

    /** Whether a Flow accepts a record. */
    static boolean accepts(Flow flow, Pod pod) {
        if (!pod.namespace().equals(flow.namespace())) {
            return false;
        }
        if (flow.spec().match().isEmpty()) {
            return pod.labels().entrySet().containsAll(flow.spec().selectors().entrySet());
        }
        for (var step : flow.spec().match().get()) {
            if (step.select().isPresent() && hits(List.of(), step.select().get(), pod)) {
                return true;
            }
            if (step.exclude().isPresent() && hits(List.of(), step.exclude().get(), pod)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a ClusterFlow accepts a record. */
    static boolean accepts(ClusterFlow flow, Pod pod) {
        if (flow.spec().match().isEmpty()) {
            return pod.labels().entrySet().containsAll(flow.spec().selectors().entrySet());
        }
        for (var step : flow.spec().match().get()) {
            if (step.select().isPresent()
                    && hits(step.select().get().namespaces(), step.select().get(), pod)) {
                return true;
            }
            if (step.exclude().isPresent()
                    && hits(step.exclude().get().namespaces(), step.exclude().get(), pod)) {
                return false;
            }
        }
        return false;
    }

    private static boolean hits(List<String> namespaces, PodConditions conditions, Pod pod) {
        return isIn(namespaces, pod.namespace())
                && isIn(conditions.hosts(), pod.host())
                && isIn(conditions.containerNames(), pod.container())
                && conditions.labels().entrySet().stream().allMatch(label -> Optional.of(label.getValue())
                        .equals(Optional.ofNullable(pod.labels().get(label.getKey()))));
    }

    private static boolean isIn(List<String> values, String value) {
        return values.isEmpty() || values.contains(value);
    }
}
