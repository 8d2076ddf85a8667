package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gleaner.event.audit.AuditEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are removed, renamed or unreadable, before and during the reading. */
class UnreadableFilesTest {
    private static final List<String> LINES = AuditCorpus.metadata(7).lines(6000);
    private static final List<String> OTHERS = AuditCorpus.metadata(8).lines(6000);
    private static final String FIRST = "audit-2022-08-22T09-00-00.000.log";
    private static final String SECOND = "audit-2022-08-22T09-10-00.000.log";

    @TempDir
    private Path folder;

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static List<String> read(Log<AuditEvent> log) {
        List<String> lines = new ArrayList<>();
        log.forEach(event -> lines.add(event.toJsonLine()));
        return lines;
    }

    private static List<String> findings(Log<?> log) {
        return log.findings().first().stream().map(Finding::toString).toList();
    }

    private static String unreadable(Path file, String reason) {
        return file + ": cannot be read: " + reason + " [log-unreadable]";
    }

    /** Returns the parts one by one, so that a test can change files between two parts. */
    private static List<Spliterator<AuditEvent>> parts(Spliterator<AuditEvent> spliterator) {
        List<Spliterator<AuditEvent>> parts = new ArrayList<>();
        Spliterator<AuditEvent> half = spliterator.trySplit();
        if (half != null) {
            parts.addAll(parts(half));
            parts.addAll(parts(spliterator));
        } else {
            parts.add(spliterator);
        }
        return parts;
    }

    @Test
    void aFileThatIsReplacedWhileItsPartsAreReadIsReadAsItWas() throws IOException {
        Path file = write("audit.log", LINES);
        Log<AuditEvent> log = AuditLog.of(file);
        List<String> read = new ArrayList<>();
        try (Stream<AuditEvent> events = log.events()) {
            List<Spliterator<AuditEvent>> parts = parts(events.spliterator());
            assertThat(parts).hasSizeGreaterThan(2);
            for (Spliterator<AuditEvent> part : parts) {
                part.forEachRemaining(event -> read.add(event.toJsonLine()));
                Files.move(file, folder.resolve("old-" + read.size()));
                write("audit.log", OTHERS);
            }
        }
        assertThat(read).isEqualTo(LINES);
        assertThat(findings(log)).isEmpty();
    }

    @Test
    void aFileThatIsRotatedBetweenTwoPartsOfAFolderIsReadOnce() throws IOException {
        write(FIRST, OTHERS.subList(0, 100));
        Path current = write("audit.log", LINES);
        Log<AuditEvent> log = AuditLog.of(folder);
        List<String> read = new ArrayList<>();
        try (Stream<AuditEvent> events = log.events()) {
            Spliterator<AuditEvent> second = events.spliterator();
            Spliterator<AuditEvent> first = second.trySplit();
            Files.move(current, folder.resolve(SECOND));
            write("audit.log", OTHERS.subList(100, 200));
            first.forEachRemaining(event -> read.add(event.toJsonLine()));
            for (Spliterator<AuditEvent> part : parts(second)) {
                part.forEachRemaining(event -> read.add(event.toJsonLine()));
            }
        }
        List<String> expected = new ArrayList<>(OTHERS.subList(0, 100));
        expected.addAll(LINES);
        expected.addAll(OTHERS.subList(100, 200));
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void aRemovedBackupIsAFindingAndTheOthersAreRead() throws IOException {
        write(FIRST, LINES.subList(0, 1));
        Path gone = write(SECOND, LINES.subList(1, 2));
        write("audit.log", LINES.subList(2, 3));
        Log<AuditEvent> log = AuditLog.of(folder);
        try (Stream<AuditEvent> events = log.events()) {
            Files.delete(gone);
            assertThat(events.map(AuditEvent::toJsonLine)).containsExactly(LINES.get(0), LINES.get(2));
        }
        assertThat(findings(log)).containsExactly(unreadable(gone, "no such file"));
    }

    @Test
    void aDanglingLinkIsAFindingAndTheOthersAreRead() throws IOException {
        Path backup = Files.createSymbolicLink(folder.resolve(FIRST), folder.resolve("nothing"));
        Path current = Files.createSymbolicLink(folder.resolve("audit.log"), folder.resolve("nothing"));
        write(SECOND, LINES.subList(0, 2));
        Log<AuditEvent> log = AuditLog.of(folder);
        assertThat(log.size()).hasValue(Files.size(folder.resolve(SECOND)));
        assertThat(read(log)).isEqualTo(LINES.subList(0, 2));
        assertThat(findings(log))
                .containsExactly(
                        unreadable(backup, "a link to a file that does not exist"),
                        unreadable(current, "a link to a file that does not exist"));
    }

    @Test
    void oneOfSeveralPathsThatCannotBeReadIsAFinding() throws IOException {
        Path missing = folder.resolve("missing");
        Path there = write("a.log", LINES.subList(0, 2));
        Log<AuditEvent> log = AuditLog.of(missing, there);
        assertThat(read(log)).isEqualTo(LINES.subList(0, 2));
        assertThat(findings(log)).containsExactly(unreadable(missing, "no such file"));
        assertThatThrownBy(() -> read(AuditLog.of(missing)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(unreadable(missing, "no such file"));
    }

    @Test
    void aFileThatThisUserMayNotReadIsAFinding() throws IOException {
        Path secret = write(FIRST, LINES.subList(0, 1));
        write("audit.log", LINES.subList(1, 2));
        assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "this user may read everything");
        Log<AuditEvent> log = AuditLog.of(folder);
        assertThat(read(log)).isEqualTo(LINES.subList(1, 2));
        assertThat(findings(log)).containsExactly(unreadable(secret, "permission denied"));
    }

    @Test
    void aFolderWithoutALogIsAFinding() throws IOException {
        Files.createDirectory(folder.resolve("audit.log"));
        for (Path empty : List.of(folder, folder.resolve("audit.log"))) {
            Log<AuditEvent> log = AuditLog.of(empty);
            assertThat(log.size()).hasValue(0);
            assertThat(read(log)).isEmpty();
            assertThat(findings(log))
                    .containsExactly(
                            empty + ": the folder contains no log; sub-folders are not read [log-folder-empty]");
        }
    }

    /** The memory file of the process can be opened, but not read at its start. */
    @Test
    void aFailureWhileReadingIsAFindingAndClosesTheFile() throws IOException {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.isReadable(memory) && Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
        Path there = write("a.log", LINES.subList(0, 2));
        for (int i = 0; i < 20; i++) {
            tryToRead(memory, there);
        }
        assertThat(descriptors(memory.toRealPath())).isZero();
        assertThat(descriptors(there.toRealPath())).isZero();
    }

    private static void tryToRead(Path memory, Path there) {
        Log<AuditEvent> log = AuditLog.of(memory, there);
        assertThat(read(log)).isEqualTo(LINES.subList(0, 2));
        assertThat(findings(log)).singleElement().asString().startsWith(memory + ":1:1: cannot be read: ");
        try (Stream<AuditEvent> events = AuditLog.of(memory).events()) {
            assertThatThrownBy(() -> events.parallel().forEach(event -> {})).isInstanceOf(UncheckedIOException.class);
        }
        Follower<AuditEvent> follower = AuditLog.of(memory).follow();
        assertThatThrownBy(() -> follower.poll(event -> {})).isInstanceOf(UncheckedIOException.class);
        follower.close();
    }

    /** The number of descriptors of a file in this process, which opens and closes others at any time. */
    private static long descriptors(Path file) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                count += isOf(file, descriptor) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isOf(Path file, Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void theStreamClosesItsFiles() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this is no Linux");
        Path file = write("audit.log", LINES);
        assertThat(read(AuditLog.of(file))).hasSize(LINES.size());
        try (Stream<AuditEvent> events = AuditLog.of(file).events()) {
            List<Spliterator<AuditEvent>> parts = parts(events.spliterator());
            assertThat(descriptors(file.toRealPath())).as("one for all parts").isEqualTo(1);
            assertThat(parts.get(1).tryAdvance(event -> {})).isTrue();
        }
        assertThat(descriptors(file.toRealPath())).isZero();
        try (Stream<AuditEvent> events = AuditLog.of(file).events()) {
            for (Spliterator<AuditEvent> part : parts(events.spliterator())) {
                part.forEachRemaining(event -> {});
            }
            assertThat(descriptors(file.toRealPath()))
                    .as("closed when all parts are read")
                    .isZero();
        }
    }
}
