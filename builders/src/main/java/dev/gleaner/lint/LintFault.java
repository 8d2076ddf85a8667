package dev.gleaner.lint;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;

/** What is wrong between manifests, or between a manifest and Harvester. */
public enum LintFault implements Fault {
    /** A document is a list of objects. */
    SEQUENCE(
            "document-sequence",
            Severity.WARNING,
            "a list of objects, as rancherd takes it below resources:; kubectl apply refuses it as a document"),
    /** Chart values stand below {@code values:}, where helm does not look. */
    CHART_FRAGMENT(
            "values-fragment",
            Severity.WARNING,
            "a part of a ManagedChart, of use below its spec only; in a values file helm ignores what is below values:"),
    /** An object of a kind that is not modelled, in a group of which others are. */
    KIND_UNKNOWN("kind-unknown", Severity.WARNING, "nothing is known about the kind %s; it is not checked"),
    /** A flow or output belongs to no Logging. */
    LOGGING_REF_DANGLING(
            "logging-ref-dangling",
            Severity.ERROR,
            "no Logging has the loggingRef %s, so that this is ignored in silence; the kube-audit Logging has %s"),
    /** The kube-audit Logging has no {@code loggingRef}. */
    LOGGING_REF_MISSING(
            "logging-ref-missing",
            Severity.WARNING,
            "kubeAudit has no loggingRef, so that every flow runs in both Loggings and audit records mix with logs; expected %s"),
    /** The kube-audit Logging has another {@code loggingRef} than that of Harvester. */
    LOGGING_REF_OTHER(
            "logging-ref-other",
            Severity.WARNING,
            "the loggingRef %s is not that of Harvester's audit flows and outputs, which would be ignored in silence; expected %s"),
    /** The audit policy is looked for in Harvester's folder, under a name that it does not have there. */
    POLICY_PATH(
            "audit-policy-path",
            Severity.ERROR,
            "Harvester has no file %s; RKE2 would write one that records nothing, and the audit log stays empty; expected %s"),
    /** A chart version that no release of Harvester has. */
    CHART_VERSION(
            "chart-version-unknown",
            Severity.WARNING,
            "no release of Harvester has the chart in version %s, so that it is never installed there; v1.1 has %s");

    private final String code;
    private final Severity severity;
    private final String wording;

    LintFault(String code, Severity severity, String wording) {
        this.code = code;
        this.severity = severity;
        this.wording = wording;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String wording() {
        return wording;
    }
}
