package dev.gleaner.event.read;

import static dev.gleaner.event.read.LogFormsTest.AUDIT;
import static dev.gleaner.event.read.LogFormsTest.KLOG;
import static dev.gleaner.event.read.LogFormsTest.NOTICE;
import static dev.gleaner.event.read.LogFormsTest.OTHER;
import static dev.gleaner.event.read.LogFormsTest.compressed;
import static dev.gleaner.event.read.LogFormsTest.inMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is a finding, and the rest is read. */
class LogFaultsTest {
    private static final String BODY =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Request\",\"auditID\":\"a\",\"stage\":\"Panic\","
                    + "\"requestURI\":\"/\",\"verb\":\"get\",\"user\":{},\"requestObject\":{\"aaaaaaaaa\":[1]},"
                    + "\"requestReceivedTimestamp\":\"2022-08-22T09:36:56.344000Z\",\"stageTimestamp\":\"2022-08-22T09:36:57.344000Z\"}";

    private static final String TOO_LONG =
            "log:1:1: the record is longer than the limit of 400 bytes; it is skipped [log-bound-length] at byte 0";

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
                        "a year in the legacy format that RFC 3339 does not have",
                        "+999999999-08-22T09:36:56Z AUDIT: id=\"a\" method=\"GET\" uri=\"/\"",
                        "log:1:1: not a line of the legacy audit format: \"+999999999-08-22T09:36:56Z AUDIT: id=\\\"a\\\" method=\\\"GET\\\" uri=\\\"/...\" [log-legacy] at byte 0",
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

    static Stream<Arguments> longMessages() {
        String start = "{\"a\":\"" + "x".repeat(250);
        String rest = "x".repeat(250);
        String half = AUDIT.substring(0, 100);
        String end = AUDIT.substring(100);
        return Stream.of(
                argumentSet("a line", List.of(start, rest, "hello"), List.of("other", "other"), List.of(TOO_LONG)),
                argumentSet("a record", List.of(start, rest, AUDIT), List.of("other", "audit a"), List.of(TOO_LONG)),
                argumentSet(
                        "a split record",
                        List.of(start, rest, rest, half, end),
                        List.of("other", "other", "audit a"),
                        List.of(TOO_LONG)),
                argumentSet(
                        "a split record instead of the next part",
                        List.of(start, "{\"a\":\"" + rest, "\"}", "hello"),
                        List.of("other", "other"),
                        List.of(TOO_LONG)));
    }

    /** CloudWatch does not mark the last part of a message. */
    @ParameterizedTest
    @MethodSource("longMessages")
    void whatFollowsAMessageThatIsTooLongIsRead(List<String> messages, List<String> kinds, List<String> findings) {
        String text = messages.stream()
                .map(message -> CarriedForms.cloudWatch("s", message) + "\n")
                .collect(Collectors.joining());
        Log<LogEntry> log =
                ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)).within(new Bounds(400, 10, 100, 400));
        assertThat(log.events().map(LogFormsTest::kind)).isEqualTo(kinds);
        assertThat(log.findings().first()).extracting(Finding::toString).isEqualTo(findings);
    }

    @Test
    void aLineOfDockerThatIsTooLongIsReportedOnce() {
        String part = "x".repeat(700);
        String text = CarriedForms.docker("{" + part) + "\n" + CarriedForms.docker(part) + "\n"
                + CarriedForms.docker(AUDIT + "\n");
        Log<LogEntry> log =
                ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)).within(new Bounds(1000, 10, 100, 1000));
        assertThat(log.events().map(LogFormsTest::kind)).containsExactly("audit a");
        assertThat(log.findings().first())
                .extracting(Finding::toString)
                .containsExactly(TOO_LONG.replace("400", "1000"));
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
}
