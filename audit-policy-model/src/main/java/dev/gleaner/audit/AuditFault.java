package dev.gleaner.audit;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;

/**
 * What kube-apiserver refuses in a policy that is well-formed (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). Where it has words, they are used; the paths have the
 * indexes that its own lack.
 */
public enum AuditFault implements Fault {
    /** A level is none of the four. */
    LEVEL("audit-level-unknown", "unknown level %s; expected %s"),
    /** A stage is none of the four. */
    STAGE("audit-stage-unknown", "unknown stage %s; allowed stages are %s"),
    /** A pattern of a non-resource URL does not start with a slash. */
    URL_SLASH("audit-url-slash", "non-resource URL rules must begin with a '/' character; found %s"),
    /** A pattern of a non-resource URL has a star before its end. */
    URL_WILDCARD(
            "audit-url-wildcard", "non-resource URL wildcards '*' must be the final character of the rule; found %s"),
    /** An API group is no DNS name. */
    GROUP(
            "audit-group-invalid",
            "the group %s is no lower case DNS subdomain; expected an API group without version, such as \"apps\""),
    /** Object names without resources to which they could belong. */
    NAMES_WITHOUT_RESOURCE(
            "audit-names-without-resource", "using resourceNames requires at least one resource in the same entry"),
    /** A rule is about resources and about other URLs. */
    RESOURCES_AND_URLS(
            "audit-resources-and-urls", "rules cannot apply to both regular resources and non-resource URLs"),
    /** A policy has no rules, which the validator lets pass and the loader refuses. */
    NO_RULES("audit-no-rules", "loaded illegal policy with 0 rules; expected at least one rule");

    private final String code;
    private final String wording;

    AuditFault(String code, String wording) {
        this.code = code;
        this.wording = wording;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String wording() {
        return wording;
    }
}
