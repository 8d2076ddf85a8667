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
            "no Logging has the loggingRef %s, so the operator ignores this object; the kube-audit Logging has %s");

    /**
     * The kube-audit Logging has no {@code loggingRef}. Both Loggings then have the empty one: every flow runs in both,
     * audit records mix with logs, and each record may arrive twice. Set it, and set the same in the flows and outputs
     * of audit records.
     */
    public static final Fault LOGGING_REF_MISSING = Fault.warning(
            "logging-ref-missing",
            "kubeAudit has no loggingRef, so every flow runs in both Loggings and audit records mix with logs; expected %s");

    /**
     * The kube-audit Logging does not have the {@code loggingRef} that the documentation and user interface of
     * Harvester write into audit flows and outputs. Those then belong to no Logging, and the operator ignores them
     * without a message.
     */
    public static final Fault LOGGING_REF_OTHER = Fault.warning(
            "logging-ref-other",
            "Harvester's audit flows and outputs do not have the loggingRef %s, so the operator ignores them; expected %s");

    /**
     * The path of the audit policy is in Harvester's folder, but Harvester has no file with this name there. RKE2 does
     * not report a missing file: it creates one with the single rule {@code level: None}, and the audit log stays
     * empty. The template in the installer has another name than the file on the node.
     */
    public static final Fault POLICY_PATH = Fault.error(
            "audit-policy-path",
            "Harvester has no file %s; RKE2 creates one that records nothing, and the audit log stays empty; expected %s");

    /**
     * No release of Harvester has this version of the chart. Nodes have only the charts of their release, so the
     * ManagedChart never becomes ready. Write the version of your release.
     */
    public static final Fault CHART_VERSION = Fault.warning(
            "chart-version-unknown",
            "no release of Harvester has version %s of the chart, so it is never installed; v1.1 has %s");

    private LintFault() {}
}
