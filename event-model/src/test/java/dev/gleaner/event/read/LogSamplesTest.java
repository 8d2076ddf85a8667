package dev.gleaner.event.read;

import static dev.gleaner.event.read.LogFormsTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The lines of real servers and the samples of the reference material are read. */
class LogSamplesTest {
    @TestFactory
    Stream<DynamicTest> theVectorsAreRead() {
        return Reference.tests(() -> vectors()
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    String line = vector.get("line").asText();
                    List<AuditEvent> events = auditEvents(line);
                    assertThat(events).hasSize(1);
                    AuditEvent event = events.get(0);
                    if (vector.has("legacyLine")) {
                        assertThat(event.toJsonLine() + "\n").isEqualTo(line);
                        assertThat(auditEvents(vector.get("legacyLine").asText()))
                                .containsExactly(likeLegacy(event));
                    } else {
                        assertThat(line)
                                .contains(event.toJsonLine()
                                        .replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", ""));
                    }
                })));
    }

    /** The event with the values that the legacy format records. */
    private static AuditEvent likeLegacy(AuditEvent event) {
        return AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId(event.auditId())
                    .stage(event.stage())
                    .requestUri(event.requestUri())
                    .verb(event.verb())
                    .user(u -> u.username(event.user().username())
                            .groups(event.user().groups()))
                    .userAgent(event.userAgent())
                    .requestReceivedTimestamp(event.requestReceivedTimestamp())
                    .addSourceIp(event.sourceIps().get(0));
            event.impersonatedUser()
                    .ifPresent(user ->
                            e.impersonatedUser(u -> u.username(user.username()).groups(user.groups())));
            event.objectRef()
                    .filter(object -> !object.namespace().isEmpty())
                    .ifPresent(object -> e.objectRef(o -> o.namespace(object.namespace())));
            event.responseStatus().ifPresent(status -> e.responseStatus(s -> s.code(status.code())));
        });
    }

    private static List<AuditEvent> auditEvents(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<AuditEvent> events = new ArrayList<>();
        log.forEach(events::add);
        assertThat(log.findings().first()).isEmpty();
        return events;
    }

    private static Stream<JsonNode> vectors() {
        try {
            List<JsonNode> vectors = new ArrayList<>();
            new ObjectMapper()
                    .readTree(Reference.text("audit-vectors/events.json"))
                    .get("vectors")
                    .forEach(vectors::add);
            return vectors.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void goEscapesAreReadInTheLegacyFormat() {
        String line =
                "2022-08-22T09:36:56.344123456+02:00 AUDIT: id=\"a\\\"b\\\\\" stage=\"Panic\" ip=\"<unknown>\" method=\"get\""
                        + " user=\"<none>\" groups=\"<none>\" as=\"x\" asgroups=\"\\\"a,\\\\\\\"b\\\"\" user-agent=\"\\t\\x01\\u2028\\U0001f600\""
                        + " namespace=\"<none>\" uri=\"/\" response=\"500\"";
        AuditEvent event = auditEvents(line).get(0);
        assertThat(event.auditId()).isEqualTo("a\"b\\");
        assertThat(event.userAgent()).isEqualTo("\t\u0001\u2028\ud83d\ude00");
        assertThat(event.sourceIps()).isEmpty();
        assertThat(event.impersonatedUser().orElseThrow().groups()).containsExactly("a,\"b");
        assertThat(event.requestReceivedTimestamp().orElseThrow()).isEqualTo("2022-08-22T07:36:56.344123Z");
        assertThat(event.responseStatus().orElseThrow().code()).isEqualTo(500);
    }

    @TestFactory
    Stream<DynamicTest> theSamplesAreRead() {
        return Reference.tests(() -> Stream.of(
                sample("log-samples/audit-create-prioritylevel.json", "audit 13d0bf83-7249-417b-b386-d7fc7c024583"),
                sample("log-samples/audit-get-responsecomplete.json", "audit dc61c934-ed7a-4e91-bb55-79e63015a7cd"),
                sample(
                        "log-samples/elasticsearch-hit.json",
                        "line I1013 02:29:43.020384       1 csi_handler.go:248] Attaching \"csi-974b4a6d2598d8a7a37b06d06557c428628875e077dabf8f32a6f3aa2750961d\""),
                sample("log-samples/eventrouter-added.json", "event ADDEDSuccessfulMountVolume"),
                sample("log-samples/kubernetes-event.json", "event Created"),
                sample("log-samples/rancher-api-audit-secret.json", "audit 5dcb7eb2-8d9d-4cb3-bb3f-dc1d607cf2a2"),
                sample("log-samples/systemd-kernel.json", "other"),
                sample("log-samples/systemd-rke2.json", "other"),
                sample(
                        "log-samples/webhook-body-audit.ndjson",
                        "audit 965580b8-8715-4f88-828d-9af7f086a6df",
                        "audit 9dae6ad1-ffe3-4979-b4ea-28f67bc46bd5"),
                sample("log-samples/webhook-body-event-updated.ndjson", "event UPDATEDFailedBinding"),
                sample("hep-snippets/20-kubernetes-event.json.txt", "event Created"),
                sample(
                        "log-samples/eventrouter-startup.txt",
                        "line I0824 09:50:55.327484       1 interfaces.go:36] Sink is [stdout]",
                        "line I0824 09:50:55.327552       1 main.go:166] Starting shared Informer(s)",
                        "line I0824 09:50:55.327758       1 eventrouter.go:130] Starting EventRouter",
                        "line I0824 09:50:55.327811       1 main.go:152] Starting prometheus metrics.")));
    }

    private static DynamicTest sample(String file, String... entries) {
        return DynamicTest.dynamicTest(
                file, () -> assertThat(read(Reference.text(file).getBytes(StandardCharsets.UTF_8)))
                        .containsExactly(entries));
    }

    @TestFactory
    Stream<DynamicTest> whatIsBrokenInTheSamplesIsFound() {
        String cut = "not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte 0";
        return Reference.tests(
                () -> Stream.of(
                        broken("log-samples/eventrouter-added-fieldsv1-truncated.txt", 1, 0, ":1:838: " + cut),
                        broken("log-samples/webhook-log-with-time-truncated.txt", 1, 0, ":1:316: " + cut),
                        broken(
                                "hep-snippets/15-audit-log-line.txt",
                                3,
                                1,
                                ":1:1: found \"root@rancher-logging-kube-audit-fluentbit-b5jhm:/# ls /kube-...\", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 0"),
                        broken(
                                "hep-snippets/21-eventrouter-log.txt",
                                6,
                                5,
                                ":2:1: found \"# kubectl logs harvester-default-event-tailer-0\", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 1"),
                        broken("hep-snippets/22-fluentd-wrapped-event.txt", 9, 0, ":6:13: " + cut),
                        broken(
                                "hep-snippets/28-inline-eventrouter-shape.txt",
                                1,
                                0,
                                ":1:65: not JSON: Unexpected character ('}' (code 125)): was expecting a colon to separate field name and value [json-syntax] at byte 0"),
                        broken(
                                "hep-snippets/29-inline-fluentd-shape.txt",
                                1,
                                0,
                                ":1:56: not JSON: Unexpected character ('}' (code 125)): was expecting a colon to separate field name and value [json-syntax] at byte 0")));
    }

    private static DynamicTest broken(String file, int findings, int entries, String first) {
        return DynamicTest.dynamicTest(file, () -> {
            Log<LogEntry> log = ClusterLog.of(Reference.path(file));
            List<LogEntry> read = new ArrayList<>();
            log.forEach(read::add);
            assertThat(log.findings().count()).isEqualTo(findings);
            assertThat(read).hasSize(entries);
            assertThat(log.findings().first().get(0)).hasToString(Reference.path(file) + first);
        });
    }
}
