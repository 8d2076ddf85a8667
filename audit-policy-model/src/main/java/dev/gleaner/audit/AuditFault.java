package dev.gleaner.audit;

import dev.gleaner.document.Fault;

/**
 * What kube-apiserver refuses in a policy that is well-formed (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). Where it has words, they come first; the
 * paths have the indexes that its own lack.
 */
public final class AuditFault {
    /**
     * A level is none of the four. The policy is refused, and kube-apiserver does not start with it. Levels are
     * case-sensitive: {@code metadata} is none.
     */
    public static final Fault LEVEL = Fault.error("audit-level-unknown", "unknown level %s; expected %s");

    /**
     * A stage is none of the four. The policy is refused. Stages are case-sensitive, and each stands for itself: there
     * is no word for all of them.
     */
    public static final Fault STAGE = Fault.error("audit-stage-unknown", "unknown stage %s; allowed stages are %s");

    /**
     * A pattern of a non-resource URL does not start with a slash, and so could never match a path; the policy is
     * refused. Write {@code /healthz} instead of {@code healthz}; a path has no scheme and no host. Only {@code *}
     * alone, which is every path, needs no slash.
     */
    public static final Fault URL_SLASH =
            Fault.error("audit-url-slash", "non-resource URL rules must begin with a '/' character; found %s");

    /**
     * A pattern of a non-resource URL has a star before its end. A star there would be compared as it stands, so that
     * the policy is refused. Write what comes before the star and one star at the end, such as {@code /apis/*}; there
     * are no other wildcards and no regular expressions.
     */
    public static final Fault URL_WILDCARD = Fault.error(
            "audit-url-wildcard", "non-resource URL wildcards '*' must be the final character of the rule; found %s");

    /**
     * An API group is no DNS name: it has upper case letters, a slash or a star in it. The policy is refused. Write the
     * part of {@code apiVersion} before the slash, such as {@code apps} for {@code apps/v1}, and {@code ""} for {@code
     * v1}. Before Kubernetes 1.36 there is no {@code *} for every group; leave {@code resources} out to match all of
     * them.
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
     * Names of objects stand in an entry without resources to which they could belong, and the policy is refused. Say
     * in the same entry what they are names of, such as {@code resources: [configmaps]}.
     */
    public static final Fault NAMES_WITHOUT_RESOURCE = Fault.error(
            "audit-names-without-resource", "using resourceNames requires at least one resource in the same entry");

    /**
     * A rule is about resources or namespaces and about other URLs at once. No request is both, so that the policy is
     * refused. Make two rules of it; a rule without all three matches requests of both kinds.
     */
    public static final Fault RESOURCES_AND_URLS = Fault.error(
            "audit-resources-and-urls", "rules cannot apply to both regular resources and non-resource URLs");

    /**
     * A policy has no rules, which the validator lets pass and the loader refuses: kube-apiserver does not start. A
     * policy that records nothing has one rule, {@code level: None}.
     */
    public static final Fault NO_RULES =
            Fault.error("audit-no-rules", "loaded illegal policy with 0 rules; expected at least one rule");

    private AuditFault() {}

    /** What the server says of a fault: the wording without what is added to it here. */
    public static String serverWords(Fault fault) {
        return fault.wording().split("; | in the same entry", 2)[0];
    }
}
