package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands report logs that they cannot read. */
class LogsTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutALogIsAFailure() throws IOException {
        Files.createDirectory(folder.resolve("logs"));
        String logs = folder.toString();
        for (CommandRun run : List.of(
                CommandRun.of("who", logs),
                CommandRun.of("events", logs),
                CommandRun.of("timeline", "--name", "x", logs))) {
            assertThat(run.code()).isEqualTo(Gleaner.FAILURE);
            assertThat(run.err())
                    .startsWith(logs
                            + ": the folder contains no log; sub-folders are not read [log-folder-empty] at byte 0\n");
        }
    }

    @Test
    void aFileThatIsMissingDoesNotHideTheOthers() throws IOException {
        Path there = Files.writeString(
                folder.resolve("events.log"), "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"p\"}}\n");
        Path missing = folder.resolve("missing");
        CommandRun run = CommandRun.of("events", missing.toString(), there.toString());
        assertThat(run.code()).isEqualTo(Gleaner.SUCCESS);
        assertThat(run.out()).hasLineCount(1);
        assertThat(run.err())
                .startsWith(
                        missing
                                + ": the file cannot be read: there is no such file; its unread records are missing [log-unreadable] at byte 0\n");
    }
}
