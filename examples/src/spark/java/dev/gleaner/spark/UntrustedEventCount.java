package dev.gleaner.spark;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** The number of audit events from the logs of pods that are not trusted, which a scan skips, in Spark's user interface. */
public final class UntrustedEventCount extends CustomSumMetric {
    static final String NAME = "untrustedEvents";

    /** For Spark. */
    public UntrustedEventCount() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "number of audit events from untrusted pods";
    }
}
