package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ReceiveTest {
    private static final String BODY = "{\"log\":\"a line\\u001b\",\"stream\":\"stdout\"}\nrubbish\n";

    @Test
    void itPrintsWhatComesUntilItIsInterrupted() throws Exception {
        StringWriter out = new StringWriter();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (PipedWriter pipe = new PipedWriter();
                BufferedReader err = new BufferedReader(new PipedReader(pipe, 1 << 16))) {
            Surroundings here = new Surroundings(
                    Clock.systemUTC(), stream -> false, new PrintWriter(out), new PrintWriter(pipe, true));
            Future<Integer> code = threads.submit(() -> Gleaner.run(here, "receive", "--port", "0", "--path", "/x"));
            URI uri = uri(err.readLine());
            assertThat(uri).hasHost("127.0.0.1").hasPath("/x");
            assertThat(post(uri, BODY)).isEqualTo(200);
            assertThat(post(uri.resolve("/y"), BODY)).isEqualTo(404);
            threads.shutdownNow();
            assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
            assertThat(out).hasToString("a line\\u001b" + System.lineSeparator());
            assertThat(err.readLine())
                    .isEqualTo("request 1 from 127.0.0.1:2:1: found \"rubbish\", expected a record:"
                            + " JSON, or a line of a known format [log-not-a-record] at byte 41");
            assertThat(err.readLine()).isEqualTo("request 2 from 127.0.0.1: 404, the path is /x");
        }
    }

    /** The JDK's server takes its bounds once a process: here a second, looked after ten times a second. */
    @Test
    void aSlowClientIsCutOffAndTheOthersAreServed() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.maxReqTime=1",
                        "-Dsun.net.httpserver.timerMillis=100",
                        "-Dsun.net.httpserver.clockTick=100",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gleaner.class.getName(),
                        "receive",
                        "--port",
                        "0")
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            URI uri = uri(err.readLine());
            try (Socket silent = begin(uri, "");
                    Socket header = begin(uri, "POST / HTTP/1.1\r\nHos");
                    Socket body = begin(uri, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")) {
                assertThat(post(uri, BODY)).isEqualTo(200);
                for (Socket socket : List.of(silent, header, body)) {
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                }
            }
            assertThat(out.readLine()).isEqualTo("a line\\u001b");

            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines()).hasSize(2).allMatch(line -> line.startsWith("request "));
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A client that sends the beginning of a request, and nothing more. */
    private static Socket begin(URI uri, String beginning) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receive | Missing required option: '--port=PORT'",
                "receive --port 65536 | Invalid value for option '--port': expected a number from 0 to 65535 but was '65536'",
                "receive --port 0 --path x | Invalid value for option '--path': expected a path that starts with / but was 'x'",
                "receive --port 0 --max-body 0 | Invalid value for option '--max-body': expected a number from 1 to 1073741824 but was '0'",
                "receive --port 0 --host 192.0.2.1 | cannot listen on /192.0.2.1:0: cannot assign requested address"
            })
    void whatCannotBeDoneIsTold(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().findFirst()).contains(message);
    }

    private static URI uri(String announcement) {
        assertThat(announcement).startsWith("listening on http://");
        return URI.create(announcement.substring("listening on ".length()));
    }

    private static int post(URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
