package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One invalid field loses neither the event nor the content of the field. */
class FaultyEventTest {
    private static final String LINE = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a","stage":"ResponseComplete",\
            "requestURI":"/api/v1/pods","verb":"approve","user":{"username":"alice","groups":["g"]},"sourceIPs":["10.0.0.7"],\
            "userAgent":"kubectl","objectRef":{"resource":"pods","name":"web","apiVersion":"v1"},\
            "responseStatus":{"metadata":{},"code":200},\
            "requestReceivedTimestamp":"2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:57.344000Z",\
            "annotations":{"authorization.k8s.io/decision":"allow"}}""";

    private static final String BODY = LINE.replace("Metadata", "Request")
            .replace(",\"requestReceived", ",\"requestObject\":{},\"requestReceived");

    private static Log<AuditEvent> log(String text) {
        return AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> List<T> read(Log<T> log) {
        List<T> read = new ArrayList<>();
        log.forEach(read::add);
        return read;
    }

    static Stream<Arguments> faults() {
        String allow = "{\"authorization.k8s.io/decision\":\"allow\"}";
        return Stream.of(
                fault("a shipper's level", "\"Metadata\"", "\"default\"", AuditEvent::level, AuditLevel.METADATA),
                fault("a level that is a number", "\"Metadata\"", "6", AuditEvent::level, AuditLevel.METADATA),
                fault("a wrong stage", "\"ResponseComplete\"", "\"done\"", AuditEvent::stage, Stage.RESPONSE_COMPLETE),
                fault("an id that is a number", "\"auditID\":\"a\"", "\"auditID\":7", AuditEvent::auditId, ""),
                fault("a list of verbs", "\"approve\"", "[\"approve\"]", AuditEvent::verb, ""),
                fault("a URI that is an object", "\"/api/v1/pods\"", "{}", AuditEvent::requestUri, ""),
                fault(
                        "a user that is a text",
                        "{\"username\":\"alice\",\"groups\":[\"g\"]}",
                        "\"alice\"",
                        e -> e.user().username(),
                        ""),
                fault(
                        "a group that is a number",
                        "[\"g\"]",
                        "[7]",
                        e -> e.user().username(),
                        "alice"),
                fault("a text for a list", "[\"10.0.0.7\"]", "\"10.0.0.7\"", AuditEvent::sourceIps, List.of()),
                fault(
                        "a code that is a text",
                        "200",
                        "\"200\"",
                        e -> e.responseStatus().orElseThrow().code(),
                        0),
                fault(
                        "a code that is too long",
                        "200",
                        "20000000000",
                        e -> e.responseStatus().orElseThrow().code(),
                        0),
                fault(
                        "a date that is none",
                        "2022-08-22T09:36:57",
                        "2022-02-30T09:36:57",
                        e -> e.stageTimestamp().isPresent(),
                        false),
                fault(
                        "a time in words",
                        "\"2022-08-22T09:36:57.344000Z\"",
                        "\"yesterday\"",
                        e -> e.stageTimestamp().isPresent(),
                        false),
                fault(
                        "a time that is a number",
                        "\"2022-08-22T09:36:57.344000Z\"",
                        "1661161017",
                        e -> e.stageTimestamp().isPresent(),
                        false),
                fault(
                        "an annotation that is a number",
                        allow,
                        "{\"a\":1}",
                        AuditEvent::annotations,
                        java.util.Map.of()),
                fault("annotations in a list", allow, "[1]", e -> e.user().username(), "alice"));
    }

    private static Arguments fault(
            String name, String right, String wrong, Function<AuditEvent, Object> accessor, Object value) {
        return argumentSet(name, right, wrong, accessor, value);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anInvalidFieldIsAFindingAndIsWrittenBack(
            String right, String wrong, Function<AuditEvent, Object> accessor, Object value) {
        String line = LINE.replace(right, wrong);
        assertThat(line).isNotEqualTo(LINE);
        Log<AuditEvent> log = log(line + "\n" + LINE + "\n");
        List<AuditEvent> events = read(log);
        assertThat(events).hasSize(2);
        AuditEvent event = events.get(0);
        assertThat(accessor.apply(event)).isEqualTo(value);
        assertThat(log.findings().first()).hasSize(1);
        assertThat(log.findings().errors()).isZero();
        assertThat(json(event.toJsonLine())).isEqualTo(json(line));
        assertThat(event.toJsonLine()).isEqualTo(line);
        assertThat(read(log(event.toJsonLine()))).containsExactly(event);
        assertThat(event.compact()).isEqualTo(event);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void theFindingNamesTheField() {
        Log<AuditEvent> log = log(LINE.replace("\"Metadata\"", "\"default\""));
        read(log);
        assertThat(log.findings().first())
                .extracting(Finding::toString)
                .containsExactly(
                        "log:1:56: level: warning: unknown level \"default\"; expected None, Metadata, Request or"
                                + " RequestResponse [event-level-unknown] at byte 0");
    }

    @Test
    void anInvalidLevelIsReadAsTheLowestThatRecordsTheBodies() {
        for (String body : List.of("request", "response")) {
            String line = LINE.replace("\"Metadata\"", "\"info\"")
                    .replace(",\"requestReceived", ",\"" + body + "Object\":{},\"requestReceived");
            assertThat(read(log(line)).get(0).level())
                    .isEqualTo(body.equals("request") ? AuditLevel.REQUEST : AuditLevel.REQUEST_RESPONSE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"level\":\"Metadata\",",
                "\"auditID\":\"a\",",
                "\"stage\":\"ResponseComplete\",",
                "\"verb\":\"approve\","
            })
    void aMissingFieldIsAFinding(String field) {
        Log<AuditEvent> log = log(LINE.replace(field, ""));
        assertThat(read(log)).hasSize(1);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("field-required");
    }

    @Test
    void aFieldThatOccursTwiceIsAFinding() {
        Log<AuditEvent> log = log(LINE.replace("{\"kind\"", "{\"level\":\"Request\",\"kind\""));
        assertThat(read(log)).extracting(AuditEvent::level).containsExactly(AuditLevel.REQUEST);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("key-duplicate");
    }

    @Test
    void aLoneSurrogateIsKeptAsWritten() {
        Log<AuditEvent> log = log(LINE.replace("kubectl", "\\ud83dx"));
        AuditEvent event = read(log).get(0);
        assertThat(event.userAgent()).isEqualTo("\\ud83dx");
        assertThat(log.findings().errors()).isZero();
        assertThat(log.findings().count()).isEqualTo(1);
        assertThat(event.toYaml()).contains("\\ud83dx");
    }

    @Test
    void aKubernetesEventWithAnInvalidFieldIsRead() {
        String line =
                "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"pod\"},"
                        + "\"reason\":\"r\",\"count\":\"many\",\"firstTimestamp\":\"soon\"}}";
        Log<EventNotice> log = EventLog.of("log", line.getBytes(StandardCharsets.UTF_8));
        EventNotice notice = read(log).get(0);
        assertThat(notice.event().reason()).isEqualTo("r");
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().path().toString())
                .containsExactly("event.count", "event.firstTimestamp");
        assertThat(notice.toJsonLine()).contains("\"count\":\"many\"", "\"firstTimestamp\":\"soon\"");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                argumentSet("a status", "\"code\":200", "\"code\":"),
                argumentSet("a code", "\"code\":200", "\"code\":2\u0001"),
                argumentSet("a name", "\"responseStatus\"", "\"responseSt"),
                argumentSet("a time", ".344000Z\",\"stage", ".34400"),
                argumentSet("annotations", "\"allow\"", "\"allow"),
                argumentSet("a key", "\"authorization.k8s.io/decision\":", ""));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aLineThatIsDamagedAfterItsObjectIsAFindingAndNoEvent(String right, String wrong) {
        String damaged = LINE.replace(right, wrong);
        Log<AuditEvent> log = log(LINE + "\n" + damaged + "\n" + LINE + "\n");
        List<AuditEvent> events = read(log);
        assertThat(events).hasSize(2);
        assertThat(log.findings().errors()).isGreaterThanOrEqualTo(1);
        assertThatCode(() -> assertThat(events.stream().distinct().map(AuditEvent::auditId))
                        .containsExactly("a"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ufffd", "\\uFFFD", "\ufffd", "\\/", "\\u0041", "\\u003C", "\\u003c", "<", "\\u2028", "\u2028", "\\b",
                "\\u0008", "\\u00e9", "é", "\\u001B"
            })
    void escapesAreKeptAsWritten(String spelling) {
        for (String line : List.of(LINE, BODY)) {
            String spelled = line.replace("kubectl", "x" + spelling + "y")
                    .replace("Object\":{}", "Object\":{\"a\":\"" + spelling + "\",\"b\":1.0e+1}");
            AuditEvent event = read(log(spelled)).get(0);
            assertThat(event.toJsonLine()).isEqualTo(spelled);
            assertThat(event.compact().toJsonLine()).isEqualTo(spelled);
            int size = spelled.getBytes(StandardCharsets.UTF_8).length + 1;
            assertThat(event.lineSize(event.level())).isEqualTo(size);
            assertThat(event.compact().lineSize(event.level())).isEqualTo(size);
        }
    }

    @Test
    void theItemsOfAListAreWrittenAsLinesWithTheirEscapes() {
        String spelled = LINE.replace("kubectl", "\\ufffd");
        String item = spelled.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "");
        String list =
                "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[" + item + "]}";
        AuditEvent event = read(log(list)).get(0);
        assertThat(event.toJsonLine()).isEqualTo(spelled);
        assertThat(event.lineSize(event.level())).isEqualTo(spelled.length() + 1);
        assertThat(event).isEqualTo(read(log(spelled)).get(0));
    }

    @Test
    void aCompactCopyKeepsNothingOfItsLog() {
        AuditEvent event = read(log(LINE + "\n" + BODY + "\n")).get(1);
        AuditEvent copy = event.compact();
        assertThat(copy).isEqualTo(event).hasToString(event.toString()).hasSameHashCodeAs(event);
        assertThat(copy.requestObject()).isEqualTo(event.requestObject()).isPresent();
        assertThat(copy.annotations()).isEqualTo(event.annotations());
        assertThat(copy.toYaml()).isEqualTo(event.toYaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1beta1", "v1alpha1"})
    void eventsOfOlderVersionsAreRead(String version) {
        String group = version.equals("v1beta1")
                ? "\"apiGroup\":\"apps\",\"apiVersion\":\"v1\""
                : "\"apiVersion\":\"apps/v1\"";
        String line = """
                {"kind":"Event","apiVersion":"audit.k8s.io/%s","metadata":{"creationTimestamp":"2018-03-21T21:47:07Z"},\
                "level":"Metadata","timestamp":"2018-03-21T21:47:06Z","auditID":"a","stage":"ResponseComplete",\
                "requestURI":"/apis/apps/v1/deployments","verb":"list","user":{"username":"alice"},"sourceIPs":["::1"],\
                "objectRef":{"resource":"deployments",%s},"responseStatus":{"metadata":{},"code":200},\
                "requestReceivedTimestamp":"2018-03-21T21:47:06.984712Z","stageTimestamp":"2018-03-21T21:47:07.097444Z"}""".formatted(version, group);
        String early = line.replaceFirst(",\"requestReceivedTimestamp.*", "}");
        Log<AuditEvent> log = log(line + "\n" + early + "\n");
        List<AuditEvent> events = read(log);
        assertThat(log.findings().first()).isEmpty();
        assertThat(events).hasSize(2).allMatch(event -> event.isFor("apps", "deployments"));
        assertThat(events)
                .extracting(event -> event.objectRef().orElseThrow().apiVersion())
                .containsOnly("v1");
        assertThat(events.get(0).requestReceivedTimestamp()).contains(Instant.parse("2018-03-21T21:47:06.984712Z"));
        assertThat(events.get(1).requestReceivedTimestamp()).contains(Instant.parse("2018-03-21T21:47:06Z"));
        assertThat(events.get(1).stageTimestamp()).contains(Instant.parse("2018-03-21T21:47:07Z"));
        String item = line.replaceFirst("\"kind\":\"Event\",\"apiVersion\":\"[^\"]*\",", "");
        String list =
                "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/" + version + "\",\"items\":[" + item + "]}";
        assertThat(read(log(list))).containsExactly(events.get(0));
        assertThat(read(log(events.get(0).toJsonLine()))).containsExactly(events.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\udc00", "\\ud83dx", "\\xff", "\\ud83d\\ud83d"})
    void anEscapeWithoutACharacterInALegacyLineIsKeptAsWritten(String escape) {
        String line = "2022-08-22T09:36:56Z AUDIT: id=\"a\" stage=\"Panic\" ip=\"::1\" method=\"get\" user=\"root\""
                + " groups=\"<none>\" as=\"<self>\" asgroups=\"<lookup>\" user-agent=\"" + escape
                + "\" namespace=\"<none>\" uri=\"/\" response=\"500\"";
        AuditEvent event = read(log(line)).get(0);
        assertThat(event.userAgent()).isEqualTo(escape);
        assertThat(event.toJsonLine()).doesNotContain("?").contains("\"" + escape.replace("\\", "\\\\") + "\"");
        assertThat(event.toYaml()).contains(escape);
        assertThat(read(log(event.toJsonLine()))).containsExactly(event);
    }

    @Test
    void aLoneSurrogateInABuiltEventIsWrittenAsItsEscape() {
        AuditEvent event = read(log(LINE)).get(0).edit(e -> e.userAgent("x\ud83d"));
        assertThat(event.toJsonLine()).contains("\"x\\ud83d\"").doesNotContain("?");
    }
}
