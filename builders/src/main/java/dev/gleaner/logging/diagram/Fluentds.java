package dev.gleaner.logging.diagram;

import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterFlowSpec;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.FlowSpec;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.route.Fluentd;
import dev.gleaner.logging.route.Refusal;
import dev.gleaner.logging.route.Router;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the fluentds, their flows and the outputs. */
final class Fluentds {
    private final ClusterResources cluster;
    private final Contents contents;
    private final Outputs outputs;
    private final Map<String, Fluentd> fluentds = new LinkedHashMap<>();
    private final Set<Part> unread;

    Fluentds(ClusterResources cluster, Router router, Contents contents) {
        this.cluster = cluster;
        this.contents = contents;
        this.outputs = new Outputs(cluster, contents);
        router.fluentds().forEach(fluentd -> fluentds.put(fluentd.logging().id(), fluentd));
        this.unread = cluster.unread().stream().map(ParsedObject::part).collect(Collectors.toSet());
    }

    void add() {
        Unread.addTo(contents, cluster);
        outputs.add();
        cluster.loggings().forEach(this::addLogging);
        cluster.loggings().forEach(this::addFlows);
        addUnusedFlows();
        cluster.loggings().forEach(outputs::connectRelabelled);
    }

    /** The id of the default flow of a Logging. */
    static String defaultFlowOf(String logging) {
        return "defaultflow:" + logging;
    }

    /** The id of the records of a Logging that cause an error. */
    static String errorsOf(String logging) {
        return "errors:" + logging;
    }

    private void addLogging(LoggingResources logging) {
        Optional<Fluentd> fluentd =
                Optional.ofNullable(fluentds.get(logging.logging().id()));
        Stream<String> lines = Stream.of(
                (fluentd.isPresent() ? "fluentd of " : "Logging without fluentd ") + logging.name(),
                "namespace " + logging.controlNamespace(),
                logging.loggingRef().isEmpty() ? "" : "loggingRef " + logging.loggingRef());
        contents.add(
                logging.logging().id(),
                NodeKind.FLUENTD,
                fluentd.flatMap(this::problem),
                lines.filter(line -> !line.isEmpty()).toArray(String[]::new));
    }

    private Optional<String> problem(Fluentd fluentd) {
        List<Refusal> refusals = fluentd.refusals();
        return refusals.stream()
                .findFirst()
                .map(first -> "does not run this configuration: "
                        + inWords(first)
                        + (refusals.size() > 1 ? " (and " + (refusals.size() - 1) + " more)" : ""));
    }

    /** The violation of an object is not shown: it may quote a secret. */
    private String inWords(Refusal refusal) {
        Part part = refusal.part();
        return unread.contains(part)
                ? part.text("kind") + " " + part.field("metadata").text("name") + " has an error"
                : refusal.message();
    }

    private void addFlows(LoggingResources logging) {
        String id = logging.logging().id();
        for (Resource<Flow> flow : logging.flows()) {
            addFlow(flow, problem(logging.outputsOfFlow(flow).isEmpty()));
            connect(id, flow.id(), flow.value().spec().includeLabelInRouter());
            outputs.connect(logging, flow);
        }
        for (Resource<ClusterFlow> flow : logging.clusterFlows()) {
            addClusterFlow(flow, problem(logging.outputsOfClusterFlow(flow).isEmpty()));
            connect(id, flow.id(), flow.value().spec().includeLabelInRouter());
            outputs.connectGlobal(logging, flow);
        }
        logging.defaultFlow().ifPresent(flow -> addDefault(logging, flow));
        logging.errorOutput().ifPresent(reference -> {
            contents.add(errorsOf(id), NodeKind.FLOW, "records that cause an error");
            contents.connect(id, errorsOf(id));
            outputs.connectGlobals(logging, errorsOf(id), List.of(reference));
        });
    }

    private void connect(String fluentd, String flow, Optional<Boolean> isRouted) {
        if (isRouted.orElse(true)) {
            contents.connect(fluentd, flow);
        }
    }

    private static Optional<String> problem(boolean hasNoOutput) {
        return hasNoOutput ? Optional.of("it has no output") : Optional.empty();
    }

    private void addFlow(Resource<Flow> flow, Optional<String> problem) {
        FlowSpec spec = flow.value().spec();
        add(flow, Conditions.of(spec.match(), spec.selectors()), problem);
    }

    private void addClusterFlow(Resource<ClusterFlow> flow, Optional<String> problem) {
        ClusterFlowSpec spec = flow.value().spec();
        add(flow, Conditions.of(spec.match(), spec.selectors()), problem);
    }

    private void add(Resource<?> flow, List<String> conditions, Optional<String> problem) {
        List<String> lines = new ArrayList<>();
        lines.add(flow.value().kind() + " " + flow.name());
        lines.add("namespace " + flow.namespace());
        lines.addAll(conditions);
        contents.add(flow.id(), NodeKind.FLOW, problem, lines.toArray(String[]::new));
    }

    private void addDefault(LoggingResources logging, DefaultFlow flow) {
        String id = logging.logging().id();
        contents.add(
                defaultFlowOf(id),
                NodeKind.FLOW,
                problem(flow.globalOutputRefs().isEmpty()),
                "default flow",
                "records that no flow accepts");
        contents.connect(id, defaultFlowOf(id));
        outputs.connectGlobals(logging, defaultFlowOf(id), logging.outputsOfDefaultFlow());
        outputs.connectIgnored(logging, defaultFlowOf(id), flow.outputRefs());
    }

    private void addUnusedFlows() {
        Set<String> used = new LinkedHashSet<>();
        for (LoggingResources logging : cluster.loggings()) {
            logging.flows().forEach(flow -> used.add(flow.id()));
            logging.clusterFlows().forEach(flow -> used.add(flow.id()));
        }
        for (Resource<Flow> flow : cluster.all(Flow.class)) {
            if (used.add(flow.id())) {
                String ref = flow.value().spec().loggingRef().orElse("");
                addFlow(flow, Optional.of(BrokenReference.unused(cluster, ref, false)));
                outputs.connectUnused(flow);
            }
        }
        for (Resource<ClusterFlow> flow : cluster.all(ClusterFlow.class)) {
            if (used.add(flow.id())) {
                String ref = flow.value().spec().loggingRef().orElse("");
                addClusterFlow(flow, Optional.of(BrokenReference.unused(cluster, ref, true)));
                outputs.connectUnusedGlobal(flow);
            }
        }
    }
}
