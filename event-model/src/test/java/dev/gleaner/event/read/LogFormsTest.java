package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.JsonText;
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
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format of records is recognised by its content. */
class LogFormsTest {
    static final String AUDIT = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                    .auditId("a")
                    .stage(Stage.REQUEST_RECEIVED)
                    .requestUri("/version")
                    .verb("get"))
            .toJsonLine();
    private static final String EVENT =
            "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"pod\"},\"reason\":\"r\"}";
    static final String NOTICE = "{\"verb\":\"ADDED\",\"event\":" + EVENT + "}";
    static final String OTHER = "{\"MESSAGE\":\"m\"}";
    static final String KLOG = "I0824 09:50:55.327484       1 interfaces.go:36] Sink is [stdout]";

    static String inMessage(String text) {
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
    static String kind(LogEntry entry) {
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

    static byte[] compressed(String log) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(log.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<String> read(byte[] bytes) {
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

    @Test
    void endlessStructuredDataDoesNoHarm() {
        String line = "<1>1 a b c d e " + "[a][bb]".repeat(100_000) + " " + NOTICE;
        assertThat(read(line.getBytes(StandardCharsets.UTF_8))).containsExactly("event ADDEDr");
    }
}
