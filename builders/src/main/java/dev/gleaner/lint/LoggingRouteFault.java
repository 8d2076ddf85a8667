package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** LoggingRoutes that send records to nobody (logging-operator 4.4.0, config/crd/bases, LoggingRoute). */
public final class LoggingRouteFault {
    /**
     * The source of a LoggingRoute is no Logging, or one without a fluent-bit. The operator ignores the LoggingRoute. Write
     * the name of the Logging whose fluent-bit sends the records; this is not its {@code loggingRef}.
     */
    public static final Fault SOURCE = Fault.error("logging-route-source", "the source %s %s; the route has no effect");

    /**
     * The source of a LoggingRoute is no Logging in the files, although Loggings are in them. If the cluster does not have
     * it either, the operator ignores the LoggingRoute. Correct the name, or check that the cluster has the Logging.
     */
    public static final Fault SOURCE_ABSENT = Fault.warning(
            "logging-route-source-absent",
            "no Logging in these files is named %s; unless the cluster has one, the route has no effect%s");

    /**
     * The labels of a LoggingRoute select no Logging. The fluent-bit of the source sends its records to nobody, not even
     * to its own fluentd. Write labels that the Loggings have, or add the labels to the Loggings.
     */
    public static final Fault TARGETS = Fault.error(
            "logging-route-targets", "no Logging has the labels of these targets; %s sends its records to nobody");

    /**
     * The labels of a LoggingRoute select no Logging in the files, although Loggings are in them. If the cluster has none
     * with these labels either, the fluent-bit of the source sends its records to nobody. Correct the labels, or check
     * that the cluster has such a Logging.
     */
    public static final Fault TARGETS_ABSENT = Fault.warning(
            "logging-route-targets-absent",
            "no Logging in these files has the labels of these targets; unless the cluster has one, %s sends its records to nobody");

    /**
     * The target of a LoggingRoute runs no fluentd and no syslog-ng. The fluent-bit of the source sends it records that
     * nobody takes. Add {@code fluentd} to the target, or narrow the labels.
     */
    public static final Fault TARGET_WITHOUT_AGGREGATOR = Fault.warning(
            "logging-route-target-idle", "the target %s has no fluentd and no syslog-ng to take the records");

    /**
     * The targets of the LoggingRoutes of a Logging watch some namespaces only, and the source has flows for records of
     * another, or of all. Each target gets the records of the namespaces that it watches, and nobody gets the others:
     * with a LoggingRoute, the source keeps records only if it is a target, too. Select the source, too, or let a target
     * watch the namespace.
     */
    public static final Fault UNTAKEN = Fault.warning(
            "logging-route-namespaces",
            "the targets watch only %s; nobody gets the records of other namespaces, nor does the source %s");

    private LoggingRouteFault() {}
}
