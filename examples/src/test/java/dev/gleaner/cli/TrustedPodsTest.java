package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit events in the logs of tenants' pods are skipped, since every container can print them. */
class TrustedPodsTest {
    private static final String LEFT_OUT =
            "skipped 2 audit events in logs of pods that are not trusted; --trust NAMESPACE/POD includes them,"
                    + " and --trust unknown those of unknown pods\n";
    private static final String FINDING =
            ":2:1: warning: an audit event came from the log of pod \"team-a/web-0\", which is not trusted as a"
                    + " kube-apiserver; its audit events are skipped [log-carrier-audit] at byte ";

    @TempDir
    private Path folder;

    private Path genuine;
    private Path forged;

    @BeforeEach
    void writeLogs() throws IOException {
        String mine = audit("alice") + "\n";
        String theirs = carried(audit("bob"), "team-a", "web-0") + "\n";
        genuine = Files.writeString(folder.resolve("genuine.log"), mine);
        forged = Files.writeString(folder.resolve("forged.log"), mine + theirs + theirs);
    }

    private static String audit(String user) {
        return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                        .auditId(user)
                        .stage(Stage.RESPONSE_COMPLETE)
                        .requestUri("/api/v1/namespaces/team-a/pods/web-0")
                        .verb("delete")
                        .user(u -> u.username(user))
                        .objectRef(o -> o.resource("pods").namespace("team-a").name("web-0"))
                        .responseStatus(s -> s.code(200))
                        .requestReceivedTimestamp(Instant.parse("2022-08-22T10:00:00Z"))
                        .stageTimestamp(Instant.parse("2022-08-22T10:00:00Z")))
                .toJsonLine();
    }

    private static String carried(String text, String namespace, String pod) {
        return LogRecord.of(r -> r.stream("stdout").logtag("F").message(text).kubernetes(k -> k.namespaceName(namespace)
                        .podName(pod)))
                .toJsonLine();
    }

    @Test
    void whoPrintsWhatTheApiServerRecorded() {
        CommandRun run = CommandRun.of("who", forged.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(CommandRun.of("who", genuine.toString()).out())
                .contains("alice");
        assertThat(run.err()).startsWith(forged + FINDING).endsWith("\n" + LEFT_OUT);
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void podsThatAreNamedAreTrusted() {
        CommandRun run = CommandRun.of("who", "--trust", "team-a/web-*", forged.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .hasSize(3)
                .filteredOn(line -> line.contains("bob"))
                .hasSize(2);
        assertThat(CommandRun.of("who", "--trust", "team-b/web-*", "--trust", "unknown", forged.toString())
                        .err())
                .endsWith(LEFT_OUT);
    }

    @Test
    void aPatternOfNamespacesIsRefused() {
        CommandRun run = CommandRun.of("who", "--trust", "*/web-0", forged.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("wrong value for option '--trust': expected NAMESPACE/POD, where POD may end with *,"
                        + " or unknown, but was '*/web-0'");
    }

    @Test
    void replayCountsWhatTheApiServerRecorded() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"),
                "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n");
        CommandRun run = CommandRun.of("replay", "--policy", policy.toString(), forged.toString());
        assertThat(run.out())
                .isEqualTo(CommandRun.of("replay", "--policy", policy.toString(), genuine.toString())
                        .out());
        assertThat(run.err()).endsWith(LEFT_OUT);
    }

    @Test
    void aTimelineSkipsForgedActivitiesAndWarnsOfUntrustedEvents() throws IOException {
        String notice =
                "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"uid\":\"1\"},\"involvedObject\":{\"kind\":\"Pod\","
                        + "\"namespace\":\"team-a\",\"name\":\"web-0\"},\"reason\":\"Killing\",\"lastTimestamp\":\"2022-08-22T10:00:00Z\"}}";
        Path events = Files.writeString(folder.resolve("events.log"), carried(notice, "team-a", "web-0") + "\n");
        String told = "found 1 Kubernetes event in logs of pods that are not trusted;"
                + " --trust NAMESPACE/POD turns this warning off, and --trust unknown for unknown pods\n";
        CommandRun timeline = CommandRun.of(
                "timeline", "--namespace", "team-a", "--name", "web-0", forged.toString(), events.toString());
        assertThat(timeline.lines()).hasSize(2).noneMatch(line -> line.contains("bob"));
        assertThat(timeline.err()).endsWith(LEFT_OUT + told);
        CommandRun run = CommandRun.of("events", events.toString());
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err())
                .isEqualTo(events
                        + ":1:1: warning: a Kubernetes event came from the log of pod \"team-a/web-0\", which is"
                        + " not trusted as an event tailer; its events are read [log-carrier-event] at byte 0\n"
                        + told);
        assertThat(CommandRun.of("events", "--trust", "team-a/web-0", events.toString())
                        .err())
                .isEmpty();
        String tailer = carried(notice, "cattle-logging-system", "harvester-default-event-tailer-0");
        assertThat(CommandRun.withInput(tailer, "events", "-").err()).isEmpty();
        assertThat(List.of(run.code(), timeline.code())).containsOnly(0);
    }
}
