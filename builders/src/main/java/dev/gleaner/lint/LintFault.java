package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** What is wrong between manifests, or between a manifest and Harvester. */
public final class LintFault {
    /** A document is a list of objects. */
    public static final Fault SEQUENCE = Fault.warning(
            "document-sequence",
            "a list of objects, as rancherd takes it below resources:; kubectl apply refuses it as a document");

    /** Chart values stand below {@code values:}, where helm does not look. */
    public static final Fault CHART_FRAGMENT = Fault.warning(
            "values-fragment",
            "a part of a ManagedChart, of use below its spec only; in a values file helm ignores what is below values:");

    /** An object of a kind that is not modelled, in a group of which others are. */
    public static final Fault KIND_UNKNOWN =
            Fault.warning("kind-unknown", "nothing is known about the kind %s; it is not checked");

    /** A flow or output belongs to no Logging. */
    public static final Fault LOGGING_REF_DANGLING = Fault.error(
            "logging-ref-dangling",
            "no Logging has the loggingRef %s, so that this is ignored in silence; the kube-audit Logging has %s");

    /** The kube-audit Logging has no {@code loggingRef}. */
    public static final Fault LOGGING_REF_MISSING = Fault.warning(
            "logging-ref-missing",
            "kubeAudit has no loggingRef, so that every flow runs in both Loggings and audit records mix with logs; expected %s");

    /** The kube-audit Logging has another {@code loggingRef} than that of Harvester. */
    public static final Fault LOGGING_REF_OTHER = Fault.warning(
            "logging-ref-other",
            "the loggingRef %s is not that of Harvester's audit flows and outputs, which would be ignored in silence; expected %s");

    /** The audit policy is looked for in Harvester's folder, under a name that it does not have there. */
    public static final Fault POLICY_PATH = Fault.error(
            "audit-policy-path",
            "Harvester has no file %s; RKE2 would write one that records nothing, and the audit log stays empty; expected %s");

    /** A chart version that no release of Harvester has. */
    public static final Fault CHART_VERSION = Fault.warning(
            "chart-version-unknown",
            "no release of Harvester has the chart in version %s, so that it is never installed there; v1.1 has %s");

    private LintFault() {}
}
