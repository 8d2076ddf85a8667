package dev.gleaner.audit.analyze;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources of Kubernetes that belong to no namespace, as kube-apiserver 1.20 lists them. {@code namespaces} are not
 * among them: a request for one namespace has its name as the namespace. Other packages of this module use it; it is not
 * for users.
 */
public final class ClusterScope {
    private static final Map<String, List<String>> RESOURCES = Map.ofEntries(
            Map.entry("", List.of("componentstatuses", "nodes", "persistentvolumes")),
            Map.entry(
                    "admissionregistration.k8s.io",
                    List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations")),
            Map.entry("apiextensions.k8s.io", List.of("customresourcedefinitions")),
            Map.entry("apiregistration.k8s.io", List.of("apiservices")),
            Map.entry("authentication.k8s.io", List.of("tokenreviews")),
            Map.entry(
                    "authorization.k8s.io",
                    List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews")),
            Map.entry("certificates.k8s.io", List.of("certificatesigningrequests")),
            Map.entry("flowcontrol.apiserver.k8s.io", List.of("flowschemas", "prioritylevelconfigurations")),
            Map.entry("networking.k8s.io", List.of("ingressclasses")),
            Map.entry("node.k8s.io", List.of("runtimeclasses")),
            Map.entry("policy", List.of("podsecuritypolicies")),
            Map.entry("rbac.authorization.k8s.io", List.of("clusterrolebindings", "clusterroles")),
            Map.entry("scheduling.k8s.io", List.of("priorityclasses")),
            Map.entry("storage.k8s.io", List.of("csidrivers", "csinodes", "storageclasses", "volumeattachments")));

    private static final Set<String> NAMES =
            RESOURCES.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private ClusterScope() {}

    /** Whether a resource of a group belongs to no namespace; false if that is not known. */
    public static boolean has(String group, String resource) {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(resource, "resource");
        return RESOURCES.getOrDefault(group, List.of()).contains(resource);
    }

    /** Whether a group has such resources. */
    static boolean hasGroup(String group) {
        return RESOURCES.containsKey(group);
    }

    /** Whether any group has such a resource with this name. */
    static boolean hasName(String resource) {
        return NAMES.contains(resource);
    }

    /** Whether one of the patterns names such a resource, without or with subresources. */
    static boolean isNamedIn(Collection<String> patterns) {
        for (String pattern : patterns) {
            int slash = pattern.indexOf('/');
            if (hasName(slash < 0 ? pattern : pattern.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
