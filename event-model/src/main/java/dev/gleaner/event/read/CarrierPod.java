package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.log.PodInfo;
import java.util.List;
import java.util.Optional;

/**
 * The pod that an object names as the origin of what it carries, in the names of fluent-bit, of Vector, of Loki's
 * labels, of the Elastic agent, of OpenTelemetry and of Azure.
 */
final class CarrierPod {
    /** The fields in which collectors describe the origin. What a line says itself does not have these names. */
    private static final List<String> COLLECTED = List.of("kubernetes", "_kubernetes", "k8s");

    /** Further fields that hold a description of the origin. */
    private static final List<String> DESCRIPTIONS =
            List.of("stream", "labels", "resource", "fields", "attributes", "metadata");

    private static final List<String> PODS = List.of(
            "pod_name",
            "podName",
            "PodName",
            "pod",
            "kubernetes_pod_name",
            "_kubernetes_pod_name",
            "kubernetes.pod_name",
            "kubernetes.pod.name",
            "k8s.pod.name",
            "k8s_pod_name");

    private static final List<String> NAMESPACES = List.of(
            "namespace_name",
            "namespaceName",
            "PodNamespace",
            "pod_namespace",
            "podNamespace",
            "Namespace",
            "namespace",
            "kubernetes_namespace_name",
            "_kubernetes_namespace_name",
            "kubernetes_pod_namespace",
            "kubernetes.namespace_name",
            "kubernetes.pod_namespace",
            "kubernetes.namespace.name",
            "kubernetes.namespace",
            "k8s.namespace.name",
            "k8s_namespace_name");

    private static final List<String> CONTAINERS = List.of(
            "container_name",
            "containerName",
            "ContainerName",
            "container",
            "kubernetes_container_name",
            "_kubernetes_container_name",
            "kubernetes.container_name",
            "kubernetes.container.name",
            "k8s.container.name",
            "k8s_container_name");

    private CarrierPod() {}

    /** The members of an object. */
    interface Members {
        /** The text of a member; empty if it is not a text. */
        String text(String name);

        /** The text {@code name} in a member that is an object; empty if there is none. */
        String nameOf(String name);

        /** The pod that a member names; empty if it names none. */
        Optional<PodInfo> pod(String name);
    }

    /** The pod that an object names; empty unless it names the pod and its namespace. */
    static Optional<PodInfo> of(Members members) {
        Optional<PodInfo> collected = described(members, COLLECTED);
        return collected.isPresent() ? collected : ofNames(members).or(() -> described(members, DESCRIPTIONS));
    }

    /** The pod that an object names; empty unless it names the pod and its namespace. */
    static Optional<PodInfo> of(Tree.Mapping object) {
        return of(new TreeMembers(object));
    }

    private static Optional<PodInfo> ofNames(Members members) {
        String pod = first(members, PODS);
        String namespace = first(members, NAMESPACES);
        if (!pod.isEmpty() && !namespace.isEmpty()) {
            String container = first(members, CONTAINERS);
            return Optional.of(
                    PodInfo.of(p -> p.podName(pod).namespaceName(namespace).containerName(container)));
        }
        return Optional.empty();
    }

    private static Optional<PodInfo> described(Members members, List<String> names) {
        return names.stream().map(members::pod).flatMap(Optional::stream).findFirst();
    }

    /** The members of a tree. */
    private record TreeMembers(Tree.Mapping object) implements Members {
        @Override
        public String text(String name) {
            return object.text(name).orElse("");
        }

        @Override
        public String nameOf(String name) {
            return object.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping part
                    ? part.text("name").orElse("")
                    : "";
        }

        @Override
        public Optional<PodInfo> pod(String name) {
            return object.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping part ? of(part) : Optional.empty();
        }
    }

    private static String first(Members members, List<String> names) {
        for (String name : names) {
            String text = members.text(name);
            text = text.isEmpty() ? members.nameOf(name) : text;
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
