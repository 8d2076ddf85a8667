package dev.gleaner.audit.review;

import dev.gleaner.document.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All resources of the core group, and well-known ones of other groups. */
final class KnownResources {
    private record Group(String name, List<String> resources) {
        static Group of(String name, String... resources) {
            return new Group(name, List.of(resources));
        }
    }

    /** The core group has not changed since Kubernetes 1.2, and CRDs cannot extend it. */
    private static final Group CORE = Group.of(
            "",
            "bindings",
            "componentstatuses",
            "configmaps",
            "endpoints",
            "events",
            "limitranges",
            "namespaces",
            "nodes",
            "persistentvolumeclaims",
            "persistentvolumes",
            "pods",
            "podtemplates",
            "replicationcontrollers",
            "resourcequotas",
            "secrets",
            "serviceaccounts",
            "services");

    private static final List<String> CORE_SUBRESOURCES = List.of(
            "attach",
            "binding",
            "ephemeralcontainers",
            "eviction",
            "exec",
            "finalize",
            "log",
            "portforward",
            "proxy",
            "resize",
            "scale",
            "status",
            "token");

    private static final List<Group> OTHERS = List.of(
            Group.of("apps", "controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"),
            Group.of("batch", "cronjobs", "jobs"),
            Group.of("autoscaling", "horizontalpodautoscalers"),
            Group.of("policy", "poddisruptionbudgets", "podsecuritypolicies"),
            Group.of("networking.k8s.io", "ingressclasses", "ingresses", "networkpolicies"),
            Group.of("rbac.authorization.k8s.io", "clusterrolebindings", "clusterroles", "rolebindings", "roles"),
            Group.of("coordination.k8s.io", "leases"),
            Group.of("discovery.k8s.io", "endpointslices"),
            Group.of("events.k8s.io"),
            Group.of("storage.k8s.io", "csidrivers", "csinodes", "storageclasses", "volumeattachments"),
            Group.of("scheduling.k8s.io", "priorityclasses"),
            Group.of("certificates.k8s.io", "certificatesigningrequests"),
            Group.of("authentication.k8s.io", "tokenreviews"),
            Group.of(
                    "authorization.k8s.io",
                    "localsubjectaccessreviews",
                    "selfsubjectaccessreviews",
                    "selfsubjectrulesreviews",
                    "subjectaccessreviews"),
            Group.of(
                    "admissionregistration.k8s.io", "mutatingwebhookconfigurations", "validatingwebhookconfigurations"),
            Group.of("apiextensions.k8s.io", "customresourcedefinitions"),
            Group.of("apiregistration.k8s.io", "apiservices"),
            Group.of("metrics.k8s.io"),
            Group.of("snapshot.storage.k8s.io", "volumesnapshotclasses", "volumesnapshotcontents", "volumesnapshots"),
            Group.of("cdi.kubevirt.io", "datavolumes"),
            Group.of(
                    "kubevirt.io",
                    "virtualmachineinstancemigrations",
                    "virtualmachineinstancepresets",
                    "virtualmachineinstancereplicasets",
                    "virtualmachineinstances",
                    "virtualmachines"),
            Group.of(
                    "harvesterhci.io",
                    "addons",
                    "keypairs",
                    "supportbundles",
                    "upgrades",
                    "virtualmachinebackups",
                    "virtualmachineimages",
                    "virtualmachinerestores",
                    "virtualmachinetemplates",
                    "virtualmachinetemplateversions"));

    private KnownResources() {}

    /** Whether the core group has a resource. */
    static boolean isCore(String resource) {
        return CORE.resources().contains(resource);
    }

    /** The group of a well-known resource outside of the core group. */
    static Optional<String> groupOf(String resource) {
        return OTHERS.stream()
                .filter(group -> group.resources().contains(resource))
                .map(Group::name)
                .findFirst();
    }

    /**
     * The well-known group that was intended: its name starts with the label {@code name}, such as {@code rbac}, or is
     * misspelt, or only its last label is another one, such as {@code com}. Empty if there is none, or several.
     */
    static Optional<String> intendedGroup(String name) {
        List<String> names = OTHERS.stream().map(Group::name).toList();
        List<String> groups =
                names.stream().filter(group -> group.startsWith(name + ".")).toList();
        return groups.size() == 1
                ? Optional.of(groups.get(0))
                : names.contains(name)
                        ? Optional.empty()
                        : NearestName.certain(name, names).or(() -> withOtherEnd(name, names));
    }

    private static Optional<String> withOtherEnd(String name, List<String> names) {
        String start = name.substring(0, name.lastIndexOf('.') + 1);
        return names.stream()
                .filter(group -> !start.isEmpty()
                        && group.substring(0, group.lastIndexOf('.') + 1).equals(start))
                .findFirst();
    }

    /**
     * The resource of a well-known group other than the core group that was certainly intended: its singular, an
     * abbreviation of it, or a misspelt name. Empty if the group may have the resource itself.
     */
    static Optional<String> intendedIn(String group, String resource) {
        List<String> known = resourcesOf(group);
        return known.contains(resource)
                ? Optional.empty()
                : known.stream()
                        .filter(name -> name.equals(plural(resource))
                                || name.equals(resource + "s")
                                || name.equals(resource + "es"))
                        .findFirst()
                        .or(() -> Abbreviation.resource(resource).filter(known::contains))
                        .or(() -> NearestName.certain(resource, known));
    }

    /**
     * Whether a resource belongs to the core group, and not to this group of Kubernetes. The groups of others may have
     * resources with the same names, such as {@code resourcequotas} in {@code harvesterhci.io}.
     */
    static boolean isCoreOnly(String group, String resource) {
        boolean isOfKubernetes = !group.contains(".") || group.endsWith(".k8s.io");
        List<String> known = isOfKubernetes ? resourcesOf(group) : List.of();
        return !known.isEmpty() && !known.contains(resource) && isCore(resource);
    }

    /** The resources of a group other than the core group; empty if they are not known. */
    private static List<String> resourcesOf(String group) {
        return OTHERS.stream()
                .filter(other -> other.name().equals(group))
                .flatMap(other -> other.resources().stream())
                .toList();
    }

    /**
     * The well-known resource that was probably intended, such as {@code networkpolicies} for {@code networkpolicy}, or
     * {@code virtualmachines} for {@code vm}.
     */
    static Optional<String> nearest(String name) {
        List<String> known = Stream.concat(Stream.of(CORE), OTHERS.stream())
                .flatMap(group -> group.resources().stream())
                .toList();
        return Abbreviation.resource(name)
                .or(() -> NearestName.of(plural(name), known))
                .or(() -> NearestName.of(name, known));
    }

    /** Whether a resource of the core group has a subresource with this name. */
    static boolean hasSubresource(String name) {
        return CORE_SUBRESOURCES.contains(name);
    }

    /** The subresource of the core group that was probably intended. */
    static Optional<String> nearestSubresource(String name) {
        return hasSubresource(name) ? Optional.empty() : NearestName.of(name, CORE_SUBRESOURCES);
    }

    private static String plural(String name) {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name;
    }
}
