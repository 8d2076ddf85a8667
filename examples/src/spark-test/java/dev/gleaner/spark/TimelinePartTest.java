package dev.gleaner.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelinePart;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.LogPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelinePartTest {
    private static final Subject NODE = Subject.person("system:node:harvester-node-3");

    @TempDir
    Path folder;

    @Test
    void theTimelineOfMergedPartsIsThatOfTheWholeLog() throws IOException {
        Path logs = folder.resolve("logs");
        LogFolder.write(logs, 3000);
        Timeline expected = Timeline.of(NODE, t -> AuditLog.of(logs).forEach(t::add));
        assertThat(expected.entries()).isNotEmpty();
        try (SparkSession session = LocalSpark.session(folder.resolve("warehouse"));
                JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext())) {
            List<LogPart> parts = AuditLog.of(logs).parts(50_000);
            List<TimelinePart> read = spark.parallelize(parts, parts.size())
                    .map(TimelinePartTest::timeline)
                    .collect();
            TimelinePart whole = read.get(0);
            read.stream().skip(1).forEach(whole::merge);
            assertThat(whole.timeline()).isEqualTo(expected);
        }
    }

    private static TimelinePart timeline(LogPart part) {
        TimelinePart timeline = Timeline.part(NODE);
        AuditLog.of(Path.of(part.path())).only(part).forEach(timeline::add);
        return timeline;
    }
}
