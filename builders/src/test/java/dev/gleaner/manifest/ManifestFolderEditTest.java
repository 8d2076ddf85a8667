package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.FileEdit;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.HttpOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderEditTest {
    @TempDir
    Path folder;

    private List<FileEdit> withTimekey() {
        return ManifestFolder.edit(
                folder,
                ClusterOutput.class,
                o -> o.name().equals("audit") ? o.edit(e -> e.spec(s -> s.targetBuffer(b -> b.timekey("1m")))) : o);
    }

    @Test
    void anOutputIsChangedWhereverItIs() throws IOException {
        HarvesterLogging.release(HarvesterRelease.V1_4_1)
                .addAuditOutput("audit", HttpOutput.of(h -> h.endpoint("http://audit:8080/")))
                .addEventOutput("events", HttpOutput.of(h -> h.endpoint("http://events:8080/")))
                .build()
                .writeTo(folder);
        List<FileEdit> edits = withTimekey();
        assertThat(edits)
                .extracting(FileEdit::path)
                .containsExactly(folder.resolve("kubectl-3-audit.yaml"), folder.resolve("kubectl-3-events.yaml"));
        assertThat(edits).extracting(FileEdit::isChange).containsExactly(true, false);
        edits.forEach(FileEdit::writeOrThrow);
        assertThat(folder.resolve("kubectl-3-audit.yaml")).content().contains("timekey: 1m");
        assertThat(withTimekey()).noneMatch(FileEdit::isChange);
    }

    @Test
    void aFileThatCannotBeReadIsAnError() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "a: [\n");
        Files.writeString(folder.resolve("other.yaml"), "a: 1\n");
        assertThat(withTimekey()).singleElement().satisfies(edit -> {
            assertThat(edit.path()).hasFileName("broken.yaml");
            assertThat(edit.isRefused()).isTrue();
        });
    }

    @Test
    void aFolderWithoutManifestsIsRefused() {
        assertThatThrownBy(this::withTimekey)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + " cannot be read: no file ends in .yaml, .yml or .json");
    }
}
