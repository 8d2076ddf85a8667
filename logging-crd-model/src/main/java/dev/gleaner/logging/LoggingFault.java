package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * Errors in a flow, a Logging or an EventTailer that the CRDs accept, and that the logging operator refuses or ignores
 * without a message (logging-operator 3.17.3, pkg/resources/model). Messages use the words of the operator where it has
 * any.
 */
public final class LoggingFault {
    /**
     * A flow has both {@code match} and the deprecated {@code selectors}. The operator refuses the configuration of the
     * whole fluentd. Move the {@code selectors} to {@code labels} of a {@code select} in {@code match}.
     */
    public static final Fault MATCH_AND_SELECTORS =
            Fault.error("match-and-selectors", "match and selectors cannot be defined simultaneously");

    /**
     * A flow selects nothing: its list of steps is empty or contains only excludes, and a record to which no step
     * applies is not selected. To select everything with exceptions, put {@code select: {}} after the excludes. To
     * select everything, omit {@code match}.
     */
    public static final Fault FLOW_ACCEPTS_NOTHING = Fault.warning(
            "flow-accepts-nothing",
            "selects no record, because it has no select; expected at least one select, such as select: {}");

    /**
     * A flow of syslog-ng has no spec. The CRDs of all versions accept it, but it names no output and sends its records
     * nowhere. Write {@code spec} with the outputs, or remove the flow.
     */
    public static final Fault FLOW_WITHOUT_SPEC =
            Fault.warning("flow-without-spec", "missing; the flow names no output and sends its records nowhere");

    /**
     * Outputs are listed in {@code outputRefs}, which the operator no longer reads: the flow sends its records nowhere.
     * List ClusterOutputs in {@code globalOutputRefs}, and Outputs of the flow's own namespace in
     * {@code localOutputRefs}, which only a Flow has.
     */
    public static final Fault OUTPUT_REFS =
            Fault.warning("output-refs", "\"outputRefs\" field is deprecated and has no effect; use %s");

    /**
     * An override is for a container that does not exist. The operator merges overrides by name and drops this one
     * without a message, including an image or a limit in it. An EventTailer has one container; the message contains
     * its name.
     */
    public static final Fault TAILER_CONTAINER =
            Fault.warning("tailer-container", "no container has the name %s, so this is ignored; expected %s");

    /**
     * A Logging has both {@code fluentd} and {@code syslogNG}. The operator changes nothing in the cluster and logs the
     * error. Remove one of them; the flows of syslog-ng are SyslogNGFlows.
     */
    public static final Fault AGGREGATORS =
            Fault.error("logging-aggregators", "fluentd and syslogNG cannot be enabled simultaneously");

    /**
     * The fluent-bit of a Logging has no target: the Logging has neither fluentd nor syslog-ng, and {@code targetHost}
     * is not set. The operator writes an output without a host, and no record arrives. Add {@code fluentd: {}}, or set
     * {@code targetHost}. From 4.10.0 on, a FluentdConfig or SyslogNGConfig can take the place of {@code fluentd}.
     */
    public static final Fault FLUENTBIT_TARGET_NONE = Fault.warning(
            "fluentbit-target-none", "has no target; expected fluentd or syslogNG in the same spec, or targetHost");

    /**
     * A Logging has node agents and no fluentd, whose port the operator reads for them. The operator of 3.17 and 4.4
     * crashes. Add {@code fluentd: {}}.
     */
    public static final Fault NODE_AGENTS_TARGET_NONE = Fault.warning(
            "node-agents-target-none",
            "the operator of 3.17 crashes without fluentd in the same spec; expected fluentd: {}");

    /**
     * Two node agents of a Logging have the same name. Both create the same DaemonSet: up to 3.17 the operator replaces
     * one by the other in turn, later it ignores the second one. Give them different names.
     */
    public static final Fault NODE_AGENT_REPEATED = Fault.error(
            "node-agent-repeated", "nodeAgents[%s] has the name %s too, and both create the same DaemonSet");

    /**
     * A Logging accepts ClusterFlows and ClusterOutputs of every namespace, and watches some namespaces only. The
     * restriction applies to Flows and Outputs; a ClusterFlow in any other namespace still receives the records of all
     * namespaces. Remove the flag.
     */
    public static final Fault CLUSTER_RESOURCES_EVERYWHERE = Fault.warning(
            "cluster-resources-everywhere",
            "%s does not restrict ClusterFlows and ClusterOutputs; those of every namespace belong to the Logging");

    /**
     * A Logging replaces the generated configuration of fluentd. The operator does not read flows and outputs, and
     * mounts no secrets for them. Remove the override when you have found the error.
     */
    public static final Fault CONFIG_OVERRIDE = Fault.warning(
            "flow-config-override",
            "replaces the generated configuration; flows, outputs, defaultFlow and globalFilters have no effect");

    /**
     * A flow has no output. fluentd refuses the whole configuration, unless a filter {@code tag_normaliser} or
     * {@code detectExceptions} sends the records on, which then go nowhere. List ClusterOutputs in
     * {@code globalOutputRefs}, or remove the flow (fluentd 1.14.6, lib/fluent/root_agent.rb).
     */
    public static final Fault FLOW_OUTPUTS_NONE = Fault.error(
            "flow-outputs-none",
            "missing, so fluentd refuses the configuration: Missing <match> sections in <label @...> section");

    /**
     * A flow has no output, and a filter that sends the records on to nothing. fluentd starts, and drops all records of
     * the flow. List ClusterOutputs in {@code globalOutputRefs}, or remove the flow.
     */
    public static final Fault FLOW_DROPS_RECORDS =
            Fault.warning("flow-drops-records", "missing, so all records of the flow are dropped");

    /**
     * A default flow lists an output twice. fluentd refuses the whole configuration. Remove one of the names (fluentd
     * 1.14.6, lib/fluent/plugin_id.rb).
     */
    public static final Fault DEFAULT_OUTPUT_REPEATED = Fault.error(
            "default-output-ref-repeated",
            "listed before, so fluentd refuses the configuration: Duplicated plugin id `...:%s`");

    /**
     * The operator of a label expression is unknown. The logging operator reports an error and selects nothing; the
     * status of the object stays as it was. Operators are case-sensitive.
     */
    public static final Fault LABEL_OPERATOR = Fault.error(
            "label-operator-unknown",
            "%s is not a valid label selector operator; expected In, NotIn, Exists or DoesNotExist");

    /**
     * A label expression with {@code In} or {@code NotIn} has no values. The logging operator reports an error and
     * selects nothing. Add the values, or write {@code Exists} or {@code DoesNotExist}.
     */
    public static final Fault LABEL_VALUES_NONE =
            Fault.error("label-values-none", "for 'in', 'notin' operators, values set can't be empty");

    /**
     * A label expression with {@code Exists} or {@code DoesNotExist} has values. The logging operator reports an error
     * and selects nothing. Remove the values, or write {@code In} or {@code NotIn}.
     */
    public static final Fault LABEL_VALUES =
            Fault.error("label-values", "values set must be empty for exists and does not exist");

    private LoggingFault() {}
}
