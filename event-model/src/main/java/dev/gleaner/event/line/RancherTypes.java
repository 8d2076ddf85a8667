package dev.gleaner.event.line;

import java.util.Set;

/** The known types in URLs of Rancher. A URL alone does not show whether a segment is a name or a namespace. */
final class RancherTypes {
    /** Types of Rancher's server that are not resources of Kubernetes (rancher/steve v0.5, pkg/resources). */
    private static final Set<String> OF_SERVER = Set.of(
            "apiroot",
            "apiroots",
            "apigroups",
            "cluster",
            "counts",
            "ext.cattle.io.passwordchangerequests",
            "generatekubeconfigoutput",
            "schema",
            "schemaDefinitions",
            "schemas",
            "subscribe",
            "userpreferences");

    /**
     * Types without a namespace: those of Kubernetes v1.24, KubeVirt v1.1, Rancher v2.8 and Harvester v1.3 (the CRDs in
     * harvester/harvester, harvester/network-controller-harvester, harvester/pcidevices, harvester/node-manager and
     * harvester/load-balancer-harvester).
     */
    private static final Set<String> CLUSTER_SCOPED = Set.of(
            "admissionregistration.k8s.io.mutatingwebhookconfigurations",
            "admissionregistration.k8s.io.validatingwebhookconfigurations",
            "apiextensions.k8s.io.customresourcedefinitions",
            "apiregistration.k8s.io.apiservices",
            "catalog.cattle.io.clusterrepos",
            "certificates.k8s.io.certificatesigningrequests",
            "componentstatuses",
            "devices.harvesterhci.io.pcideviceclaims",
            "devices.harvesterhci.io.pcidevices",
            "devices.harvesterhci.io.sriovgpudevices",
            "devices.harvesterhci.io.sriovnetworkdevices",
            "devices.harvesterhci.io.usbdeviceclaims",
            "devices.harvesterhci.io.usbdevices",
            "devices.harvesterhci.io.vgpudevices",
            "flowcontrol.apiserver.k8s.io.flowschemas",
            "flowcontrol.apiserver.k8s.io.prioritylevelconfigurations",
            "harvesterhci.io.settings",
            "instancetype.kubevirt.io.virtualmachineclusterinstancetypes",
            "instancetype.kubevirt.io.virtualmachineclusterpreferences",
            "loadbalancer.harvesterhci.io.ippools",
            "logging.banzaicloud.io.loggings",
            "management.cattle.io.authconfigs",
            "management.cattle.io.clusters",
            "management.cattle.io.features",
            "management.cattle.io.globalrolebindings",
            "management.cattle.io.globalroles",
            "management.cattle.io.podsecurityadmissionconfigurationtemplates",
            "management.cattle.io.roletemplates",
            "management.cattle.io.settings",
            "management.cattle.io.tokens",
            "management.cattle.io.userattributes",
            "management.cattle.io.users",
            "metrics.k8s.io.nodes",
            "namespaces",
            "network.harvesterhci.io.clusternetworks",
            "network.harvesterhci.io.linkmonitors",
            "network.harvesterhci.io.vlanconfigs",
            "network.harvesterhci.io.vlanstatuses",
            "networking.k8s.io.ingressclasses",
            "node.harvesterhci.io.cloudinits",
            "node.harvesterhci.io.ksmtuneds",
            "nodes",
            "persistentvolumes",
            "rbac.authorization.k8s.io.clusterrolebindings",
            "rbac.authorization.k8s.io.clusterroles",
            "scheduling.k8s.io.priorityclasses",
            "snapshot.storage.k8s.io.volumesnapshotclasses",
            "snapshot.storage.k8s.io.volumesnapshotcontents",
            "storage.k8s.io.csidrivers",
            "storage.k8s.io.csinodes",
            "storage.k8s.io.storageclasses",
            "storage.k8s.io.volumeattachments");

    /** Types of the API {@code /v3} that are resources of the group management.cattle.io (Rancher v2.8). */
    private static final Set<String> OF_MANAGEMENT = Set.of(
            "authconfigs",
            "clusterroletemplatebindings",
            "clusters",
            "features",
            "globalrolebindings",
            "globalroles",
            "kontainerdrivers",
            "nodedrivers",
            "nodepools",
            "nodes",
            "nodetemplates",
            "projectroletemplatebindings",
            "projects",
            "roletemplates",
            "settings",
            "tokens",
            "users");

    private RancherTypes() {}

    static boolean isOfServer(String type) {
        return OF_SERVER.contains(type);
    }

    static boolean isClusterScoped(String type) {
        return CLUSTER_SCOPED.contains(type);
    }

    static boolean isOfManagement(String type) {
        return OF_MANAGEMENT.contains(type);
    }
}
