package dev.gleaner.expectation.verify;

import dev.gleaner.document.Fault;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.ExpectationFault;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.route.Delivery;
import dev.gleaner.logging.route.Router;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ids of the outputs and flows of manifests, against which names in expectations are checked. */
final class KnownNames {
    private static final int LISTED = 8;

    private final Set<String> outputs = new LinkedHashSet<>();
    private final Set<String> flows = new LinkedHashSet<>();

    private KnownNames() {}

    static KnownNames of(ClusterResources cluster, Router router) {
        KnownNames names = new KnownNames();
        cluster.all(ClusterOutput.class).stream().map(Resource::id).forEach(names.outputs::add);
        cluster.all(Output.class).stream().map(Resource::id).forEach(names.outputs::add);
        names.outputs.add(Delivery.ERROR);
        cluster.all(ClusterFlow.class).stream().map(Resource::id).forEach(names.flows::add);
        cluster.all(Flow.class).stream().map(Resource::id).forEach(names.flows::add);
        router.fluentds().forEach(fluentd -> names.flows.addAll(fluentd.flows()));
        // The API server stores objects with some errors, too.
        for (ParsedObject object : cluster.unread()) {
            switch (object.part().text("kind")) {
                case "ClusterOutput", "Output" -> names.outputs.add(id(object.part()));
                case "ClusterFlow", "Flow" -> names.flows.add(id(object.part()));
                default -> {}
            }
        }
        return names;
    }

    private static String id(Part object) {
        Part metadata = object.field("metadata");
        return object.text("kind").toLowerCase(Locale.ROOT) + ":" + metadata.text("namespace") + ":"
                + metadata.text("name");
    }

    /** The outputs and flows of an expectation that are unknown. */
    List<Violation> check(Part expectation) {
        List<Violation> violations = new ArrayList<>();
        expectation.field("outputs").items().forEach(name -> check(ExpectationFault.OUTPUT, name, outputs, violations));
        expectation.field("flows").items().forEach(name -> check(ExpectationFault.FLOW, name, flows, violations));
        Part reasons = expectation.field("reasons");
        if (reasons.tree() instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                if (!flows.contains(field.name())) {
                    violations.add(Violation.of(
                            ExpectationFault.FLOW,
                            reasons.file(),
                            field.position(),
                            reasons.path().field(field.name()),
                            Violation.quoted(field.name()),
                            hint(field.name(), flows)));
                }
            }
        }
        return violations;
    }

    private static void check(Fault fault, Part name, Set<String> known, List<Violation> violations) {
        if (name.tree() instanceof Tree.Text text && !known.contains(text.value())) {
            violations.add(name.violation(fault, Violation.quoted(text.value()), hint(text.value(), known)));
        }
    }

    /** The nearest id, the only one with the nearest name, or the first ids. */
    private static String hint(String name, Set<String> known) {
        Optional<String> nearest = NearestName.of(name, known).or(() -> ofName(name, known));
        if (nearest.isPresent()) {
            return "; did you mean " + nearest.get() + "?";
        }
        List<String> listed = known.stream().limit(LISTED).toList();
        String more = known.size() > LISTED ? " and " + (known.size() - LISTED) + " others" : "";
        return listed.isEmpty() ? "; they have none" : "; they have " + String.join(", ", listed) + more;
    }

    /** The id whose last part is nearest to that of a name; empty if there is none, or more than one. */
    private static Optional<String> ofName(String name, Set<String> known) {
        return NearestName.of(
                        lastPart(name), known.stream().map(KnownNames::lastPart).toList())
                .map(nearest -> known.stream()
                        .filter(id -> lastPart(id).equals(nearest))
                        .toList())
                .filter(ids -> ids.size() == 1)
                .map(ids -> ids.get(0));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
