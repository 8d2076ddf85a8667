package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** What is wrong between manifests, or between a manifest and Harvester. */
public final class LintFault {
    /**
     * A flow or output has a {@code loggingRef} that no Logging of these files has. The operator compares the texts,
     * gives it to no fluentd and says nothing: no error, no status, no record arrives. Write the {@code loggingRef} of
     * {@code additionalLoggingSources.kubeAudit} in flow and output alike.
     */
    public static final Fault LOGGING_REF_DANGLING = Fault.error(
            "logging-ref-dangling",
            "no Logging has the loggingRef %s, so that this is ignored in silence; the kube-audit Logging has %s");

    /**
     * The kube-audit Logging has no {@code loggingRef}. Then both Loggings have the empty one: every flow runs in both,
     * audit records mix with logs, and each record may arrive twice. Set it, and set the same in the flows and outputs
     * of audit records.
     */
    public static final Fault LOGGING_REF_MISSING = Fault.warning(
            "logging-ref-missing",
            "kubeAudit has no loggingRef, so that every flow runs in both Loggings and audit records mix with logs; expected %s");

    /**
     * The kube-audit Logging has another {@code loggingRef} than that of Harvester, which its documentation and its
     * user interface write into audit flows and outputs. Those would belong to no Logging and be ignored in silence.
     */
    public static final Fault LOGGING_REF_OTHER = Fault.warning(
            "logging-ref-other",
            "the loggingRef %s is not that of Harvester's audit flows and outputs, which would be ignored in silence; expected %s");

    /**
     * The audit policy is looked for in Harvester's folder, under a name that it does not have there. RKE2 does not
     * complain about a missing file: it writes one with the single rule {@code level: None}, auditing is on, and the
     * log stays empty. The template in the installer has another name than the file on the node.
     */
    public static final Fault POLICY_PATH = Fault.error(
            "audit-policy-path",
            "Harvester has no file %s; RKE2 would write one that records nothing, and the audit log stays empty; expected %s");

    /**
     * The version of the chart is one that no release of Harvester has. Nodes have no other charts than those of their
     * release, so that the ManagedChart never becomes ready. Write the version of the release that the file is for.
     */
    public static final Fault CHART_VERSION = Fault.warning(
            "chart-version-unknown",
            "no release of Harvester has the chart in version %s, so that it is never installed there; v1.1 has %s");

    private LintFault() {}
}
