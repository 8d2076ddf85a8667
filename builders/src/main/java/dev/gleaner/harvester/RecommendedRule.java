package dev.gleaner.harvester;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.event.audit.AuditLevel;
import java.util.function.Consumer;

/**
 * The rules of {@link HarvesterAuditPolicy#recommended}, in order, each with its reason. The names of users and groups
 * are those of the components of Kubernetes, RKE2 and Harvester.
 */
public enum RecommendedRule {
    /** Secrets and tokens. */
    SECRETS(
            "records who reads or changes secrets and who requests tokens, but never their content",
            r -> r.level(AuditLevel.METADATA).addResources("", "secrets", "serviceaccounts/token")),
    /** Commands and consoles. */
    SESSIONS("a read opens a shell, a port forward or a console, and a later rule omits all other reads", r -> r.level(
                    AuditLevel.METADATA)
            .addResources(
                    "", "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "services/proxy", "nodes/proxy")
            .addResources("subresources.kubevirt.io")),
    /** Health checks. */
    HEALTH("probes are sent every few seconds, mostly by anonymous users", r -> r.level(AuditLevel.NONE)
            .addVerbs("get", "head")
            .addNonResourceUrls("/healthz*", "/livez*", "/readyz*", "/metrics*", "/version")),
    /** Reads by authenticated users. */
    READS(
            "most requests are reads and change nothing; reads that fail authentication have no group and are recorded; the"
                    + " server's own requests are only in the group system:masters",
            r -> r.level(AuditLevel.NONE)
                    .addUserGroups("system:authenticated", "system:masters")
                    .addVerbs("get", "list", "watch", "head", "options")),
    /** Reviews, which are queries with the verb {@code create}. */
    REVIEWS("reviews check whether a token is valid or a user may do something; they change nothing", r -> r.level(
                    AuditLevel.NONE)
            .addUserGroup("system:authenticated")
            .addVerb("create")
            .addResources("authentication.k8s.io")
            .addResources("authorization.k8s.io")),
    /** Kubernetes events. */
    EVENTS("events are collected separately; only their deletion is recorded", r -> r.level(AuditLevel.NONE)
            .addVerbs("create", "update", "patch")
            .addResources("", "events")
            .addResources("events.k8s.io", "events")),
    /** Leases of programs. */
    LEASES("programs renew their leases every few seconds", r -> r.level(AuditLevel.NONE)
            .addUserGroups("system:nodes", "system:serviceaccounts")
            .addVerbs("create", "update", "patch")
            .addResources("coordination.k8s.io", "leases")),
    /** Leases of the control plane. */
    CONTROL_PLANE("the control plane renews its leases, too, and has no group of its own", r -> r.level(AuditLevel.NONE)
            .addUsers(
                    "system:apiserver",
                    "system:kube-controller-manager",
                    "system:kube-scheduler",
                    "system:cloud-controller-manager")
            .addResources("coordination.k8s.io", "leases")),
    /** Reports of nodes. */
    NODES("kubelets report the state of nodes and pods", r -> r.level(AuditLevel.NONE)
            .addUserGroup("system:nodes")
            .addVerbs("update", "patch")
            .addResources("", "nodes/status", "pods/status")),
    /** State of the storage. */
    STORAGE("the storage system keeps its state in its own objects and updates them all the time", r -> r.level(
                    AuditLevel.NONE)
            .addUserGroup("system:serviceaccounts:longhorn-system")
            .addVerbs("create", "update", "patch")
            .addResources("longhorn.io")),
    /** Roles and bindings. */
    RIGHTS("only the body shows what was granted, and it contains no secrets", r -> r.level(AuditLevel.REQUEST)
            .omitManagedFields(true)
            .addResources("rbac.authorization.k8s.io")
            .addResources("admissionregistration.k8s.io")),
    /** Everything else. */
    WRITES(
            "every other change is recorded without its body, because the body of a VM or of a setting may contain credentials",
            r -> r.level(AuditLevel.METADATA));

    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker")
    private final AuditRule rule;

    RecommendedRule(String reason, Consumer<AuditRule.Builder> rule) {
        this.reason = reason;
        this.rule = AuditRule.of(rule);
    }

    /** The reason of the rule. */
    public String reason() {
        return reason;
    }

    /** The rule. */
    public AuditRule rule() {
        return rule;
    }
}
