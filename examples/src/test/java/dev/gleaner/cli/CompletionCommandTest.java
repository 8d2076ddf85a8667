package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the completion functions in the shells that are there. */
@Timeout(60)
class CompletionCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gleaner ch|check",
                "gleaner co|compare completion",
                "gleaner --v|--version",
                "gleaner check --fo|--format",
                "'gleaner check --format '|text json sarif github",
                "gleaner check --format s|sarif",
                "gleaner check --format = s|sarif",
                "gleaner check --format =|text json sarif github",
                "gleaner check a.yaml --comp|--complete",
                "gleaner check --release v1.1.|v1.1.0 v1.1.1 v1.1.2 v1.1.3",
                "gleaner who --name we|-",
                "gleaner check -- --fo|-",
                "gleaner help for|format",
                "'gleaner completion '|bash zsh",
                "gleaner schema Cluster|ClusterFlow ClusterOutput"
            })
    void bashCompletesWords(String typed, String candidates) throws Exception {
        assumeTrue(isThere("bash"), "bash is not here");
        assertThat(bash(typed)).isEqualTo(candidates == null ? "" : candidates);
    }

    /** An empty reply makes bash complete names of files, unless the option "default" is switched off. */
    @ParameterizedTest
    @ValueSource(strings = {"gleaner check ./", "gleaner generate --out fo"})
    void bashCompletesFiles(String typed) throws Exception {
        assumeTrue(isThere("bash"), "bash is not here");
        assertThat(bash(typed)).isEmpty();
        assertThat(CommandRun.of("completion", "bash").out()).contains("complete -o default -F _gleaner gleaner");
    }

    private String bash(String typed) throws Exception {
        List<String> words = List.of(typed.split(" ", -1));
        Path script = Files.writeString(
                folder.resolve("gleaner.bash"),
                CommandRun.of("completion", "bash").out());
        return run(
                words,
                "bash",
                "--norc",
                "-uc",
                "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _gleaner; echo \"${COMPREPLY[*]-}\"",
                script.toString());
    }

    /** The function is called as in an interactive zsh, with a terminal of the module zpty. */
    @ParameterizedTest
    @CsvSource({
        "gleaner ch,gleaner check ",
        "gleaner check --fo,gleaner check --format",
        "gleaner check --format sa,gleaner check --format sarif ",
        "gleaner help form,gleaner help format ",
        "gleaner check gleaner.z,gleaner check gleaner.zsh "
    })
    void zshCompletesWords(String typed, String completed) throws Exception {
        assumeTrue(isThere("zsh"), "zsh is not here");
        Files.writeString(
                folder.resolve("gleaner.zsh"),
                CommandRun.of("completion", "zsh").out());
        String script = """
                zmodload zsh/zpty
                zpty z zsh -f -i
                zpty -w z "PS1=; autoload -U compinit; compinit -u -D; source ./gleaner.zsh; stty -echo"
                zpty -w z "show() { print -r -- \\"<\\"\\"<\\$BUFFER>\\"\\">\\"; BUFFER=; zle -R }; zle -N show; bindkey '^X' show"
                zpty -w z "print ready-\\$((1+1))"
                while zpty -r z line; do [[ $line == *ready-2* ]] && break; done
                zpty -w -n z "$1"$'\\t\\030'
                while zpty -r z line; do [[ $line == *"<<"*">>"* ]] && break; done
                print -r -- "${${line##*<<}%%>>*}"
                """;
        assertThat(run(List.of(typed), "zsh", "-fc", script, "zsh").stripTrailing())
                .isEqualTo(completed.stripTrailing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theShellAcceptsTheScript(String shell) throws Exception {
        assumeTrue(isThere(shell), shell + " is not here");
        Path script = Files.writeString(
                folder.resolve("script"), CommandRun.of("completion", shell).out());
        assertThat(run(List.of(), shell, "-n", script.toString())).isEmpty();
    }

    /** The option names occur in a script once for each command that has them. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theScriptHasEachCommandAndOption(String shell) {
        String script = CommandRun.of("completion", shell).out();
        assertThat(Gleaner.syntaxes()).allSatisfy(command -> {
            assertThat(script).contains("        " + command.name() + ")");
            command.options().forEach(option -> assertThat(script).contains(option.name()));
        });
    }

    @Test
    void anotherShellIsRefused() {
        assertThat(CommandRun.of("completion", "fish")).isEqualTo(new CommandRun(2, "", """
                wrong shell: expected bash or zsh but was 'fish'
                Try 'gleaner completion --help'.
                """));
    }

    private boolean isThere(String shell) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + shell).start().waitFor() == 0;
    }

    private String run(List<String> arguments, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(arguments);
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }
}
