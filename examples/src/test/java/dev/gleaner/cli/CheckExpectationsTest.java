package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** check reports the mistakes of an expectation file that test reports before it runs cases. */
class CheckExpectationsTest {
    private static final String CORRECT = """
            apiVersion: gleaner.dev/v1
            kind: Expectations
            policy: {preset: recommended}
            cases:
            - name: creations
              requests: [create pods in x by bob]
              expect: [{level: Metadata}]
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("nothing", "", ""),
                mistake(
                        "preset",
                        "recommended",
                        "recomended",
                        "e.yaml:3:18: policy.preset: unknown policy \"recomended\"; did you mean \"recommended\"?"
                                + " [expectation-unknown-name]"),
                mistake(
                        "words",
                        "create pods in x by bob",
                        "kubectl get pods",
                        "e.yaml:6:14: cases[0].requests[0]: the request \"kubectl get pods\" cannot be read: expected by and a"
                                + " user at the end, or by nobody if authentication fails; requests are such as create"
                                + " pods/exec web-0 in prod by alice, or GET /healthz by nobody [expectation-request]"),
                mistake(
                        "verb",
                        "create pods",
                        "creat pods",
                        "e.yaml:6:14: cases[0].requests[0]: no request for a resource has the verb \"creat\"; expected"
                                + " \"create\" [expectation-verb-unknown]"),
                mistake(
                        "resource",
                        "create pods",
                        "create pod",
                        "e.yaml:6:14: cases[0].requests[0]: warning: the core group has no resource \"pod\"; did you mean"
                                + " \"pods\"? [audit-resource-unknown]"),
                mistake(
                        "missing policy",
                        "preset: recommended",
                        "file: none.yaml",
                        "none.yaml: cannot be read: no such file [file-unreadable]"),
                mistake(
                        "empty policy",
                        "preset: recommended",
                        "file: empty.yaml",
                        "empty.yaml: no document; expected a Policy (a mapping) [document-empty]"),
                mistake(
                        "records",
                        "requests: [create pods in x by bob]\n  expect: [{level: Metadata}]",
                        "files: [none.log]\n  expect: [{outputs: []}]",
                        "e.yaml:1:1: there are no manifests; write manifests with files, release or preset [expectation-no-manifests]",
                        "e.yaml:6:11: cases[0].files[0]: \"none.log\" cannot be read: no such file"
                                + " [expectation-record-file]"),
                mistake(
                        "form",
                        "level: Metadata",
                        "levl: Metadata",
                        "e.yaml:7:13: cases[0].expect[0].levl: unknown field \"levl\"; did you mean \"level\"? [field-unknown]"),
                mistake(
                        "form and verb",
                        "create pods in x by bob]\n",
                        "creat pods in x by bob]\n  record: []\n",
                        "e.yaml:6:14: cases[0].requests[0]: no request for a resource has the verb \"creat\"; expected"
                                + " \"create\" [expectation-verb-unknown]",
                        "e.yaml:7:3: cases[0].record: unknown field \"record\"; did you mean \"records\"? [field-unknown]"));
    }

    private static Arguments mistake(String name, String correct, String wrong, String... expected) {
        return argumentSet(name, CORRECT.replace(correct, wrong), List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void checkReportsWhatTestReports(String text, List<String> expected) throws IOException {
        Path file = Files.writeString(folder.resolve("e.yaml"), text);
        Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
        CommandRun check = CommandRun.of("check", file.toString());
        CommandRun test = CommandRun.of("test", file.toString());
        assertThat(violations(check)).isEqualTo(expected);
        assertThat(violations(test)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(check.code()).isEqualTo(test.code());
    }

    private List<String> violations(CommandRun run) {
        String prefix = folder + "/";
        return run.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(prefix) && line.endsWith("]"))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    @Test
    void theResultsOfCasesAreNoViolations() throws IOException {
        Path file = Files.writeString(folder.resolve("e.yaml"), CORRECT.replace("Metadata", "None"));
        assertThat(CommandRun.of("check", file.toString())).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.of("test", file.toString()).code()).isEqualTo(1);
    }

    @Test
    void theMistakesHaveTheFormatsAndOptionsOfCheck() throws IOException {
        String file = Files.writeString(folder.resolve("e.yaml"), CORRECT.replace("recommended", "recomended"))
                .toString();
        assertThat(CommandRun.of("check", "--format", "github", file))
                .isEqualTo(new CommandRun(
                        1,
                        "::error file=" + file
                                + ",line=3,col=18,title=expectation-unknown-name::policy.preset: unknown policy"
                                + " \"recomended\"; did you mean \"recommended\"?\n",
                        ""));
        assertThat(CommandRun.of("check", "--ignore", "expectation-unknown-name", file))
                .isEqualTo(new CommandRun(0, "", ""));
        Files.writeString(
                folder.resolve("e.yaml"),
                CORRECT.replace("policy:", "# gleaner: ignore expectation-unknown-name\npolicy:")
                        .replace("recommended", "recomended"));
        assertThat(CommandRun.of("check", file)).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void aMisspeltKindIsReportedOnce() {
        assertThat(CommandRun.withInput(CORRECT.replace("Expectations", "Expectation"), "check", "-")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("-:")))
                .containsExactly(
                        "-:2:7: kind: unknown kind gleaner.dev/v1 Expectation; did you mean \"Expectations\"? [kind-misspelt]");
    }
}
