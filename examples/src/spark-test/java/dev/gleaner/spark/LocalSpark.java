package dev.gleaner.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A session of Spark with two threads in this process, as a test uses it. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession session(Path warehouse) {
        return SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.log.level", "OFF")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", warehouse.toUri().toString())
                .getOrCreate();
    }

    /** The rows of a result, each as its values between brackets. */
    static List<String> rows(Dataset<Row> result) {
        return result.collectAsList().stream().map(Row::toString).toList();
    }
}
