package dev.gleaner.expectation.verify;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.Expectation;
import dev.gleaner.expectation.UnmetFault;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.FlowAnswer;
import dev.gleaner.logging.route.Route;
import dev.gleaner.logging.route.Router;
import dev.gleaner.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares where records go with expectations, and gives the reasons for differences. Thread-safe. */
public final class RouteVerifier {
    private final Router router;
    private final KnownNames names;

    private RouteVerifier(ClusterResources cluster) {
        this.router = Router.of(cluster);
        this.names = KnownNames.of(cluster, router);
    }

    /** A verifier of a built set. */
    public static RouteVerifier of(ManifestSet set) {
        return of(ClusterResources.of(Objects.requireNonNull(set, "set")));
    }

    /** A verifier of the objects of a cluster. */
    public static RouteVerifier of(ClusterResources cluster) {
        return new RouteVerifier(Objects.requireNonNull(cluster, "cluster"));
    }

    /**
     * The parts of an expectation that a record does not meet; empty if it meets all. An output or flow that the
     * manifests do not have is a violation, too. The violations have no position.
     */
    public List<Violation> verify(Tree.Mapping record, Expectation expectation) {
        Objects.requireNonNull(expectation, "expectation");
        Part part = new Part("", FieldPath.ROOT, expectation.toTree());
        List<Violation> unknown = checkNames(part);
        return unknown.isEmpty() ? verify("the record", record, expectation, part) : unknown;
    }

    /** The outputs and flows in an expectation that the manifests do not have, with the nearest that they have. */
    List<Violation> checkNames(Part expectation) {
        return names.check(expectation);
    }

    /** The parts of an expectation that a record with a name does not meet, at their positions in the file. */
    List<Violation> verify(String name, Tree.Mapping record, Expectation expectation, Part part) {
        Route route = router.route(Objects.requireNonNull(record, "record"));
        List<Violation> failures = new ArrayList<>();
        expectation
                .logging()
                .filter(wanted -> !wanted.equals(route.logging()))
                .ifPresent(wanted -> failures.add(part.field("logging")
                        .violation(UnmetFault.LOGGING, name, inWords(wanted), inWords(route.logging()))));
        RouteReasons reasons = new RouteReasons(router, route);
        expectation.outputs().ifPresent(wanted -> {
            if (!isSame(wanted, route.outputs())) {
                String why = why(wanted, route.outputs(), reasons::ofMissingOutput, reasons::ofOutput);
                failures.add(part.field("outputs")
                        .violation(UnmetFault.OUTPUTS, name, listed(wanted), listed(route.outputs()), why));
            }
        });
        List<String> accepting = route.flows().stream()
                .filter(FlowAnswer::isAccepted)
                .map(FlowAnswer::flow)
                .distinct()
                .toList();
        expectation.flows().ifPresent(wanted -> {
            if (!isSame(wanted, accepting)) {
                String why = why(wanted, accepting, reasons::ofFlow, reasons::ofFlow);
                failures.add(
                        part.field("flows").violation(UnmetFault.FLOWS, name, listed(wanted), listed(accepting), why));
            }
        });
        expectation.reasons().forEach((flow, wanted) -> {
            Optional<String> found = reasons.answer(flow).map(FlowAnswer::reason);
            if (found.filter(reason -> reason.contains(wanted)).isEmpty()) {
                failures.add(part.field("reasons")
                        .field(flow)
                        .violation(
                                UnmetFault.REASON,
                                name,
                                flow,
                                Violation.quoted(wanted),
                                found.map(reason -> '"' + reason + '"').orElseGet(() -> reasons.ofFlow(flow))));
            }
        });
        return failures;
    }

    private static boolean isSame(Collection<String> wanted, Collection<String> found) {
        return new LinkedHashSet<>(wanted).equals(new LinkedHashSet<>(found));
    }

    /** The reason for each name that only one of the lists has. */
    private static String why(
            List<String> wanted,
            List<String> found,
            Function<String, String> missing,
            Function<String, String> unexpected) {
        Set<String> reasons = new LinkedHashSet<>();
        wanted.stream()
                .filter(one -> !found.contains(one))
                .forEach(one -> reasons.add("not " + one + ", because " + missing.apply(one)));
        found.stream()
                .filter(one -> !wanted.contains(one))
                .forEach(one -> reasons.add("unexpected " + one + ", because " + unexpected.apply(one)));
        return reasons.stream().collect(Collectors.joining("; "));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String inWords(String logging) {
        return logging.isEmpty() ? "none" : logging;
    }
}
