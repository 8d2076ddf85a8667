package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Fault;

/**
 * Errors in a node agent that the CRDs accept, and that the logging operator applies differently from what is written
 * (logging-operator 3.17 to 4.10, pkg/resources/nodeagent).
 */
public final class NodeAgentFault {
    /**
     * A node agent has no {@code tls}. The operator of 3.17 reads the setting without checking that it exists, and
     * crashes. Write {@code tls: {enabled: false}}, or set up TLS.
     */
    public static final Fault TLS_NONE = Fault.warning(
            "node-agent-tls-none",
            "missing, and the operator of 3.17 crashes without it; expected tls: {enabled: false}");

    /**
     * A node agent has a profile other than {@code windows} and {@code linux}. The operator uses linux. Profiles are
     * case-sensitive.
     */
    public static final Fault PROFILE_UNKNOWN = Fault.warning(
            "node-agent-profile-unknown",
            "unknown profile %s, for which the operator uses linux; expected linux or windows");

    /**
     * A node agent is turned off with {@code enabled: false}. The operator does not read the field, and the DaemonSet
     * runs. Remove the node agent.
     */
    public static final Fault DISABLED =
            Fault.warning("node-agent-disabled", "has no effect, and the agent runs; remove the node agent to stop it");

    /**
     * A node agent sets an option that the operator does not write to the configuration of fluent-bit or to the
     * DaemonSet. Only a FluentbitAgent, or {@code fluentbit} of a Logging, has the option. Remove it.
     */
    public static final Fault IGNORED = Fault.warning("node-agent-ignored", "has no effect in a node agent");

    /**
     * A node agent sets {@code podPriorityClassName}, which the operator does not read. Set {@code priorityClassName}
     * in the pod of the DaemonSet override.
     */
    public static final Fault PRIORITY_CLASS = Fault.warning(
            "node-agent-priority-class",
            "has no effect in a node agent; use daemonSet.spec.template.spec.priorityClassName");

    private NodeAgentFault() {}
}
