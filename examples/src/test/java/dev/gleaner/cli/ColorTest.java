package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TERM | xterm-256color | true",
                "TERM | dumb | false",
                "NO_COLOR | 1 | false",
                "NO_COLOR | '' | true",
                "CLICOLOR | 0 | false",
                "CLICOLOR | 1 | true"
            })
    void environmentVariablesTurnColoursOff(String name, String value, boolean isColored) {
        String audit = ReadLogs.in(folder).audit();
        Map<String, String> variables = Map.of(name, value);
        assertThat(CommandRun.onTerminal(variables, "who", audit).out().contains("\u001b"))
                .isEqualTo(isColored);
        assertThat(CommandRun.onTerminal(variables, "who", "--color", "always", audit)
                        .out())
                .contains("\u001b");
    }
}
