package dev.gleaner.harvester.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileEditTest {
    private static final String POLICY = HarvesterAuditPolicy.shipped().toYaml();

    @TempDir
    private Path folder;

    @Test
    void aFileThatChangedSinceItWasReadIsLeft() throws IOException {
        Path path = Files.writeString(folder.resolve("config"), "a: b\n");
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        Files.writeString(path, "a: c\n");
        assertThatItIsLeft(edit, "changed since it was read; it is left as it is, so try again [edit-changed]");
        assertThat(path).content().isEqualTo("a: c\n");
        Files.delete(path);
        assertThatItIsLeft(edit, "changed since it was read; it is left as it is, so try again [edit-changed]");
        assertThat(path).doesNotExist();
    }

    @Test
    void aNewFileThatSomebodyElseCreatedIsLeft() throws IOException {
        Path path = folder.resolve("policy.yaml");
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        Files.writeString(path, "");
        assertThatItIsLeft(edit, "changed since it was read; it is left as it is, so try again [edit-changed]");
        assertThat(path).isEmptyFile();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("config"), "a: b\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("none"));
        String reason = "is a symbolic link; it is not followed, so name the file that it leads to [edit-link]";
        assertThatItIsRefused(Rke2ServerConfigFile.of(link).withAuditPolicyFile(), reason);
        assertThatItIsRefused(CustomConfigFile.of(link).withAuditPolicy(POLICY), reason);
        assertThatItIsRefused(AuditPolicyFile.of(link).withPolicy(POLICY), reason);
        assertThatItIsRefused(AuditPolicyFile.of(dangling).withPolicy(POLICY), reason);
        assertThat(target).content().isEqualTo("a: b\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFileThatBecameALinkIsLeft() throws IOException {
        Path path = Files.writeString(folder.resolve("config"), "a: b\n");
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        FileEdit created = AuditPolicyFile.of(folder.resolve("new")).withPolicy(POLICY);
        Path target = Files.move(path, folder.resolve("target"));
        Files.createSymbolicLink(path, target);
        Files.createSymbolicLink(folder.resolve("new"), folder.resolve("later"));
        String reason = "is a symbolic link; it is not followed, so name the file that it leads to [edit-link]";
        assertThatItIsLeft(edit, reason);
        assertThatItIsLeft(created, reason);
        assertThat(target).content().isEqualTo("a: b\n");
        assertThat(folder.resolve("later")).doesNotExist();
    }

    @Test
    void aReadOnlyFileIsLeft() throws IOException {
        Path path = Files.writeString(folder.resolve("config"), "a: b\n");
        assumeThat(posix(path)).isNotNull();
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        String reason = "is read-only; it is left as it is [edit-read-only]";
        assertThatItIsLeft(edit, reason);
        assertThatItIsRefused(Rke2ServerConfigFile.of(path).withAuditPolicyFile(), reason);
        assertThat(path).content().isEqualTo("a: b\n");
    }

    @Test
    void filesThatCannotBeReadAreReported() throws IOException {
        Path none = folder.resolve("none");
        assertThatItIsRefused(
                Rke2ServerConfigFile.of(none).withAuditPolicyFile(), "cannot be read: no such file [file-unreadable]");
        assertThatItIsRefused(
                CustomConfigFile.of(none).withAuditPolicy(POLICY), "cannot be read: no such file [file-unreadable]");
        assertThatItIsRefused(
                AuditPolicyFile.of(folder).withPolicy(POLICY), "cannot be read: is a folder [file-unreadable]");
        Path utf16 = Files.write(folder.resolve("utf16"), "\uFEFFa: b\n".getBytes(StandardCharsets.UTF_16BE));
        assertThatItIsRefused(
                Rke2ServerConfigFile.of(utf16).withAuditPolicyFile(), "is in UTF-16; expected UTF-8 [edit-utf-16]");
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'a', ':', ' ', (byte) 0xff});
        FileEdit edit = Rke2ServerConfigFile.of(bytes).withAuditPolicyFile();
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactly(bytes + ":1:4: not UTF-8: byte 0xff at offset 3 [text-encoding]");
        assertThat(edit.write()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rwxrwxrwx"})
    void ownerAndModeStay(String mode) throws IOException {
        Path path = Files.writeString(folder.resolve("config"), "a: b\n");
        assumeThat(posix(path)).isNotNull();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        boolean root = System.getProperty("user.name").equals("root");
        if (root) {
            Files.setAttribute(path, "unix:uid", 65_534);
        }
        assertThat(Rke2ServerConfigFile.of(path).withAuditPolicyFile().write()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo(mode);
        if (root) {
            assertThat(Files.getAttribute(path, "unix:uid")).isEqualTo(65_534);
        }
        assertThat(path).content().endsWith(Rke2ServerConfigFileTest.OPTION + "\n");
    }

    @Test
    void onlyTheOwnerCanReadANewFile() throws IOException {
        Path path = folder.resolve("policy.yaml");
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        assertThat(edit.isChange()).isTrue();
        assertThat(edit.difference())
                .startsWith("--- /dev/null\n+++ " + path + " (new)\n@@ -0,0 +1,")
                .contains("\n+apiVersion: audit.k8s.io/v1\n");
        assertThat(edit).hasToString(path + ": changed");
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo(POLICY);
        assumeThat(posix(path)).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aFailureOfTheSystemIsReported() {
        Path path = folder.resolve("none").resolve("policy.yaml");
        assertThatItIsLeft(
                AuditPolicyFile.of(path).withPolicy(POLICY), "cannot be written: no such folder [edit-unwritable]");
    }

    static Stream<String> spellings() {
        return Stream.of(POLICY, "# shipped\n" + POLICY, POLICY.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theSamePolicyStays(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("policy.yaml"), text);
        FileEdit edit = AuditPolicyFile.of(path).withPolicy("\uFEFF" + POLICY.stripTrailing());
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.isChange()).isFalse();
        assertThat(path).content().isEqualTo(text);
    }

    @Test
    void thePolicyOfTheInstallerIsTheShippedOne() throws IOException {
        String installed =
                Reference.text("harvester-samples/installer/v1.1.0/rke2-92-harvester-kube-audit-policy.yaml");
        theSamePolicyStays(installed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules: [", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n"})
    void anotherPolicyIsNotOverwritten(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("policy.yaml"), text);
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactly(path + ":1:1: found an audit policy that differs from the one to install; it is not"
                        + " overwritten [edit-other-policy]");
        assertThat(edit.write()).hasSize(1);
        assertThat(path).content().isEqualTo(text);
    }

    private static void assertThatItIsRefused(FileEdit edit, String reason) {
        assertThat(edit.violations()).extracting(Violation::toString).containsExactly(edit.path() + ": " + reason);
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.write()).isEqualTo(edit.violations());
        assertThat(edit).hasToString(edit.path() + ": refused");
    }

    private static void assertThatItIsLeft(FileEdit edit, String reason) {
        List<Violation> problems = edit.write();
        assertThat(problems).extracting(Violation::toString).containsExactly(edit.path() + ": " + reason);
    }

    private static PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }
}
