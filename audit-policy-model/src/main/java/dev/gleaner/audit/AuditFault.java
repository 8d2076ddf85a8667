package dev.gleaner.audit;

import dev.gleaner.document.Fault;

/**
 * What kube-apiserver refuses in a policy that is well-formed (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). Where it has words, they are used; the paths have the
 * indexes that its own lack.
 */
public final class AuditFault {
    /** A level is none of the four. */
    public static final Fault LEVEL = Fault.error("audit-level-unknown", "unknown level %s; expected %s");

    /** A stage is none of the four. */
    public static final Fault STAGE = Fault.error("audit-stage-unknown", "unknown stage %s; allowed stages are %s");

    /** A pattern of a non-resource URL does not start with a slash. */
    public static final Fault URL_SLASH =
            Fault.error("audit-url-slash", "non-resource URL rules must begin with a '/' character; found %s");

    /** A pattern of a non-resource URL has a star before its end. */
    public static final Fault URL_WILDCARD = Fault.error(
            "audit-url-wildcard", "non-resource URL wildcards '*' must be the final character of the rule; found %s");

    /** An API group is no DNS name. */
    public static final Fault GROUP = Fault.error(
            "audit-group-invalid",
            "the group %s is no lower case DNS subdomain; expected an API group without version, such as \"apps\"");

    /** Object names without resources to which they could belong. */
    public static final Fault NAMES_WITHOUT_RESOURCE = Fault.error(
            "audit-names-without-resource", "using resourceNames requires at least one resource in the same entry");

    /** A rule is about resources and about other URLs. */
    public static final Fault RESOURCES_AND_URLS = Fault.error(
            "audit-resources-and-urls", "rules cannot apply to both regular resources and non-resource URLs");

    /** A policy has no rules, which the validator lets pass and the loader refuses. */
    public static final Fault NO_RULES =
            Fault.error("audit-no-rules", "loaded illegal policy with 0 rules; expected at least one rule");

    private AuditFault() {}
}
