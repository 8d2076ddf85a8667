package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReplacementTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void theTextIsReplaced() throws IOException {
        file = Files.writeString(folder.resolve("policy.yaml"), "before\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--r-----", "rw-rw-rw-", "rwxr-x--x", "r--------"})
    void theModeStays(String mode) throws IOException {
        assumeThat(posix(file)).isNotNull();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Manifests.replace(file, "after\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(mode);
        assertThat(file).hasContent("after\n");
        assertThatNothingElseIsThere(file);
    }

    @Test
    void aNewFileHasTheDefaultMode() throws IOException {
        assumeThat(posix(file)).isNotNull();
        Path usual = Files.createFile(folder.resolve("usual"));
        Path made = folder.resolve("made");
        Manifests.replace(made, "after\n");
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void onlyTheOwnerCanReadACreatedFile() throws IOException {
        Path made = folder.resolve("made");
        Manifests.create(made, "after\n");
        assertThat(made).content().isEqualTo("after\n");
        assertThatNothingElseIsThere(file, made);
        assumeThat(posix(made)).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
    }

    @Test
    void creatingReplacesNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
        for (Path existing : new Path[] {file, link}) {
            assertThatThrownBy(() -> Manifests.create(existing, "after\n"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(existing + " cannot be created: a file with this name exists")
                    .satisfies(e ->
                            assertThat(reasonOf((UncheckedIOException) e)).isEqualTo("a file with this name exists"));
        }
        assertThat(file).hasContent("before\n");
        assertThat(link).isSymbolicLink();
        assertThatNothingElseIsThere(file, link);
    }

    /** Only root can change the owner of a file. */
    @Test
    void theOwnerAndTheGroupStay() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Files.setAttribute(file, "unix:uid", 65_534);
        Files.setAttribute(file, "unix:gid", 65_533);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Manifests.replace(file, "after\n");
        assertThat(Files.readAttributes(file, "unix:uid,gid,mode"))
                .containsEntry("uid", 65_534)
                .containsEntry("gid", 65_533)
                .containsEntry("mode", 0100640);
        assertThat(file).hasContent("after\n");
    }

    @Test
    void aLinkStaysAndItsFileIsReplaced() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path relative = Files.createSymbolicLink(sub.resolve("relative"), Path.of("../policy.yaml"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), relative);
        Manifests.replace(link, "after\n");
        assertThat(link).isSymbolicLink();
        assertThat(relative).isSymbolicLink();
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasContent("after\n");
        assertThatNothingElseIsThere(file, sub, link);
    }

    @Test
    void theTargetOfADanglingLinkIsCreated() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
        Manifests.replace(link, "after\n");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later")).hasContent("after\n");
    }

    @Test
    void onlyRegularFilesAreReplaced() throws IOException, InterruptedException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatItIsRefused(loop, "a link that leads back to itself");
        assertThatItIsRefused(folder, "is a folder");
        assertThatItIsRefused(Path.of("/"), "is a folder");
        assertThatItIsRefused(folder.resolve("none/file"), "no such folder");
        assertThatItIsRefused(file.resolve("file"), "no such folder");
        assumeThat(Path.of("/dev/null")).exists();
        assertThatItIsRefused(Path.of("/dev/null"), "is not a regular file");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    private static void assertThatItIsRefused(Path path, String reason) {
        assertThatThrownBy(() -> Manifests.replace(path, "after\n"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(path + " cannot be written: " + reason)
                .satisfies(e -> assertThat(reasonOf((UncheckedIOException) e)).isEqualTo(reason));
    }

    @Test
    void anUnpairedSurrogateChangesNothing() throws IOException {
        assertThatItIsRefused(file, "\ud800", "the text cannot be written as UTF-8");
        assertThat(file).hasContent("before\n");
        assertThatNothingElseIsThere(file);
    }

    private static void assertThatItIsRefused(Path path, String text, String reason) {
        assertThatThrownBy(() -> Manifests.replace(path, text))
                .isInstanceOf(UncheckedIOException.class)
                .satisfies(e -> assertThat(reasonOf((UncheckedIOException) e)).isEqualTo(reason));
    }

    @Test
    void aLongNameAndALongTextAreFine() throws IOException {
        Path named = folder.resolve("n".repeat(250) + ".yml");
        String text = "ü: €\n".repeat(100_000);
        Manifests.replace(named, text);
        assertThat(Files.readString(named)).isEqualTo(text);
        assertThatNothingElseIsThere(file, named);
    }

    private static String reasonOf(UncheckedIOException e) {
        return FileProblem.inWords(Objects.requireNonNull(e.getCause()));
    }

    private void assertThatNothingElseIsThere(Path... files) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(files);
        }
    }

    private static PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
