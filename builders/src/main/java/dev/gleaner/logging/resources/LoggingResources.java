package dev.gleaner.logging.resources;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.FluentdConfig;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The objects that the operator uses for one Logging, each kind sorted by namespace and name, as the operator sorts
 * them (logging-operator 3.17.3, pkg/resources/model/repository.go, LoggingResourcesFor). Immutable.
 */
public final class LoggingResources {
    private static final Comparator<Resource<?>> BY_NAME =
            Comparator.<Resource<?>, String>comparing(Resource::namespace).thenComparing(Resource::name);

    private final LoggingScope scope;
    private final List<Resource<FluentbitAgent>> fluentbitAgents;
    private final List<Resource<FluentdConfig>> fluentdConfigs;
    private final List<Resource<Flow>> flows;
    private final List<Resource<ClusterFlow>> clusterFlows;
    private final List<Resource<Output>> outputs;
    private final List<Resource<ClusterOutput>> clusterOutputs;
    private final List<ParsedObject> unread;
    private final Map<String, Resource<ClusterOutput>> globalByName = new LinkedHashMap<>();
    private final Map<String, Resource<Output>> localById = new LinkedHashMap<>();

    LoggingResources(LoggingScope scope, ClusterResources cluster) {
        this.scope = scope;
        this.fluentbitAgents =
                select(cluster.all(FluentbitAgent.class), a -> a.spec().loggingRef());
        this.fluentdConfigs = cluster.all(FluentdConfig.class).stream()
                .filter(resource -> resource.namespace().equals(controlNamespace()))
                .sorted(BY_NAME)
                .toList();
        this.flows = select(cluster.all(Flow.class), f -> f.spec().loggingRef());
        this.clusterFlows = select(cluster.all(ClusterFlow.class), f -> f.spec().loggingRef());
        this.outputs = select(cluster.all(Output.class), o -> o.spec().loggingRef());
        this.clusterOutputs =
                select(cluster.all(ClusterOutput.class), o -> o.spec().loggingRef());
        this.unread =
                cluster.unread().stream().filter(object -> has(object.part())).toList();
        clusterOutputs.forEach(output -> globalByName.putIfAbsent(output.name(), output));
        outputs.forEach(output -> localById.put(output.id(), output));
    }

    private boolean has(Part object) {
        String namespace = object.field("metadata").text("namespace");
        return scope.has(
                object.text("kind"),
                namespace.isEmpty() ? "default" : namespace,
                object.field("spec").text("loggingRef"));
    }

    private <T extends Manifest> List<Resource<T>> select(List<Resource<T>> all, Function<T, Optional<String>> refOf) {
        return all.stream()
                .filter(resource -> scope.has(
                        resource.value().kind(),
                        resource.namespace(),
                        refOf.apply(resource.value()).orElse("")))
                .sorted(BY_NAME)
                .toList();
    }

    /** The Logging. */
    public Resource<Logging> logging() {
        return scope.logging();
    }

    /** The name of the Logging. */
    public String name() {
        return scope.name();
    }

    /** The {@code loggingRef} by which flows and outputs select the Logging; empty if it has none. */
    public String loggingRef() {
        return scope.loggingRef();
    }

    /** The namespace of fluentd, of the ClusterFlows and of the ClusterOutputs. */
    public String controlNamespace() {
        return scope.controlNamespace();
    }

    /**
     * Whether it watches a namespace: it uses the Flows and Outputs there, and a LoggingRoute sends it the records from
     * there. An empty name is that of records without a namespace, which a Logging gets that watches all.
     */
    public boolean watches(String namespace) {
        return scope.watches(namespace);
    }

    /** Which objects belong to the Logging. */
    public LoggingScope scope() {
        return scope;
    }

    /** The FluentbitAgents with its {@code loggingRef}. */
    public List<Resource<FluentbitAgent>> fluentbitAgents() {
        return fluentbitAgents;
    }

    /** The FluentdConfigs in its control namespace. The operator uses one, but not two. */
    public List<Resource<FluentdConfig>> fluentdConfigs() {
        return fluentdConfigs;
    }

    /** The Flows with its {@code loggingRef} in the namespaces that it watches. */
    public List<Resource<Flow>> flows() {
        return flows;
    }

    /**
     * The ClusterFlows with its {@code loggingRef} in its control namespace; in any namespace if the Logging allows
     * this.
     */
    public List<Resource<ClusterFlow>> clusterFlows() {
        return clusterFlows;
    }

    /** The Outputs with its {@code loggingRef} in the namespaces that it watches. */
    public List<Resource<Output>> outputs() {
        return outputs;
    }

    /**
     * The ClusterOutputs with its {@code loggingRef} in its control namespace; in any namespace if the Logging allows
     * this.
     */
    public List<Resource<ClusterOutput>> clusterOutputs() {
        return clusterOutputs;
    }

    /**
     * The flows, outputs and FluentbitAgents with an error that the operator uses for the Logging; they are in no other
     * list. The API server accepts many errors, and the operator then stops at the first one that it needs.
     */
    public List<ParsedObject> unread() {
        return unread;
    }

    /** The flow of records that no other flow accepts; empty means that they are dropped. */
    public Optional<DefaultFlow> defaultFlow() {
        return logging().value().spec().defaultFlow();
    }

    /**
     * The settings of fluentd: those of the Logging, or those of its only FluentdConfig. Empty means that the Logging
     * runs no fluentd: it has no settings, or two FluentdConfigs.
     */
    public Optional<FluentdSpec> fluentd() {
        Optional<FluentdSpec> own = logging().value().spec().fluentd();
        return own.isPresent() || fluentdConfigs.size() != 1
                ? own
                : Optional.of(fluentdConfigs.get(0).value().spec());
    }

    /** The outputs of a Flow: its global references, then its local ones, each in order. */
    public List<OutputReference> outputsOfFlow(Resource<Flow> flow) {
        Objects.requireNonNull(flow, "flow");
        Part spec = flow.part().field("spec");
        List<OutputReference> references =
                globalOutputs(spec, flow.value().spec().globalOutputRefs());
        references.addAll(references(
                spec.field("localOutputRefs"),
                flow.value().spec().localOutputRefs(),
                name -> output(flow.namespace(), name)));
        return references;
    }

    /** The outputs of a ClusterFlow, in order. */
    public List<OutputReference> outputsOfClusterFlow(Resource<ClusterFlow> flow) {
        Objects.requireNonNull(flow, "flow");
        return globalOutputs(flow.part().field("spec"), flow.value().spec().globalOutputRefs());
    }

    /** The outputs of the default flow, in order; none if there is no default flow. */
    public List<OutputReference> outputsOfDefaultFlow() {
        return globalOutputs(
                logging().part().field("spec").field("defaultFlow"),
                defaultFlow().map(DefaultFlow::globalOutputRefs).orElse(List.of()));
    }

    /** The output of records that cause an error; empty if the Logging names none. */
    public Optional<OutputReference> errorOutput() {
        Part part = logging().part().field("spec").field("errorOutputRef");
        return logging().value().spec().errorOutputRef().map(name -> reference(part, name, clusterOutput(name)));
    }

    /** The ClusterOutput that the operator finds for a name: the first one, by namespace. */
    public Optional<Resource<ClusterOutput>> clusterOutput(String name) {
        return Optional.ofNullable(globalByName.get(Objects.requireNonNull(name, "name")));
    }

    /** The Output with a namespace and a name; empty if there is none. */
    public Optional<Resource<Output>> output(String namespace, String name) {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        return Optional.ofNullable(localById.get("output:" + namespace + ":" + name));
    }

    private List<OutputReference> globalOutputs(Part owner, List<String> names) {
        return references(owner.field("globalOutputRefs"), names, this::clusterOutput);
    }

    private static <T extends ApiObject> List<OutputReference> references(
            Part list, List<String> names, Function<String, Optional<Resource<T>>> find) {
        List<Part> items = list.items();
        List<OutputReference> references = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // The list of an object that a chart renders has no place in a file.
            Part item = i < items.size() ? items.get(i) : list;
            references.add(reference(item, names.get(i), find.apply(names.get(i))));
        }
        return references;
    }

    private static <T extends ApiObject> OutputReference reference(
            Part part, String name, Optional<Resource<T>> found) {
        return new OutputReference(part, name, found.map(output -> output));
    }

    /** The id of the Logging. */
    @Override
    public String toString() {
        return scope.toString();
    }
}
