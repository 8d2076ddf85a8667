package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/**
 * Values of the logging chart, and objects beside it, that do not suit a release of Harvester or the nodes of the
 * cluster (harvester-installer, harvester/addons and rancher/charts).
 */
public final class ChartFault {
    /**
     * The version of the chart is that of another release than the one that is checked for. Nodes have only the charts
     * of their release, so the chart never becomes ready. Write the version of the release.
     */
    public static final Fault VERSION_OTHER =
            Fault.error("chart-version-other", "Harvester %s does not have version %s of the chart; expected %s");

    /**
     * Files have the chart in several versions. A cluster has one operator: the chart that is applied last installs it.
     * Objects are checked for this operator. Keep one version, or check the files of each release on their own.
     */
    public static final Fault VERSIONS = Fault.warning(
            "chart-versions",
            "another version of the chart, %s, is applied later; the files are checked for the operator of that one");

    /**
     * The chart reads the journal of RKE2 or k3s from its default folder. Nodes of Harvester keep their journal in
     * {@code /var/log/journal}, so nothing is collected from the default {@code /run/log/journal}. Set
     * {@code systemdLogPath: /var/log/journal}.
     */
    public static final Fault JOURNAL = Fault.warning(
            "chart-journal-path", "nodes of Harvester have their journal in /var/log/journal, and not in %s");

    /**
     * The kube-audit source reads another file than the one to which RKE2 writes the audit log, and no checked file
     * changes that with {@code audit-log-path}. No record is collected, and the node gets an empty folder. Remove
     * {@code pathPrefix} and {@code auditFilename}, or write the path in the message.
     */
    public static final Fault AUDIT_FILE =
            Fault.warning("chart-audit-file", "kube-audit reads %s, but RKE2 writes the audit log to %s");

    /**
     * The values of an Addon replace those that Harvester ships, and are not merged with them. What they leave out is
     * switched off: the audit log, the log of RKE2, or events. Copy the missing values from the Addon of the release.
     */
    public static final Fault ADDON_INCOMPLETE = Fault.warning(
            "addon-values-incomplete", "valuesContent replaces the values of the release; these have no %s");

    /**
     * The fluent-bit of the audit log gets no {@code loggingRef}. In these versions, Rancher's chart writes it only from
     * {@code kubeAudit.fluentbit.loggingRef}, or not at all. Audit records then go to the fluentd of the other logs, and
     * flows for audit records receive nothing. Set {@code kubeAudit.fluentbit.loggingRef} from 4.10.0 on, or use
     * Harvester's chart.
     */
    public static final Fault AUDIT_AGENT = Fault.warning(
            "chart-audit-agent",
            "Rancher's chart %s gives the fluent-bit of the audit log no loggingRef%s; audit records go to the other fluentd");

    /**
     * A toleration is for a taint of RKE1. Nodes of RKE2 have {@code node-role.kubernetes.io/control-plane}, so the pods
     * do not run on control-plane nodes that have this taint. Write {@code control-plane}. Releases of Harvester ship such
     * a toleration in the values of their chart, where it is not reported: their nodes do not have the taint.
     */
    public static final Fault TOLERATION =
            Fault.warning("toleration-no-taint", "no node of RKE2 has the taint %s; expected %s");

    /**
     * A toleration of a role has the value {@code "true"}. It matches only a taint with exactly this value, and not one
     * without a value. Write {@code operator: Exists}, without a value. Releases of Harvester ship such a toleration in the
     * values of their chart, where it is not reported: the audit log is on nodes without the taint.
     */
    public static final Fault TOLERATION_VALUE = Fault.warning(
            "toleration-value",
            "the toleration of %s needs the value \"true\" in the taint; expected operator: Exists");

    /**
     * The image of the EventTailer is not that of the release. Nodes have the images of their release; without access to
     * a registry, the pod does not start (ImagePullBackOff). Write the image in the message.
     */
    public static final Fault IMAGE_OTHER =
            Fault.warning("image-other-release", "%s is not the image of the EventTailer in Harvester %s; expected %s");

    /**
     * An EventTailer has no image, so the operator takes its own. Nodes of Harvester v1.2.0 and later do not have that image; without
     * access to a registry, the pod does not start (ImagePullBackOff). Write the image in the message, or that of your
     * release.
     */
    public static final Fault IMAGE_NONE = Fault.warning(
            "event-tailer-image",
            "the EventTailer has the image of the operator, which nodes of Harvester do not have; write workloadOverrides:"
                    + " {containers: [{name: event-tailer, image: %s}]}, the image of Harvester %s");

    /**
     * The name of the chart is similar to that of a logging chart, and is none. The chart is never installed, and Gleaner
     * does not check its values. Write the name in the message.
     */
    public static final Fault NAME =
            Fault.error("chart-name", "there is no chart %s, so nothing is installed; expected %s");

    /**
     * A ManagedChart for the local cluster is in a namespace of other clusters. It is never installed, and nothing is
     * collected. Write {@code fleet-local}, which is the namespace of all ManagedCharts of Harvester.
     */
    public static final Fault FLEET = Fault.error(
            "chart-fleet-namespace",
            "the local cluster has its ManagedCharts in fleet-local; in %s, the chart is never installed");

    /**
     * A ManagedChart in {@code fleet-local} is for another cluster than {@code local}, and this namespace has no other.
     * The chart is never installed, and nothing is collected. Write {@code clusterName: local}.
     */
    public static final Fault TARGET =
            Fault.error("chart-target", "fleet-local has only the cluster local; for %s, the chart is never installed");

    /**
     * The repository of a chart is similar to that of Harvester, and is none. The chart is never installed, and nothing
     * is collected. Write the repository in the message, or add the ClusterRepo to the files if it is another one.
     */
    public static final Fault REPOSITORY = Fault.error(
            "chart-repository", "there is no chart repository %s, so the chart is never installed; expected %s");

    /**
     * The chart is installed into another namespace than that of the ClusterFlows and ClusterOutputs. The control
     * namespace of its Loggings is the one of the chart, so the operator ignores these objects, and no record reaches an
     * output. Write the namespace in the message.
     */
    public static final Fault NAMESPACE = Fault.error(
            "chart-namespace",
            "the chart is installed into %s, where its Loggings look for ClusterFlows and ClusterOutputs; expected %s");

    /**
     * The files are complete, and install the chart rancher-logging, but not rancher-logging-crd, which has its kinds.
     * Unless the cluster has that chart, the API server refuses Loggings, flows and outputs with {@code no matches for
     * kind}. Add it, or ignore the warning: releases of Harvester install it themselves.
     */
    public static final Fault CRDS = Fault.warning(
            "chart-crds-missing",
            "no chart rancher-logging-crd is in the files; without it, the API server knows no Logging, flow or output");

    /**
     * An object precedes, in the same file, the object that it needs: its CRD comes from a chart, or its namespace is
     * created later. The API server refuses it with {@code no matches for kind} or {@code namespaces not found}. Move it
     * after the object in the message.
     */
    public static final Fault ORDER =
            Fault.error("install-order", "%s precedes %s at line %s, which it needs; the API server refuses it");

    private ChartFault() {}
}
