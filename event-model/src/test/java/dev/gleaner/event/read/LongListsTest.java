package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables and answers that are longer than the limit of a record are read item by item. */
class LongListsTest {
    private static final Bounds BOUNDS = new Bounds(4000, 128, 10_000, 4000);
    private static final int COUNT = 50;

    private static String audit(int i) {
        return CarriedForms.audit("id-" + i, "delete", "web-" + i);
    }

    private static String all(String separator, IntFunction<String> item) {
        return IntStream.range(0, COUNT).mapToObj(item).collect(Collectors.joining(separator));
    }

    private static String quoted(int i) {
        return CarriedForms.quoted(audit(i));
    }

    private static String cell(int i) {
        return '"' + audit(i).replace("\"", "\"\"") + '"';
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                argumentSet("a table", "time,message\n" + all("\n", i -> "t," + cell(i))),
                argumentSet("a table of Windows", "\ufefftime;message\r\n" + all("\r\n", i -> "t;" + cell(i)) + "\r\n"),
                argumentSet("a table of Excel", "sep=;\r\ntime;message\r\n" + all("\r\n", i -> "t;" + cell(i))),
                argumentSet(
                        "Log Analytics",
                        "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"TimeGenerated\",\"type\":\"datetime\"},"
                                + "{\"name\":\"log_s\",\"type\":\"string\"}],\"rows\":["
                                + all(",", i -> "[\"2024\"," + quoted(i) + "]")
                                + "]}]}"),
                argumentSet(
                        "Log Analytics, over several lines",
                        "{\n  \"tables\": [\n    {\n      \"columns\": [\n        {\"name\": \"a\"},\n        {\"name\":"
                                + " \"log_s\"}\n      ],\n      \"rows\": [\n"
                                + all(",\n", i -> "        [\n          null,\n          " + quoted(i) + "\n        ]")
                                + "\n      ]\n    }\n  ]\n}\n"),
                argumentSet(
                        "rows before a member",
                        "{\"columns\":[\"a\",\"b\"],\"rows\":[" + all(" , ", i -> "[" + i + "," + quoted(i) + "]")
                                + "],\"cursor\":\"x\"}"),
                argumentSet(
                        "Loki",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"job\":\"a\"},"
                                + "\"values\":[" + all(",", i -> "[\"17\"," + quoted(i) + ",{\"a\":{}}]")
                                + "]}],\"stats\":{\"a\":[1]}}}"),
                argumentSet(
                        "Loki, several streams",
                        "{\"data\":{\"result\":["
                                + all(
                                        ",",
                                        i -> "{\"stream\":{\"i\":\"" + i + "\"},\"values\":[[\"1\"," + quoted(i)
                                                + "]]}")
                                + "]}}"),
                argumentSet(
                        "Loki, metrics beside streams",
                        "{\"data\":{\"result\":[{\"values\":[[1,\"a\"],[2,\"b\"]]},{\"stream\":{},\"values\":["
                                + all(",", i -> "[\"1\"," + quoted(i) + "]") + "]},{\"values\":[]}]}}"),
                argumentSet(
                        "Elasticsearch",
                        "{\"took\":3,\"hits\":{\"total\":{\"value\":9},\"hits\":["
                                + all(",", i -> "{\"_source\":" + audit(i) + "}") + "]}}"),
                argumentSet(
                        "several searches of Elasticsearch",
                        "{\"took\":3,\"responses\":[{\"hits\":{\"hits\":["
                                + all(",", i -> "{\"_source\":" + audit(i) + "}") + "]}},{\"hits\":{\"hits\":[]}}]}"),
                argumentSet(
                        "CloudWatch",
                        "{\"events\":[" + all(",", i -> "{\"timestamp\":1,\"message\":" + quoted(i) + "}")
                                + "],\"nextToken\":null}"),
                argumentSet(
                        "CloudWatch Logs Insights",
                        "{\"results\":["
                                + all(
                                        ",",
                                        i ->
                                                "[{\"field\":\"@timestamp\",\"value\":\"t\"},{\"field\":\"@message\",\"value\":"
                                                        + quoted(i) + "}]")
                                + "],\"statistics\":{},\"status\":\"Complete\"}"),
                argumentSet(
                        "a list of Kubernetes",
                        "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
                                + all(",", LongListsTest::audit) + "]}"),
                argumentSet(
                        "Graylog",
                        "{\"query\":\"*\",\"messages\":["
                                + all(
                                        ",",
                                        i -> "{\"message\":{\"gl2_message_id\":\"" + i + "\",\"full_message\":"
                                                + quoted(i) + "}}")
                                + "],\"fields\":[\"a\"]}"),
                argumentSet(
                        "Graylog, as a table",
                        "{\"schema\":[{\"field\":\"source\",\"name\":\"field: source\"},{\"field\":\"message\",\"name\":"
                                + "\"field: message\"}],\"datarows\":["
                                + all(",", i -> "[\"n\"," + quoted(i) + "]")
                                + "]}"),
                argumentSet(
                        "Event Hub",
                        "{\"records\":[" + all(",", i -> "{\"properties\":{\"log\":" + quoted(i) + "}}") + "]}"),
                argumentSet("texts", "{\"lines\":[" + all(",\n", LongListsTest::quoted) + "],\"n\":1}"),
                argumentSet(
                        "objects and texts",
                        "{\"lines\":[\"x\",1,null," + all(",", i -> i % 2 == 0 ? quoted(i) : audit(i))
                                + ",true],\"n\":1}"),
                argumentSet(
                        "OpenTelemetry",
                        "{\"resourceLogs\":[{\"resource\":{},\"scopeLogs\":[{\"scope\":{},\"logRecords\":["
                                + all(",", i -> "{\"body\":{\"stringValue\":" + quoted(i) + "}}") + "]}]}]}"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRecordIsRead(String document) {
        byte[] bytes = (document + "\n" + audit(COUNT)).getBytes(StandardCharsets.UTF_8);
        List<String> expected =
                IntStream.rangeClosed(0, COUNT).mapToObj(i -> "id-" + i).toList();
        if (document.contains("message") && !document.startsWith("{")) {
            bytes = document.getBytes(StandardCharsets.UTF_8);
            expected = expected.subList(0, COUNT);
        }
        for (Log<AuditEvent> log :
                List.of(AuditLog.of("log", bytes), streamed(bytes).trusting(Trust.CLUSTER.and(Trust.UNKNOWN)))) {
            Log<AuditEvent> bounded = log.within(BOUNDS);
            assertThat(bounded.events().map(AuditEvent::auditId)).isEqualTo(expected);
            assertThat(bounded.findings().first()).isEmpty();
            assertThat(bounded.findings().looked()).isLessThan(24L * bytes.length);
        }
    }

    /** A short document and a long one have the same events, from the same carriers. */
    @ParameterizedTest
    @MethodSource("documents")
    void theLimitDoesNotChangeTheCarriers(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThat(AuditLog.of("log", bytes).within(BOUNDS).events().map(LongListsTest::withCarrier))
                .isEqualTo(AuditLog.of("log", bytes)
                        .events()
                        .map(LongListsTest::withCarrier)
                        .toList());
    }

    private static String withCarrier(AuditEvent event) {
        return event.carrier() + " " + event.toJsonLine();
    }

    private static Log<AuditEvent> streamed(byte[] bytes) {
        return AuditLog.of("log", slow(new ByteArrayInputStream(bytes)));
    }

    private static InputStream slow(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 13));
            }
        };
    }

    private static List<String> codes(Log<?> log) {
        return log.findings().first().stream()
                .map(finding -> finding.violation().code())
                .toList();
    }

    static Stream<Arguments> damaged() {
        String rows = "{\"tables\":[{\"columns\":[{\"name\":\"log_s\"}],\"rows\":[";
        String values = "{\"data\":{\"result\":[{\"stream\":{},\"values\":[";
        return Stream.of(
                argumentSet(
                        "a row that is too long",
                        rows + all(",", i -> i == 7 ? "[\"" + "x".repeat(5000) + "\"]" : "[" + quoted(i) + "]")
                                + "]}]}",
                        COUNT - 1,
                        List.of("log-bound-length")),
                argumentSet(
                        "a row with a damaged cell",
                        rows + all(",", i -> i == 7 ? "[tru]" : "[" + quoted(i) + "]") + "]}]}",
                        COUNT - 1,
                        List.of("json-syntax")),
                argumentSet(
                        "a row with more cells",
                        rows + all(",", i -> i == 7 ? "[1," + quoted(i) + "]" : "[" + quoted(i) + "]") + "]}]}",
                        COUNT,
                        List.of()),
                argumentSet(
                        "a row with a record that is cut off",
                        rows
                                + all(
                                        ",",
                                        i -> i == 7
                                                ? "[" + CarriedForms.quoted(audit(i).substring(0, 200)) + "]"
                                                : "[" + quoted(i) + "]")
                                + "]}]}",
                        COUNT - 1,
                        List.of("log-carried")),
                argumentSet(
                        "rows that end early",
                        rows + all(",", i -> "[" + quoted(i) + "]"),
                        COUNT,
                        List.of("log-list-broken")),
                argumentSet(
                        "a row that ends early",
                        rows + all(",", i -> "[" + quoted(i) + "]") + ",[\""
                                + audit(99).substring(0, 50),
                        COUNT,
                        List.of("log-list-broken")),
                argumentSet(
                        "a bracket too few",
                        values + all(",", i -> "[\"1\"," + quoted(i) + "]") + "}]}}",
                        COUNT,
                        List.of("log-list-broken", "log-not-a-record")),
                argumentSet(
                        "columns after the rows",
                        "{\"rows\":[" + all(",", i -> "[" + quoted(i) + "]") + "],\"columns\":[{\"name\":\"log_s\"}]}",
                        COUNT,
                        List.of()),
                argumentSet(
                        "numbers",
                        "{\"n\":[" + String.join(",", Collections.nCopies(3000, "17")) + "]}",
                        0,
                        List.of("log-bound-length")),
                argumentSet(
                        "a list that follows the first",
                        "{\"a\":[{\"x\":1}],\"b\":[" + all(",", LongListsTest::audit) + "]}",
                        COUNT,
                        List.of()));
    }

    /** What is not read is reported, and what follows it is read. */
    @ParameterizedTest
    @MethodSource("damaged")
    void whatIsLostIsReported(String document, int count, List<String> codes) {
        Log<AuditEvent> log = AuditLog.of("log", (document + "\n" + audit(COUNT)).getBytes(StandardCharsets.UTF_8))
                .within(BOUNDS)
                .trusting(Trust.EVERYONE);
        List<String> ids = log.events().map(AuditEvent::auditId).toList();
        assertThat(codes(log)).isEqualTo(codes);
        assertThat(ids).hasSize(count + 1).endsWith("id-" + COUNT);
    }

    /** A record in a long record belongs to it. */
    @Test
    void theRowsOfALongRecordBelongToIt() {
        String longOne = audit(1).replace(
                        "\"requestReceived",
                        "\"responseObject\":{\"rows\":[" + all(",", i -> "[" + quoted(i) + "]")
                                + "]},\"requestReceived");
        Log<AuditEvent> log = AuditLog.of("log", (longOne + "\n" + audit(2)).getBytes(StandardCharsets.UTF_8))
                .within(BOUNDS);
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("id-2");
        assertThat(codes(log)).containsExactly("log-bound-length");
    }

    /** The pod that a long object names before its list applies to each item, as in a short one. */
    @Test
    void thePodOfALongStreamCounts() {
        for (String labels : List.of(
                "\"stream\":{\"namespace\":\"tenant\",\"pod\":\"kube-apiserver-1\"}",
                "\"pod\":{\"name\":\"kube-apiserver-1\"},\"namespace\":\"tenant\",\"a\":tru")) {
            String forged =
                    "{\"data\":{\"result\":[{" + labels + ",\"values\":[" + all(",", i -> "[\"1\"," + quoted(i) + "]")
                            + "]},{\"stream\":{\"job\":\"audit\"},\"values\":[[\"1\"," + quoted(90) + "]]}]}}";
            Log<AuditEvent> log =
                    AuditLog.of("log", forged.getBytes(StandardCharsets.UTF_8)).within(BOUNDS);
            assertThat(log.events().map(AuditEvent::auditId)).as(labels).containsExactly("id-90");
            assertThat(log.findings().leftOut()).isEqualTo(COUNT);
        }
    }

    static Stream<Arguments> tenants() {
        String values = "\"values\":[" + all(",", i -> "[\"1\"," + quoted(i) + "]") + "]";
        String hits = "\"hits\":{\"hits\":[" + all(",", i -> "{\"_source\":" + audit(i) + "}") + "]}";
        String list = "\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":["
                + all(",", LongListsTest::audit) + "]";
        String tenant = "\"kubernetes\":" + CarriedForms.TENANT;
        String apiServer = "\"kubernetes\":" + CarriedForms.API_SERVER;
        return Stream.of(
                argumentSet("of the stream", "{" + values + ",\"x\":1,\"stream\":{\"pod\":\"p\",\"namespace\":\"n\"}}"),
                argumentSet("of the object around", "{\"a\":[{" + values + "}],\"b\":[[1]]," + tenant + "}"),
                argumentSet("of the answer", "{\"took\":1," + hits + "," + tenant + "}"),
                argumentSet("of the list", "{" + list + "," + tenant + "}"),
                argumentSet("of a list over lines", "{\n" + list.replace("},{", "},\n{") + ",\n" + tenant + "\n}"),
                argumentSet("of a list that names another first", "{" + apiServer + "," + list + "," + tenant + "}"),
                argumentSet("behind a long member", "{" + list + ",\"x\":\"" + "x".repeat(3000) + "\"," + tenant + "}"),
                argumentSet(
                        "behind a long list", "{" + values + ",\"b\":[" + "[1],".repeat(2000) + "2]," + tenant + "}"),
                argumentSet("behind many members", "{" + values + ",\"b\":1".repeat(2000) + "," + tenant + "}"),
                argumentSet(
                        "behind many members of a stream of another pod",
                        "{\"stream\":{\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\"}," + values
                                + ",\"b\":1".repeat(2000) + "," + tenant + "}"),
                argumentSet(
                        "of the second list", "{\"a\":[" + "{},".repeat(2000) + "{}]," + values + "," + tenant + "}"),
                argumentSet(
                        "of the rows",
                        "{\"rows\":[" + all(",", i -> "[\"n\",\"p\"," + quoted(i) + "]")
                                + "],\"columns\":[\"namespace\",\"pod\",\"message\"]}"));
    }

    /** The pod that an object names after its list counts like one before it, however long the list is. */
    @ParameterizedTest
    @MethodSource("tenants")
    void aLaterPodCounts(String document, @TempDir Path folder) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("audit.json"), bytes);
        for (Log<AuditEvent> log : List.of(AuditLog.of("log", bytes), AuditLog.of(file), streamed(bytes))) {
            for (Log<AuditEvent> read : List.of(log.within(BOUNDS), AuditLog.of("log", bytes))) {
                assertThat(read.events()).isEmpty();
                assertThat(read.findings().leftOut()).isEqualTo(COUNT);
            }
        }
    }

    /** What follows a list is known only where it can be read before the items. */
    @ParameterizedTest
    @MethodSource("documents")
    void aStreamMayNameAPodLater(String document, @TempDir Path folder) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("audit.json"), bytes);
        assertThat(AuditLog.of(file).within(BOUNDS).events()).hasSize(COUNT);
        boolean isList = document.startsWith("{");
        int last = document.lastIndexOf('}');
        String late = document.substring(0, last) + " ".repeat(2 * InputBlock.SIZE) + document.substring(last);
        Log<AuditEvent> streamed = streamed((isList ? late : document).getBytes(StandardCharsets.UTF_8))
                .within(BOUNDS);
        assertThat(streamed.events()).hasSize(isList ? 0 : COUNT);
        assertThat(streamed.findings().leftOut()).isEqualTo(isList ? COUNT : 0);
    }

    @Test
    void bothLongListsOfAnObjectAreRead() {
        String rows = "\"rows\":[" + all(",", i -> "[" + quoted(i) + "]") + "]";
        String objects = "\"objects\":[" + all(",", i -> audit(i + COUNT)) + "]";
        String texts = "\"texts\":[" + all(",", i -> quoted(i + 2 * COUNT)) + "]";
        List<String> ids =
                IntStream.range(0, 3 * COUNT).mapToObj(i -> "id-" + i).toList();
        for (String all : List.of(
                rows + "," + objects + ",\"x\":{\"y\":" + quoted(3 * COUNT) + "}," + texts,
                "\"x\":1," + rows + ",\"y\":{\"z\":{" + objects + "," + texts + "}}")) {
            byte[] bytes = ("{" + all + "}").getBytes(StandardCharsets.UTF_8);
            Log<AuditEvent> log = AuditLog.of("log", bytes).within(BOUNDS);
            assertThat(log.events().map(AuditEvent::auditId).filter(ids::contains))
                    .isEqualTo(ids);
            assertThat(log.findings().first()).isEmpty();
        }
    }

    static Stream<Arguments> hostile() {
        String head = "{\"a\":\"" + "x".repeat(3000) + "\",\"rows\":[[1],";
        return Stream.of(
                argumentSet("rows", "{\"rows\":[", "[\"x\"],"),
                argumentSet("rows without end", "{\"rows\":[", "[\"x\","),
                argumentSet("brackets", "{\"rows\":[", "["),
                argumentSet("lists in objects", "", "{\"a\":["),
                argumentSet("lists of rows in objects", "", "{\"a\":[[],"),
                argumentSet("rows with long heads", "", head),
                argumentSet("objects with long heads", "", head.replace("[1]", "{}")),
                argumentSet("numbers after a row", "{\"rows\":[[1],", "1,"),
                argumentSet("a number that does not end", "{\"rows\":[[1],", "1"),
                argumentSet("texts", "{\"rows\":[", "\"x\","),
                argumentSet("a text that does not end", "{\"rows\":[\"", "x"),
                argumentSet("line ends", "{\"rows\":[[1]", "\n"),
                argumentSet("rows and line ends", "{\"rows\":[", "\n[\n\"x\"\n]\n,"),
                argumentSet("brackets that do not fit", "{\"rows\":[", "[\"x\"}],"),
                argumentSet("NUL bytes", "{\"rows\":[[1],", "\0"),
                argumentSet("objects that do not end", "", "{\"a\":[" + "{},".repeat(2000) + "x\n"),
                argumentSet("objects that do not end, over lines", "", "{\"a\":[" + "{},\n".repeat(2000) + "{}x\n"),
                argumentSet("lists that follow each other", "{\"x\":1", ",\"a\":[" + "{},".repeat(2000) + "{}]"),
                argumentSet("long lists in each other", "", "{\"a\":[" + "{},".repeat(2000)));
    }

    /** The work is linear, also for what is made to cost. */
    @ParameterizedTest
    @MethodSource("hostile")
    void theWorkIsLinear(String start, String part) {
        byte[] bytes = (start + part.repeat(400_000 / part.length())).getBytes(StandardCharsets.UTF_8);
        for (Log<LogEntry> log :
                List.of(ClusterLog.of("log", bytes), ClusterLog.of("log", slow(new ByteArrayInputStream(bytes))))) {
            Log<LogEntry> bounded = log.within(BOUNDS);
            assertThat(bounded.events().count()).isNotNegative();
            assertThat(bounded.findings().looked()).isLessThan(24L * bytes.length);
        }
    }

    /** The memory does not depend on the length: the reader is never far ahead of what it emits. */
    @Test
    void aTableOfAnyLengthIsReadInTheMemoryOfARow() {
        String row = ",[\"2024\"," + quoted(1) + "]";
        String start = "{\"tables\":[{\"columns\":[{\"name\":\"t\"},{\"name\":\"log_s\"}],\"rows\":[[\"x\",\"y\"]";
        int rows = 60_000;
        long[] read = {0};
        InputStream in = new InputStream() {
            private byte[] current = start.getBytes(StandardCharsets.UTF_8);
            private int at;
            private int count;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == current.length) {
                    if (count > rows) {
                        return -1;
                    }
                    current = (count == rows ? "]}]}" : row).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                    count++;
                }
                int copied = Math.min(length, current.length - at);
                System.arraycopy(current, at, target, offset, copied);
                at += copied;
                read[0] += copied;
                return copied;
            }
        };
        long[] events = {0};
        long[] farthest = {0};
        Log<AuditEvent> log = AuditLog.of("log", in).trusting(Trust.CLUSTER.and(Trust.UNKNOWN));
        log.forEach(event -> {
            events[0]++;
            farthest[0] = Math.max(farthest[0], read[0] - events[0] * row.length());
        });
        assertThat(events[0]).isEqualTo(rows);
        assertThat(log.findings().first()).isEmpty();
        // What is longer than the limit is noticed after so many bytes; then one row at a time is read.
        assertThat(farthest[0]).isLessThan(3L * Bounds.DEFAULT.characters());
        assertThat(log.findings().looked()).isLessThan(13L * rows * row.length());
    }
}
