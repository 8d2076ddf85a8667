package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestSetTest {
    private static final ManifestSet SET =
            HarvesterLogging.release(HarvesterRelease.V1_1_3).build();

    @Test
    void filesAreWrittenOnceAndThenLeftAlone(@TempDir Path folder) throws IOException {
        SET.writeTo(folder.resolve("new"));
        Path policy = folder.resolve("new/rke2-92-harvester-kube-audit-policy.yaml");
        assertThat(policy).hasContent("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages:
                - ResponseStarted
                - ResponseComplete
                rules:
                - level: Metadata
                  verbs:
                  - create
                  - delete
                  - patch
                  omitStages:
                  - ResponseStarted
                  - ResponseComplete
                """);
        assertThat(SET.changesIn(folder.resolve("new"))).allMatch(change -> change.kind() == FileChange.Kind.SAME);
        SET.writeTo(folder.resolve("new"));
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSameSizeAs(SET.files());
        }
    }

    @Test
    void aFileWithAnotherContentIsNotOverwrittenUnlessAsked(@TempDir Path folder) throws IOException {
        Path option = folder.resolve("rke2-90-harvester-server.yaml");
        Files.writeString(option, "cni: canal\n");
        assertThatThrownBy(() -> SET.writeTo(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rke2-90-harvester-server.yaml");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(option);
        }
        assertThat(SET.changesIn(folder).get(0).difference()).isEqualTo("""
                --- %1$s
                +++ %1$s (new)
                @@ -1,2 +1,2 @@
                -cni: canal
                +audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                \s
                """.formatted(option));

        SET.replaceIn(folder);
        assertThat(option).hasContent(SET.files().get(0).toYaml());
    }

    @Test
    void aFileInPlaceOfAFolderIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SET.writeTo(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + " cannot be written: is a file");
        assertThat(file).isEmptyFile();
    }

    @Test
    void twoFilesCannotHaveOneName() {
        ManifestFile file = SET.files().get(1);
        assertThatThrownBy(() -> ManifestSet.of(List.of(file, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two files have the name " + file.name());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            value = {
                "../out.yaml | has the part \"..\", which leads to another folder",
                "a/../../out.yaml | has the part \"..\", which leads to another folder",
                "./out.yaml | has the part \".\", which leads to another folder",
                ". | has the part \".\", which leads to another folder",
                "^^ | is empty",
                "/etc/out.yaml | is absolute; expected one relative to the folder of the set",
                "//out.yaml | is absolute; expected one relative to the folder of the set",
                "a//out.yaml | has an empty part",
                "a/ | has an empty part",
                "..\\out.yaml | has the character \"\\\\\", which Windows refuses",
                "C:\\out.yaml | has the character \":\", which Windows refuses",
                "C:out.yaml | has the character \":\", which Windows refuses",
                "a?.yaml | has the character \"?\", which Windows refuses",
                "... | has a part that ends in a dot or a space, which Windows drops",
                "a./out.yaml | has a part that ends in a dot or a space, which Windows drops",
                "^.. ^ | has a part that ends in a dot or a space, which Windows drops"
            })
    void aNameThatIsNoneBelowTheFolderIsRefused(String name, String reason) {
        assertThatThrownBy(() -> ManifestFile.documents(name, Topic.AUDIT, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the file name \"" + name.replace("\\", "\\\\") + "\" " + reason);
    }

    @Test
    void aNameOrPurposeWithControlCharactersIsRefused() {
        for (String evil : List.of("a\0b", "a\nb", "a\u2028b", "a\u202eb", "\u001b[31m")) {
            assertThatThrownBy(() -> ManifestFile.documents(evil, Topic.AUDIT, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("has a control character");
            assertThatThrownBy(() -> ManifestFile.resources("x", Topic.AUDIT, evil))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("has a control character; expected one line");
        }
    }

    @Test
    void namesAreDistinctOnEverySystem() {
        assertThatItIsRefused("the file names a.yaml and A.yaml are the same on some systems", "a.yaml", "A.yaml");
        assertThatItIsRefused("the file names \u00e4 and a\u0308 are the same on some systems", "\u00e4", "a\u0308");
        assertThatItIsRefused("a is a file and cannot be the folder of the file A/b/c", "A/b/c", "a");
        assertThat(ManifestSet.of(List.of(file("a/b", "x"), file("a/c", "x"), file("ab", "x")))
                        .files())
                .hasSize(3);
    }

    private static void assertThatItIsRefused(String message, String... names) {
        List<ManifestFile> files =
                Arrays.stream(names).map(name -> file(name, "x")).toList();
        assertThatThrownBy(() -> ManifestSet.of(files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static ManifestFile file(String name, String text) {
        return ManifestFile.settings(name, Topic.AUDIT, "x", Rke2ServerConfig.of(c -> c.auditPolicyFile(text)));
    }

    @Test
    void noLinkLeadsOutOfTheFolder(@TempDir Path top) throws IOException {
        Path folder = Files.createDirectory(top.resolve("in"));
        Path outside = Files.writeString(top.resolve("outside.yaml"), "secret\n");
        Files.createSymbolicLink(folder.resolve("file"), outside);
        Files.createSymbolicLink(folder.resolve("folder"), top);
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("none"), top.resolve("none.yaml"));
        for (String name :
                List.of("file", "folder/new", "folder/outside.yaml", "up/new", "folder/a/b", "none", "none/x")) {
            ManifestSet set = ManifestSet.of(List.of(file("fine", "x"), file(name, "x")));
            for (Consumer<Path> way : List.<Consumer<Path>>of(set::writeTo, set::replaceIn, set::changesIn)) {
                assertThatThrownBy(() -> way.accept(folder))
                        .as(name)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessage(folder.resolve(name) + " cannot be written: "
                                + (name.startsWith("none")
                                        ? "a link to a file that does not exist"
                                        : "a link leads out of the folder"));
            }
        }
        assertThat(outside).hasContent("secret\n");
        assertThat(folder.resolve("fine")).doesNotExist();
        assertThat(top.resolve("none.yaml")).doesNotExist();
        assertThat(top.resolve("a")).doesNotExist();
    }

    @Test
    void linksInsideTheFolderAreFollowed(@TempDir Path top) throws IOException {
        Path folder = Files.createDirectories(top.resolve("in"));
        Path sub = Files.createDirectories(folder.resolve("sub"));
        Path real = Files.writeString(sub.resolve("real"), "x\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("sub/real"));
        Path way = Files.createSymbolicLink(top.resolve("way"), folder);
        ManifestSet.of(List.of(file("link", "z"), file("new/deep/file", "z"))).replaceIn(way);
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("audit-policy-file: z\n");
        assertThat(folder.resolve("new/deep/file")).hasContent("audit-policy-file: z\n");
    }

    @Test
    void whatIsThereNeedNotBeAFileNorShort(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        assertThatThrownBy(() -> ManifestSet.of(List.of(file("folder", "x"))).changesIn(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage(folder.resolve("folder") + ": is a folder");
        Files.write(folder.resolve("long"), new byte[1 << 20]);
        FileChange change =
                ManifestSet.of(List.of(file("long", "x"))).changesIn(folder).get(0);
        assertThat(change.kind()).isEqualTo(FileChange.Kind.DIFFERENT);
        assertThat(change.difference()).endsWith("(the existing file is longer than 262144 bytes and not shown)\n");
    }

    @Test
    void aManifestThatStandsInTwoFilesComesOnce() {
        assertThat(SET.manifests())
                .extracting(manifest -> manifest.kind())
                .containsExactly("Policy", "ManagedChart", "ManagedChart", "EventTailer", "Namespace");
    }
}
