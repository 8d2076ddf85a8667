package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineCommandTest {
    private static final String AUDIT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete",\
            "requestURI":"/api/v1/namespaces/team-a/pods","verb":"create","user":{"username":"alice"},\
            "objectRef":{"resource":"pods","namespace":"team-a","name":"web-0"},\
            "responseStatus":{"metadata":{},"code":201},\
            "requestReceivedTimestamp":"2022-08-22T12:00:00.300000Z","stageTimestamp":"2022-08-22T12:00:00.310000Z"}
            """;
    private static final String NOTICE = """
            {"verb":"%s","event":{"metadata":{"uid":"1","resourceVersion":"%d"},\
            "involvedObject":{"kind":"Pod","namespace":"team-a","name":"%s"},\
            "reason":"Scheduled","message":"assigned","source":{"component":"scheduler"},\
            "firstTimestamp":"2022-08-22T12:00:00Z","lastTimestamp":"2022-08-22T12:00:0%dZ","count":%d}}
            """;

    @TempDir
    private Path folder;

    @Test
    void activitiesAndEventsAreInOrderOfTime() throws IOException {
        Path events = Files.writeString(
                folder.resolve("events.log"),
                NOTICE.formatted("ADDED", 1, "web-0", 0, 1)
                        + NOTICE.formatted("UPDATED", 2, "web-0", 5, 2)
                        + NOTICE.formatted("ADDED", 3, "web-1", 0, 1));
        Path audit = Files.writeString(folder.resolve("audit.log"), AUDIT);
        CommandRun run = CommandRun.of(
                "timeline", "--namespace", "team-a", "--name", "web-0", events.toString(), audit.toString());
        assertThat(run).isEqualTo(new CommandRun(0, """
                        2022-08-22T12:00:00.300Z     alice create pods team-a/web-0: allowed, 201
                        2022-08-22T12:00:00Z         scheduler Scheduled Pod team-a/web-0: assigned \
                        (2 times until 2022-08-22T12:00:05Z)
                        """, ""));
    }

    @Test
    void anObjectNeedsAName() {
        CommandRun run = CommandRun.of("timeline", "--namespace", "team-a", "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("missing option '--name NAME'");
    }
}
