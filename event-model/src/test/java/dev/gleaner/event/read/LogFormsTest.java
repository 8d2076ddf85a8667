package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reference;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.log.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format of records is recognised by its content. */
class LogFormsTest {
    private static final String AUDIT = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                    .auditId("a")
                    .stage(Stage.REQUEST_RECEIVED)
                    .requestUri("/version")
                    .verb("get"))
            .toJsonLine();
    private static final String EVENT =
            "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"pod\"},\"reason\":\"r\"}";
    private static final String NOTICE = "{\"verb\":\"ADDED\",\"event\":" + EVENT + "}";
    private static final String OTHER = "{\"MESSAGE\":\"m\"}";
    private static final String KLOG = "I0824 09:50:55.327484       1 interfaces.go:36] Sink is [stdout]";

    private static String inMessage(String text) {
        return "{\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":" + quoted(text)
                + ",\"kubernetes\":{\"host\":\"h\"}}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String pretty(String json) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kind of an entry in words. */
    private static String kind(LogEntry entry) {
        if (entry instanceof LogEntry.Audit audit) {
            return "audit " + audit.event().auditId();
        }
        if (entry instanceof LogEntry.Notice notice) {
            return "event " + notice.notice().verb() + notice.notice().event().reason();
        }
        return entry instanceof LogEntry.Line line ? "line " + line.record().text() : "other";
    }

    static Stream<Arguments> forms() {
        String item = AUDIT.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "");
        return Stream.of(
                argumentSet("nothing", "", List.of()),
                argumentSet("blank lines", "\n \n\t\r\n", List.of()),
                argumentSet("a line without an end", AUDIT, List.of("audit a")),
                argumentSet("lines of Windows", AUDIT + "\r\n" + OTHER + "\r\n", List.of("audit a", "other")),
                argumentSet("a byte order mark", "\ufeff" + AUDIT + "\n" + AUDIT, List.of("audit a", "audit a")),
                argumentSet("an event in other spelling", pretty(AUDIT), List.of("audit a")),
                argumentSet(
                        "objects over several lines",
                        pretty(AUDIT) + "\n" + pretty(NOTICE) + "\n" + AUDIT,
                        List.of("audit a", "event ADDEDr", "audit a")),
                argumentSet(
                        "objects in one line",
                        AUDIT + OTHER + " " + NOTICE,
                        List.of("audit a", "other", "event ADDEDr")),
                argumentSet(
                        "a list in one line",
                        "[" + AUDIT + "," + OTHER + "," + NOTICE + "]",
                        List.of("audit a", "other", "event ADDEDr")),
                argumentSet(
                        "a list over several lines",
                        pretty("[" + AUDIT + "," + OTHER + "," + NOTICE + "]"),
                        List.of("audit a", "other", "event ADDEDr")),
                argumentSet("an object with a comma behind it", pretty(EVENT) + ",\n", List.of("event r")),
                argumentSet(
                        "the body of the audit webhook",
                        "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[" + item
                                + "," + item + "]}",
                        List.of("audit a", "audit a")),
                argumentSet(
                        "what kubectl prints",
                        pretty("{\"apiVersion\":\"v1\",\"items\":[" + EVENT + "],\"kind\":\"List\"}"),
                        List.of("event r")),
                argumentSet("an empty list", "{\"kind\":\"EventList\",\"items\":[]}", List.of()),
                argumentSet(
                        "eventrouter's log",
                        KLOG + "\n" + NOTICE + "\n" + KLOG,
                        List.of("line " + KLOG, "event ADDEDr", "line " + KLOG)),
                argumentSet(
                        "fluentd's records",
                        inMessage(NOTICE) + "\n" + inMessage(AUDIT) + "\n" + inMessage("hello") + "\n",
                        List.of("event ADDEDr", "audit a", "line hello")),
                argumentSet("a record inside a record", inMessage(inMessage(NOTICE)), List.of("event ADDEDr")),
                argumentSet(
                        "docker's log",
                        "{\"log\":" + quoted(NOTICE + "\n")
                                + ",\"stream\":\"stdout\",\"time\":\"2022-08-24T11:17:32Z\"}",
                        List.of("event ADDEDr")),
                argumentSet(
                        "the runtime's log",
                        "2022-08-24T11:17:32.123456789Z stdout F " + NOTICE
                                + "\n2022-08-24T11:17:32+02:00 stderr F hello",
                        List.of("event ADDEDr", "line hello")),
                argumentSet(
                        "lines that the runtime took apart",
                        "2022-08-24T11:17:32Z stdout P " + NOTICE.substring(0, 20)
                                + "\n2022-08-24T11:17:32Z stderr F x\n2022-08-24T11:17:32Z stdout P "
                                + NOTICE.substring(20, 40) + "\n2022-08-24T11:17:32Z stdout F " + NOTICE.substring(40),
                        List.of("line x", "event ADDEDr")),
                argumentSet(
                        "what a search engine found",
                        "{\"_index\":\"fluentd\",\"_source\":" + inMessage(NOTICE) + "}",
                        List.of("event ADDEDr")),
                argumentSet(
                        "what eventrouter sends by HTTP",
                        "99 <30>1 2022-08-24T11:17:32Z harv1 kubelet - - - " + NOTICE
                                + "99 <30>1 2022-08-24T11:17:32Z - - - - [a b=\"c\"] " + NOTICE,
                        List.of("event ADDEDr", "event ADDEDr")),
                argumentSet(
                        "a record with a list in it",
                        "{\"stream\":\"stdout\",\"message\":\"x\",\"items\":[1,2]}",
                        List.of("line x")),
                argumentSet("nothing but a byte order mark", "\ufeff", List.of()),
                argumentSet("JSON of no kind", "{}\n[{}]\n{\"kind\":\"Pod\"}", List.of("other", "other", "other")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormatIsRead(String log, List<String> entries) {
        assertThat(read(log.getBytes(StandardCharsets.UTF_8))).isEqualTo(entries);
        assertThat(read(compressed(log))).isEqualTo(entries);
    }

    private static byte[] compressed(String log) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(log.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> read(byte[] bytes) {
        Log<LogEntry> log = ClusterLog.of("log", bytes);
        List<String> entries = new ArrayList<>();
        log.forEach(entry -> entries.add(kind(entry)));
        assertThat(log.findings().first()).isEmpty();
        return entries;
    }

    /** The formats that are one JSON value. */
    static Stream<Arguments> records() {
        return forms().filter(
                        form -> json((String) form.get()[0]).read().value().isPresent());
    }

    private static JsonText json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonText.of(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsTakenOutOfWhatCarriesIt(String record, List<String> entries) {
        assertThat(LogEntry.unwrap(json(record))).extracting(LogFormsTest::kind).isEqualTo(entries);
    }

    @Test
    void aLineIsReadByItsContent() {
        assertThat(LogEntry.unwrap(LogRecord.of(r -> r.stream("stdout").message(NOTICE))))
                .extracting(LogFormsTest::kind)
                .containsExactly("event ADDEDr");
        assertThat(LogEntry.unwrap(LogRecord.of(r -> r.stream("stdout").log("hello"))))
                .extracting(LogFormsTest::kind)
                .containsExactly("line hello");
        assertThat(LogEntry.unwrap(LogRecord.of(r -> r.message(NOTICE))))
                .extracting(LogFormsTest::kind)
                .containsExactly("event ADDEDr");
        assertThatThrownBy(() ->
                        LogEntry.unwrap(LogRecord.of(r -> r.stream("stdout").message("{\"verb\":"))))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("the record in message cannot be read: ");
    }

    static Stream<Arguments> faults() {
        String cut = AUDIT.substring(0, 60);
        return Stream.of(
                argumentSet(
                        "text",
                        AUDIT + "\nhello\n" + AUDIT,
                        "log:2:1: found \"hello\", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 208",
                        2),
                argumentSet(
                        "text behind a record",
                        AUDIT + " hello\n" + AUDIT,
                        "log:1:209: found \"hello\", expected a record: JSON, or a line of a known format [log-not-a-record] at byte 208",
                        2),
                argumentSet(
                        "a line that is cut off",
                        cut + "\n" + AUDIT,
                        "log:1:61: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte 0",
                        1),
                argumentSet(
                        "a last line that is cut off",
                        AUDIT + "\n" + cut,
                        "log:2:61: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte 208",
                        1),
                argumentSet(
                        "a broken object in a list",
                        "[" + OTHER + ",{\"a\":tru}," + OTHER + "]",
                        "log:1:23: not JSON: Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') [json-syntax] at byte 17",
                        2),
                argumentSet(
                        "a broken item",
                        "{\"kind\":\"EventList\",\"items\":[" + AUDIT + ",{\"a\":},{}]}",
                        "log:1:243: not JSON: Unexpected character ('}' (code 125)): expected a value [json-syntax] at byte 237",
                        2),
                argumentSet(
                        "a list that is cut off",
                        "{\"kind\":\"EventList\",\"items\":[{\"a\":1},",
                        "log:1:38: the list that starts at 1:1 is broken here; the records before are read [log-list-broken] at byte 37",
                        1),
                argumentSet(
                        "a fault in a list over several lines",
                        "{\n\"kind\": \"List\",\n\"items\": [\n  {},\n  {\"level\": 7, \"stage\": \"Panic\", \"auditID\": \"\", \"verb\": \"\", \"requestURI\": \"\"}\n]\n}\n",
                        "log:5:13: level: warning: found the number 7, expected None, Metadata, Request or RequestResponse [type-wrong] at byte 37",
                        2),
                argumentSet(
                        "an unknown stage",
                        AUDIT.replace("RequestReceived\",\"req", "Later\",\"req"),
                        "log:1:89: stage: warning: unknown stage \"Later\"; expected RequestReceived, ResponseStarted, ResponseComplete or Panic [event-stage-unknown] at byte 0",
                        1),
                argumentSet(
                        "a key that occurs twice",
                        OTHER.replace("}", ",\"MESSAGE\":1}"),
                        "log:1:16: MESSAGE: warning: duplicate key \"MESSAGE\"; the first is at 1:2 [key-duplicate] at byte 0",
                        1),
                argumentSet(
                        "an event that is cut off in a record",
                        inMessage(NOTICE.substring(0, 30)),
                        "log:1:1: the record in message cannot be read: not JSON: Unexpected end-of-input in field name [log-carried] at byte 0",
                        0),
                argumentSet(
                        "a part in a record",
                        inMessage(NOTICE.substring(0, 30)).replace("\"F\"", "\"P\""),
                        "log:1:1: the line is part of a split line whose end is missing [log-part-missing] at byte 0",
                        0),
                argumentSet(
                        "a part without an end",
                        "2022-08-24T11:17:32Z stdout P abc\n" + OTHER,
                        "log:1:1: the line is part of a split line whose end is missing [log-part-missing] at byte 0",
                        1),
                argumentSet(
                        "a broken line of the legacy format",
                        "2022-08-22T09:36:56Z AUDIT: id=\"a\" stage=\"x\"",
                        "log:1:1: not a line of the legacy audit format: \"2022-08-22T09:36:56Z AUDIT: id=\\\"a\\\" stage=\\\"x\\\"\" [log-legacy] at byte 0",
                        0),
                argumentSet(
                        "records inside each other without end",
                        nested(10),
                        "log:1:1: the record in a record cannot be read: more than 8 records are nested [log-carried] at byte 0",
                        0));
    }

    private static String nested(int depth) {
        String record = OTHER;
        for (int i = 0; i < depth; i++) {
            record = inMessage(record);
        }
        return record;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCannotBeReadIsAFindingAndTheRestIsRead(String text, String finding, int entries) {
        Log<LogEntry> log = ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<LogEntry> read = new ArrayList<>();
        log.forEach(read::add);
        assertThat(log.findings().first()).extracting(Finding::toString).containsExactly(finding);
        assertThat(log.findings().count()).isEqualTo(1);
        assertThat(read).hasSize(entries);
    }

    static Stream<Arguments> logsAfterACrash() {
        String cut = AUDIT.substring(0, 60);
        String nuls = "\0".repeat(7);
        String seven = ": warning: skipped 7 NUL bytes, which a crash leaves in place of records [log-nul] at byte ";
        return Stream.of(
                argumentSet("in front of a record", nuls + AUDIT, 1, List.of("log:1:1" + seven + 0)),
                argumentSet("behind a record", AUDIT + nuls, 1, List.of("log:1:208" + seven + 207)),
                argumentSet("behind a line", AUDIT + "\n" + nuls + "\n", 1, List.of("log:2:1" + seven + 208)),
                argumentSet("on a line of their own", nuls + "\n" + AUDIT, 1, List.of("log:1:1" + seven + 0)),
                argumentSet("between records", AUDIT + nuls + AUDIT, 2, List.of("log:1:208" + seven + 207)),
                argumentSet(
                        "behind a record that is cut off",
                        cut + nuls + AUDIT + "\n" + AUDIT,
                        2,
                        List.of(
                                "log:1:61: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte 0",
                                "log:1:61" + seven + 60)),
                argumentSet(
                        "behind a body that is cut off",
                        BODY.substring(0, BODY.indexOf("[1]")) + nuls + BODY,
                        1,
                        List.of(
                                "log:1:165: not JSON: Unexpected end-of-input within/between Object entries [json-syntax] at byte 0",
                                "log:1:165" + seven + 164)),
                argumentSet(
                        "in a text",
                        KLOG + nuls + KLOG,
                        2,
                        List.of("log:1:" + (KLOG.length() + 1) + seven + KLOG.length())),
                argumentSet(
                        "longer than a record may be",
                        AUDIT + "\0".repeat(5000) + AUDIT + "\n" + "\0".repeat(5000) + AUDIT,
                        3,
                        List.of(
                                "log:1:208: warning: skipped 5000 NUL bytes, which a crash leaves in place of records [log-nul] at byte 207",
                                "log:2:1: warning: skipped 5000 NUL bytes, which a crash leaves in place of records [log-nul] at byte 5415")));
    }

    private static final String BODY =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Request\",\"auditID\":\"a\",\"stage\":\"Panic\","
                    + "\"requestURI\":\"/\",\"verb\":\"get\",\"user\":{},\"requestObject\":{\"aaaaaaaaa\":[1]},"
                    + "\"requestReceivedTimestamp\":\"2022-08-22T09:36:56.344000Z\",\"stageTimestamp\":\"2022-08-22T09:36:57.344000Z\"}";

    @ParameterizedTest
    @MethodSource("logsAfterACrash")
    void nulBytesLoseNoRecord(String text, int entries, List<String> findings) {
        Log<LogEntry> log =
                ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)).within(new Bounds(1000, 100, 1000, 1000));
        List<LogEntry> read = new ArrayList<>();
        log.forEach(read::add);
        assertThat(log.findings().first()).extracting(Finding::toString).isEqualTo(findings);
        assertThat(read).hasSize(entries);
    }

    @TestFactory
    Stream<DynamicTest> theLogOfANodeThatCrashedIsRead() {
        return Reference.tests(() -> Stream.of(DynamicTest.dynamicTest("H76", () -> {
            Log<AuditEvent> log = AuditLog.of(Reference.path("field/H76-nul-prefix.log"));
            assertThat(log.events()).hasSize(2);
            assertThat(log.findings().first())
                    .extracting(finding -> finding.violation().code())
                    .containsExactly("log-nul");
        })));
    }

    @Test
    void aRecordThatIsTooLongIsSkipped() {
        Bounds bounds = new Bounds(300, 10, 100, 100);
        String longLine = "{\"a\":\"" + "x".repeat(1000) + "\"}";
        for (String text : List.of(longLine + "\n" + AUDIT + "\n", "x".repeat(1_000_000) + "\n" + AUDIT)) {
            Log<LogEntry> log =
                    ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)).within(bounds);
            List<LogEntry> read = new ArrayList<>();
            log.forEach(read::add);
            assertThat(read).hasSize(1);
            assertThat(log.findings().first())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "log:1:1: the record is longer than the limit of 300 bytes; it is skipped [log-bound-length] at byte 0");
        }
    }

    @Test
    void anObjectOverSeveralLinesThatIsTooLongIsSkipped() {
        Bounds bounds = new Bounds(300, 10, 100, 100);
        String object = "{\n" + "\"a\":\n{\n".repeat(8) + "\n".repeat(500_000) + "}\n".repeat(8) + "}";
        Log<LogEntry> log = ClusterLog.of(
                        "log", (object + ", " + AUDIT + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8))
                .within(bounds);
        assertThat(log.events().map(LogFormsTest::kind)).containsExactly("audit a", "audit a");
        assertThat(log.findings().first())
                .extracting(Finding::toString)
                .containsExactly(
                        "log:1:1: the record is longer than the limit of 300 bytes; it is skipped [log-bound-length] at byte 0");
    }

    @Test
    void endlessStructuredDataDoesNoHarm() {
        String line = "<1>1 a b c d e " + "[a][bb]".repeat(100_000) + " " + NOTICE;
        assertThat(read(line.getBytes(StandardCharsets.UTF_8))).containsExactly("event ADDEDr");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 12, 20})
    void compressedContentThatIsTruncatedAtItsStartIsAFinding(int length) {
        Log<LogEntry> log = ClusterLog.of("log", Arrays.copyOf(compressed(AUDIT), length));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-compressed");
    }

    @Test
    void aRecordThatIsNestedTooDeepIsAFinding() {
        String deep = "{\"a\":".repeat(30) + "1" + "}".repeat(30);
        Log<LogEntry> log =
                ClusterLog.of("log", deep.getBytes(StandardCharsets.UTF_8)).within(new Bounds(1000, 20, 100, 100));
        log.forEach(entry -> {});
        assertThat(log.findings().first())
                .singleElement()
                .satisfies(finding -> assertThat(finding.violation().code()).isEqualTo("bound-depth"));
    }

    @Test
    void truncatedCompressedContentIsReadUpToTheDamage() {
        byte[] whole = compressed((AUDIT + "\n").repeat(100_000));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        Log<AuditEvent> log = AuditLog.of("log", cut);
        long[] count = {0};
        log.forEach(event -> count[0]++);
        assertThat(count[0]).isBetween(40_000L, 60_000L);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .startsWith("log-compressed");
    }

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
