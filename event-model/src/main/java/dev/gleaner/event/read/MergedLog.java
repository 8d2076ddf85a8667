package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.List;
import java.util.Set;

/**
 * Finds the pods of lines and records, whatever field names the collector uses. A collector may have merged the fields
 * of a record with those of the line that carried it, as fluent-bit's kubernetes filter does with {@code Merge_Log}.
 */
final class MergedLog {
    private static final List<String> COLLECTED = List.of("kubernetes", "k8s");

    private static final Set<String> OF_LINE = Set.of("time", "stream", "logtag", "message", "log", "kubernetes");

    private MergedLog() {}

    /** The fields of a line, without those that every line has. */
    static Tree.Mapping withoutLine(Tree.Mapping line) {
        return Tree.mapping(
                line.position(),
                line.fields().stream()
                        .filter(field -> !OF_LINE.contains(field.name()))
                        .toList());
    }

    /** The pods that are named by fields that a collector has added to a record; empty if there are none. */
    static List<PodInfo> pods(RecordKind kind, Tree.Mapping record) {
        return switch (kind) {
            case EVENT, NOTICE, WATCH, RENAMED_EVENT -> podsOf(record, COLLECTED);
            case AUDIT, RANCHER, ADMISSION, GOOGLE, FALCO, RENAMED, LINE, OTHER -> CarrierPod.all(record);
        };
    }

    /**
     * The pods that the fields with the given names describe. Other fields are ignored, because a Kubernetes event has
     * its own namespace.
     */
    private static List<PodInfo> podsOf(Tree.Mapping record, List<String> names) {
        return CarrierPod.all(Tree.mapping(
                collected -> names.forEach(name -> record.get(name).ifPresent(value -> collected.put(name, value)))));
    }

    /** A line with the first of the given pods, unless the line itself names its pod and namespace. */
    static LogRecord withPod(LogRecord line, List<PodInfo> pods) {
        if (pods.isEmpty() || line.kubernetes().filter(Trust::isNamed).isPresent()) {
            return line;
        }
        PodInfo pod = pods.get(0);
        return line.edit(r -> r.kubernetes(
                p -> p.podName(pod.podName()).namespaceName(pod.namespaceName()).containerName(pod.containerName())));
    }

    /** Those of the given pods that the line itself does not name. */
    static List<PodInfo> others(LogRecord line, List<PodInfo> pods) {
        return pods.stream()
                .filter(pod -> line.kubernetes().filter(own -> isSame(own, pod)).isEmpty())
                .toList();
    }

    private static boolean isSame(PodInfo own, PodInfo pod) {
        return isSame(own.podName(), pod.podName())
                && isSame(own.namespaceName(), pod.namespaceName())
                && isSame(own.containerName(), pod.containerName());
    }

    private static boolean isSame(String own, String other) {
        return other.isEmpty() || own.equals(other);
    }
}
