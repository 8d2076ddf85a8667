package dev.gleaner.audit;

import dev.gleaner.document.Fault;
import java.util.Objects;

/**
 * Errors for which kube-apiserver refuses a well-formed policy (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). Messages start with the words of kube-apiserver where it
 * has any. Paths have indexes, unlike those of kube-apiserver.
 */
public final class AuditFault {
    /**
     * A level is not one of {@code None}, {@code Metadata}, {@code Request} and {@code RequestResponse}. kube-apiserver
     * refuses the policy and does not start. Levels are case-sensitive: {@code metadata} is unknown.
     */
    public static final Fault LEVEL = Fault.error("audit-level-unknown", "unknown level %s; expected %s");

    /**
     * A stage is not one of {@code RequestReceived}, {@code ResponseStarted}, {@code ResponseComplete} and
     * {@code Panic}. kube-apiserver refuses the policy. Stages are case-sensitive, and there is no wildcard.
     */
    public static final Fault STAGE = Fault.error("audit-stage-unknown", "unknown stage %s; allowed stages are %s");

    /**
     * A pattern for non-resource URLs does not start with a slash, so it would match no path. kube-apiserver refuses
     * the policy. Write {@code /healthz} instead of {@code healthz}; a path has no scheme and no host. Only the pattern
     * {@code *}, which matches every path, needs no slash.
     */
    public static final Fault URL_SLASH =
            Fault.error("audit-url-slash", "non-resource URL rules must begin with a '/' character; found %s");

    /**
     * A pattern for non-resource URLs has a star that is not its last character. Only a final star is a wildcard, and
     * kube-apiserver refuses the policy. Write the part before the star, followed by one star, such as {@code /apis/*}.
     * There are no other wildcards and no regular expressions.
     */
    public static final Fault URL_WILDCARD = Fault.error(
            "audit-url-wildcard", "non-resource URL wildcards '*' must be the final character of the rule; found %s");

    /**
     * An API group is not a DNS name: it contains upper case letters, a slash or a star. kube-apiserver refuses the
     * policy. Write the part of {@code apiVersion} before the slash, such as {@code apps} for {@code apps/v1}, and
     * {@code ""} for {@code v1}. The group {@code *} exists from Kubernetes 1.36 on; for older releases, omit
     * {@code resources} to match all groups.
     */
    public static final Fault GROUP = Fault.error(
            "audit-group-invalid",
            "the group %s is not a lower case DNS subdomain; expected an API group without version, such as \"apps\"");

    /**
     * From Kubernetes 1.36 on, the API group {@code *} matches every group. In older releases kube-apiserver refuses
     * the policy and does not start. Specify the release that the policy is for, or omit {@code resources} to match
     * every group in any release.
     */
    public static final Fault GROUP_WILDCARD = Fault.warning(
            "audit-group-versions",
            "the group \"*\" matches every group from Kubernetes 1.36 on; older releases refuse the policy");

    /**
     * An entry has {@code resourceNames} and no {@code resources}. kube-apiserver refuses the policy. Add the resources
     * to the same entry, such as {@code resources: [configmaps]}.
     */
    public static final Fault NAMES_WITHOUT_RESOURCE = Fault.error(
            "audit-names-without-resource", "using resourceNames requires at least one resource in the same entry");

    /**
     * A rule has {@code resources} or {@code namespaces}, and also {@code nonResourceURLs}. No request matches both,
     * and kube-apiserver refuses the policy. Write two rules. A rule without any of the three fields matches both kinds
     * of requests.
     */
    public static final Fault RESOURCES_AND_URLS = Fault.error(
            "audit-resources-and-urls", "rules cannot apply to both regular resources and non-resource URLs");

    /**
     * A policy has no rules. kube-apiserver does not start: its validator accepts such a policy, but its loader refuses
     * it. To record nothing, write one rule with {@code level: None}.
     */
    public static final Fault NO_RULES =
            Fault.error("audit-no-rules", "loaded illegal policy with 0 rules; expected at least one rule");

    /**
     * The file is the configuration of an RKE2 or k3s server, and not a policy. kube-apiserver does not start with it as
     * its policy. Use the file that the option {@code audit-policy-file} of the configuration names.
     */
    public static final Fault SERVER_CONFIGURATION = Fault.error(
            "audit-server-configuration", "this is the configuration of an RKE2 server, and not an audit policy; %s");

    private AuditFault() {}

    /** The part of the message that kube-apiserver itself prints, without the text that Gleaner adds. */
    public static String serverWords(Fault fault) {
        return Objects.requireNonNull(fault, "fault").wording().split("; | in the same entry", 2)[0];
    }
}
