package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.audit.AuditEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A log that is read ahead is read as it would be by one thread. */
class ReadAheadProperties {
    private static final List<String> EVENTS = AuditCorpus.metadata(3).lines(400);
    private static final List<String> WITH_BODIES = AuditCorpus.bodies(3).lines(40);
    private static final String TIME = "2022-08-24T11:17:32.123456789Z stdout ";

    private Path file = Path.of("");

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("ahead", ".log");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    /** Lines in the server's format, and all that may stand between and around them. */
    @Provide
    Arbitrary<String> logs() {
        Arbitrary<String> event = Arbitraries.of(EVENTS);
        Arbitrary<String> line = event.map(e -> e + "\n");
        Arbitrary<String> lines = line.list().ofMinSize(1).ofMaxSize(12).map(all -> String.join("", all));
        Arbitrary<String> damaged = Combinators.combine(
                        event, Arbitraries.integers().between(1, 900))
                .as((e, length) -> e.substring(0, Math.min(length, e.length())));
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(12, lines),
                Tuple.of(2, Arbitraries.of(WITH_BODIES).map(e -> e + "\n")),
                Tuple.of(2, damaged.map(e -> e + "\n")),
                Tuple.of(1, damaged),
                Tuple.of(1, event.map(e -> e.replace("\"verb\":\"g", "\"verb\":\"\\u0067") + "\n")),
                Tuple.of(1, event.map(e -> e + "\r\n")),
                Tuple.of(1, event.map(e -> e + e)),
                Tuple.of(1, event.map(e -> " " + e + "\n")),
                Tuple.of(1, event.map(e -> e + "\u0000\u0000")),
                Tuple.of(1, lines.map(all -> "{\n\"a\":\n" + all + "}\n")),
                Tuple.of(1, lines.map(all -> "{\n\"a\":\n" + all)),
                Tuple.of(1, lines.map(all -> "[" + all + "]\n")),
                Tuple.of(
                        1,
                        lines.map(all -> "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[\n"
                                + all.strip().replace("\n", "\n,\n") + "\n]}\n")),
                Tuple.of(
                        1,
                        event.map(
                                e -> TIME + "P " + e.substring(0, 300) + "\n" + TIME + "F " + e.substring(300) + "\n")),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "\n",
                                "I0824 09:50:55.327484       1 main.go:166] text\n",
                                "no record\n",
                                "{\"MESSAGE\":\"m\"}\n",
                                "{\"MESSAGE\":\"" + "m".repeat(5000) + "\"}\n",
                                "a".repeat(3000) + "\n")));
        return Combinators.combine(line, piece.list().ofMinSize(1).ofMaxSize(20))
                .as((first, rest) -> first + String.join("", rest));
    }

    /** What a reading gives. */
    private record Reading(List<LogEntry> entries, List<String> findings, long read, long others, long bytes) {}

    private Reading read(UnaryOperator<Log<LogEntry>> change) {
        AtomicLong bytes = new AtomicLong();
        List<LogEntry> entries = new ArrayList<>();
        Log<LogEntry> log = change.apply(ClusterLog.of(file).onProgress(bytes::addAndGet));
        log.forEach(entries::add);
        List<String> findings =
                log.findings().first().stream().map(Finding::toString).toList();
        return new Reading(
                entries, findings, log.findings().read(), log.findings().others(), bytes.get());
    }

    @Property(tries = 400)
    void entriesAndFindingsAreTheSame(
            @ForAll("logs") String text,
            @ForAll @IntRange(min = 200, max = 6000) int segment,
            @ForAll @IntRange(min = 1000, max = 20_000) int longest)
            throws IOException {
        Files.writeString(file, text);
        Bounds bounds = new Bounds(longest, 128, 1 << 20, 1 << 22);
        Reading alone = read(log -> log.within(bounds));
        Reading ahead = read(log -> log.within(bounds).readAhead(segment));
        assertThat(ahead.findings()).isEqualTo(alone.findings());
        assertThat(ahead.entries()).isEqualTo(alone.entries());
        assertThat(ahead).isEqualTo(alone);
        assertThat(ahead.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Property(tries = 100)
    void aConditionDropsTheOthers(@ForAll("logs") String text, @ForAll @IntRange(min = 200, max = 6000) int segment)
            throws IOException {
        Files.writeString(file, text);
        Predicate<LogEntry> condition = entry -> entry instanceof LogEntry.Audit audit && isRead(audit.event());
        Reading all = read(log -> log);
        Reading some = read(log -> log.where(condition).readAhead(segment));
        assertThat(some.entries())
                .containsExactlyElementsOf(
                        all.entries().stream().filter(condition).toList());
        assertThat(some.findings()).isEqualTo(all.findings());
        assertThat(some.read()).isEqualTo(all.read());
    }

    private static boolean isRead(AuditEvent event) {
        return event.verb().equals("get");
    }

    @Property(tries = 50)
    void entriesCanBePulled(@ForAll("logs") String text, @ForAll @IntRange(min = 200, max = 6000) int segment)
            throws IOException {
        Files.writeString(file, text);
        List<LogEntry> pulled = new ArrayList<>();
        try (var entries = ClusterLog.of(file).readAhead(segment).events()) {
            entries.iterator().forEachRemaining(pulled::add);
        }
        assertThat(pulled).isEqualTo(read(log -> log).entries());
    }
}
