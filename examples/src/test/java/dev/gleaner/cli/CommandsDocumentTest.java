package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/commands.md} contains the help texts; {@code -Dgolden.update} writes it. */
class CommandsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "commands.md");

    @Test
    void theDocumentHasTheHelpTextOfEachCommand() throws IOException {
        StringBuilder document = new StringBuilder("# Commands\n\n")
                .append("Each command prints its help text with `--help`.\n\n")
                .append(help("--help"));
        for (String command : Gleaner.COMMANDS) {
            document.append("\n## ").append(command).append("\n\n").append(help(command, "--help"));
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document.toString());
    }

    private static String help(String... call) {
        return "```text\n" + CommandRun.of(call).out() + "```\n";
    }
}
