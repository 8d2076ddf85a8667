package dev.gleaner.logging.diagram;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the object that a broken reference means, and why the operator does not use it. */
final class BrokenReference {
    /**
     * The object that is meant.
     *
     * @param id the id of its node; if the object is missing, the id of the node that stands for it
     * @param reason why the operator does not use it; empty if it does
     */
    record Meaning(String id, String kind, String namespace, String name, Optional<String> reason) {
        Meaning because(String other) {
            return new Meaning(id, kind, namespace, name, Optional.of(other));
        }
    }

    private final ClusterResources cluster;
    private final Map<String, List<Resource<? extends ApiObject>>> outputs = new LinkedHashMap<>();

    BrokenReference(ClusterResources cluster) {
        this.cluster = cluster;
        cluster.all(ClusterOutput.class).forEach(this::put);
        cluster.all(Output.class).forEach(this::put);
    }

    private void put(Resource<? extends ApiObject> output) {
        outputs.computeIfAbsent(output.name(), any -> new ArrayList<>()).add(output);
    }

    /** Why no Logging uses an object with a {@code loggingRef}. */
    static String noLogging(ClusterResources cluster, String ref) {
        if (cluster.loggings().isEmpty()) {
            return "there is no Logging";
        }
        return ref.isEmpty()
                ? "there is no Logging without loggingRef"
                : "no Logging has the loggingRef " + Violation.quoted(ref);
    }

    /** Why no Logging uses a flow or an output, which would be used in the control namespace or a watched one. */
    static String unused(ClusterResources cluster, String ref, boolean isGlobal) {
        return cluster.loggings().stream()
                .filter(logging -> logging.loggingRef().equals(ref))
                .findFirst()
                .map(logging -> isGlobal ? outsideControl(logging) : notWatched(logging))
                .orElseGet(() -> noLogging(cluster, ref));
    }

    private static String outsideControl(LoggingResources logging) {
        return "not in the control namespace " + Violation.quoted(logging.controlNamespace());
    }

    private static String notWatched(LoggingResources logging) {
        return "the Logging " + Violation.quoted(logging.name()) + " does not watch its namespace";
    }

    /** What a global reference means for a Logging. */
    Meaning global(LoggingResources logging, String name) {
        return found(logging.controlNamespace(), name, "ClusterOutput")
                .map(output -> existing(output).because(notGlobal(logging, output)))
                .orElseGet(() -> missing(logging.controlNamespace(), name, "ClusterOutput"));
    }

    private static String notGlobal(LoggingResources logging, Resource<? extends ApiObject> output) {
        return output.value() instanceof ClusterOutput global
                ? refused(logging, global.spec().loggingRef().orElse("")).orElseGet(() -> outsideControl(logging))
                : "an Output; only localOutputRefs of a Flow names it";
    }

    /** What a local reference of a Flow in a namespace means for a Logging. */
    Meaning local(LoggingResources logging, String namespace, String name) {
        return found(namespace, name, "Output")
                .map(output -> existing(output).because(notLocal(logging, namespace, output)))
                .orElseGet(() -> missing(namespace, name, "Output"));
    }

    private static String notLocal(LoggingResources logging, String namespace, Resource<? extends ApiObject> output) {
        if (!(output.value() instanceof Output local)) {
            return "a ClusterOutput; globalOutputRefs names it";
        }
        return output.namespace().equals(namespace)
                ? refused(logging, local.spec().loggingRef().orElse("")).orElseGet(() -> notWatched(logging))
                : "in another namespace than the Flow";
    }

    /** Why a Logging does not use an output with a {@code loggingRef}; empty if the reference is the same. */
    private static Optional<String> refused(LoggingResources logging, String ref) {
        String expected = logging.loggingRef();
        if (ref.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of((ref.isEmpty() ? "it has no loggingRef" : "its loggingRef is " + Violation.quoted(ref))
                + ", expected "
                + (expected.isEmpty() ? "none" : Violation.quoted(expected)));
    }

    /** The output with a name: of the kind and in the namespace if there is one, then of the kind, then any. */
    private Optional<Resource<? extends ApiObject>> found(String namespace, String name, String kind) {
        return outputs.getOrDefault(name, List.of()).stream()
                .min(Comparator.comparing((Resource<? extends ApiObject> output) ->
                                !output.value().kind().equals(kind))
                        .thenComparing(output -> !output.namespace().equals(namespace)));
    }

    /** An output that is there. */
    static Meaning existing(Resource<? extends ApiObject> output) {
        return new Meaning(output.id(), output.value().kind(), output.namespace(), output.name(), Optional.empty());
    }

    /** What a reference means if no Logging uses the flow. */
    Meaning named(String namespace, String name, String kind) {
        return found(namespace, name, kind)
                .filter(output -> output.value().kind().equals(kind))
                .filter(output ->
                        kind.equals("ClusterOutput") || output.namespace().equals(namespace))
                .map(BrokenReference::existing)
                .orElseGet(() -> missing(namespace, name, kind));
    }

    /** An output that no object defines; an object that cannot be read may do so. */
    private Meaning missing(String namespace, String name, String kind) {
        for (ParsedObject object : cluster.unread()) {
            Part part = object.part();
            if (part.text("kind").equals(kind)
                    && part.field("metadata").text("name").equals(name)) {
                return new Meaning(Unread.idOf(part), kind, namespace, name, Optional.of("it has an error"));
            }
        }
        String id = "missing:" + kind + ":" + namespace + ":" + name;
        return new Meaning(id, kind, namespace, name, Optional.of("not found"));
    }
}
