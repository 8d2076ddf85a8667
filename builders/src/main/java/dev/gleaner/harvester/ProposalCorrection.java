package dev.gleaner.harvester;

/** A mistake of {@link HarvesterRelease#PROPOSAL}, Harvester's enhancement proposal, that Gleaner corrects. */
public enum ProposalCorrection {
    /** The rules of the policy are a mapping. */
    POLICY_RULES(
            "audit policy",
            "rules: {level: Metadata}",
            "rules: [{level: Metadata}]",
            "rules is a list; kube-apiserver does not start with a mapping"),
    /** The path of the policy ends with the name of the installer's template. */
    POLICY_PATH(
            "RKE2 option",
            "/etc/rancher/rke2/config.yaml.d/rke2-92-harvester-kube-audit-policy.yaml",
            Harvester.AUDIT_POLICY_PATH,
            "the installer writes 92-harvester-kube-audit-policy.yaml; RKE2 creates a missing file with a policy that records nothing"),
    /** The chart values and the flows have different {@code loggingRef}s. */
    LOGGING_REF(
            "chart values",
            "loggingRef: kube-audit-log-ref",
            "loggingRef: " + Harvester.AUDIT_LOGGING_REF,
            "flows and outputs have harvester-kube-audit-log-ref, in the proposal and in every release; the operator ignores objects with another loggingRef"),
    /** No release has this version of the chart. */
    CHART_VERSION(
            "chart",
            "version: 100.1.0+up3.17.3",
            "version: " + HarvesterRelease.PROPOSAL.chartVersion(),
            "no release contains 100.1.0+up3.17.3, so this version is never installed"),
    /** Objects are written as elements of a list. */
    SEQUENCES(
            "flows, outputs, EventTailer",
            "- apiVersion: ...",
            "documents separated by ---, and rancherd's list below resources:",
            "kubectl apply refuses a list");

    private final String where;
    private final String proposed;
    private final String written;
    private final String reason;

    ProposalCorrection(String where, String proposed, String written, String reason) {
        this.where = where;
        this.proposed = proposed;
        this.written = written;
        this.reason = reason;
    }

    /** The part of the proposal that has the mistake. */
    public String where() {
        return where;
    }

    /** The value in the proposal. */
    public String proposed() {
        return proposed;
    }

    /** The corrected value. */
    public String written() {
        return written;
    }

    /** The effect of the proposal's value. */
    public String reason() {
        return reason;
    }

    /** The correction in one line: the reason speaks of the first and the second value in this order. */
    @Override
    public String toString() {
        return where + ": " + proposed + " becomes " + written + ": " + reason;
    }
}
