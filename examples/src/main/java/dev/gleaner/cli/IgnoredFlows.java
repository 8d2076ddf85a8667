package dev.gleaner.cli;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.logging.resources.Resource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows that are in no result, because no Logging has their {@code loggingRef}. */
final class IgnoredFlows {
    private final Map<String, List<Resource<? extends ApiObject>>> byRef = new LinkedHashMap<>();

    IgnoredFlows(ClusterResources cluster) {
        cluster.all(Flow.class)
                .forEach(flow -> add(flow.value().spec().loggingRef().orElse(""), flow));
        cluster.all(ClusterFlow.class)
                .forEach(flow -> add(flow.value().spec().loggingRef().orElse(""), flow));
        cluster.scopes().stream().map(LoggingScope::loggingRef).forEach(byRef::remove);
    }

    private void add(String ref, Resource<? extends ApiObject> flow) {
        byRef.computeIfAbsent(ref, any -> new ArrayList<>()).add(flow);
    }

    /** Prints a line for each {@code loggingRef}, unless an error is about it. */
    void report(List<Violation> violations, PrintWriter err) {
        byRef.forEach((ref, flows) -> {
            Part spec = flows.get(0).written().field("spec");
            Part place = ref.isEmpty() ? spec : spec.field("loggingRef");
            if (violations.stream().noneMatch(violation -> isErrorAt(place, violation))) {
                err.println(Printable.line(place + ": " + reason(ref) + ", so the operator ignores " + inWords(flows)));
            }
        });
    }

    private static boolean isErrorAt(Part place, Violation violation) {
        return violation.isError()
                && violation.file().equals(place.file())
                && violation.path().equals(place.path())
                && violation.position().equals(place.tree().position());
    }

    private static String reason(String ref) {
        return ref.isEmpty()
                ? "no loggingRef, but each Logging has one"
                : "no Logging has the loggingRef " + Violation.quoted(ref);
    }

    private static String inWords(List<Resource<? extends ApiObject>> flows) {
        String first = flows.get(0).id();
        return flows.size() == 1 ? first : first + " and " + Counts.of(flows.size() - 1, "other flow");
    }
}
