package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** Contradictions between manifests, or between a manifest and Harvester. */
public final class LintFault {
    /**
     * A flow, an output or an agent has a {@code loggingRef} that no Logging in these files has. The operator assigns it
     * to no fluentd, without error or status, and no record arrives. Use the {@code loggingRef} of the Logging, or of
     * {@code additionalLoggingSources.kubeAudit}, in flows and outputs. If that source is off, enable it.
     */
    public static final Fault LOGGING_REF_DANGLING = Fault.error(
            "logging-ref-dangling", "no Logging has the loggingRef %s, so the operator ignores this object; %s");

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
     * The path of the audit policy is in Harvester's folder, or the checked files are complete, and the file is neither
     * one of Harvester nor one of the checked files. RKE2 does not report a missing file: it creates one with the single
     * rule {@code level: None}, and the audit log stays empty. The template in the installer of Harvester has another
     * name than the file on the node.
     */
    public static final Fault POLICY_PATH = Fault.error(
            "audit-policy-path",
            "no file %s is written; RKE2 creates one that records nothing, and the audit log stays empty; expected %s");

    /**
     * The checked files are complete, and the audit policy is the file that Harvester writes to each node. The policy of
     * the release decides what is recorded. Add your policy to the files, or ignore the warning if you want that one.
     */
    public static final Fault POLICY_SHIPPED = Fault.warning(
            "audit-policy-shipped", "no checked file is written to %s; nodes have the policy that their release ships");

    /**
     * No release of Harvester has this version of the chart. Nodes have only the charts of their release, so the
     * ManagedChart never becomes ready. Write the version of your release.
     */
    public static final Fault CHART_VERSION = Fault.warning(
            "chart-version-unknown",
            "no release of Harvester has version %s of the chart, so it is never installed; %s has %s");

    /**
     * Both the option {@code audit-policy-file} of RKE2 and {@code kube-apiserver-arg} name an audit policy. RKE2 puts
     * its own options before those of {@code kube-apiserver-arg}, and kube-apiserver uses the last one. Remove one of
     * them.
     */
    public static final Fault POLICY_OVERRIDDEN = Fault.warning(
            "audit-policy-overridden",
            "kube-apiserver uses this policy, and not that of audit-policy-file at %s, which RKE2 puts before");

    /**
     * An entry of {@code kube-apiserver-arg} names an audit policy that no file contains: it is in Harvester's folder
     * without being a file of Harvester, or the checked files write the policy to another path. RKE2 creates a missing
     * file only for its own option {@code audit-policy-file}; without the file kube-apiserver does not start, and the
     * control plane is down. Write the argument in the message, or use the option.
     */
    public static final Fault POLICY_ARGUMENT = Fault.error(
            "audit-policy-argument",
            "no file %s is written, and kube-apiserver does not start without it; expected %s");

    /**
     * The path of the audit policy is relative. RKE2 looks for the file in its own working folder and creates one there
     * that records nothing, and kube-apiserver looks for it in the working folder of its container. Write the absolute
     * path of the file on the node (rke2 v1.33, pkg/podtemplate, WriteDefaultPolicyFile).
     */
    public static final Fault POLICY_RELATIVE = Fault.error(
            "audit-policy-path-relative",
            "RKE2 looks for %s in its own working folder, and kube-apiserver in that of its container; expected an absolute"
                    + " path, such as %s");

    /**
     * The checked files contain an audit policy, and the option names a file with another name or in another folder. If
     * that file is missing on the node, RKE2 creates one that records nothing, and the audit log stays empty. Write the
     * path of the file, or ignore the warning if the file has another path on the node.
     */
    public static final Fault POLICY_NAME =
            Fault.warning("audit-policy-name", "none of the checked audit policies is in a file named %s; found %s");

    /**
     * Two objects have the same kind, namespace and name, and other content. The second replaces the first in the
     * cluster. Write another name, or remove one of them.
     */
    public static final Fault OBJECT_REPEATED = Fault.warning(
            "object-repeated", "another %s has this name and other content, at %s; the cluster keeps one of them");

    /**
     * Two objects of a complete set have the same kind, namespace and name, and other content. The one that is applied
     * last replaces the other, so that what the other has is lost. Write another name, or remove one of them.
     */
    public static final Fault OBJECT_REPLACED = Fault.error(
            "object-replaced",
            "another %s has this name and other content, at %s; the one that is applied first is lost");

    /**
     * The checked file in the place of the audit policy has none: it is empty, or contains something else. It is the file
     * that the option names, or has Harvester's name for the policy. kube-apiserver does not start with it. Write the
     * policy into the file, exchange the files, or write the path of the policy.
     */
    public static final Fault POLICY_CONTENT = Fault.error(
            "audit-policy-content",
            "the checked file %s has no audit policy, and kube-apiserver does not start with it%s");

    /**
     * The configuration of a server names no audit policy, so the audit log is off. Write the option
     * {@code audit-policy-file}, or ignore the warning if another file of the node has it.
     */
    public static final Fault POLICY_UNSET = Fault.warning(
            "audit-policy-unset",
            "the server gets no audit policy, and writes no audit log; expected audit-policy-file: %s");

    /**
     * The audit log is not the file that the kube-audit source of the chart reads. kube-apiserver writes it elsewhere,
     * or to its standard output, and no audit record is collected. Remove the option, or change {@code pathPrefix} and
     * {@code auditFilename} of {@code additionalLoggingSources.kubeAudit}.
     */
    public static final Fault LOG_NOT_READ = Fault.warning(
            "audit-log-not-read", "the audit log is %s, but the kube-audit source reads %s; no record is collected");

    /**
     * The audit log is in the legacy format, which is not JSON. The kube-audit source reads each line as JSON, so its
     * fields cannot be selected or changed. Remove the option, or write {@code json}.
     */
    public static final Fault LOG_FORMAT = Fault.warning(
            "audit-log-format",
            "the lines of the legacy format are not JSON, and the kube-audit source cannot read them");

    /** An option of kube-apiserver occurs more than once. It uses the last one. Remove the others. */
    public static final Fault ARGUMENT_REPEATED =
            Fault.warning("argument-repeated", "kube-apiserver uses the last %s, which is at %s");

    /**
     * The value of an audit option is invalid. kube-apiserver does not start, and the control plane is down. Write a
     * value as described in the message.
     */
    public static final Fault ARGUMENT_VALUE =
            Fault.error("argument-value", "%s is not a value of %s, and kube-apiserver does not start; expected %s");

    /**
     * An audit option has a name that kube-apiserver does not know. It does not start, and the control plane is down.
     * Correct the name.
     */
    public static final Fault ARGUMENT_UNKNOWN =
            Fault.error("argument-unknown", "kube-apiserver has no option %s, and does not start%s");

    /**
     * An entry of {@code kube-apiserver-arg} has no name of an option, such as a path alone, or has a space in place of
     * the equals sign. RKE2 passes it on as an option that kube-apiserver does not know. It does not start, and the
     * control plane is down. Write {@code name=value}, with an equals sign.
     */
    public static final Fault ARGUMENT_NAME =
            Fault.error("argument-name", "%s is no name of an option, and kube-apiserver does not start; expected %s");

    /**
     * An entry of {@code kube-apiserver-arg} is not a text. A colon in place of the equals sign makes it a mapping. RKE2
     * passes it on in a form that kube-apiserver does not know, and kube-apiserver does not start. Write
     * {@code name=value}, with an equals sign.
     */
    public static final Fault ARGUMENT_FORM = Fault.error("argument-form", "found %s, expected %s");

    /**
     * A later file of the folder has the same option. RKE2 reads the files in the order of their names, and replaces
     * the option; for a list, too, nothing of the earlier file remains. Write the option in one file, or add a plus sign
     * to the name in the later one: {@code kube-apiserver-arg+} adds to the list.
     */
    public static final Fault OPTION_REPLACED =
            Fault.warning("option-replaced", "RKE2 ignores this %s, because %s has the same option");

    /**
     * A program built a plug-in without a model type whose key is nearly that of a known plug-in. An operator without the
     * key drops the plug-in, and the output or filter has none. Use the model type of the known plug-in; with
     * {@code forRelease} or {@code forOperator}, a plug-in that the version does not have is an error.
     */
    public static final Fault PLUGIN_NEAR =
            Fault.warning("plugin-near", "no operator up to %s has the plug-in %s; did you mean %s?");

    private LintFault() {}
}
