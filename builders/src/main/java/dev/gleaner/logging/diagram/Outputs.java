package dev.gleaner.logging.diagram;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.OutputSpec;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.output.RelabelOutput;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.OutputReference;
import dev.gleaner.logging.resources.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the outputs, and the references to them: each reference is one arrow. */
final class Outputs {
    private final ClusterResources cluster;
    private final Contents contents;
    private final BrokenReference broken;
    /** The references that have an arrow, because several Loggings may use one flow. */
    private final Set<List<Object>> connected = new LinkedHashSet<>();

    Outputs(ClusterResources cluster, Contents contents) {
        this.cluster = cluster;
        this.contents = contents;
        this.broken = new BrokenReference(cluster);
    }

    void add() {
        Set<String> used = new LinkedHashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        for (LoggingResources logging : cluster.loggings()) {
            logging.clusterOutputs().forEach(output -> used.add(output.id()));
            logging.outputs().forEach(output -> used.add(output.id()));
            flowsByLabel(logging).keySet().forEach(label -> labels.add(logging.loggingRef() + " " + label));
        }
        for (Resource<ClusterOutput> output : cluster.all(ClusterOutput.class)) {
            String ref = output.value().spec().loggingRef().orElse("");
            add(output, output.value().spec().target(), ref, labels, used.contains(output.id()), true);
        }
        for (Resource<Output> output : cluster.all(Output.class)) {
            String ref = output.value().spec().loggingRef().orElse("");
            add(output, output.value().spec().target(), ref, labels, used.contains(output.id()), false);
        }
    }

    private void add(
            Resource<? extends ApiObject> output,
            OutputTarget target,
            String ref,
            Set<String> labels,
            boolean isUsed,
            boolean isGlobal) {
        Optional<String> problem = isUsed
                ? Optional.of(target)
                        .filter(RelabelOutput.class::isInstance)
                        .map(to -> ((RelabelOutput) to).label())
                        .filter(label -> !labels.contains(ref + " " + label))
                        .map(label -> "no flow has the flowLabel " + Violation.quoted(label))
                : Optional.of(BrokenReference.unused(cluster, ref, isGlobal));
        contents.add(
                output.id(),
                NodeKind.OUTPUT,
                problem,
                output.value().kind() + " " + output.name(),
                "namespace " + output.namespace(),
                "sends to " + plugin(target));
    }

    /** The key of a plug-in: the only field of a spec that contains nothing but the plug-in. */
    private static String plugin(OutputTarget target) {
        return OutputSpec.of(o -> o.target(target)).toTree() instanceof Tree.Mapping spec
                ? spec.fields().stream().map(Tree.Field::name).collect(Collectors.joining(", "))
                : "";
    }

    /** Connects a Flow with its outputs. */
    void connect(LoggingResources logging, Resource<Flow> flow) {
        int globals = flow.value().spec().globalOutputRefs().size();
        List<OutputReference> all = logging.outputsOfFlow(flow);
        for (int i = 0; i < all.size(); i++) {
            OutputReference reference = all.get(i);
            if (reference.output().isPresent()) {
                String id = reference.output().get().id();
                connect(flow.id(), i, id, protection(reference.output().get()));
            } else if (i < globals) {
                connect(flow.id(), i, broken.global(logging, reference.name()));
            } else {
                connect(flow.id(), i, broken.local(logging, flow.namespace(), reference.name()));
            }
        }
        connectIgnored(logging, flow.id(), flow.value().spec().outputRefs());
    }

    /** Why a Flow cannot use an output (logging-operator 4.7.0 and later). */
    private Optional<String> protection(Resource<? extends ApiObject> output) {
        boolean isProtected = cluster.operator().compareTo(OperatorVersion.V4_10_0) >= 0
                && output.value() instanceof ClusterOutput global
                && global.spec().isProtected().orElse(false);
        return isProtected ? Optional.of("protected: only ClusterFlows may use it") : Optional.empty();
    }

    /** Connects a ClusterFlow with its outputs. */
    void connectGlobal(LoggingResources logging, Resource<ClusterFlow> flow) {
        connectGlobals(logging, flow.id(), logging.outputsOfClusterFlow(flow));
        connectIgnored(logging, flow.id(), flow.value().spec().outputRefs());
    }

    /** Connects something of a Logging with ClusterOutputs. */
    void connectGlobals(LoggingResources logging, String from, List<OutputReference> references) {
        for (int i = 0; i < references.size(); i++) {
            OutputReference reference = references.get(i);
            if (reference.output().isPresent()) {
                connect(from, i, reference.output().get().id(), Optional.empty());
            } else {
                connect(from, i, broken.global(logging, reference.name()));
            }
        }
    }

    /** Connects a flow with what {@code outputRefs} names, which the operator does not read. */
    void connectIgnored(LoggingResources logging, String from, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            BrokenReference.Meaning meaning = logging.clusterOutput(name)
                    .map(BrokenReference::existing)
                    .orElseGet(() -> broken.global(logging, name));
            connect(from, -1 - i, meaning.because("outputRefs has no effect"));
        }
    }

    /** Connects a Flow that no Logging uses with the outputs that it names. */
    void connectUnused(Resource<Flow> flow) {
        List<String> globals = flow.value().spec().globalOutputRefs();
        List<String> locals = flow.value().spec().localOutputRefs();
        for (int i = 0; i < globals.size(); i++) {
            connect(flow.id(), i, broken.named(flow.namespace(), globals.get(i), "ClusterOutput"));
        }
        for (int i = 0; i < locals.size(); i++) {
            connect(flow.id(), globals.size() + i, broken.named(flow.namespace(), locals.get(i), "Output"));
        }
    }

    /** Connects a ClusterFlow that no Logging uses with the outputs that it names. */
    void connectUnusedGlobal(Resource<ClusterFlow> flow) {
        List<String> globals = flow.value().spec().globalOutputRefs();
        for (int i = 0; i < globals.size(); i++) {
            connect(flow.id(), i, broken.named(flow.namespace(), globals.get(i), "ClusterOutput"));
        }
    }

    private void connect(String from, int index, BrokenReference.Meaning meaning) {
        if (!contents.has(meaning.id())) {
            contents.add(
                    meaning.id(),
                    NodeKind.OUTPUT,
                    Optional.of("not found"),
                    meaning.kind() + " " + meaning.name(),
                    "namespace " + meaning.namespace());
        }
        connect(from, index, meaning.id(), meaning.reason());
    }

    private void connect(String from, int index, String to, Optional<String> problem) {
        if (connected.add(List.of(from, index, to))) {
            contents.connect(from, to, problem);
        }
    }

    /** Connects the outputs {@code relabel} of a Logging with the flows that have the label. */
    void connectRelabelled(LoggingResources logging) {
        Map<String, String> flows = flowsByLabel(logging);
        logging.clusterOutputs()
                .forEach(output -> relabel(output, output.value().spec().target(), flows));
        logging.outputs()
                .forEach(output -> relabel(output, output.value().spec().target(), flows));
    }

    private void relabel(Resource<?> output, OutputTarget target, Map<String, String> flows) {
        if (target instanceof RelabelOutput to && flows.containsKey(to.label())) {
            connect(output.id(), 0, String.valueOf(flows.get(to.label())), Optional.empty());
        }
    }

    private static Map<String, String> flowsByLabel(LoggingResources logging) {
        Map<String, String> flows = new LinkedHashMap<>();
        logging.flows().forEach(flow -> put(flows, flow.value().spec().flowLabel(), flow.id()));
        logging.clusterFlows().forEach(flow -> put(flows, flow.value().spec().flowLabel(), flow.id()));
        String defaultFlow = Fluentds.defaultFlowOf(logging.logging().id());
        put(flows, logging.defaultFlow().flatMap(DefaultFlow::flowLabel), defaultFlow);
        return flows;
    }

    private static void put(Map<String, String> flows, Optional<String> label, String id) {
        label.ifPresent(name -> flows.putIfAbsent(name, id));
    }
}
