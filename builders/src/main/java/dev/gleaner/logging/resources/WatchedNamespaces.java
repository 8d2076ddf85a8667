package dev.gleaner.logging.resources;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The namespaces whose Flows and Outputs belong to a Logging: those of {@code watchNamespaces} and, from 4.4.0 on,
 * those with the labels of {@code watchNamespaceSelector}; all if both are empty (logging-operator 4.10.0,
 * pkg/resources/model/repository.go, UniqueWatchNamespaces).
 */
final class WatchedNamespaces {
    /** The label that kube-apiserver gives to every namespace (Kubernetes 1.21 and later). */
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private WatchedNamespaces() {}

    static Predicate<String> of(Logging logging, ClusterResources cluster) {
        Set<String> names =
                Collections.unmodifiableSet(new LinkedHashSet<>(logging.spec().watchNamespaces()));
        Optional<LabelSelector> selector = logging.spec()
                .watchNamespaceSelector()
                .filter(any -> cluster.operator().compareTo(OperatorVersion.V4_4_0) >= 0)
                .map(Embedded::get);
        if (selector.isEmpty()) {
            return namespace -> names.isEmpty() || names.contains(namespace);
        }
        Map<String, Map<String, String>> labels = labels(cluster);
        return namespace -> names.contains(namespace)
                || matches(selector.get(), labels.getOrDefault(namespace, Map.of(NAME_LABEL, namespace)));
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

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        boolean hasLabels = selector.getMatchLabels() == null
                || selector.getMatchLabels().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        return hasLabels && selector.getMatchExpressions().stream().allMatch(e -> matches(e, labels));
    }

    /** The operators of a requirement (Kubernetes, staging/src/k8s.io/apimachinery/pkg/labels/selector.go). */
    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
