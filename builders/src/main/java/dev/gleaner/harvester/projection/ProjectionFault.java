package dev.gleaner.harvester.projection;

import dev.gleaner.document.Fault;

/** Reasons why helm cannot render the chart. */
public final class ProjectionFault {
    /**
     * A value has a type with which the templates cannot work, such as null where they look up a field. Helm stops with
     * an error and installs nothing. Write the expected type, or remove the value, so that the chart's default is used.
     */
    public static final Fault VALUE_TYPE =
            Fault.error("chart-value-type", "found %s, expected %s; helm cannot render the chart");

    /**
     * The audit log is collected, but the values do not say which file it is. The chart has a default only for RKE and
     * RKE2; otherwise helm stops with an error. Set the value, or enable {@code additionalLoggingSources.rke2}.
     */
    public static final Fault AUDIT_LOG_UNKNOWN = Fault.error(
            "chart-audit-log-unknown",
            "%s is required because neither additionalLoggingSources.rke nor additionalLoggingSources.rke2 is enabled;"
                    + " helm cannot render the chart");

    private ProjectionFault() {}
}
