package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are read from files, folders, streams and byte arrays. */
class LogFilesTest {
    private static final List<String> LINES = AuditCorpus.metadata(11).lines(12_000);
    private static final List<String> IDS = LINES.stream().map(LogFilesTest::id).toList();

    @TempDir
    private Path folder;

    /** The audit ID in a line, found without the reader. */
    private static String id(String line) {
        int start = line.indexOf("\"auditID\":\"") + "\"auditID\":\"".length();
        return line.substring(start, line.indexOf('"', start));
    }

    private Path write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        return file;
    }

    private static List<String> ids(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return events.map(AuditEvent::auditId).toList();
        }
    }

    @Test
    void aFolderIsReadInOrderOfTimeAndTheCurrentFileLast() throws IOException {
        write("audit.log", LINES.subList(40, 50));
        write("audit-2022-08-22T09-36-56.344.log", LINES.subList(30, 40));
        write("audit-2022-08-21T21-28-34.621.log.gz", LINES.subList(10, 20));
        write("audit-2022-08-21T21-23-18.739.log.gz", LINES.subList(0, 10));
        write("audit-2022-08-22T09-18-07.106.log", LINES.subList(20, 30));
        write("audit-2022-08-22T09-18-07.106.log.gz", LINES.subList(0, 30));
        write(".hidden", LINES.subList(0, 30));
        Files.createDirectory(folder.resolve("below"));
        assertThat(ids(AuditLog.of(folder))).isEqualTo(IDS.subList(0, 50));
    }

    @Test
    void filesThatAreRotatedWhileAFolderIsReadAreReadToo() throws IOException {
        Path first = write("audit-2022-08-22T09-00-00.000.log", LINES.subList(0, 10));
        write("audit-2022-08-22T09-10-00.000.log", LINES.subList(10, 20));
        Path current = write("audit.log", LINES.subList(20, 30));
        List<String> read = new ArrayList<>();
        AuditLog.of(folder).forEach(event -> {
            if (read.isEmpty()) {
                try {
                    // The next file is compressed, and the last one is rotated twice.
                    write("audit-2022-08-22T09-10-00.000.log.gz", LINES.subList(10, 20));
                    Files.delete(folder.resolve("audit-2022-08-22T09-10-00.000.log"));
                    Files.move(current, folder.resolve("audit-2022-08-22T09-20-00.000.log"));
                    write("audit-2022-08-22T09-30-00.000.log.gz", LINES.subList(30, 40));
                    write("audit.log", LINES.subList(40, 50));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            read.add(event.auditId());
        });
        assertThat(first).exists();
        assertThat(read).isEqualTo(IDS.subList(0, 50));
    }

    @Test
    void severalLogsInAFolderAreReadOneAfterAnother() throws IOException {
        write("a.log", LINES.subList(1, 2));
        write("a-2022-08-22T09-36-56.344.log", LINES.subList(0, 1));
        write("b", LINES.subList(3, 4));
        write("b-2022-08-22T09-36-56.344", LINES.subList(2, 3));
        write("c-2022-08-22.log", LINES.subList(4, 5));
        assertThat(ids(AuditLog.of(folder))).isEqualTo(IDS.subList(0, 5));
    }

    @Test
    void severalPathsAreReadInTheirOrder() throws IOException {
        Path second = write("a.log", LINES.subList(5, 9));
        Path first = write("b.log.gz", LINES.subList(0, 5));
        assertThat(ids(AuditLog.of(first, second))).isEqualTo(IDS.subList(0, 9));
    }

    @Test
    void eachReadingStartsAtTheBeginning() throws IOException {
        Log<AuditEvent> log = AuditLog.of(write("a.log", LINES.subList(0, 9)));
        assertThat(ids(log)).isEqualTo(ids(log)).hasSize(9);
    }

    @Test
    void theWholeLogIsReadByStreamAndByPush() throws IOException {
        Log<AuditEvent> log = AuditLog.of(write("a.log", LINES));
        List<String> pushed = new ArrayList<>();
        log.forEach(event -> pushed.add(event.auditId()));
        assertThat(pushed).isEqualTo(IDS);
        assertThat(ids(log)).isEqualTo(IDS);
    }

    @Test
    void aParallelStreamReadsPartsAtTheSameTimeAndKeepsTheOrder() throws IOException {
        Log<AuditEvent> log = AuditLog.of(write("a.log", LINES), write("b.log.gz", LINES.subList(0, 7)));
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Stream<AuditEvent> events = log.events()) {
            List<String> expected =
                    Stream.concat(IDS.stream(), IDS.subList(0, 7).stream()).toList();
            assertThat(events.parallel()
                            .peek(event -> threads.add(Thread.currentThread()))
                            .map(AuditEvent::auditId)
                            .toList())
                    .isEqualTo(expected);
        }
        try (Stream<AuditEvent> events = log.events()) {
            assertThat(events.parallel().unordered().map(AuditEvent::auditId).collect(Collectors.toList()))
                    .hasSize(IDS.size() + 7)
                    .containsAll(IDS);
        }
        assertThat(threads).isNotEmpty();
        assertThat(parts(log)).as("parts of a file of some megabytes").isGreaterThan(4);
    }

    private static int parts(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return parts(events.spliterator());
        }
    }

    private static int parts(Spliterator<?> spliterator) {
        Spliterator<?> half = spliterator.trySplit();
        return half == null ? 1 : parts(half) + parts(spliterator);
    }

    @Test
    void findingsOfAParallelStreamKnowTheirLines() throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        List<Integer> broken = List.of(0, 1, 5_000, 5_001, 9_999, 11_999);
        broken.forEach(line -> lines.set(line, "broken " + line));
        // The first line shows that the file can be read in parts.
        lines.add(0, LINES.get(0));
        Log<AuditEvent> log = AuditLog.of(write("a.log", lines));
        try (Stream<AuditEvent> events = log.events()) {
            assertThat(events.parallel().count()).isEqualTo(lines.size() - broken.size());
        }
        assertThat(log.findings().first()).hasSize(broken.size()).allSatisfy(finding -> {
            int line = finding.violation().position().line() - 2;
            assertThat(finding.violation().message()).startsWith("found \"broken " + line + "\"");
            assertThat(finding.offset())
                    .isEqualTo(lines.subList(0, line + 1).stream()
                            .mapToLong(before -> before.getBytes(StandardCharsets.UTF_8).length + 1)
                            .sum());
        });
    }

    @Test
    void jsonOverSeveralLinesIsNotSplit() throws IOException {
        List<String> lines = new ArrayList<>();
        LINES.forEach(line -> lines.addAll(List.of("{\"stream\":\"stdout\",", "\"message\":\"x\"", "}")));
        Log<LogEntry> log = ClusterLog.of(write("a.log", lines));
        try (Stream<LogEntry> entries = log.events()) {
            assertThat(entries.parallel().count()).isEqualTo(LINES.size());
        }
        assertThat(log.findings().count()).isZero();
    }

    @Test
    void readingIsLazyAndClosesItsFiles() {
        AtomicLong read = new AtomicLong();
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new FilterInputStream(
                new ByteArrayInputStream(AuditCorpus.metadata(1).bytes(4 << 20))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                read.addAndGet(count);
                return count;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        Log<AuditEvent> log = AuditLog.of("stream", in);
        assertThat(read).hasValue(0);
        try (Stream<AuditEvent> events = log.events()) {
            assertThat(events.limit(3)).hasSize(3);
        }
        assertThat(read.get()).isLessThan(1 << 19);
        assertThat(closed).isTrue();
    }

    @Test
    void eventsDoNotChangeWhenTheStreamReadsOn() throws IOException {
        Path file = write("a.log", LINES);
        List<AuditEvent> kept;
        List<AuditEvent> compact;
        try (Stream<AuditEvent> events = AuditLog.of(file).events()) {
            kept = events.toList();
        }
        try (Stream<AuditEvent> events = AuditLog.of(file).events()) {
            compact = events.map(AuditEvent::compact).toList();
        }
        assertThat(kept).extracting(AuditEvent::toJsonLine).isEqualTo(LINES);
        assertThat(compact).isEqualTo(kept).extracting(AuditEvent::toJsonLine).isEqualTo(LINES);
    }

    @Test
    void progressIsReportedInBytesOnDisk() throws IOException {
        Path plain = write("a.log", LINES);
        Path compressed = write("b.log.gz", LINES);
        AtomicLong progress = new AtomicLong();
        AtomicLong tellings = new AtomicLong();
        Log<AuditEvent> log = AuditLog.of(plain, compressed).onProgress(bytes -> {
            progress.addAndGet(bytes);
            tellings.incrementAndGet();
        });
        assertThat(log.size()).hasValue(Files.size(plain) + Files.size(compressed));
        log.forEach(event -> {});
        assertThat(progress).hasValue(Files.size(plain) + Files.size(compressed));
        assertThat(tellings.get()).isLessThan(1000);
        assertThat(AuditLog.of("stream", InputStream.nullInputStream()).size()).isEmpty();
    }

    @Test
    void findingsAreReportedAsTheyOccur() throws IOException {
        List<Finding> told = new ArrayList<>();
        Log<AuditEvent> log = AuditLog.of(write("a.log", List.of("x", LINES.get(0), "y", "{}")))
                .onFinding(told::add);
        log.forEach(event -> assertThat(told).hasSize(1));
        assertThat(told).hasSize(2).isEqualTo(log.findings().first());
        assertThat(log.findings().others()).isEqualTo(1);
        assertThat(log.findings()).hasToString("Findings[2 findings, 1 other records]");
    }

    @Test
    void oneThousandFindingsAreKeptAndAllAreCounted() {
        Log<AuditEvent> log = AuditLog.of("log", "x\n".repeat(1500).getBytes(StandardCharsets.UTF_8));
        log.forEach(event -> {});
        assertThat(log.findings().count()).isEqualTo(1500);
        assertThat(log.findings().first()).hasSize(1000);
    }

    @Test
    void aLogHasAtLeastOnePath() {
        assertThatThrownBy(AuditLog::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no file and no folder; expected at least one path");
        assertThat(EventLog.of(Path.of("a.log"), Path.of("b"))).hasToString("Log[a.log, b]");
        assertThat(ClusterLog.of("stdin", new byte[0])).hasToString("Log[stdin]");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.log");
        assertThatThrownBy(() -> AuditLog.of(missing).forEach(event -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(missing + ": cannot be read: no such file [log-unreadable]");
    }

    @Test
    void bytesAreCopied() {
        byte[] bytes = (LINES.get(0) + "\n").getBytes(StandardCharsets.UTF_8);
        Log<AuditEvent> log = AuditLog.of("log", bytes);
        Arrays.fill(bytes, (byte) ' ');
        assertThat(ids(log)).isEqualTo(IDS.subList(0, 1));
    }
}
