package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say of logs that they cannot read. */
class LogsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"who", "events", "timeline --name x"})
    void aFolderWithoutALogIsUnusable(String command) throws IOException {
        Files.createDirectory(folder.resolve("logs"));
        CommandRun run = CommandRun.of((command + " " + folder).split(" "));
        assertThat(run.code()).isEqualTo(Gleaner.UNUSABLE);
        assertThat(run.err())
                .startsWith(
                        folder
                                + ": there is no log in the folder; folders below it are not looked into [log-folder-empty] at byte 0\n");
    }

    @Test
    void aFileThatIsMissingDoesNotHideTheOthers() throws IOException {
        Path there = Files.writeString(
                folder.resolve("events.log"), "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"p\"}}\n");
        Path missing = folder.resolve("missing");
        CommandRun run = CommandRun.of("events", missing.toString(), there.toString());
        assertThat(run.code()).isEqualTo(Gleaner.FINE);
        assertThat(run.out()).hasLineCount(1);
        assertThat(run.err())
                .startsWith(
                        missing
                                + ": the file cannot be read: there is no such file; what it holds is missing [log-unreadable] at byte 0\n");
    }
}
