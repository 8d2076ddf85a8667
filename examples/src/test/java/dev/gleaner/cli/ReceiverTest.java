package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.cli.http.HttpServer;
import dev.gleaner.cli.http.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReceiverTest {
    private static final int MAX = 4096;

    private static final String AUDIT = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
            + "\"auditID\":\"a\",\"stage\":\"RequestReceived\",\"requestURI\":\"/version\",\"verb\":\"get\","
            + "\"user\":{\"username\":\"admin\"},\"requestReceivedTimestamp\":\"2022-08-22T09:36:56.344000Z\","
            + "\"stageTimestamp\":\"2022-08-22T09:36:56.344000Z\"}";

    private static final String AUDIT_LINE = "2022-08-22T09:36:56.344Z  admin  get  /version  -";

    private static final String NOTICE =
            "{\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":\"{\\\"verb\\\":\\\"ADDED\\\","
                    + "\\\"event\\\":{\\\"metadata\\\":{\\\"name\\\":\\\"web-0.1\\\"},\\\"involvedObject\\\":"
                    + "{\\\"kind\\\":\\\"Pod\\\",\\\"name\\\":\\\"web-0\\\"},\\\"reason\\\":\\\"Evicted\\\"}}\"}";

    private static final String NOTICE_LINE = "-  -  Evicted  Pod web-0  -";

    private final AtomicInteger broken = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer receiver = start(RecordFormat.text, line -> line, out);

    private HttpServer start(RecordFormat format, UnaryOperator<String> escape, Writer out) {
        Problems problems = new Problems(new PrintWriter(err));
        SharedOutput output = new SharedOutput(new PrintWriter(out));
        return HttpServer.start(
                loopback(0),
                new Limits(1000, MAX, 1 << 20, Duration.ofMinutes(1)),
                new Receiver("/logs", MAX, format, escape, output, problems, broken::incrementAndGet),
                problems::report);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private List<String> problems() {
        return err.toString().lines().toList();
    }

    /** fluentd sends one record per line, with a line end after the last. */
    @Test
    void aBrokenLineLosesNoOtherRecord() {
        assertThat(post(AUDIT + "\n{\"kind\":\"Event\",\n" + NOTICE + "\n").statusCode())
                .isEqualTo(200);
        assertThat(lines()).containsExactly(AUDIT_LINE, NOTICE_LINE);
        assertThat(problems()).singleElement().asString().startsWith("request 1 from 127.0.0.1:2:");
    }

    @Test
    void aListIsReadRecordByRecord() {
        assertThat(post("[" + AUDIT + ",\n {\"level\":1}, " + NOTICE + "]").statusCode())
                .isEqualTo(200);
        assertThat(lines()).containsExactly(AUDIT_LINE, "{\"level\":1}", NOTICE_LINE);
        assertThat(problems()).isEmpty();
    }

    /** kube-apiserver sends items without kind, to a URL with a query. */
    @Test
    void aListOfAuditEventsIsReadEventByEvent() {
        String item = AUDIT.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "");
        String body = "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[" + item
                + "," + item.replace("Metadata", "Metdata") + "," + item + "]}\n";
        assertThat(send(to("/logs?timeout=30s").POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(lines()).containsExactly(AUDIT_LINE, AUDIT_LINE, AUDIT_LINE);
        assertThat(problems()).singleElement().asString().contains("unknown level \"Metdata\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "X-GZIP", "identity", ""})
    void gzipIsRecognisedByItsHeaderAndByItsBytes(String encoding) {
        HttpRequest.Builder request = to("/logs").PUT(BodyPublishers.ofByteArray(gzip(utf8(AUDIT + "\n" + NOTICE))));
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        assertThat(send(request).statusCode()).isEqualTo(200);
        assertThat(lines()).containsExactly(AUDIT_LINE, NOTICE_LINE);
    }

    @Test
    void anEmptyBodyIsAccepted() {
        assertThat(post("").statusCode()).isEqualTo(200);
        assertThat(post("\n\n").statusCode()).isEqualTo(200);
        assertThat(lines()).isEmpty();
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/logs, GET, 405, unsupported method; expected POST or PUT",
        "/logs, DELETE, 405, unsupported method; expected POST or PUT",
        "/, POST, 404, unknown path; expected /logs",
        "/logs/, POST, 404, unknown path; expected /logs",
        "/logs/x, POST, 404, unknown path; expected /logs",
        "/%6cogs, POST, 200, ''"
    })
    void otherPathsAndMethodsAreRefused(String path, String method, int code, String reason) {
        HttpResponse<String> response = send(to(path).method(method, BodyPublishers.ofString(AUDIT)));
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body().strip()).isEqualTo(reason);
        assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(code == 405);
        assertThat(lines()).hasSize(code == 200 ? 1 : 0);
    }

    @Test
    void aHeadHasNoBody() {
        HttpResponse<String> response = send(to("/logs").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aLongBodyIsRefused() {
        String longest = AUDIT + " ".repeat(MAX - AUDIT.length());
        assertThat(post(longest).statusCode()).isEqualTo(200);
        HttpResponse<String> response = post(longest + " ");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("the body is longer than 4096 bytes\n");
        assertThat(lines()).containsExactly(AUDIT_LINE);
        assertThat(problems()).containsExactly("request 2 from 127.0.0.1: 413, the body is longer than 4096 bytes");
    }

    @Test
    void aCompressedBodyIsLimitedToo() {
        byte[] bomb = gzip(new byte[MAX + 1]);
        assertThat(bomb).hasSizeLessThan(100);
        assertThat(send(to("/logs").POST(BodyPublishers.ofByteArray(bomb))).statusCode())
                .isEqualTo(413);
        HttpResponse<String> twice = send(to("/logs").POST(BodyPublishers.ofByteArray(gzip(bomb))));
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).isEqualTo("the body is compressed twice\n");
    }

    @Test
    void anUnknownOrWrongEncodingIsRefused() {
        assertThat(send(to("/logs").header("Content-Encoding", "br").POST(BodyPublishers.ofString(AUDIT)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(to("/logs").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString(AUDIT)))
                        .body())
                .isEqualTo("the body is not gzip: Not in GZIP format\n");
        byte[] cut = Arrays.copyOf(gzip(utf8(AUDIT)), 50);
        assertThat(send(to("/logs").POST(BodyPublishers.ofByteArray(cut))).statusCode())
                .isEqualTo(400);
        assertThat(lines()).isEmpty();
    }

    /** Each of two requests waits for the other, so both must be read at the same time. */
    @Test
    void twoClientsAreServedAtOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        try (HttpServer other = start(
                RecordFormat.text,
                line -> {
                    try {
                        both.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                        throw new AssertionError(e);
                    }
                    return line;
                },
                out)) {
            List<CompletableFuture<HttpResponse<String>>> responses = IntStream.range(0, 2)
                    .mapToObj(i -> client.sendAsync(
                            to(other, "/logs")
                                    .POST(BodyPublishers.ofString(AUDIT))
                                    .build(),
                            BodyHandlers.ofString()))
                    .toList();
            assertThat(responses)
                    .allSatisfy(
                            response -> assertThat(response.join().statusCode()).isEqualTo(200));
        }
        assertThat(lines()).containsExactly(AUDIT_LINE, AUDIT_LINE);
    }

    /** Sends many requests with many records at once: every line is printed whole and once. */
    @Test
    void linesOfManyRequestsAreNotInterleaved() {
        String[] bodies = IntStream.range(0, 200)
                .mapToObj(i -> IntStream.range(0, 20)
                        .mapToObj(j -> "{\"log\":\"" + (i + "-" + j + " ").repeat(8) + "\",\"stream\":\"stdout\"}\n")
                        .collect(Collectors.joining()))
                .toArray(String[]::new);
        List<CompletableFuture<HttpResponse<String>>> responses = Stream.of(bodies)
                .map(body -> client.sendAsync(
                        to("/logs").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()))
                .toList();
        assertThat(responses)
                .allSatisfy(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        assertThat(lines())
                .containsExactlyInAnyOrderElementsOf(Stream.of(bodies)
                        .flatMap(String::lines)
                        .map(line -> line.substring("{\"log\":\"".length(), line.indexOf(" \",\"stream")))
                        .toList());
        assertThat(problems()).isEmpty();
    }

    /** The output fails like a full disk. */
    @Test
    void aRequestWhoseRecordsCannotBePrintedIsRefused() {
        Writer full = new Writer() {
            private int room = 2;

            @Override
            public void write(char[] chars, int from, int count) throws IOException {
                if (room-- <= 0) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (HttpServer other = start(RecordFormat.text, line -> line, full)) {
            List<HttpResponse<String>> responses = IntStream.range(0, 4)
                    .mapToObj(i -> send(to(other, "/logs").POST(BodyPublishers.ofString(AUDIT))))
                    .toList();
            assertThat(responses).extracting(HttpResponse::statusCode).containsExactly(200, 200, 503, 503);
            assertThat(responses.get(3).headers().firstValue("Retry-After")).contains("1");
        }
        assertThat(broken).hasValue(2);
        assertThat(problems())
                .containsExactly(
                        "request 3 from 127.0.0.1: 503, standard output cannot be written",
                        "request 4 from 127.0.0.1: 503, standard output cannot be written");
    }

    @Test
    void onlyTheFirstBrokenRecordsAreReported() {
        assertThat(post(AUDIT + "\n" + "x\n".repeat(1000) + AUDIT).statusCode()).isEqualTo(200);
        assertThat(lines()).containsExactly(AUDIT_LINE, AUDIT_LINE);
        assertThat(problems()).hasSize(11).last().isEqualTo("request 1 from 127.0.0.1: 990 more could not be read");
    }

    /** The records are printed with their carriers. */
    @Test
    void recordsCanBePrintedAsTheyWereSent() {
        String journal = "{\"MESSAGE\":\"<a>\",  \"_UID\":\"0\"}";
        try (HttpServer other = start(RecordFormat.json, line -> line, out)) {
            String list = "[" + AUDIT + "\n, " + journal + ",\n" + NOTICE + "]";
            String events = "{\"kind\":\"EventList\",\"items\":[" + AUDIT + "," + AUDIT + "]}";
            String lines = "{\n\"a\":\n1}\n{\"kind\":\"Event\",\nrub\"bish\n{\"a\":tru}" + journal;
            assertThat(List.of(list, events, lines))
                    .allSatisfy(body -> assertThat(send(to(other, "/logs").POST(BodyPublishers.ofString(body)))
                                    .statusCode())
                            .isEqualTo(200));
        }
        assertThat(lines())
                .containsExactly(
                        AUDIT,
                        journal,
                        NOTICE,
                        AUDIT,
                        AUDIT,
                        "{ \"a\": 1}",
                        "{\"log\":\"{\\\"kind\\\":\\\"Event\\\",\"}",
                        "{\"log\":\"rub\\\"bish\"}",
                        "{\"log\":\"{\\\"a\\\":tru}\"}",
                        journal);
        assertThat(problems())
                .hasSize(3)
                .contains("request 3 from 127.0.0.1: found \"rub\\\"bish\", expected JSON; printed as text");
    }

    /** The items of kube-apiserver's lists have no kind and version. */
    @Test
    void whoReadsWhatWasReceived(@TempDir Path folder) throws IOException {
        String item = AUDIT.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "")
                .replace("RequestReceived", "ResponseComplete");
        try (HttpServer other = start(RecordFormat.json, line -> line, out)) {
            send(to(other, "/logs").POST(BodyPublishers.ofString("{\"kind\":\"EventList\",\"items\":[" + item + "]}")));
        }
        assertThat(lines()).containsExactly(item);
        Path log = Files.writeString(folder.resolve("received.log"), out.toString());
        assertThat(CommandRun.of("who", log.toString()).lines())
                .singleElement()
                .asString()
                .contains("admin");
    }

    @Test
    void aPortInUseIsReported() {
        InetSocketAddress taken = receiver.address();
        assertThatThrownBy(() -> HttpServer.start(
                        taken,
                        new Limits(1, 1, 1, Duration.ofSeconds(1)),
                        new Receiver(
                                "/",
                                MAX,
                                RecordFormat.text,
                                line -> line,
                                new SharedOutput(new PrintWriter(out)),
                                new Problems(new PrintWriter(err)),
                                () -> {}),
                        (kind, problem) -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot listen on ");
    }

    private HttpResponse<String> post(String body) {
        return send(to("/logs").header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder to(String path) {
        return to(receiver, path);
    }

    private static HttpRequest.Builder to(HttpServer receiver, String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + receiver.address().getPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
