package dev.gleaner.spark;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** The number of readable records of other kinds that a scan skips, in Spark's user interface. */
public final class OtherRecordCount extends CustomSumMetric {
    static final String NAME = "otherRecords";

    /** For Spark. */
    public OtherRecordCount() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "number of other records";
    }
}
