package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a log while it is followed happens in the waits, which take no time. */
@Timeout(60)
class FollowTest {
    @TempDir
    private Path folder;

    private final Queue<Step> steps = new ArrayDeque<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path log;
    private List<String> lines;

    /** Changes the log. */
    private interface Step {
        void run() throws IOException;
    }

    @BeforeEach
    void writeLogs() throws IOException {
        Path complete = Path.of(ReadLogs.in(folder).audit());
        lines = Files.readAllLines(complete);
        log = Files.createDirectory(folder.resolve("log")).resolve("audit.log");
    }

    @Test
    void unreadableLinesAreReportedWhenTheyAreAdded() throws IOException {
        append(0);
        String garbage = "garbage\n".repeat(12);
        steps.add(() -> Files.writeString(log, garbage, StandardOpenOption.APPEND));
        steps.add(() -> assertThat(err.toString().lines())
                .hasSize(11)
                .first()
                .asString()
                .startsWith(log + ":2:1: found \"garbage\", expected a record"));
        steps.add(() -> append(1));
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice", "bob");
        assertThat(err.toString()).endsWith("""
                        further records that cannot be read are only counted
                        12 errors; read 2 audit events and 0 other records
                        """);
    }

    @Test
    void linesArePrintedWhenTheyAreAdded() throws IOException {
        append(0);
        steps.add(() -> append(1));
        steps.add(() -> assertThat(users()).containsExactly("alice", "bob"));
        steps.add(() -> append(2));
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice", "bob", "alice");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRotatedLogIsReadOn() throws IOException {
        append(0);
        steps.add(() -> {
            append(1);
            Files.move(log, log.resolveSibling("audit-2024-05-02T10-00-02.500.log"));
            append(2);
        });
        steps.add(() -> append(3));
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice", "bob", "alice", "=mallory");
    }

    @Test
    void aRequestWithoutResponseIsPrintedAfterAWait() throws IOException {
        lines = List.of(
                lines.get(0).replace("ResponseComplete", "RequestReceived").replaceAll("\"responseStatus\".*?},", ""));
        append(0);
        steps.add(() -> assertThat(users()).isEmpty());
        steps.add(() -> assertThat(users()).containsExactly("alice"));
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice");
    }

    @Test
    void optionsSelect() throws IOException {
        append(0);
        steps.add(() -> append(1));
        assertThat(who(new PrintWriter(out), "--verb", "get")).isZero();
        assertThat(users()).containsExactly("bob");
    }

    @Test
    void aClosedPipeIsTheEnd() throws IOException {
        append(0);
        steps.add(() -> {
            throw new AssertionError("waited for a reader that is gone");
        });
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        who(new PrintWriter(closed, false, StandardCharsets.UTF_8));
        assertThat(steps).hasSize(1);
    }

    @Test
    void aLogThatDoesNotExistYetIsNoted() {
        steps.add(() -> append(0));
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice");
        assertThat(err.toString()).isEqualTo(log + ": does not exist yet\n");
    }

    @Test
    void theFolderOfALogNeedNotExistYet() throws IOException {
        Files.delete(folder.resolve("log"));
        steps.add(() -> {
            Files.createDirectory(folder.resolve("log"));
            append(0);
        });
        assertThat(who(new PrintWriter(out))).isZero();
        assertThat(users()).containsExactly("alice");
        assertThat(err.toString()).isEqualTo(log + ": does not exist yet\n");
    }

    @Test
    void aFolderMayGetItsLogLater() {
        steps.add(() -> append(0));
        steps.add(() -> append(1));
        String empty = folder.resolve("log").toString();
        assertThat(run(new PrintWriter(out), "who", "--follow", empty)).isZero();
        assertThat(users()).containsExactly("alice", "bob");
        assertThat(err.toString()).isEqualTo(empty + ": has no log yet\n");
    }

    @Test
    void aFolderThatGetsSeveralLogsIsNotFollowed() {
        steps.add(() -> {
            append(0);
            Files.createFile(log.resolveSibling("other.log"));
        });
        String empty = folder.resolve("log").toString();
        assertThat(run(new PrintWriter(out), "who", "--follow", empty)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                %1$s: has no log yet
                %1$s cannot be followed: only a folder with one log can be followed, not [%1$s/audit.log, %1$s/other.log]
                """.formatted(empty));
    }

    @Test
    void severalLogsAreFollowed() throws IOException {
        append(0);
        Path other = folder.resolve("other.log");
        Files.writeString(other, lines.get(1) + "\n");
        steps.add(() -> append(2));
        steps.add(() -> Files.writeString(other, lines.get(3) + "\n", StandardOpenOption.APPEND));
        assertThat(run(new PrintWriter(out), "who", "--follow", log.toString(), other.toString()))
                .isZero();
        assertThat(users()).containsExactly("alice", "bob", "alice", "=mallory");
    }

    @Test
    void standardInputIsNotFollowed() {
        CommandRun run = CommandRun.of(List.of(StandardStream.OUT), "who", "--follow", "a.log", "-");
        assertThat(run).isEqualTo(new CommandRun(2, "", """
                --follow needs log files, or folders of one log, and not standard input
                Try 'gleaner who --help'.
                """));
        assertThat(CommandRun.of("events", "--follow", "-").code()).isEqualTo(2);
        assertThat(CommandRun.of("timeline", "--name", "web", "--follow", "-").code())
                .isEqualTo(2);
    }

    @Test
    void aTimelineIsFollowed() throws IOException {
        append(2);
        append(0);
        Path events = folder.resolve("events.log");
        steps.add(() -> assertThat(out.toString().lines()).hasSize(2));
        steps.add(() -> {
            Files.writeString(events, Files.readString(events).replace(":02Z", ":00Z"), StandardOpenOption.APPEND);
            append(0);
        });
        String[] call = {
            "timeline", "--follow", "--namespace", "shop", "--name", "web", log.toString(), events.toString()
        };
        assertThat(run(new PrintWriter(out), call)).isZero();
        assertThat(out.toString()).isEqualTo("""
                2024-05-02T10:00:01Z         alice delete pods shop/web: allowed, 200
                2024-05-02T10:00:02Z         kubelet Killing Pod shop/web: stopping (2 times until 2024-05-02T10:00:02Z)
                2024-05-02T10:00:00Z         kubelet Killing Pod shop/web: stopping (2 times until 2024-05-02T10:00:00Z)
                2024-05-02T10:00:01Z         alice delete pods shop/web: allowed, 200
                """);
    }

    @Test
    void eventsAreFollowed() throws IOException {
        Path events = Path.of(ReadLogs.in(folder).events());
        String event = Files.readString(events);
        steps.add(() -> Files.writeString(events, event, StandardOpenOption.APPEND));
        assertThat(run(new PrintWriter(out), "events", "--follow", events.toString()))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    private void append(int line) throws IOException {
        Files.writeString(log, lines.get(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> users() {
        return out.toString().lines().map(line -> line.split(" +", -1)[5]).toList();
    }

    private int who(PrintWriter to, String... options) {
        String[] call = new String[options.length + 3];
        call[0] = "who";
        call[1] = "--follow";
        System.arraycopy(options, 0, call, 2, options.length);
        call[call.length - 1] = log.toString();
        return run(to, call);
    }

    private int run(PrintWriter to, String... call) {
        Environment environment = new Environment(
                Clock.fixed(CommandRun.NOON, ZoneOffset.UTC),
                stream -> false,
                Map.of(),
                to,
                new PrintWriter(err, true),
                this::next);
        return Gleaner.run(environment, call);
    }

    /** Takes the next step. After the last one, a wait leads to a last look at the log. */
    private boolean next(Duration duration) {
        Step step = steps.poll();
        if (step == null) {
            return last++ == 0;
        }
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private int last;
}
