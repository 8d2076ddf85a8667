package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/**
 * Flows and outputs that no Logging uses, or that more than one uses (logging-operator 3.17.3,
 * pkg/resources/model/repository.go).
 */
public final class MembershipFault {
    /**
     * A ClusterFlow or ClusterOutput is not in the control namespace of its Logging. The operator ignores it without a
     * message, so its records go nowhere. Write the control namespace as its namespace.
     */
    public static final Fault CONTROL_NAMESPACE = Fault.warning(
            "control-namespace",
            "the operator ignores a %s outside the control namespace of its Logging, so its records go nowhere: expected %s,"
                    + " found %s");

    /**
     * A flow, an output, or a Secret that one of them needs, does not name its namespace. kubectl puts it into the
     * namespace of its context, which is {@code default} unless it is set, and not into the one where its Logging looks.
     * Write the namespace. If you apply the file with {@code kubectl -n}, ignore this warning.
     */
    public static final Fault NAMESPACE_MISSING =
            Fault.warning("namespace-missing", "no namespace; kubectl uses that of its context; write %s");

    /**
     * A ClusterFlow of a complete set does not name its namespace. kubectl puts it into the namespace of its context.
     * Unless that is the control namespace of its Logging, the operator ignores the flow, and no record reaches its
     * outputs. Write the control namespace.
     */
    public static final Fault NAMESPACE_NEEDED = Fault.error(
            "namespace-needed",
            "no namespace; in that of kubectl's context the operator ignores the flow, and no record reaches its outputs;"
                    + " write %s");

    /**
     * A Flow or Output is in a namespace that its Logging does not watch. The operator ignores it without a message.
     * Add the namespace to {@code watchNamespaces} of the Logging.
     */
    public static final Fault NOT_WATCHED =
            Fault.warning("namespace-not-watched", "the Logging %s does not watch the namespace %s of this %s");

    /**
     * A {@code loggingRef} is that of no Logging in the files, although Loggings are in them. If the cluster has none
     * with it either, the operator ignores the object without a message. Correct the {@code loggingRef}, or check that
     * the cluster has such a Logging.
     */
    public static final Fault ABSENT = Fault.warning(
            "logging-ref-absent",
            "no Logging in these files has the loggingRef %s; unless the cluster has one, the operator ignores this object; %s");

    /**
     * A {@code loggingRef} begins or ends with a blank. The operator compares it exactly, so the object belongs to no
     * Logging. Remove the blank.
     */
    public static final Fault BLANK =
            Fault.warning("logging-ref-blank", "the loggingRef %s has a blank at an end; it is compared exactly");

    /**
     * A flow or output has the {@code loggingRef} of the Logging that Harvester makes for an upgrade. It receives only
     * the logs of upgrades, and is removed with them. Remove the {@code loggingRef}, or write that of the audit log.
     */
    public static final Fault OF_UPGRADE = Fault.warning(
            "logging-ref-upgrade",
            "the loggingRef %s is of the Logging that exists only during an upgrade of Harvester");

    /**
     * A {@code loggingRef} is similar to the one of Harvester's audit log, but not equal. The operator compares it
     * exactly, so the object belongs to no Logging of Harvester. Write the one in the message.
     */
    public static final Fault NEAR =
            Fault.warning("logging-ref-near", "no Logging of Harvester has the loggingRef %s; expected %s");

    /**
     * Two Loggings have the same {@code loggingRef} and namespaces in common. Each runs every flow, and each record may
     * arrive twice; operator 4.x reports {@code Other logging resources exist with the same loggingRef}. Give one of
     * them a {@code loggingRef} of its own, and write it in its flows and outputs.
     */
    public static final Fault SHARED =
            Fault.warning("logging-ref-shared", "the Logging %s has the same loggingRef, so every flow runs in both");

    /**
     * The files are complete and have flows, but none for the Logging of the audit log, so that no audit record reaches
     * an output. Write the {@code loggingRef} of the Logging in the flows and outputs of audit records.
     */
    public static final Fault AUDIT_WITHOUT_FLOW = Fault.warning(
            "logging-audit-without-flow",
            "no flow has the loggingRef %s of the audit log, so no audit record reaches an output");

    /**
     * The files are complete, and flows select the events of an EventTailer or something similar, but no flow takes the
     * records of its pod, so that no event reaches an output. If a condition of a flow is wrong, the violation is there;
     * otherwise it is at the EventTailer. Write the namespace in {@code spec.controlNamespace} of the EventTailer, and the
     * label {@code app.kubernetes.io/name: event-tailer}, in the flow.
     */
    public static final Fault EVENTS_WITHOUT_FLOW = Fault.error(
            "logging-events-without-flow",
            "no flow takes the events of the EventTailer %s, so no event reaches an output; %s");

    /**
     * The files are complete, and a flow selects the label of the pods of EventTailers, but takes the records of none.
     * Its outputs receive no event. Add the EventTailer, write its namespace in the flow, or ignore the warning if other
     * pods with this label print the events.
     */
    public static final Fault FLOW_WITHOUT_EVENTS =
            Fault.warning("logging-flow-without-events", "no event of an EventTailer is selected: %s");

    private MembershipFault() {}
}
