package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        for (String name : List.of("a/b.yml", "c.JSON", "notes.txt", ".hidden.yaml")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void manifestsAreFoundAndLinksToFoldersAreSkipped() {
        List<Path> skipped = new ArrayList<>();
        assertThat(ManifestFolder.sources(folder, skipped::add))
                .extracting(Source::name)
                .containsExactly(folder + "/a/b.yml", folder + "/c.JSON");
        assertThat(skipped).containsExactly(folder.resolve("link"));
        assertThat(ManifestFolder.sources(folder)).hasSize(2);
    }

    @Test
    void filesThatMeetAConditionAreFound() {
        assertThat(ManifestFolder.matching(folder, file -> file.endsWith("notes.txt"), link -> {}))
                .extracting(Source::name)
                .containsExactly(folder + "/notes.txt");
        assertThat(ManifestFolder.matching(folder, file -> false, link -> {})).isEmpty();
    }
}
