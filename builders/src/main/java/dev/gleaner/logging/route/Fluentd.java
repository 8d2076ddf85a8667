package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.IgnoredFlow;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.OutputReference;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fluentd of a Logging, with its flows compiled: Flows first, then ClusterFlows, each by namespace and name. Deciding
 * about a record allocates nothing, and its time hardly depends on the number of flows. Immutable.
 */
public final class Fluentd {
    private final LoggingResources resources;
    private final List<RoutedFlow> flows = new ArrayList<>();
    private final Optional<RoutedFlow> defaultFlow;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<IgnoredFlow> ignoredFlows;
    private final List<Filter> globalFilters;
    private final FlowIndex index;

    Fluentd(LoggingResources resources, ClusterResources cluster) {
        this.resources = resources;
        this.globalFilters = resources.logging().value().spec().globalFilters().stream()
                .map(Filter.CHOICE::stored)
                .toList();
        FlowCompiler compiler = new FlowCompiler(resources, cluster.operator());
        boolean skips = resources.scope().skipsInvalid();
        Set<String> labels = new LinkedHashSet<>();
        resources.flows().forEach(flow -> add(flow.part(), () -> compiler.flow(flow), labels, skips));
        resources.clusterFlows().forEach(flow -> add(flow.part(), () -> compiler.clusterFlow(flow), labels, skips));
        this.defaultFlow = compiler.defaultFlow();
        defaultFlow.ifPresent(
                flow -> incomplete(flow, flow.part()).or(() -> check(flow)).ifPresent(refusals::add));
        resources.errorOutput().flatMap(Fluentd::checkErrorOutput).ifPresent(refusals::add);
        UnknownPlugins.filter(
                        globalFilters, resources.logging().part().field("spec").field("globalFilters"), "globalFilter")
                .ifPresent(refusals::add);
        if (!skips) {
            // An output with an error is missing where a flow names it.
            resources.unread().stream()
                    .filter(object -> object.part().text("kind").endsWith("Flow"))
                    .forEach(object -> refusals.add(refusal(object)));
        }
        this.ignoredFlows = cluster.ignoredFlows(resources.scope());
        this.index = new FlowIndex(flows);
    }

    private void add(Part part, Supplier<RoutedFlow> compile, Set<String> labels, boolean skips) {
        try {
            RoutedFlow flow = compile.get();
            Optional<Refusal> refusal = incomplete(flow, part.field("spec"));
            if (refusal.isEmpty()) {
                check(flow).ifPresent(refusals::add);
                flows.add(flow);
                if (!labels.add(labelOf(flow))) {
                    refusals.add(new Refusal(part, "Flow already exists"));
                }
            } else if (!skips) {
                refusals.add(refusal.get());
                flows.add(flow);
            }
        } catch (FluentdError e) {
            refusals.add(new Refusal(part, String.valueOf(e.getMessage())));
        }
    }

    /**
     * What the operator hashes to the label of a flow: name and namespace, and namespaces and labels of the rules,
     * without separators (logging-operator 3.17.3, pkg/resources/model/system.go).
     */
    private static String labelOf(RoutedFlow flow) {
        String[] id = flow.id().split(":", 3);
        StringBuilder label = new StringBuilder(id[2]).append(id[1]);
        for (FlowRule rule : flow.rules()) {
            rule.namespaces().forEach(label::append);
            rule.labels().forEach((name, value) -> label.append(name).append(value));
        }
        return label.toString();
    }

    private static Optional<Refusal> checkErrorOutput(OutputReference reference) {
        return reference.output().isEmpty()
                ? Optional.of(new Refusal(reference.part(), "there is no ClusterOutput named " + reference.name()))
                : UnknownPlugins.output(reference);
    }

    /** What the operator misses in a flow: an output, or the plug-in of an output or of a filter. */
    private Optional<Refusal> incomplete(RoutedFlow flow, Part spec) {
        return dangling(flow)
                .or(() -> flow.outputs().stream()
                        .flatMap(reference -> UnknownPlugins.output(reference).stream())
                        .findFirst())
                .or(() -> UnknownPlugins.filter(flow.filters(), spec.field("filters"), nameOf(flow)));
    }

    private static String nameOf(RoutedFlow flow) {
        return flow.id().substring(flow.id().lastIndexOf(':') + 1);
    }

    private Optional<Refusal> dangling(RoutedFlow flow) {
        return flow.outputs().stream()
                .filter(reference -> reference.output().isEmpty())
                .findFirst()
                .map(reference -> new Refusal(
                        reference.part(),
                        (isLocal(reference) ? "referenced output not found: " : "referenced clusteroutput not found: ")
                                + reference.name()
                                + errorOf(flow, reference)));
    }

    /** The error because of which an output is missing; empty if there is no such output. */
    private String errorOf(RoutedFlow flow, OutputReference reference) {
        String kind = isLocal(reference) ? "Output" : "ClusterOutput";
        String namespace = isLocal(reference) ? namespaceOf(flow.part()) : "";
        return resources.unread().stream()
                .filter(object -> object.part().text("kind").equals(kind)
                        && object.part().field("metadata").text("name").equals(reference.name())
                        && (namespace.isEmpty() || namespaceOf(object.part()).equals(namespace)))
                .flatMap(object -> object.violations().stream().filter(Violation::isError))
                .findFirst()
                .map(error -> "; the " + kind + " has an error: " + error)
                .orElse("");
    }

    private static String namespaceOf(Part object) {
        String namespace = object.field("metadata").text("namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }

    private static boolean isLocal(OutputReference reference) {
        return reference.part().path().toString().contains("localOutputRefs");
    }

    /** What fluentd refuses in a flow. */
    private static Optional<Refusal> check(RoutedFlow flow) {
        if (!flow.hasMatchSection()) {
            return Optional.of(new Refusal(flow.part(), "Missing <match> sections in <label @LABEL> section"));
        }
        Set<String> ids = new LinkedHashSet<>();
        return flow.outputs().stream()
                .filter(reference -> !ids.add(idOf(reference)))
                .findFirst()
                .map(reference -> new Refusal(
                        reference.part(),
                        "Duplicated plugin id `" + flow.id() + ":" + idOf(reference)
                                + "`. Check whole configuration and fix it."));
    }

    private static String idOf(OutputReference reference) {
        return reference.output().map(Resource::id).orElse(reference.name());
    }

    /** The error of an object that cannot be read. */
    static Refusal refusal(ParsedObject object) {
        Violation error = object.violations().stream()
                .filter(Violation::isError)
                .findFirst()
                .orElseThrow();
        return new Refusal(object.part(), error.path() + ": " + error.message());
    }

    /** The Logging. */
    public Resource<Logging> logging() {
        return resources.logging();
    }

    /** The objects that the operator uses for the Logging. */
    public LoggingResources resources() {
        return resources;
    }

    /** The ids of the flows, by their index. */
    public List<String> flows() {
        return flows.stream().map(RoutedFlow::id).toList();
    }

    /** Why fluentd does not run this configuration; empty if it does. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** A new result for {@link #decide}. */
    public Acceptance newAcceptance() {
        return new Acceptance(flows.size());
    }

    /** Decides which flows accept a record, by its metadata alone: without filters, tags and the default flow. */
    public void decide(RecordMetadata record, Acceptance into) {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(into, "into");
        index.decide(record, into);
    }

    /** What its flows cover. */
    public Coverage coverage() {
        return new Coverage(this);
    }

    /** A fluentd that starts, without a tag that it knows. It takes no record if it refuses the configuration. */
    public FluentdSession start() {
        return new FluentdSession(this, any -> {});
    }

    /**
     * The way of a record whose tag fluentd does not know yet, in a batch of its own. Records that wait in a filter for
     * others go on as if those had arrived.
     */
    public Passage route(Tree.Mapping record) {
        Objects.requireNonNull(record, "record");
        List<RecordMetadata> seen = new ArrayList<>();
        FluentdSession session = new FluentdSession(this, seen::add);
        String tag = tagOf(record);
        List<Delivery> deliveries = new ArrayList<>(session.send(tag, List.of(record)));
        deliveries.addAll(session.release(tag));
        return new Passage(
                logging(),
                refusals,
                session.end(),
                refusals.isEmpty()
                        ? seen.stream().findFirst().map(this::answers).orElse(List.of())
                        : wouldBe(record),
                deliveries);
    }

    /** What the flows would do if fluentd ran the configuration. */
    private List<FlowAnswer> wouldBe(Tree.Mapping record) {
        try {
            return answers(RecordMetadata.of(record));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private List<FlowAnswer> answers(RecordMetadata record) {
        List<FlowAnswer> answers = new ArrayList<>();
        flows.forEach(flow -> answers.add(Reasons.of(flow, record)));
        defaultFlow.ifPresent(flow -> {
            boolean isOrphan = answers.stream().noneMatch(FlowAnswer::isAccepted);
            String reason = isOrphan ? "no other flow accepts the record" : "another flow accepts the record";
            answers.add(new FlowAnswer(flow.id(), isOrphan, reason, flow.part()));
        });
        ignoredFlows.forEach(ignored -> answers.add(new FlowAnswer(
                ignored.flow().id(), false, ignored.reason(), ignored.flow().part())));
        return answers;
    }

    /** The tag that fluent-bit gives to a record. */
    private String tagOf(Tree.Mapping record) {
        if (!(record.get("kubernetes").orElse(Tree.nothing()) instanceof Tree.Mapping pod)) {
            return RecordKind.of(record) == RecordKind.AUDIT ? RecordKind.auditTag(resources) : "kubernetes.record";
        }
        return "kubernetes.var.log.containers." + pod.text("pod_name").orElse("") + "_"
                + pod.text("namespace_name").orElse("") + "_"
                + pod.text("container_name").orElse("") + "-"
                + pod.text("docker_id").orElse("") + ".log";
    }

    List<RoutedFlow> routedFlows() {
        return flows;
    }

    Optional<RoutedFlow> defaultFlow() {
        return defaultFlow;
    }

    /** The filters in front of the router. */
    List<Filter> globalFilters() {
        return globalFilters;
    }

    FlowIndex index() {
        return index;
    }

    /** The id of the Logging. */
    @Override
    public String toString() {
        return resources.toString();
    }
}
