package dev.gleaner.harvester;

/**
 * The sources of the names in {@link AuditModule}. Those of Harvester are its main branches: a newer resource does no
 * harm in a release that does not have it, because no request names it.
 */
final class ModuleOrigin {
    static final String KUBERNETES = "kubernetes/kubernetes v1.24, staging/src/k8s.io/api";
    static final String KUBEVIRT = "kubevirt/kubevirt v1.1, staging/src/kubevirt.io/api/core/v1/register.go";
    static final String KUBEVIRT_ACTIONS = "kubevirt/kubevirt v1.1, pkg/virt-api/api.go";
    static final String CDI = "kubevirt/containerized-data-importer v1.58, staging/src/kubevirt.io/"
            + "containerized-data-importer-api/pkg/apis/core/v1beta1/register.go";
    static final String HARVESTER = "harvester/harvester, deploy/charts/harvester-crd/templates";
    static final String NETWORKS = "harvester/network-controller-harvester, pkg/apis/network.harvesterhci.io/v1beta1";
    static final String NETWORK_ATTACHMENTS =
            "k8snetworkplumbingwg/network-attachment-definition-client, pkg/apis/k8s.cni.cncf.io/v1";
    static final String LOAD_BALANCERS =
            "harvester/load-balancer-harvester, pkg/apis/loadbalancer.harvesterhci.io/v1beta1";
    static final String NODES = "harvester/node-manager, pkg/apis/node.harvesterhci.io/v1beta1";
    static final String DISKS = "harvester/node-disk-manager, pkg/apis/harvesterhci.io/v1beta1";
    static final String DEVICES = "harvester/pcidevices, pkg/apis/devices.harvesterhci.io/v1beta1";
    static final String LONGHORN = "longhorn/longhorn-manager v1.5, k8s/pkg/apis/longhorn/v1beta2";
    static final String RANCHER = "rancher/rancher v2.13, pkg/apis";
    static final String OPERATOR = "kube-logging/logging-operator 4.10, pkg/sdk";

    private ModuleOrigin() {}
}
