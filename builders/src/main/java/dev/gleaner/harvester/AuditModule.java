package dev.gleaner.harvester;

import static dev.gleaner.harvester.ModuleResources.all;
import static dev.gleaner.harvester.ModuleResources.bodies;
import static dev.gleaner.harvester.ModuleResources.changes;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A module of Harvester whose changes can be audited by itself. Harvester's enhancement proposal leaves "audit rules
 * for different modules" to a later version. {@link HarvesterAuditPolicy#of(AuditModule, AuditModule...)} makes a
 * policy of one or several.
 */
public enum AuditModule {
    /** VMs, their templates and key pairs, and the actions and consoles of VMs. */
    VIRTUAL_MACHINES(
            "who created, changed, started, migrated or deleted which VM, and opened its console",
            "the body of a VM may have passwords for cloud-init",
            List.of(RoutineRequests.updatesByUsers(
                    List.of(
                            "system:serviceaccount:harvester-system:kubevirt-controller",
                            "system:serviceaccount:harvester-system:kubevirt-handler"),
                    "kubevirt.io",
                    "virtualmachines",
                    "virtualmachineinstances",
                    "virtualmachineinstancemigrations")),
            changes(
                    ModuleOrigin.KUBEVIRT,
                    "kubevirt.io",
                    "virtualmachines",
                    "virtualmachineinstances",
                    "virtualmachineinstancemigrations",
                    "virtualmachineinstancepresets",
                    "virtualmachineinstancereplicasets"),
            changes(
                    ModuleOrigin.HARVESTER,
                    "harvesterhci.io",
                    "keypairs",
                    "virtualmachinecpumodels",
                    "virtualmachinetemplates",
                    "virtualmachinetemplateversions"),
            all(
                    ModuleOrigin.KUBEVIRT_ACTIONS,
                    "subresources.kubevirt.io",
                    "virtualmachines/addvolume",
                    "virtualmachines/memorydump",
                    "virtualmachines/migrate",
                    "virtualmachines/portforward",
                    "virtualmachines/removevolume",
                    "virtualmachines/restart",
                    "virtualmachines/start",
                    "virtualmachines/stop",
                    "virtualmachineinstances/addvolume",
                    "virtualmachineinstances/console",
                    "virtualmachineinstances/freeze",
                    "virtualmachineinstances/pause",
                    "virtualmachineinstances/portforward",
                    "virtualmachineinstances/removevolume",
                    "virtualmachineinstances/softreboot",
                    "virtualmachineinstances/unfreeze",
                    "virtualmachineinstances/unpause",
                    "virtualmachineinstances/usbredir",
                    "virtualmachineinstances/vnc",
                    "virtualmachineinstances/vsock")),
    /** Images of VMs. */
    IMAGES(
            "who uploaded, downloaded, changed or deleted which image",
            "the URL of an image may have a signature that gives access",
            List.of(RoutineRequests.ofLonghorn("backingimages")),
            changes(
                    ModuleOrigin.HARVESTER,
                    "harvesterhci.io",
                    "virtualmachineimages",
                    "virtualmachineimagedownloaders"),
            changes(ModuleOrigin.LONGHORN, "longhorn.io", "backingimages")),
    /** Volumes of VMs, and the classes that they are made of. */
    VOLUMES(
            "who created, resized or deleted which volume, and changed a storage class",
            "the controllers of Kubernetes and the storage system update volumes all the time",
            List.of(
                    RoutineRequests.updatesByGroups(
                            List.of("system:serviceaccounts:kube-system", "system:serviceaccounts:longhorn-system"),
                            "",
                            "persistentvolumeclaims",
                            "persistentvolumes"),
                    RoutineRequests.ofLonghorn("volumes", "snapshots")),
            changes(ModuleOrigin.KUBERNETES, "", "persistentvolumeclaims", "persistentvolumes"),
            changes(ModuleOrigin.KUBERNETES, "storage.k8s.io", "storageclasses"),
            changes(ModuleOrigin.CDI, "cdi.kubevirt.io", "datavolumes", "storageprofiles"),
            changes(ModuleOrigin.LONGHORN, "longhorn.io", "volumes", "snapshots"),
            changes(ModuleOrigin.DISKS, "harvesterhci.io", "lvmvolumegroups")),
    /** Networks of VMs and of the hosts, and load balancers. */
    NETWORKS(
            "who created, changed or deleted which network, and with which settings",
            "the bodies have VLANs, uplinks and address ranges, and no secrets",
            List.of(),
            bodies(ModuleOrigin.NETWORK_ATTACHMENTS, "k8s.cni.cncf.io", "network-attachment-definitions"),
            bodies(
                    ModuleOrigin.NETWORKS,
                    "network.harvesterhci.io",
                    "clusternetworks",
                    "hostnetworkconfigs",
                    "vlanconfigs"),
            bodies(ModuleOrigin.LOAD_BALANCERS, "loadbalancer.harvesterhci.io", "ippools", "loadbalancers"),
            bodies(ModuleOrigin.HARVESTER, "harvesterhci.io", "securitygroups"),
            bodies(ModuleOrigin.KUBERNETES, "networking.k8s.io", "ingresses", "networkpolicies")),
    /** Backups and snapshots. */
    BACKUPS(
            "who made, restored or deleted which backup or snapshot, and changed a schedule",
            "the body of a backup target may name its credentials",
            List.of(
                    RoutineRequests.updatesByGroups(
                            List.of("system:serviceaccounts:kube-system", "system:serviceaccounts:longhorn-system"),
                            "snapshot.storage.k8s.io",
                            "volumesnapshots",
                            "volumesnapshotcontents"),
                    RoutineRequests.ofLonghorn(
                            "backups", "backupbackingimages", "backuptargets", "backupvolumes", "recurringjobs")),
            changes(
                    ModuleOrigin.HARVESTER,
                    "harvesterhci.io",
                    "pvcbackups",
                    "pvcrestores",
                    "schedulevmbackups",
                    "virtualmachinebackups",
                    "virtualmachinerestores",
                    "volumeremotebackups",
                    "volumeremoterestores"),
            changes(
                    ModuleOrigin.HARVESTER,
                    "snapshot.storage.k8s.io",
                    "volumesnapshotclasses",
                    "volumesnapshotcontents",
                    "volumesnapshots"),
            changes(
                    ModuleOrigin.LONGHORN,
                    "longhorn.io",
                    "backups",
                    "backupbackingimages",
                    "backuptargets",
                    "backupvolumes",
                    "recurringjobs",
                    "systembackups",
                    "systemrestores")),
    /** Settings, addons, upgrades and the logging of the cluster. */
    SETTINGS(
            "who changed which setting, switched an addon, started an upgrade, or changed where logs are sent",
            "a setting may have the credentials of a backup target, an output those of a log server",
            List.of(),
            changes(
                    ModuleOrigin.HARVESTER,
                    "harvesterhci.io",
                    "addons",
                    "resourcequotas",
                    "settings",
                    "supportbundles",
                    "upgrades",
                    "versions"),
            changes(ModuleOrigin.RANCHER, "management.cattle.io", "features", "managedcharts", "settings"),
            changes(ModuleOrigin.RANCHER, "catalog.cattle.io", "clusterrepos"),
            changes(ModuleOrigin.KUBEVIRT, "kubevirt.io", "kubevirts"),
            changes(ModuleOrigin.CDI, "cdi.kubevirt.io", "cdis"),
            changes(ModuleOrigin.LONGHORN, "longhorn.io", "settings"),
            changes(
                    ModuleOrigin.OPERATOR,
                    "logging.banzaicloud.io",
                    "clusterflows",
                    "clusteroutputs",
                    "flows",
                    "fluentbitagents",
                    "loggings",
                    "outputs"),
            changes(ModuleOrigin.OPERATOR, "logging-extensions.banzaicloud.io", "eventtailers", "hosttailers")),
    /** Users and tokens; roles and bindings are in {@link #RIGHTS}. */
    USERS(
            "who created, changed or deleted which user, token or service account",
            "the body of a user has the hash of the password",
            List.of(),
            changes(
                    ModuleOrigin.RANCHER,
                    "management.cattle.io",
                    "authconfigs",
                    "groupmembers",
                    "groups",
                    "tokens",
                    "users"),
            changes(ModuleOrigin.RANCHER, "ext.cattle.io", "kubeconfigs", "passwordchangerequests", "tokens"),
            changes(ModuleOrigin.KUBERNETES, "", "serviceaccounts", "serviceaccounts/token"),
            changes(
                    ModuleOrigin.KUBERNETES,
                    "certificates.k8s.io",
                    "certificatesigningrequests",
                    "certificatesigningrequests/approval")),
    /** Roles and their bindings. */
    RIGHTS(
            "who granted what to whom",
            "only the body has what was granted, and it has no secrets",
            List.of(),
            bodies(
                    ModuleOrigin.KUBERNETES,
                    "rbac.authorization.k8s.io",
                    "clusterrolebindings",
                    "clusterroles",
                    "rolebindings",
                    "roles"),
            bodies(
                    ModuleOrigin.RANCHER,
                    "management.cattle.io",
                    "clusterroletemplatebindings",
                    "globalrolebindings",
                    "globalroles",
                    "projectroletemplatebindings",
                    "projects",
                    "roletemplates")),
    /** Nodes, their disks and devices. */
    HOSTS(
            "who changed, drained or removed which host, and gave away its disks and devices",
            "nodes and controllers update nodes all the time",
            List.of(
                    RoutineRequests.updatesByGroups(
                            List.of("system:nodes", "system:serviceaccounts:kube-system"), "", "nodes"),
                    RoutineRequests.ofLonghorn("nodes")),
            changes(ModuleOrigin.KUBERNETES, "", "nodes"),
            changes(ModuleOrigin.NODES, "node.harvesterhci.io", "cloudinits", "hugepages", "ksmtuneds", "nodeconfigs"),
            changes(ModuleOrigin.DISKS, "harvesterhci.io", "blockdevices"),
            changes(
                    ModuleOrigin.DEVICES,
                    "devices.harvesterhci.io",
                    "migconfigurations",
                    "pcideviceclaims",
                    "sriovgpudevices",
                    "sriovnetworkdevices",
                    "usbdeviceclaims",
                    "vgpudevices"),
            changes(ModuleOrigin.LONGHORN, "longhorn.io", "nodes"));

    private final String question;
    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<RoutineRequests> routine;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ModuleResources> resources;

    AuditModule(String question, String reason, List<RoutineRequests> routine, ModuleResources... resources) {
        this.question = question;
        this.reason = reason;
        this.routine = routine;
        this.resources = List.of(resources);
    }

    /** The name on the command line, such as {@code virtual-machines}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The module with a label.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest one, or all
     */
    public static AuditModule of(String label) {
        Objects.requireNonNull(label, "label");
        List<String> labels = Arrays.stream(values()).map(AuditModule::label).toList();
        return Arrays.stream(values())
                .filter(module -> module.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown module " + Violation.quoted(label)
                        + NearestName.hint(label, labels, "the modules are")));
    }

    /** The question that its events answer, such as "who created which VM". */
    public String question() {
        return question;
    }

    /** Why its requests are recorded at their level. */
    public String reason() {
        return reason;
    }

    /** The resources, each with its source. */
    public List<ModuleResources> resources() {
        return resources;
    }

    /** The rules that omit the routine of programs; they come before the other rules. */
    List<AuditRule> routineRules() {
        return routine.stream().map(RoutineRequests::rule).toList();
    }

    /** The rules that record the module. */
    List<AuditRule> rules() {
        List<AuditRule> rules = new ArrayList<>();
        List<ModuleResources> rest = new ArrayList<>(resources);
        while (!rest.isEmpty()) {
            ModuleResources first = rest.get(0);
            List<ModuleResources> together =
                    rest.stream().filter(first::sharesRuleWith).toList();
            rules.add(AuditRule.of(r -> {
                first.begin(r);
                together.forEach(entry -> r.addResource(entry.entry()));
            }));
            rest.removeAll(together);
        }
        return rules;
    }

    /** All rules of modules, in the order of a policy. */
    static Stream<AuditRule> rulesOf(List<AuditModule> modules) {
        return Stream.concat(
                modules.stream().flatMap(module -> module.routineRules().stream()),
                modules.stream().flatMap(module -> module.rules().stream()));
    }
}
