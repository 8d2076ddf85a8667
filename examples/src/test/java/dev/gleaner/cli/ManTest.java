package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManTest {
    @TempDir
    private Path folder;

    @Test
    void thePageOfACommandHasItsDescriptions() {
        assertThat(CommandRun.of("man", "format").out())
                .startsWith(".TH \"GLEANER\\-FORMAT\" \"1\" \"\" \"gleaner 0.1.0\" \"Gleaner\"\n.SH \"NAME\"\n")
                .contains(".SH \"OPTIONS\"\n", ".SH \"EXIT STATUS\"\n", ".SH \"EXAMPLES\"\n")
                .endsWith(".SH \"SEE ALSO\"\n\\fBgleaner\\fR(1)\n");
    }

    @Test
    void allPagesAreWrittenIntoAFolder() throws Exception {
        Path pages = folder.resolve("share/man1");
        assertThat(CommandRun.of("man", "--out", pages.toString())).isEqualTo(new CommandRun(0, "", ""));
        try (Stream<Path> files = Files.list(pages)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(Gleaner.COMMANDS.size() + 1)
                    .contains("gleaner.1", "gleaner-check.1");
        }
        assertThat(pages.resolve("gleaner-check.1"))
                .hasContent(CommandRun.of("man", "check").out());
        assertThat(pages.resolve("gleaner.1")).hasContent(CommandRun.of("man").out());
    }

    /** The formatter warns of unknown macros and escapes; its text has every word of the help. */
    @Test
    void groffFormatsThePagesWithoutWarnings() throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v groff").start().waitFor() == 0, "groff is not here");
        for (Syntax command : Gleaner.syntaxes()) {
            Path page = Files.writeString(
                    folder.resolve("page"), CommandRun.of("man", command.name()).out());
            assertThat(groff("-ww", "-z", page)).as(command.name()).isEmpty();
            String text =
                    groff("-P-c", "-rLL=10000n", page).replaceAll(".\b", "").replaceAll("\\s+", " ");
            assertThat(text).contains("gleaner " + Help.usage(command), command.description());
            command.options()
                    .forEach(option -> assertThat(text).contains(option.inWords() + " " + option.description()));
            Manual.of(command.name()).examples().forEach(example -> assertThat(text)
                    .contains(example.purpose() + " " + example.call()));
        }
    }

    private String groff(String one, String other, Path page) throws Exception {
        List<String> call = List.of("groff", "-man", "-Tascii", one, other, page.toString());
        Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    @Test
    void allPagesOrOne() {
        assertThat(CommandRun.of("man", "--out", folder.toString(), "check").err())
                .startsWith("--out writes the pages of all commands; give it without COMMAND\n");
    }
}
