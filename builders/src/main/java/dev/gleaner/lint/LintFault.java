package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** Contradictions between manifests, or between a manifest and Harvester. */
public final class LintFault {
    /**
     * A flow or output has a {@code loggingRef} that no Logging in these files has. The operator assigns it to no
     * fluentd, without error or status, and no record arrives. Use the {@code loggingRef} of
     * {@code additionalLoggingSources.kubeAudit} in flows and outputs.
     */
    public static final Fault LOGGING_REF_DANGLING = Fault.error(
            "logging-ref-dangling",
            "no Logging has the loggingRef %s, so that this is ignored in silence; the kube-audit Logging has %s");

    /**
     * The kube-audit Logging has no {@code loggingRef}. Both Loggings then have the empty one: every flow runs in both,
     * audit records mix with logs, and each record may arrive twice. Set it, and set the same in the flows and outputs
     * of audit records.
     */
    public static final Fault LOGGING_REF_MISSING = Fault.warning(
            "logging-ref-missing",
            "kubeAudit has no loggingRef, so that every flow runs in both Loggings and audit records mix with logs; expected %s");

    /**
     * The kube-audit Logging does not have the {@code loggingRef} that the documentation and user interface of
     * Harvester write into audit flows and outputs. Those would belong to no Logging, and the operator would ignore
     * them without a message.
     */
    public static final Fault LOGGING_REF_OTHER = Fault.warning(
            "logging-ref-other",
            "the loggingRef %s is not that of Harvester's audit flows and outputs, which would be ignored in silence; expected %s");

    /**
     * The path of the audit policy is in Harvester's folder, but Harvester has no file with this name there. RKE2 does
     * not report a missing file: it creates one with the single rule {@code level: None}, auditing is on, and the log
     * stays empty. The template in the installer has another name than the file on the node.
     */
    public static final Fault POLICY_PATH = Fault.error(
            "audit-policy-path",
            "Harvester has no file %s; RKE2 would write one that records nothing, and the audit log stays empty; expected %s");

    /**
     * No release of Harvester has this version of the chart. Nodes have only the charts of their release, so that the
     * ManagedChart never becomes ready. Write the version of your release.
     */
    public static final Fault CHART_VERSION = Fault.warning(
            "chart-version-unknown",
            "no release of Harvester has the chart in version %s, so that it is never installed there; v1.1 has %s");

    private LintFault() {}
}
