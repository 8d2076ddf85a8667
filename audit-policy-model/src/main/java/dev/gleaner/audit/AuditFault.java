package dev.gleaner.audit;

import dev.gleaner.document.Fault;
import java.util.Objects;

/**
 * Errors for which kube-apiserver refuses a well-formed policy (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). Where it has words, they come first; the paths have the
 * indexes that its own lack.
 */
public final class AuditFault {
    /**
     * A level is none of the four. kube-apiserver refuses the policy and does not start. Levels are case-sensitive:
     * {@code metadata} is unknown.
     */
    public static final Fault LEVEL = Fault.error("audit-level-unknown", "unknown level %s; expected %s");

    /**
     * A stage is none of the four. kube-apiserver refuses the policy. Stages are case-sensitive, and there is no
     * wildcard.
     */
    public static final Fault STAGE = Fault.error("audit-stage-unknown", "unknown stage %s; allowed stages are %s");

    /**
     * A pattern of a non-resource URL does not start with a slash, so that it could never match a path. kube-apiserver
     * refuses the policy. Write {@code /healthz} instead of {@code healthz}; a path has no scheme and no host. Only
     * {@code *} alone, which is every path, needs no slash.
     */
    public static final Fault URL_SLASH =
            Fault.error("audit-url-slash", "non-resource URL rules must begin with a '/' character; found %s");

    /**
     * A pattern of a non-resource URL has a star before its end. Such a star would not be a wildcard, and
     * kube-apiserver refuses the policy. Write the part before the star, followed by one star, such as {@code /apis/*}.
     * There are no other wildcards and no regular expressions.
     */
    public static final Fault URL_WILDCARD = Fault.error(
            "audit-url-wildcard", "non-resource URL wildcards '*' must be the final character of the rule; found %s");

    /**
     * An API group is not a DNS name: it contains upper case letters, a slash or a star. kube-apiserver refuses the
     * policy. Write the part of {@code apiVersion} before the slash, such as {@code apps} for {@code apps/v1}, and
     * {@code ""} for {@code v1}. Before Kubernetes 1.36 the group {@code *} does not exist; omit {@code resources} to
     * match all groups.
     */
    public static final Fault GROUP = Fault.error(
            "audit-group-invalid",
            "the group %s is no lower case DNS subdomain; expected an API group without version, such as \"apps\"");

    /**
     * The API group {@code *} is every group from Kubernetes 1.36 on. Before, the policy is refused, and kube-apiserver does
     * not start with it. Say which release the policy is for; leave {@code resources} out to match every group of any release.
     */
    public static final Fault GROUP_WILDCARD = Fault.warning(
            "audit-group-versions",
            "the group \"*\" is every group from Kubernetes 1.36 on; older releases refuse the policy");

    /**
     * An entry has names of objects and no resources. kube-apiserver refuses the policy. Add the resources to the same
     * entry, such as {@code resources: [configmaps]}.
     */
    public static final Fault NAMES_WITHOUT_RESOURCE = Fault.error(
            "audit-names-without-resource", "using resourceNames requires at least one resource in the same entry");

    /**
     * A rule has resources or namespaces, and also non-resource URLs. No request is both, and kube-apiserver refuses
     * the policy. Write two rules. A rule with none of the three matches requests of both kinds.
     */
    public static final Fault RESOURCES_AND_URLS = Fault.error(
            "audit-resources-and-urls", "rules cannot apply to both regular resources and non-resource URLs");

    /**
     * A policy has no rules. kube-apiserver does not start: its validator accepts such a policy, its loader refuses it.
     * To record nothing, write one rule, {@code level: None}.
     */
    public static final Fault NO_RULES =
            Fault.error("audit-no-rules", "loaded illegal policy with 0 rules; expected at least one rule");

    private AuditFault() {}

    /** What the server says of a fault: the wording without what is added to it here. */
    public static String serverWords(Fault fault) {
        return Objects.requireNonNull(fault, "fault").wording().split("; | in the same entry", 2)[0];
    }
}
