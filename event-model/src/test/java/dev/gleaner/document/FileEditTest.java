package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileEditTest {
    private static final String CHANGED = "changed since it was read; it is left as it is, so try again [edit-changed]";
    private static final String LINK =
            "is a symbolic link; it is not followed, so name the file that it leads to [edit-link]";
    private static final String READ_ONLY = "is read-only; it is left as it is [edit-read-only]";

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static FileEdit changed(FileEdit edit) {
        return edit.with("a: new\n", List.of());
    }

    @Test
    void nothingIsWrittenBeforeItIsAsked() throws IOException {
        Path path = file("config", "# why\na: b\n");
        FileEdit edit = FileEdit.of(path).with("# why\na: c\n", List.of());
        assertThat(path).content().isEqualTo("# why\na: b\n");
        assertThat(edit.isChange()).isTrue();
        assertThat(edit.isNew()).isFalse();
        assertThat(edit.before()).isEqualTo("# why\na: b\n");
        assertThat(edit).hasToString(path + ": changed");
        assertThat(edit.difference()).isEqualTo("""
                --- %s
                +++ %s (new)
                @@ -1,2 +1,2 @@
                 # why
                -a: b
                +a: c
                """.formatted(path, path));
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo(edit.text()).isEqualTo("# why\na: c\n");
    }

    @Test
    void noChangeWritesNothing() throws IOException {
        Path path = file("config", "a: b\n");
        FileEdit edit = FileEdit.of(path).with("a: b\n", List.of());
        Files.delete(path);
        assertThat(edit.isChange()).isFalse();
        assertThat(edit.difference()).isEmpty();
        assertThat(edit.write()).isEmpty();
        assertThat(edit).hasToString(path + ": unchanged");
        assertThat(path).doesNotExist();
    }

    @Test
    void anErrorRefusesTheChangeAndAWarningDoesNot() throws IOException {
        Path path = file("config", "a: b\n");
        Part part = new Part(path.toString(), FieldPath.ROOT, Tree.text("b"));
        Violation warning = part.violation(DocumentFault.NAMESPACE_IGNORED, "x", "y", "remove it");
        FileEdit edit = changed(FileEdit.of(path)).with("a: new\n", List.of(warning));
        assertThat(edit.violations()).containsExactly(warning);
        assertThat(edit.isRefused()).isFalse();

        Violation error = part.violation(DocumentFault.KIND_WRONG, "x", "y");
        FileEdit refused = edit.with("a: newer\n", List.of(error));
        assertThat(refused.violations()).containsExactly(warning, error);
        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.isChange()).isFalse();
        assertThat(refused.text()).isEqualTo(refused.before()).isEqualTo("a: b\n");
        assertThat(refused.write()).containsExactly(error);
        assertThatExceptionOfType(ViolationException.class)
                .isThrownBy(refused::writeOrThrow)
                .satisfies(e -> assertThat(e.violations()).containsExactly(error));
        assertThat(path).content().isEqualTo("a: b\n");

        edit.writeOrThrow();
        assertThat(path).content().isEqualTo("a: new\n");
    }

    @Test
    void aFileThatChangedSinceItWasReadIsLeft() throws IOException {
        Path path = file("config", "a: b\n");
        FileEdit edit = changed(FileEdit.of(path));
        Files.writeString(path, "a: c\n");
        assertThatItIsLeft(edit, CHANGED);
        assertThat(path).content().isEqualTo("a: c\n");
        Files.delete(path);
        assertThatItIsLeft(edit, CHANGED);
        assertThat(path).doesNotExist();
    }

    @Test
    void aNewFileThatSomebodyElseCreatedIsLeft() throws IOException {
        Path path = folder.resolve("new");
        FileEdit edit = changed(FileEdit.ofOrNew(path));
        Files.writeString(path, "");
        assertThatItIsLeft(edit, CHANGED);
        assertThat(path).isEmptyFile();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path target = file("target", "a: b\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("none"));
        assertThatItIsRefused(FileEdit.of(link), LINK);
        assertThatItIsRefused(FileEdit.ofOrNew(link), LINK);
        assertThatItIsRefused(FileEdit.ofOrNew(dangling), LINK);
        assertThat(target).content().isEqualTo("a: b\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void theTargetOfALinkIsEditedIfItIsMeant() throws IOException {
        Path target = file("target", "a: b\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThat(changed(FileEdit.ofTarget(link)).write()).isEmpty();
        assertThat(target).content().isEqualTo("a: new\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFileThatBecameALinkIsLeft() throws IOException {
        Path path = file("config", "a: b\n");
        FileEdit edit = changed(FileEdit.of(path));
        FileEdit created = changed(FileEdit.ofOrNew(folder.resolve("new")));
        Path target = Files.move(path, folder.resolve("target"));
        Files.createSymbolicLink(path, target);
        Files.createSymbolicLink(folder.resolve("new"), folder.resolve("later"));
        assertThatItIsLeft(edit, LINK);
        assertThatItIsLeft(created, LINK);
        assertThat(target).content().isEqualTo("a: b\n");
        assertThat(folder.resolve("later")).doesNotExist();
    }

    @Test
    void aReadOnlyFileIsLeft() throws IOException {
        Path path = file("config", "a: b\n");
        assumeThat(posix(path)).isNotNull();
        FileEdit edit = changed(FileEdit.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        assertThatItIsLeft(edit, READ_ONLY);
        assertThatItIsRefused(FileEdit.of(path), READ_ONLY);
        assertThat(FileEdit.ofTarget(path).isRefused()).isFalse();
        assertThat(path).content().isEqualTo("a: b\n");
    }

    @Test
    void aFileThatCannotBeReadIsReported() throws IOException {
        Path none = folder.resolve("none");
        assertThatItIsRefused(FileEdit.of(none), "cannot be read: no such file [file-unreadable]");
        assertThatItIsRefused(FileEdit.ofTarget(none), "cannot be read: no such file [file-unreadable]");
        assertThatItIsRefused(FileEdit.ofOrNew(folder), "cannot be read: is a folder [file-unreadable]");
        Path utf16 = Files.write(folder.resolve("utf16"), "\uFEFFa: b\n".getBytes(StandardCharsets.UTF_16BE));
        assertThatItIsRefused(FileEdit.of(utf16), "is in UTF-16; expected UTF-8 [edit-utf-16]");
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThat(FileEdit.of(bytes).violations())
                .extracting(Violation::toString)
                .containsExactly(bytes + ":1:4: not UTF-8: byte 0xff at offset 3 [text-encoding]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rwxrwxrwx"})
    void ownerAndModeStay(String mode) throws IOException {
        Path path = file("config", "a: b\n");
        assumeThat(posix(path)).isNotNull();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        boolean root = System.getProperty("user.name").equals("root");
        if (root) {
            Files.setAttribute(path, "unix:uid", 65_534);
        }
        assertThat(changed(FileEdit.of(path)).write()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo(mode);
        if (root) {
            assertThat(Files.getAttribute(path, "unix:uid")).isEqualTo(65_534);
        }
        assertThat(path).content().isEqualTo("a: new\n");
    }

    @Test
    void onlyTheOwnerCanReadANewFile() throws IOException {
        Path path = folder.resolve("new");
        FileEdit edit = FileEdit.ofOrNew(path).with("a: new\n", List.of());
        assertThat(edit.isNew()).isTrue();
        assertThat(edit.isChange()).isTrue();
        assertThat(edit.difference()).isEqualTo("""
                --- /dev/null
                +++ %s (new)
                @@ -0,0 +1,1 @@
                +a: new
                """.formatted(path));
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo("a: new\n");
        assumeThat(posix(path)).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void theFolderOfANewFileIsCreated() {
        Path path = folder.resolve("none").resolve("none").resolve("new");
        FileEdit edit = changed(FileEdit.ofOrNew(path));
        assertThat(edit.isNew()).isTrue();
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo(edit.text());
    }

    @Test
    void aFailureOfTheSystemIsReported() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
        assertThatItIsLeft(
                changed(FileEdit.ofOrNew(link.resolve("new"))),
                "cannot be written: a file or a link has the name of its folder [edit-unwritable]");
    }

    private static void assertThatItIsRefused(FileEdit edit, String reason) {
        assertThat(edit.violations()).extracting(Violation::toString).containsExactly(edit.path() + ": " + reason);
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.isNew()).isFalse();
        FileEdit changed = changed(edit);
        assertThat(changed.write()).isEqualTo(edit.violations());
        assertThat(changed).hasToString(edit.path() + ": refused");
    }

    private static void assertThatItIsLeft(FileEdit edit, String reason) {
        assertThat(edit.isRefused()).isFalse();
        assertThat(edit.write()).extracting(Violation::toString).containsExactly(edit.path() + ": " + reason);
    }

    private static PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }
}
