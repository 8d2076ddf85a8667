package dev.gleaner.expectation.verify;

import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.OutputReference;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.route.Delivery;
import dev.gleaner.logging.route.FlowAnswer;
import dev.gleaner.logging.route.Passage;
import dev.gleaner.logging.route.Route;
import dev.gleaner.logging.route.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a record reaches an output, or does not, and why a flow accepts it, or does not. */
final class RouteReasons {
    private static final int SHOWN = 3;
    private static final String NOT_READ = "no fluent-bit of these manifests reads records of its kind";

    private final Router router;
    private final Route route;

    RouteReasons(Router router, Route route) {
        this.router = router;
        this.route = route;
    }

    /** The answer of a flow; empty if the record does not reach it. */
    Optional<FlowAnswer> answer(String flow) {
        return route.flows().stream()
                .filter(answer -> answer.flow().equals(flow))
                .findFirst();
    }

    /** Why a flow accepts the record, or does not. */
    String ofFlow(String flow) {
        return answer(flow).map(FlowAnswer::reason).orElseGet(this::ofPassages);
    }

    /** Why the record reaches an output. */
    String ofOutput(String output) {
        for (Passage passage : route.passages()) {
            for (Delivery delivery : passage.deliveries()) {
                if (delivery.outputId().equals(output)) {
                    return delivery.error().orElseGet(() -> delivery.flowId() + ": " + ofFlow(delivery.flowId()));
                }
            }
        }
        return "it is reached";
    }

    /** Why the record does not reach an output. */
    String ofMissingOutput(String output) {
        if (output.equals(Delivery.ERROR)) {
            return "it causes no error";
        }
        List<String> reasons = new ArrayList<>();
        for (Passage passage : route.passages()) {
            passage.refusals().forEach(refusal -> reasons.add("fluentd does not run its configuration: " + refusal));
            passage.end().ifPresent(reasons::add);
            passage.deliveries().forEach(delivery -> delivery.error().ifPresent(reasons::add));
        }
        if (!reasons.isEmpty() || route.passages().isEmpty()) {
            return reasons.isEmpty() ? NOT_READ : shown(reasons);
        }
        router.fluentds()
                .forEach(fluentd -> flowsTo(output, fluentd.resources()).forEach(flow -> reasons.add(ofUnsent(flow))));
        return reasons.isEmpty() ? "no flow of a Logging refers to it" : shown(reasons);
    }

    private String ofUnsent(String flow) {
        Optional<FlowAnswer> answer = answer(flow);
        if (answer.isEmpty()) {
            return flow + " is a flow of a Logging that does not take the record";
        }
        return answer.get().isAccepted()
                ? flow + " accepts it, but its filters send nothing"
                : flow + ": " + answer.get().reason();
    }

    /** The flows that refer to an output. */
    private static List<String> flowsTo(String output, LoggingResources resources) {
        Map<String, List<OutputReference>> references = new LinkedHashMap<>();
        resources.flows().forEach(flow -> references.put(flow.id(), resources.outputsOfFlow(flow)));
        resources.clusterFlows().forEach(flow -> references.put(flow.id(), resources.outputsOfClusterFlow(flow)));
        return references.entrySet().stream()
                .filter(flow -> flow.getValue().stream().anyMatch(reference -> reference
                        .output()
                        .map(Resource::id)
                        .filter(output::equals)
                        .isPresent()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why the record does not reach any flow. */
    private String ofPassages() {
        if (route.passages().isEmpty()) {
            return NOT_READ;
        }
        List<String> ends = new ArrayList<>();
        route.passages().forEach(passage -> {
            passage.end().ifPresent(ends::add);
            passage.deliveries().forEach(delivery -> delivery.error().ifPresent(ends::add));
        });
        return ends.isEmpty()
                ? "the record goes to Logging " + route.logging() + ", which does not use it"
                : shown(ends);
    }

    private static String shown(List<String> reasons) {
        List<String> distinct = reasons.stream().distinct().toList();
        String more = distinct.size() > SHOWN ? ", and " + (distinct.size() - SHOWN) + " others" : "";
        return String.join(", ", distinct.subList(0, Math.min(SHOWN, distinct.size()))) + more;
    }
}
