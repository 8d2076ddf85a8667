package dev.gleaner.logging.resources;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The namespaces whose Flows and Outputs belong to a Logging: those of {@code watchNamespaces} and, from 4.4.0 on,
 * those with the labels of {@code watchNamespaceSelector}; all if both are empty (logging-operator 4.10.0,
 * pkg/resources/model/repository.go, UniqueWatchNamespaces).
 */
final class WatchedNamespaces {
    /** The label that kube-apiserver gives to every namespace (Kubernetes 1.21 and later). */
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Set<String> names;
    private final Optional<LabelSelector> selector;
    private final Map<String, Map<String, String>> labels;

    private WatchedNamespaces(
            Set<String> names, Optional<LabelSelector> selector, Map<String, Map<String, String>> labels) {
        this.names = names;
        this.selector = selector;
        this.labels = labels;
    }

    static WatchedNamespaces of(Logging logging, ClusterResources cluster) {
        Optional<LabelSelector> selector = logging.spec()
                .watchNamespaceSelector()
                .filter(any -> cluster.operator().compareTo(OperatorVersion.V4_4_0) >= 0)
                .map(Embedded::get);
        return new WatchedNamespaces(
                new LinkedHashSet<>(logging.spec().watchNamespaces()),
                selector,
                selector.isPresent() ? labels(cluster) : Map.of());
    }

    boolean have(String namespace) {
        return names.contains(namespace)
                || selector.map(labelled -> LabelSelection.matches(
                                labelled, labels.getOrDefault(namespace, Map.of(NAME_LABEL, namespace))))
                        .orElse(names.isEmpty());
    }

    /** Whether they have a namespace, or may have it because its labels are unknown. */
    boolean mayHave(String namespace) {
        return have(namespace) || selector.isPresent() && !labels.containsKey(namespace);
    }

    boolean mayOverlap(WatchedNamespaces other) {
        return isOpen() || other.isOpen() || names.stream().anyMatch(other.names::contains);
    }

    private boolean isOpen() {
        return names.isEmpty() || selector.isPresent();
    }

    private static Map<String, Map<String, String>> labels(ClusterResources cluster) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        for (Resource<OpaqueManifest> namespace : cluster.namespaces()) {
            Metadata metadata = namespace.value().metadata();
            Map<String, String> own = new LinkedHashMap<>(metadata.labels());
            own.put(NAME_LABEL, namespace.name());
            labels.put(namespace.name(), own);
        }
        return labels;
    }
}
