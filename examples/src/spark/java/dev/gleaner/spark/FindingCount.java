package dev.gleaner.spark;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** The number of findings of a scan, in Spark's user interface. */
public final class FindingCount extends CustomSumMetric {
    static final String NAME = "findings";

    /** For Spark. */
    public FindingCount() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "number of findings";
    }
}
