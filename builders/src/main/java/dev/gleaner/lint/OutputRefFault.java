package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/**
 * References of flows to outputs that the operator does not resolve as written (logging-operator 3.17.3,
 * pkg/resources/model/system.go and pkg/resources/model/reconciler.go).
 */
public final class OutputRefFault {
    /**
     * A flow names an output that does not exist. The operator reports {@code referenced output not found} and keeps the
     * old configuration of the whole fluentd. Correct the name, or add the output.
     */
    public static final Fault DANGLING =
            Fault.error("output-ref-dangling", "dangling output reference: there is no %s %s%s");

    /**
     * A flow names an output that is not in the files, although other outputs are. If the cluster does not have it, the
     * reference is dangling and the operator keeps the old configuration of the whole fluentd. Correct the name, or
     * check that the cluster has the output.
     */
    public static final Fault ABSENT = Fault.warning(
            "output-ref-absent",
            "no %s %s is in these files; unless the cluster has it, this is a dangling output reference%s");

    /**
     * A flow names an output that the files have in a place where the operator does not look: an Output in
     * {@code globalOutputRefs}, a ClusterOutput in {@code localOutputRefs}, an Output in another namespace than the Flow,
     * or a ClusterOutput outside the control namespace of its Logging. The reference is dangling, and the operator keeps
     * the old configuration of the whole fluentd. Write the name in the right list, or move the output.
     */
    public static final Fault MISPLACED =
            Fault.error("output-ref-misplaced", "dangling output reference: there is no %s %s%s");

    /**
     * A flow names an output with another {@code loggingRef}. The operator finds only outputs with the {@code loggingRef}
     * of the flow, so the reference is dangling, and the whole fluentd keeps its old configuration. Write the
     * {@code loggingRef} in the message in the object that it names, or add an output with it.
     */
    public static final Fault OTHER_LOGGING =
            Fault.error("output-ref-other-logging", "dangling output reference: %s has %s, but the %s has %s; %s");

    /**
     * A Flow names a ClusterOutput that is {@code protected}. Only ClusterFlows may use it, and the operator refuses the
     * configuration of the whole fluentd. Use another output, or a ClusterFlow.
     */
    public static final Fault PROTECTED =
            Fault.error("output-ref-protected", "ClusterOutput %s is protected; only a ClusterFlow can use it");

    /**
     * A flow names an output twice. Both copies get the same id, and fluentd refuses the whole configuration with
     * {@code Duplicated plugin id}. Remove one of the references.
     */
    public static final Fault REPEATED =
            Fault.error("output-ref-repeated", "%s occurs twice; fluentd refuses two outputs with the same id");

    /**
     * A flow or output has an error, and other flows are in the same fluentd. The operator makes one configuration of all
     * of them: it stays as it was until the error is corrected, for the other flows too. Correct the error, or set
     * {@code skipInvalidResources} in the Logging (operator 3.17.7 and later).
     */
    public static final Fault STOPS_OTHERS = Fault.warning(
            "fluentd-stopped", "an error in this %s stops the configuration of the whole fluentd, also for %s");

    private OutputRefFault() {}
}
