package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pod of a line, in whatever names its collector uses, and of a record whose fields a collector has merged with those
 * of the line that carried it, as fluent-bit's kubernetes filter does with {@code Merge_Log}, and the parsers of others.
 */
final class MergedLog {
    private static final List<String> COLLECTED = List.of("kubernetes", "k8s");

    private static final Set<String> OF_LINE = Set.of("time", "stream", "logtag", "message", "log", "kubernetes");

    private MergedLog() {}

    /** The fields of a line that are not those of every line. */
    static Tree.Mapping withoutLine(Tree.Mapping line) {
        return Tree.mapping(
                line.position(),
                line.fields().stream()
                        .filter(field -> !OF_LINE.contains(field.name()))
                        .toList());
    }

    /** The pod that wrote the line; empty if the record names none. */
    static Optional<PodInfo> pod(Tree.Mapping record) {
        return COLLECTED.stream()
                .map(name -> record.get(name).orElse(Tree.nothing()))
                .filter(Tree.Mapping.class::isInstance)
                .map(pod -> podIn((Tree.Mapping) pod))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<PodInfo> podIn(Tree.Mapping collected) {
        Optional<PodInfo> pod = CarrierPod.of(collected);
        if (pod.isPresent() || !collected.isSet("pod_name")) {
            return pod;
        }
        return Optional.of(PodInfo.of(p -> p.podName(collected.text("pod_name").orElse(""))
                .namespaceName(collected.text("namespace_name").orElse(""))
                .containerName(collected.text("container_name").orElse(""))));
    }

    /**
     * A line with its pod. A pod in the names of fluent-bit counts first, then one in other names; Azure names the pod of
     * a line, and not its namespace.
     *
     * @param fields the fields of the line
     */
    static LogRecord withPod(LogRecord line, Tree.Mapping fields) {
        if (line.kubernetes().filter(Trust::isNamed).isPresent()) {
            return line;
        }
        Optional<PodInfo> named = CarrierPod.of(fields);
        if (named.isPresent()) {
            PodInfo pod = named.get();
            return line.edit(r -> r.kubernetes(p ->
                    p.podName(pod.podName()).namespaceName(pod.namespaceName()).containerName(pod.containerName())));
        }
        Optional<String> pod = fields.text("pod");
        return line.kubernetes().isPresent() || pod.isEmpty()
                ? line
                : line.edit(r -> r.kubernetes(p -> p.podName(pod.get())));
    }
}
