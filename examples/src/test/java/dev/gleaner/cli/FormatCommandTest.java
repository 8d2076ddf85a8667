package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    private static final String LOOSE = "# who\nkind:   Other # kind\nx: [1]\n";
    private static final String CANONICAL = "# who\nkind: Other # kind\nx:\n- 1\n";

    @TempDir
    private Path folder;

    @Test
    void commentsAreKept() {
        assertThat(CommandRun.withInput(LOOSE, "format", "-")).isEqualTo(new CommandRun(0, CANONICAL, ""));
    }

    @Test
    void checkNamesTheFilesThatWouldChange() throws IOException {
        Path loose = Files.writeString(folder.resolve("loose.yaml"), LOOSE);
        Path canonical = Files.writeString(folder.resolve("canonical.yaml"), CANONICAL);
        Files.writeString(folder.resolve("data.json"), "{\"kind\":  \"Other\"}");
        assertThat(CommandRun.of("format", "--check", folder.toString()))
                .isEqualTo(new CommandRun(1, loose + "\n", ""));
        assertThat(CommandRun.of("format", "--check", canonical.toString())).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(LOOSE, "format", "--check", "-")).isEqualTo(new CommandRun(1, "-\n", ""));
        assertThat(loose).hasContent(LOOSE);
    }

    @Test
    void writeChangesTheFilesInPlace() throws IOException {
        Path loose = Files.writeString(folder.resolve("loose.yaml"), LOOSE);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [\n");
        CommandRun run = CommandRun.of("format", "--write", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(loose + "\n");
        assertThat(run.err()).startsWith(broken + ":2:1: not YAML");
        assertThat(loose).hasContent(CANONICAL);
        assertThat(broken).hasContent("a: [\n");
        assertThat(CommandRun.of("format", "--write", loose.toString())).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void onlyOneOfCheckAndWrite() {
        assertThat(CommandRun.of("format", "--check", "--write", "x").err()).isEqualTo("""
                        --write changes the files that --check reports; give only one of them
                        Try 'gleaner format --help'.
                        """);
    }
}
