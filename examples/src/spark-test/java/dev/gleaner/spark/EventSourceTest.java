package dev.gleaner.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSourceTest {
    @TempDir
    Path folder;

    @Test
    void eventsAreCountedByReason() throws IOException {
        String event = """
                {"verb":"%s","event":{"metadata":{"name":"web-0.%d","namespace":"team-a"},"involvedObject":{"kind":"Pod",\
                "namespace":"team-a","name":"web-0"},"reason":"%s","message":"about web-0",\
                "lastTimestamp":"2022-08-22T09:36:56Z","count":%d,"type":"Warning"}}
                """;
        Path log = Files.writeString(
                folder.resolve("events.log"),
                event.formatted("ADDED", 1, "BackOff", 1)
                        + event.formatted("UPDATED", 1, "BackOff", 7)
                        + event.formatted("ADDED", 2, "Evicted", 1));
        try (SparkSession spark = LocalSpark.session(folder.resolve("warehouse"))) {
            spark.sql("create temporary view events using `gleaner-events` options (path '" + log + "')");
            assertThat(LocalSpark.rows(spark.sql("select reason, kind, namespace, name, max(occurrences), max(lastSeen)"
                            + " from events where type = 'Warning' group by all order by reason")))
                    .containsExactly(
                            "[BackOff,Pod,team-a,web-0,7,2022-08-22 09:36:56.0]",
                            "[Evicted,Pod,team-a,web-0,1,2022-08-22 09:36:56.0]");
        }
    }
}
