package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.log.PodInfo;
import java.util.Optional;

/**
 * A record whose fields a collector has merged with those of the line that carried it, as fluent-bit's kubernetes filter
 * does with {@code Merge_Log}, and its parsers.
 */
final class MergedLog {
    private MergedLog() {}

    /** The pod that wrote the line; empty if the record names none. */
    static Optional<PodInfo> pod(Tree.Mapping record) {
        return record.get("kubernetes").orElse(Tree.nothing()) instanceof Tree.Mapping pod && pod.isSet("pod_name")
                ? Optional.of(PodInfo.of(p -> p.podName(pod.text("pod_name").orElse(""))
                        .namespaceName(pod.text("namespace_name").orElse(""))
                        .containerName(pod.text("container_name").orElse(""))))
                : Optional.empty();
    }
}
