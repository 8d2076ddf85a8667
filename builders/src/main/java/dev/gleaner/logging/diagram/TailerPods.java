package dev.gleaner.logging.diagram;

import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.Resource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises by their names the pods that print Kubernetes events, or the journals of nodes, in place of a log of their
 * own. The operator calls the StatefulSet of an EventTailer {@code NAME-event-tailer} (logging-operator 3.17.3).
 */
final class TailerPods {
    /** The end of the name of the DaemonSets of the chart rancher-logging that read the journal. */
    private static final String JOURNAL = "-journald-aggregator";

    private final Map<String, String> idsByPrefix = new LinkedHashMap<>();

    TailerPods(ClusterResources cluster) {
        cluster.all(EventTailer.class)
                .forEach(tailer ->
                        put(tailer.value().spec().controlNamespace(), tailer.name() + "-event-tailer-", tailer.id()));
        journals(cluster).forEach(set -> put(set.namespace(), set.name() + "-", set.id()));
    }

    private void put(String namespace, String prefix, String id) {
        idsByPrefix.put(namespace + "/" + prefix, id);
    }

    /** The DaemonSets that print the journal of their node. */
    static List<Resource<OpaqueManifest>> journals(ClusterResources cluster) {
        return cluster.all(OpaqueManifest.class).stream()
                .filter(object -> object.value().kind().equals("DaemonSet"))
                .filter(object -> object.name().endsWith(JOURNAL))
                .toList();
    }

    /** Whether records of a source can be distinguished from others. */
    boolean distinguishes(String source) {
        return source.equals(Sources.PODS) || source.equals(Sources.AUDIT) || idsByPrefix.containsValue(source);
    }

    /** The id of the tailer whose pod printed a record; that of the logs of pods if no tailer did. */
    String sourceOf(Tree.Mapping record) {
        if (!(record.get("kubernetes").orElse(Tree.nothing()) instanceof Tree.Mapping pod)) {
            return Sources.PODS;
        }
        String name = pod.text("namespace_name").orElse("") + "/"
                + pod.text("pod_name").orElse("");
        return idsByPrefix.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Sources.PODS);
    }
}
