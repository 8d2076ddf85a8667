package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonText;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EntryLineTest {
    @Test
    void anAuditEventHasUserVerbAndObject() {
        assertThat(audit(e -> e.stageTimestamp(Instant.parse("2022-08-22T09:36:56.344Z"))
                        .requestReceivedTimestamp(Instant.parse("2022-08-22T09:36:55Z"))
                        .user(u -> u.username("admin"))
                        .impersonatedUser(u -> u.username("alice"))
                        .verb("create")
                        .objectRef(o -> o.resource("deployments")
                                .apiGroup("apps")
                                .namespace("team-a")
                                .name("web"))
                        .responseStatus(s -> s.code(201))))
                .isEqualTo("2022-08-22T09:36:56.344Z  admin as alice  create  deployments.apps team-a/web  201");
    }

    @Test
    void anAbsentPartIsADash() {
        assertThat(audit(e -> e.verb(""))).isEqualTo("-  -  -  /version?x=1  -");
        assertThat(notice(e -> e.involvedObject(o -> o.kind("Node").name("harv1"))))
                .isEqualTo("-  -  -  Node harv1  -");
    }

    @Test
    void aKubernetesEventHasReasonObjectAndMessage() {
        assertThat(notice(e -> e.involvedObject(
                                o -> o.kind("Pod").namespace("team-a").name("web-0"))
                        .lastTimestamp(Instant.parse("2022-09-20T19:38:50Z"))
                        .type("Warning")
                        .reason("FailedBinding")
                        .message("no persistent volumes available")
                        .count(141)))
                .isEqualTo(
                        "2022-09-20T19:38:50Z  Warning  FailedBinding  Pod team-a/web-0  no persistent volumes available (141 times)");
    }

    @Test
    void aLineHasItsContainer() {
        assertThat(line(r -> r.time("2024-11-22T03:12:01.123456789Z")
                        .message("a line\n")
                        .kubernetes(
                                k -> k.namespaceName("team-a").podName("web-0").containerName("web"))))
                .isEqualTo("2024-11-22T03:12:01.123456789Z  team-a/web-0/web  a line");
        assertThat(line(r -> r.log("a line"))).isEqualTo("a line");
        assertThat(line(r -> {})).isEmpty();
    }

    @Test
    void otherRecordsAreTruncatedJson() {
        assertThat(other("{ \"MESSAGE\" :\n\"a  b\" }")).isEqualTo("{\"MESSAGE\":\"a  b\"}");
        assertThat(other("{\"a\":\"" + "\ud83d\ude00".repeat(300) + "\"}"))
                .isEqualTo("{\"a\":\"" + "\ud83d\ude00".repeat(194) + "...");
    }

    @Test
    void controlCharactersAreEscaped() {
        String evil = "a\r\n2022-08-22T09:36:56Z\tb\u001b[31m\u202e\u2028c";
        String harmless = "a\\u000d\\u000a2022-08-22T09:36:56Z\\u0009b\\u001b[31m\\u202e\\u2028c";
        assertThat(audit(e -> e.verb(evil).user(u -> u.username(evil)).objectRef(o -> o.resource(evil))))
                .isEqualTo("-  " + harmless + "  " + harmless + "  " + harmless + "  -");
        assertThat(notice(e -> e.involvedObject(o -> o.name(evil))
                        .type(evil)
                        .reason(evil)
                        .message(evil)))
                .isEqualTo("-  " + harmless + "  " + harmless + "   " + harmless + "  " + harmless);
        assertThat(line(r -> r.time(evil).message(evil).kubernetes(k -> k.podName(evil))))
                .isEqualTo(harmless + "  " + harmless + "  " + harmless);
        assertThat(other("{\"a\":\"\u202e\u0085\"}")).isEqualTo("{\"a\":\"\\u202e\\u0085\"}");
    }

    private static String audit(Consumer<AuditEvent.Builder> spec) {
        return EntryLine.of(new LogEntry.Audit(AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId("a")
                    .stage(Stage.RESPONSE_COMPLETE)
                    .requestUri("/version?x=1");
            spec.accept(e);
        })));
    }

    private static String notice(Consumer<KubernetesEvent.Builder> spec) {
        return EntryLine.of(new LogEntry.Notice(EventNotice.of(n -> n.event(spec))));
    }

    private static String line(Consumer<LogRecord.Builder> spec) {
        return EntryLine.of(new LogEntry.Line(LogRecord.of(spec)));
    }

    private static String other(String json) {
        return EntryLine.of(new LogEntry.Other(JsonText.of(json)));
    }
}
