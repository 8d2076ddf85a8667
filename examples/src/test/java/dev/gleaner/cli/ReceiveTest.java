package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    void itPrintsRecordsUntilItIsInterrupted() throws Exception {
        StringWriter out = new StringWriter();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (PipedWriter pipe = new PipedWriter();
                BufferedReader err = new BufferedReader(new PipedReader(pipe, 1 << 16))) {
            Environment environment = new Environment(
                    Clock.systemUTC(), stream -> false, new PrintWriter(out), new PrintWriter(pipe, true));
            Future<Integer> code =
                    threads.submit(() -> Gleaner.run(environment, "receive", "--port", "0", "--path", "/x"));
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
            assertThat(err.readLine()).isEqualTo("request 2 from 127.0.0.1: 404, unknown path; expected /x");
            assertThat(err.readLine())
                    .isEqualTo("1 request accepted, 1 record printed, 1 could not be read; answered 404: 1");
        }
    }

    /** The signal is that of Ctrl-C. */
    @Test
    void aProcessEndsAtASignal() throws Exception {
        Process process = process();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(post(uri(err.readLine()), BODY)).isEqualTo(200);
            assertThat(out.readLine()).isEqualTo("a line\\u001b");
            process.toHandle().destroy();
            assertThat(process.waitFor()).isZero();
            assertThat(err.lines())
                    .hasSize(2)
                    .last()
                    .isEqualTo("1 request accepted, 1 record printed, 1 could not be read");
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The reader of standard output is gone, so no request may be answered with 200. */
    @Test
    void aProcessEndsWhenItCannotPrint() throws Exception {
        Process process = process();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            URI uri = uri(err.readLine());
            process.getInputStream().close();
            assertThat(post(uri, BODY)).isEqualTo(503);
            assertThat(process.waitFor()).isEqualTo(2);
            assertThat(err.lines())
                    .contains(
                            "request 1 from 127.0.0.1: 503, standard output cannot be written",
                            "standard output cannot be written",
                            "0 requests accepted, 0 records printed, 1 could not be read; answered 503: 1");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gleaner.class.getName(),
                        "receive",
                        "--port",
                        "0")
                .start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receive | missing option '--port PORT'",
                "receive --port 65536 | wrong value for option '--port': expected a number from 0 to 65535 but was '65536'",
                "receive --port 0 --path x | wrong value for option '--path': expected a path that starts with / but was 'x'",
                "receive --port 0 --max-body 0 | wrong value for option '--max-body': expected a number from 1 to 1073741824 but was '0'",
                "receive --port 0 --max-memory 100 | wrong value for option '--max-memory': expected at least --max-body, which is 134217728",
                "receive --port 0 --max-connections 0 | wrong value for option '--max-connections': expected a number from 1 to 1048576 but was '0'",
                "receive --port 0 --idle 0 | wrong value for option '--idle': expected a number from 1 to 86400 but was '0'",
                "receive --port 0 --host 192.0.2.1 | cannot listen on 192.0.2.1:0: cannot assign requested address"
            })
    void wrongCallsAreExplained(String arguments, String message) {
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
