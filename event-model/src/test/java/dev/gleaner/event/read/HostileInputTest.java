package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The work for a hostile log is linear in its size. The reader counts the bytes that it examines, each as often as it
 * does, and the count stays below a multiple of the size.
 */
class HostileInputTest {
    /** More than a block of the reader. */
    private static final int SIZE = 300_000;

    /** The maximum number of times that a byte is examined, on average. */
    private static final int TIMES = 16;

    private static final String AUDIT = AuditCorpus.metadata(1).lines(1).get(0);
    private static final String BODIES = AuditCorpus.bodies(1).lines(20).stream()
            .filter(line -> line.contains("\"responseObject\""))
            .findFirst()
            .orElseThrow();
    private static final String RANCHER =
            "{\"auditID\":\"a\",\"requestURI\":\"/v1/harvester/secrets/default\",\"user\":{\"name\":\"u\"},\"method\":\"POST\","
                    + "\"responseCode\":201,\"requestBody\":{\"metadata\":{},\"data\":{}}}";
    private static final String TIME = "2022-08-24T11:17:32Z";

    @TempDir
    private Path folder;

    private static Arguments form(String name, String part) {
        return form(name, "", part);
    }

    private static Arguments form(String name, String start, String part) {
        return form(name, start, part, "");
    }

    /** A start, a part that is repeated, and an end. */
    private static Arguments form(String name, String start, String part, String end) {
        IntFunction<byte[]> bytes =
                size -> (start + part.repeat(size / part.length()) + end).getBytes(StandardCharsets.UTF_8);
        return argumentSet(name, bytes);
    }

    static Stream<Arguments> forms() {
        String list = "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[";
        return Stream.of(
                form("lines", AUDIT + "\n"),
                form("lines with bodies", BODIES + "\n"),
                form("an array on one line", "[", AUDIT + ",", "{}]"),
                form("an array with bodies on one line", "[", BODIES + ",", "{}]"),
                form("an array of small objects on one line", "[", "{},", "{}]"),
                form("an array of broken objects on one line", "[", "{\"a\":},", "{}]"),
                form("an array of broken objects over several lines", "[\n", "{\n\"a\":\n},\n", "{}]"),
                form("the body of a webhook on one line", list, AUDIT + ",", "{}]}"),
                form("the body of a webhook that is cut off", list, AUDIT + ",", ""),
                form(
                        "a list with its kind at the end",
                        "{\"apiVersion\":\"v1\",\"items\":[",
                        "{\"a\":1},",
                        "{}],\"kind\":\"List\"}"),
                form(
                        "a list over several lines",
                        "{\n\"kind\": \"List\",\n\"items\": [\n",
                        "{\n\"a\": 1\n},\n",
                        "{}\n]\n}\n"),
                form("a list without objects", list, "1,", "1]}"),
                form("a long text in logfmt", "name=a eventRV=1 msg=\"", "x", "\""),
                form("a long label", "x {a=\"", "x", "\"} {}"),
                form("many labels", "x {", "a=\"b\",", "} {}"),
                form("long data of syslog", "<14>1 2024-05-02T10:00:01Z h a p m [x@1 a=\"", "x", "\"] {}"),
                form("a long host of syslog", "<14>1 ", "y", " h a p m [x@1 a=\"1\"] {}"),
                form("times that are too large", "{\"timestamp\":\"9999999999999999999\"}\n"),
                form(
                        "texts like tags of files",
                        "{\"a\":\"" + "var.log.containers.a_b_".repeat(38) + "-" + "0123456789abcdef".repeat(4)
                                + " \"}\n"),
                form(
                        "lists in an object that does not end",
                        "{\"a\":[\n{\"kind\":\"EventList\",\"items\":[]\n{\"b\":1}\n"),
                form("lists in lists", "{\"kind\":\"List\",\"items\":["),
                form("lists that are cut off", "{\"kind\":\"List\",\"items\":[\n"),
                form("many fields with lists", "{", "\"items\":[],", "\"a\":1}"),
                form("objects in one line", "{\"a\":1}"),
                form("objects with text behind them", "{} x\n"),
                form("an object that does not end", "{", "\"a\":1,"),
                form("an object over several lines that does not end", "{\n", "\"a\": 1,\n"),
                form("blank lines in an object", "{", "\n"),
                form("objects in lines that do not end", "{\"a\":\n"),
                form("objects in one line that do not end", "{\"a\":"),
                form("objects that do not end, with whole ones in them", "{\"a\":[\n".repeat(120), "{},\n", "x"),
                form(
                        "objects that do not end, again and again",
                        ("{\"a\":[\n".repeat(30) + "{},\n".repeat(100)) + "x\n"),
                form("lines that are cut off", AUDIT.substring(0, AUDIT.length() / 2) + "\n"),
                form("lines that are cut off in a body", BODIES.substring(0, BODIES.length() / 2) + "\n"),
                form(
                        "lines that are cut off before the object",
                        AUDIT.substring(0, AUDIT.indexOf("\"objectRef\":{") + 13) + "\n"),
                form("a text that does not end", "{\"a\":\"", "x"),
                form("escapes", "{\"a\":\"", "\\\\"),
                form("quotes", "\""),
                form("lines of quotes", "{\"\n"),
                form("brackets", "["),
                form("brackets in lines", "[\n"),
                form("brackets in an object", "{\"a\":", "["),
                form("closing brackets", "}"),
                form("closing brackets in lines", "}]\n"),
                form("garbage on one line", "x"),
                form("garbage", "x\n"),
                form("NUL bytes", "\0"),
                form("NUL bytes in text", "x\0"),
                form("NUL bytes between records", "{}\0"),
                form("parts of a line", TIME + " stdout P {\"a\n"),
                form("lines of the runtime", TIME + " stdout F {\"verb\":\"ADDED\",\"event\":{}}\n"),
                form("parts and ends", TIME + " stdout P {\"a\n" + TIME + " stdout F \":1}\n"),
                form("messages of syslog on one line", "99 <30>1 " + TIME + " a b - - - {\"a\":1}"),
                form("starts of messages of syslog", "<30>1 a b c d e "),
                form("entries of Rancher", RANCHER + "\n"),
                form(
                        "entries of Rancher with a large body",
                        RANCHER.replace("{}", "{\"a\":\"" + "x".repeat(50_000) + "\"}")),
                form("entries of Rancher in records", "{\"log\":" + quoted(RANCHER) + ",\"stream\":\"stdout\"}\n"),
                form("entries of Rancher that are cut off", RANCHER.substring(0, RANCHER.length() / 2) + "\n"),
                form(
                        "a path of Rancher that does not end",
                        "{\"auditID\":\"a\",\"method\":\"GET\",\"requestURI\":\"/v1",
                        "/%2f",
                        "\"}"),
                form(
                        "addresses of Rancher that do not end",
                        "{\"auditID\":\"a\",\"method\":\"GET\",\"requestURI\":\"/\",\"requestHeader\":{\"X-Forwarded-For\":[\"",
                        "1.2.3.4,",
                        "\"]}}"),
                form("legacy lines that are cut off", TIME + " AUDIT: id=\"\n"),
                form("texts that mention records", "{\"a\":[\"audit.k8s.io\",\"{\\\"auditID\\\":\"]}\n"),
                form("parts of lines", "{\"stream\":\"s\",\"logtag\":\"P\",\"message\":\"{\\\"a\\\":\"}\n"),
                form("objects that name pods", "{\"pod\":{\"name\":\"p\"},\"namespace\":\"n\",\"a\":"),
                form("what looks like a prefix", "a [b] c: {\"a\":1}{\"involvedObject\":\n"),
                form("labels of streams", "{a=\"b\"} {c=\"\n"),
                form("changes of a watch", "{\"type\":\"ADDED\",\"object\":"),
                form("rows of a table", "{\"columns\":[\"a\"],\"rows\":[", "[\"x\"],", "[\"y\"]]}"),
                form("values of a stream", "{\"stream\":{},\"values\":[", "[\"1\",\"involvedObject\\\"\"],", "[]]}"),
                form("texts that may be in Base64", "{\"a\":[", "\"eyJhIjoxfQ==\",", "1]}"),
                form("names that are paths", "{", "\"a.involvedObject.b\":1,", "\"c\":1}"),
                form("names with a prefix", "{\"x.auditID\":1", ",\"x.stage\":1", "}"),
                form("fields of a journal", "__CURSOR=1\n", "MESSAGE={\"a\":1}\n"),
                form("colours", "\u001b[0mx\n"),
                form("records in a text", "{\"a\":\"audit.k8s.io", "{}", "\"}"),
                form("quoted keys", "\"a\"\t{\"b\":1}\n"),
                form("entries of Google", "{\"protoPayload\":{},\"a\":"),
                argumentSet("gzip members", (IntFunction<byte[]>) HostileInputTest::members));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static byte[] members(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < size) {
            bytes.writeBytes(compressed("{}\n"));
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theWorkIsLinear(IntFunction<byte[]> form) {
        byte[] bytes = form.apply(SIZE);
        assertThat(looked(ClusterLog.of("log", bytes))).as("in memory").isLessThan((long) TIMES * bytes.length);
        assertThat(looked(ClusterLog.of("log", new ByteArrayInputStream(bytes))))
                .as("from a stream")
                .isLessThan((long) TIMES * bytes.length);
    }

    static Stream<Arguments> longNames() {
        int most = 4_000_000;
        return Stream.of(
                argumentSet("underscores", "_".repeat(most)),
                argumentSet("dots", ".".repeat(most)),
                argumentSet("signs of lists", "{}_".repeat(most / 3)),
                argumentSet("the ID", "auditid_".repeat(most / 8)),
                argumentSet("the start of the ID", "auditi_".repeat(most / 7)),
                argumentSet("a part", "user_".repeat(most / 5)),
                argumentSet("annotations", "annotations." + "_.".repeat(most / 2)),
                argumentSet("an object", "involvedObject.".repeat(most / 15)),
                argumentSet("labels", "a.labels." + ".a".repeat(most / 2)));
    }

    /** Work that is not linear would not end. */
    @ParameterizedTest
    @MethodSource("longNames")
    void theNameOfAFieldMayBeLong(String name) {
        String plain = "{\"audit_id\":\"a\",\"stage_\":\"ResponseComplete\",\"verb_\":\"get\",\"" + name + "\":1}\n";
        String prefixed = "{\"x.audit_id\":\"a\",\"" + name + ".auditID\":1,\"x_auditID\":1,\"x_stage\":\"Panic\","
                + "\"x_verb\":\"get\",\"involvedObject.name\":\"a\"}\n";
        Log<LogEntry> log = ClusterLog.of("log", (plain + prefixed).getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(2);
    }

    static Stream<Arguments> longLines() {
        int most = 4_000_000;
        return Stream.of(
                argumentSet("a word in logfmt", "name=a eventRV=1 msg=b " + "x".repeat(most), 1),
                argumentSet("the heading of a table", "LAST SEEN" + " ".repeat(most) + "x", 0));
    }

    /** Work that is not linear would not end. */
    @ParameterizedTest
    @MethodSource("longLines")
    void aLineMayBeLong(String line, int entries) {
        assertThat(ClusterLog.of("log", line.getBytes(StandardCharsets.UTF_8)).events())
                .hasSize(entries);
    }

    private static long looked(Log<LogEntry> log) {
        try (Stream<LogEntry> entries = log.events()) {
            assertThat(entries.count()).isNotNegative();
        }
        return log.findings().looked();
    }

    private static long looked(Log<LogEntry> log, List<Spliterator<LogEntry>> parts) {
        parts.forEach(part -> part.forEachRemaining(entry -> {}));
        return log.findings().looked();
    }

    /** The smallest parts into which the log can be split, the last one first. */
    private static List<Spliterator<LogEntry>> parts(Log<LogEntry> log) {
        List<Spliterator<LogEntry>> parts = new ArrayList<>();
        split(log.events().spliterator(), parts);
        Collections.reverse(parts);
        return parts;
    }

    private static void split(Spliterator<LogEntry> spliterator, List<Spliterator<LogEntry>> parts) {
        Spliterator<LogEntry> half = spliterator.trySplit();
        if (half != null) {
            split(half, parts);
            split(spliterator, parts);
        } else {
            parts.add(spliterator);
        }
    }

    @Test
    void recordsInsideEachOtherAreLookedAtOnceForEachLevel() {
        String nested = "{\"_source\":".repeat(8) + "{\"a\":\"" + "x".repeat(1000) + "\"}" + "}".repeat(8);
        byte[] bytes = (nested + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(looked(ClusterLog.of("log", bytes))).isLessThan(32L * bytes.length);
        String deeper = "{\"_source\":".repeat(1000) + "{}" + "}".repeat(1000);
        byte[] more = (deeper + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(looked(ClusterLog.of("log", more))).isLessThan(32L * more.length);
    }

    /** Each finding of a part needs the number of lines before it. */
    @Test
    void findingsOfAParallelReadingCountTheLinesBeforeThemOnce() throws IOException {
        String lines = "{}\n" + "broken\n".repeat(500_000);
        Log<LogEntry> log = ClusterLog.of(Files.writeString(folder.resolve("log"), lines));
        List<Spliterator<LogEntry>> parts = parts(log);
        assertThat(parts).hasSize(2);
        assertThat(looked(log, parts)).isLessThan((long) TIMES * lines.length());
        assertThat(log.findings().count()).isEqualTo(500_000);
        assertThat(log.findings().first().get(999).violation().position().line())
                .isGreaterThan(250_000);
    }

    @Test
    void theWorkIsLinearForASlowInput() {
        byte[] bytes = ("[" + (AUDIT + ",").repeat(1000) + "{}]\n" + "{\"a\":\n".repeat(1000) + "x".repeat(100_000))
                .getBytes(StandardCharsets.UTF_8);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 7));
            }
        };
        assertThat(looked(ClusterLog.of("log", slow))).isLessThan((long) TIMES * bytes.length);
    }

    @Test
    void theWorkIsLinearForAFileThatGrowsSlowly() throws IOException {
        for (String start : List.of("x", AUDIT.substring(0, 100), "{\"a\":[\n", "{\"kind\":\"List\",\"items\":[\n")) {
            Path file = Files.writeString(folder.resolve("audit.log"), start);
            String more = start.contains("[") ? "1,\n".repeat(100) : "x".repeat(300);
            Log<AuditEvent> log = AuditLog.of(file);
            try (Follower<AuditEvent> follower = log.follow()) {
                for (int i = 0; i < 1000; i++) {
                    Files.writeString(file, more, StandardOpenOption.APPEND);
                    assertThat(follower.poll(event -> {})).isZero();
                }
            }
            assertThat(log.findings().count()).isZero();
            assertThat(log.findings().looked()).as(start).isLessThan((long) TIMES * Files.size(file));
            Files.delete(file);
        }
    }

    static Stream<Arguments> lists() {
        long limit = Bounds.DEFAULT.characters();
        return Stream.of(
                arguments("[", 1L << 20),
                arguments("{\"kind\":\"EventList\",\"items\":[", 3 * limit),
                arguments("{\"apiVersion\":\"v1\",\"items\":[", 3 * limit));
    }

    /** Emitted elements are not kept, so that what is in memory does not grow with the list. */
    @ParameterizedTest
    @MethodSource("lists")
    void aListOfAnySizeIsReadInTheMemoryOfARecord(String start, long most) {
        Endless in = new Endless(start, AUDIT + ",", 4 * most);
        Log<AuditEvent> log = AuditLog.of("log", in).trusting(Trust.CLUSTER.and(Trust.UNKNOWN));
        long[] count = {0};
        log.forEach(event -> {
            count[0]++;
            assertThat(in.read - count[0] * (AUDIT.length() + 1)).isLessThan(most);
        });
        assertThat(count[0]).isEqualTo(in.parts);
    }

    /** A start, and a part that is repeated up to a size. */
    private static final class Endless extends InputStream {
        private final byte[] part;
        private final long size;
        private byte[] current;
        private int at;
        private long read;
        private long parts;

        Endless(String start, String part, long size) {
            this.current = start.getBytes(StandardCharsets.UTF_8);
            this.part = part.getBytes(StandardCharsets.UTF_8);
            this.size = size;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == current.length) {
                if (read > size) {
                    return -1;
                }
                current = part;
                at = 0;
                parts++;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, target, offset, count);
            at += count;
            read += count;
            return count;
        }
    }
}
