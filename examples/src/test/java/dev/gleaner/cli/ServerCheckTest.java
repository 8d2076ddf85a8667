package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCheckTest {
    private static final String MISSPELT = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: None
              verb: [get]
            """;

    @TempDir
    private Path folder;

    @Test
    void ignoredFieldsFollowTheOutcome() {
        assertThat(CommandRun.withInput(MISSPELT, "check", "--as-server", "1.24", "-"))
                .isEqualTo(new CommandRun(0, """
                        -: loaded by kube-apiserver 1.24
                        -:5:3: rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
                        """, ""));
        assertThat(CommandRun.withInput(MISSPELT, "check", "--as-server", "v1.26.3", "-")
                        .lines())
                .contains("-: loaded by kube-apiserver 1.26, which logs a warning");
    }

    @Test
    void aRefusalHasTheMessageOfTheServer() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), MISSPELT.replace("None", "none"));
        assertThat(CommandRun.of("check", "--as-server", "1.24", file.toString()))
                .isEqualTo(new CommandRun(1, """
                        %1$s: refused by kube-apiserver 1.24 (validation): rules[0].level: Unsupported value: "none": supported values: "None", "Metadata", "Request", "RequestResponse": from file %1$s
                        %1$s:4:10: rules[0].level: Unsupported value: "none": supported values: "None", "Metadata", "Request", "RequestResponse" [audit-level-unknown]
                        %1$s:5:3: rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
                        """.formatted(file), ""));
    }

    @Test
    void jsonIsOneObjectForOneFile() {
        assertThat(CommandRun.withInput(MISSPELT, "check", "--as-server", "1.36", "--format", "json", "-"))
                .isEqualTo(new CommandRun(0, """
                        {
                          "file": "-",
                          "version": "1.36",
                          "outcome": "loaded",
                          "message": "",
                          "warns": true,
                          "violations": [
                            {
                              "file": "-",
                              "line": 5,
                              "column": 3,
                              "path": "rules[0].verb",
                              "severity": "warning",
                              "code": "audit-field-ignored",
                              "message": "\\"verb\\" is ignored: the rule matches every verb"
                            }
                          ]
                        }
                        """, ""));
    }

    @Test
    void jsonIsAnArrayForSeveralFiles() throws IOException {
        Path good =
                Files.writeString(folder.resolve("good.yaml"), "apiVersion: audit.k8s.io/v1\nrules: [{level: None}]\n");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "{}");
        CommandRun run =
                CommandRun.of("check", "--as-server", "1.24", "--format", "json", good.toString(), bad.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("[\n  {")
                .containsSubsequence("\"outcome\": \"loaded\"", "\"outcome\": \"unknown-version\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'apiVersion: audit.k8s.io/v1\nrules: [{level: None}]', loaded, 0",
        "'apiVersion: audit.k8s.io/v1beta1\nrules: [{level: None}]', decode, 1",
        "'a: [', decode, 1",
        "'', unknown-version, 1",
        "'apiVersion: audit.k8s.io/v1\nrules: [{}]', validation, 1",
        "'apiVersion: audit.k8s.io/v1', no-rules, 1"
    })
    void theOutcomeAndTheExitCodeAreThoseOfTheServer(String text, String outcome, int code) {
        CommandRun run = CommandRun.withInput(
                text.replace("\\n", "\n"), "check", "--as-server", "1.24", "--format", "json", "-");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).startsWith("{").contains("\"outcome\": \"" + outcome + "\"");
    }

    @Test
    void wrongUsageAndUnreadableInputExitWithTwo() {
        CommandRun version = CommandRun.of("check", "--as-server", "1.19", "-");
        assertThat(version.code()).isEqualTo(2);
        assertThat(version.err())
                .startsWith("wrong value for option '--as-server': 1.19 is too old; expected 1.20 or newer");
        CommandRun missing = CommandRun.of(
                "check", "--as-server", "1.24", folder.resolve("missing").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out())
                .startsWith(folder.resolve("missing")
                        + ": refused by kube-apiserver 1.24 (file): failed to read file path \"");
    }

    @Test
    void controlCharactersOfInputsAreEscaped() {
        String text = "apiVersion: audit.k8s.io/v1\nrules: [{level: \"\\e[31mx\"}]\n";
        assertThat(CommandRun.withInput(text, "check", "--as-server", "1.24", "-")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void withoutTheOptionAViolationComesWithItsEffectOnAServer() {
        assertThat(CommandRun.withInput(MISSPELT, "check", "-")).isEqualTo(new CommandRun(1, """
                        -:5:3: rules[0].verb: unknown field "verb"; did you mean "verbs"? [field-unknown]
                        -:5:3: rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
                              verb: [get]
                              ^
                        """, ""));
    }
}
