package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowerTest {
    /** The ways in which a file is rotated. */
    private enum Rotation {
        /** The file is renamed. */
        RENAMED,
        /** The file is renamed and compressed. */
        COMPRESSED
    }

    @TempDir
    private Path folder;

    private int rotations;

    private Path log() {
        return folder.resolve("audit.log");
    }

    /** The line of the request with a number. */
    private static String line(int number) {
        return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                        .auditId("request-" + number)
                        .stage(Stage.RESPONSE_COMPLETE)
                        .requestUri("/api/v1/namespaces/default/pods/pod-" + number)
                        .verb("get")
                        .user(u -> u.username("somebody"))
                        .requestReceivedTimestamp(Instant.EPOCH.plusSeconds(number))
                        .stageTimestamp(Instant.EPOCH.plusSeconds(number)))
                .toJsonLine();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "request-" + i).toList();
    }

    private void append(String text) throws IOException {
        Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void appendLines(int from, int to) throws IOException {
        append(IntStream.range(from, to).mapToObj(i -> line(i) + "\n").reduce("", String::concat));
    }

    /** Rotates the file as kube-apiserver does: renames it to a name with the current time, and starts a new file. */
    private void rotate(Rotation rotation) throws IOException {
        Path backup =
                folder.resolve("audit-2022-08-22T09-36-%02d.%03d.log".formatted(rotations / 1000, rotations % 1000));
        rotations++;
        Files.move(log(), backup);
        Files.createFile(log());
        if (rotation == Rotation.COMPRESSED) {
            Path part = folder.resolve("." + backup.getFileName());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                Files.copy(backup, out);
            }
            Files.move(part, folder.resolve(backup.getFileName() + ".gz"));
            Files.delete(backup);
        }
    }

    private static List<String> poll(Follower<AuditEvent> follower) {
        List<String> ids = new ArrayList<>();
        long count = follower.poll(event -> ids.add(event.auditId()));
        assertThat(count).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void readsLinesAsTheFileGrows() throws IOException {
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(poll(follower)).isEmpty();
            appendLines(0, 3);
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
            assertThat(poll(follower)).isEmpty();
            appendLines(3, 4);
            assertThat(poll(follower)).isEqualTo(ids(3, 4));
        }
    }

    @Test
    void readsALineWhenItIsComplete() throws IOException {
        Log<AuditEvent> log = AuditLog.of(log());
        try (Follower<AuditEvent> follower = log.follow()) {
            String line = line(0);
            append(line.substring(0, 100));
            assertThat(poll(follower)).isEmpty();
            append(line.substring(100));
            assertThat(poll(follower)).isEmpty();
            append("\n" + line(1).substring(0, 1));
            assertThat(poll(follower)).isEqualTo(ids(0, 1));
            append(line(1).substring(1) + "\n");
            assertThat(poll(follower)).isEqualTo(ids(1, 2));
        }
        assertThat(log.findings().count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void readsAcrossRotationsBetweenTwoPolls(Rotation rotation) throws IOException {
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            appendLines(0, 5);
            assertThat(poll(follower)).isEqualTo(ids(0, 5));
            appendLines(5, 7);
            rotate(rotation);
            appendLines(7, 9);
            rotate(rotation);
            rotate(rotation);
            appendLines(9, 10);
            assertThat(poll(follower)).isEqualTo(ids(5, 10));
        }
    }

    @Test
    void aTruncatedLineInARotatedFileIsAFinding() throws IOException {
        Log<AuditEvent> log = AuditLog.of(log());
        try (Follower<AuditEvent> follower = log.follow()) {
            appendLines(0, 1);
            append(line(1).substring(0, 50));
            assertThat(poll(follower)).isEqualTo(ids(0, 1));
            rotate(Rotation.RENAMED);
            appendLines(2, 3);
            assertThat(poll(follower)).isEqualTo(ids(2, 3));
        }
        assertThat(log.findings().first()).singleElement().satisfies(finding -> {
            assertThat(finding.violation().position().line()).isEqualTo(2);
            assertThat(finding.offset()).isEqualTo(line(0).length() + 1);
        });
    }

    @Test
    void readsTheBackupsOfAFolderFirst() throws IOException {
        appendLines(0, 2);
        rotate(Rotation.COMPRESSED);
        appendLines(2, 4);
        rotate(Rotation.RENAMED);
        appendLines(4, 5);
        try (Follower<AuditEvent> follower = AuditLog.of(folder).follow()) {
            assertThat(poll(follower)).isEqualTo(ids(0, 5));
            rotate(Rotation.RENAMED);
            appendLines(5, 6);
            assertThat(poll(follower)).isEqualTo(ids(5, 6));
        }
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(poll(follower)).isEqualTo(ids(5, 6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void continuesFromASavedPosition(Rotation rotation) throws IOException {
        List<String> read = new ArrayList<>();
        LogPosition position = LogPosition.START;
        appendLines(0, 2);
        for (int i = 1; i < 8; i++) {
            try (Follower<AuditEvent> follower = AuditLog.of(folder).follow(position)) {
                read.addAll(poll(follower));
                position = LogPosition.of(follower.position().toString());
            }
            appendLines(2 * i, 2 * i + 1);
            if (i % 2 == 0) {
                rotate(rotation);
            }
            if (i == 4) {
                rotate(rotation);
            }
            appendLines(2 * i + 1, 2 * i + 2);
        }
        try (Follower<AuditEvent> follower = AuditLog.of(folder).follow(position)) {
            read.addAll(poll(follower));
        }
        assertThat(read).isEqualTo(ids(0, 16));
    }

    @Test
    void countsLinesFromTheStartOfTheFileAfterASavedPosition() throws IOException {
        appendLines(0, 7);
        LogPosition position;
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            poll(follower);
            position = follower.position();
        }
        append("broken\n");
        Log<AuditEvent> log = AuditLog.of(log());
        try (Follower<AuditEvent> follower = log.follow(position)) {
            poll(follower);
        }
        assertThat(log.findings().first())
                .singleElement()
                .extracting(finding -> finding.violation().position().line())
                .isEqualTo(8);
    }

    @Test
    void reportsThatTheFileOfAPositionNoLongerExists() throws IOException {
        appendLines(0, 2);
        LogPosition position;
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            poll(follower);
            position = follower.position();
        }
        Files.delete(log());
        appendLines(5, 6);
        Log<AuditEvent> log = AuditLog.of(log());
        try (Follower<AuditEvent> follower = log.follow(position)) {
            assertThat(poll(follower)).isEqualTo(ids(5, 6));
        }
        assertThat(log.findings().first())
                .singleElement()
                .extracting(finding -> finding.violation().code())
                .isEqualTo("log-gap");
    }

    @Test
    void readsARewrittenOrReplacedFileFromItsStart() throws IOException {
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            appendLines(0, 3);
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
            Files.writeString(log(), "");
            assertThat(poll(follower)).isEmpty();
            appendLines(3, 4);
            assertThat(poll(follower)).isEqualTo(ids(3, 4));
            appendLines(4, 5);
            Files.move(log(), folder.resolve("old"));
            assertThat(poll(follower)).isEqualTo(ids(4, 5));
            appendLines(5, 6);
            assertThat(poll(follower)).isEqualTo(ids(5, 6));
        }
    }

    @Test
    void readsARewrittenFileThatIsLongerFromItsStart() throws IOException {
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            appendLines(0, 3);
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
            Files.writeString(log(), "");
            appendLines(3, 9);
            assertThat(poll(follower)).isEqualTo(ids(3, 9));
        }
    }

    /** Polls with a consumer that refuses the event of a request; returns what it received before. */
    private static List<String> pollRefusing(String id, Follower<AuditEvent> follower) {
        List<String> ids = new ArrayList<>();
        assertThatThrownBy(() -> follower.poll(event -> {
                    if (event.auditId().equals(id)) {
                        throw new IllegalStateException("no room for " + id);
                    }
                    ids.add(event.auditId());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no room for " + id);
        return ids;
    }

    @Test
    void aRecordComesAgainIfItsConsumerThrows() throws IOException {
        appendLines(0, 3);
        LogPosition position;
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(pollRefusing("request-1", follower)).isEqualTo(ids(0, 1));
            assertThat(pollRefusing("request-1", follower)).isEmpty();
            position = follower.position();
            assertThat(poll(follower)).isEqualTo(ids(1, 3));
            assertThat(poll(follower)).isEmpty();
        }
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow(position)) {
            assertThat(poll(follower)).isEqualTo(ids(1, 3));
        }
    }

    @Test
    void allEventsOfARecordComeAgainIfTheConsumerThrowsForOne() throws IOException {
        append("{\"kind\":\"EventList\",\"items\":[" + line(0) + "," + line(1) + "]}\n" + line(2) + "\n");
        LogPosition position;
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(pollRefusing("request-1", follower)).isEqualTo(ids(0, 1));
            position = follower.position();
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
        }
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow(position)) {
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecordComesAgainAfterARotation(Rotation rotation) throws IOException {
        appendLines(0, 3);
        LogPosition position;
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(pollRefusing("request-1", follower)).isEqualTo(ids(0, 1));
            position = follower.position();
            rotate(rotation);
            appendLines(3, 4);
            assertThat(poll(follower)).isEqualTo(ids(1, 4));
        }
        try (Follower<AuditEvent> follower = AuditLog.of(folder).follow(position)) {
            assertThat(poll(follower)).isEqualTo(ids(1, 4));
        }
    }

    @Test
    void theLastRecordOfARewrittenFileComesAgain() throws IOException {
        appendLines(0, 2);
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(pollRefusing("request-1", follower)).isEqualTo(ids(0, 1));
            Files.writeString(log(), "");
            appendLines(2, 3);
            assertThat(poll(follower)).isEqualTo(ids(1, 3));
        }
    }

    @Test
    void keepsItsPositionWhenItIsClosed() throws IOException {
        appendLines(0, 3);
        Follower<AuditEvent> follower = AuditLog.of(log()).follow();
        assertThat(poll(follower)).isEqualTo(ids(0, 3));
        LogPosition position = follower.position();
        follower.close();
        follower.close();
        assertThat(follower.position()).isEqualTo(position);
        assertThatThrownBy(() -> poll(follower))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the follower is closed");
    }

    @Test
    void continuesAfterADamagedBackup() throws IOException {
        Files.write(folder.resolve("audit-2022-08-22T09-30-00.000.log.gz"), new byte[] {0x1f, (byte) 0x8b, 0, 0});
        appendLines(0, 2);
        Log<AuditEvent> log = AuditLog.of(folder);
        try (Follower<AuditEvent> follower = log.follow(new LogPosition(5, 7, "00", ""))) {
            assertThat(poll(follower)).isEqualTo(ids(0, 2));
        }
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-gap", "log-compressed");
    }

    @Test
    void continuesAfterADanglingLink() throws IOException {
        Log<AuditEvent> log = AuditLog.of(folder);
        Path link = folder.resolve("audit-2022-08-22T09-35-00.000.log");
        appendLines(0, 2);
        Files.createSymbolicLink(link, folder.resolve("nothing"));
        try (Follower<AuditEvent> follower = log.follow()) {
            assertThat(poll(follower)).isEqualTo(ids(0, 2));
            Files.createSymbolicLink(folder.resolve("audit-2022-08-22T09-35-30.000.log"), folder.resolve("nothing"));
            appendLines(2, 3);
            rotate(Rotation.RENAMED);
            appendLines(3, 4);
            assertThat(poll(follower)).isEqualTo(ids(2, 4));
            assertThat(poll(follower)).isEmpty();
        }
        assertThat(log.findings().first().get(0))
                .hasToString(link + ": cannot be read: a link to a file that does not exist [log-unreadable]");
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsOnly("log-unreadable");
        assertThat(log.findings().count()).isLessThanOrEqualTo(2);
    }

    @Test
    void anEmptyRotatedFileIsNotMistakenForTheNextBackup() throws IOException {
        append("");
        try (Follower<AuditEvent> follower = AuditLog.of(folder).follow()) {
            assertThat(poll(follower)).isEmpty();
            rotate(Rotation.RENAMED);
            appendLines(0, 2);
            rotate(Rotation.RENAMED);
            appendLines(2, 3);
            assertThat(poll(follower)).isEqualTo(ids(0, 3));
        }
    }

    @Test
    void readsTheNewFileAfterAnEmptyFileIsReplaced() throws IOException {
        append("");
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            assertThat(poll(follower)).isEmpty();
            Files.move(log(), folder.resolve("old"));
            appendLines(0, 2);
            assertThat(poll(follower)).isEqualTo(ids(0, 2));
        }
    }

    @Test
    void aGrowingListIsReadWhenItIsComplete() throws IOException {
        Log<AuditEvent> log = AuditLog.of(log());
        try (Follower<AuditEvent> follower = log.follow()) {
            append("{\"kind\":\"EventList\",\"items\":[\n" + line(0) + ",\n");
            assertThat(poll(follower)).isEmpty();
            append(line(1) + "\n]}\n");
            assertThat(poll(follower)).isEqualTo(ids(0, 2));
            appendLines(2, 3);
            assertThat(poll(follower)).isEqualTo(ids(2, 3));
        }
        assertThat(log.findings().count()).isZero();
    }

    @Test
    void aBackupThatWasCompressedSinceItWasListedIsReadCompletely() throws IOException {
        Path backup = folder.resolve("audit-2022-08-22T09-36-00.000.log");
        byte[] lines = (line(0) + "\n" + line(1) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(backup.getFileName() + ".gz")))) {
            out.write(lines);
        }
        try (FollowedFile file = FollowedFile.open(backup)) {
            assertThat(file.isSameAs(backup)).isTrue();
            assertThat(file.content().readAllBytes()).isEqualTo(lines);
        }
    }

    @Test
    void theLogOfAFolderNeedNotExistYet() throws IOException {
        List<String> read = new ArrayList<>();
        try (Follower<AuditEvent> follower = AuditLog.of(folder).follow()) {
            assertThat(follower.poll(event -> read.add(event.auditId()))).isZero();
            appendLines(0, 1);
            follower.poll(event -> read.add(event.auditId()));
            rotate(Rotation.RENAMED);
            appendLines(1, 2);
            follower.poll(event -> read.add(event.auditId()));
        }
        assertThat(read).isEqualTo(ids(0, 2));
    }

    @Test
    void onlyOneLogCanBeFollowed() throws IOException {
        Files.createFile(folder.resolve("a.log"));
        Files.createFile(folder.resolve("b.log"));
        assertThatThrownBy(() -> AuditLog.of(folder).follow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("only a folder with one log can be followed, not [");
        assertThatThrownBy(() -> AuditLog.of("x", new byte[0]).follow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only one file or folder can be followed, not a stream, texts or bytes");
    }

    /** The reader polls while the writer writes pieces that do not end with lines. */
    @ParameterizedTest
    @EnumSource
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void readsEachLineOnceWhileAnotherThreadWritesAcrossTenRotations(Rotation rotation) throws Exception {
        int lines = 11_000;
        List<String> read = new ArrayList<>();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Void> writer = threads.submit((Callable<Void>) () -> {
                for (int i = 0; i < lines; i++) {
                    String line = line(i) + "\n";
                    int cut = i % line.length();
                    append(line.substring(0, cut));
                    append(line.substring(cut));
                    if (i % 1000 == 999 && i < lines - 1) {
                        rotate(rotation);
                    }
                }
                return null;
            });
            Log<AuditEvent> log = AuditLog.of(folder);
            while (!Files.exists(log())) {
                Thread.onSpinWait();
            }
            LogPosition position = LogPosition.START;
            boolean written = false;
            // Sometimes it starts again from a saved position.
            while (!written) {
                try (Follower<AuditEvent> follower = log.follow(position)) {
                    for (int looks = 0; looks < 50 && !written; looks++) {
                        written = writer.isDone();
                        read.addAll(poll(follower));
                    }
                    position = follower.position();
                }
            }
            writer.get();
            assertThat(log.findings().first()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
        assertThat(rotations).isEqualTo(10);
        assertThat(read).isEqualTo(ids(0, lines));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void runsUntilItIsStopped() throws Exception {
        appendLines(0, 3);
        List<String> read = new ArrayList<>();
        try (Follower<AuditEvent> follower = AuditLog.of(log()).follow()) {
            follower.run(event -> read.add(event.auditId()), Duration.ofMillis(1), () -> read.size() >= 3);
        }
        assertThat(read).isEqualTo(ids(0, 3));
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        LogPosition position = new LogPosition(17, 2, "ab", "2022-08-22T09-36-56.344");
        assertThat(position).hasToString("17:2:ab:2022-08-22T09-36-56.344");
        assertThat(LogPosition.of(position.toString())).isEqualTo(position);
        assertThat(LogPosition.of(LogPosition.START.toString())).isEqualTo(LogPosition.START);
        assertThatThrownBy(() -> LogPosition.of("17"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a position of a log: \"17\"; expected the text of toString(), or LogPosition.START");
    }
}
