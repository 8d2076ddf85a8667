package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColorTest {
    @TempDir
    private Path folder;

    @Test
    void aDeniedRequestIsRedOnATerminal() {
        String audit = ReadLogs.in(folder).audit();
        CommandRun terminal = CommandRun.of(List.of(StandardStream.OUT), "who", audit);
        assertThat(terminal.lines().get(4))
                .startsWith("\u001b[31m2024-05-02T10:00:04Z")
                .endsWith("\u001b[0m");
        assertThat(terminal.lines().subList(0, 4)).noneMatch(line -> line.contains("\u001b"));
        assertThat(CommandRun.of("who", audit).out()).doesNotContain("\u001b");
        assertThat(CommandRun.of("who", "--color", "always", audit).lines().get(3))
                .isEqualTo(terminal.lines().get(4));
        assertThat(CommandRun.of(List.of(StandardStream.OUT), "who", "--color", "never", audit)
                        .out())
                .doesNotContain("\u001b");
        assertThat(CommandRun.of("who", "--color", "always", "--format", "json", audit)
                        .out())
                .doesNotContain("\u001b");
    }
}
