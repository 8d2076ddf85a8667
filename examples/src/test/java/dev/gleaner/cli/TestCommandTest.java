package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String HOLDS = """
            apiVersion: gleaner.dev/v1
            kind: Expectations
            policy: {preset: shipped}
            cases:
            - name: creations
              requests: [create pods in x by bob]
              expect: [{level: Metadata}]
            """;

    private static final String FAILS = HOLDS.replace("Metadata", "Request").replace("creations", "\"bell \\a\"");

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("holds.yaml"), HOLDS);
        Files.writeString(folder.resolve("policy.yaml"), "kind: Policy\n");
    }

    private CommandRun run(String... more) {
        String[] call = new String[more.length + 1];
        call[0] = "test";
        for (int i = 0; i < more.length; i++) {
            call[i + 1] =
                    more[i].startsWith("-") ? more[i] : folder.resolve(more[i]).toString();
        }
        CommandRun run = CommandRun.of(call);
        return new CommandRun(
                run.code(), run.out().replace(folder + "/", ""), run.err().replace(folder + "/", ""));
    }

    @Test
    void aFolderIsSearchedForExpectations() {
        assertThat(run(".")).extracting(CommandRun::code, CommandRun::err).containsExactly(0, "");
        assertThat(run(".").out()).endsWith("holds.yaml\nok      creations\n1 case: 1 ok, 0 failed\n");
    }

    @Test
    void aFailureIsPrintedWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("fails.yaml"), FAILS);
        assertThat(run("fails.yaml", "holds.yaml")).isEqualTo(new CommandRun(1, """
                fails.yaml
                FAILED  bell \\u0007
                  fails.yaml:7:20: cases[0].expect[0].level: create pods in x by bob: expected level Request, found \
                Metadata: rules[0] decides [unmet-level]
                holds.yaml
                ok      creations
                2 cases: 1 ok, 1 failed
                """, ""));
    }

    @Test
    void anErrorInAFileIsPrinted() throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), HOLDS.replace("cases", "case"));
        CommandRun run = run("wrong.yaml", "holds.yaml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("wrong.yaml\n  wrong.yaml:")
                .contains("unknown field \"case\"; did you mean \"cases\"?")
                .endsWith("1 case: 1 ok, 0 failed; not run, because of errors: 1 file\n");
    }

    @Test
    void aMisspeltKindIsNotSkipped() throws IOException {
        Files.writeString(folder.resolve("misspelt.yaml"), HOLDS.replace("Expectations", "Expectation"));
        CommandRun run = run(".");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("misspelt.yaml:2:7: kind: found the text \"Expectation\", expected Expectations");
    }

    @Test
    void anUnreadableFileIsAFailure() {
        CommandRun run = run("none.yaml", "holds.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("none.yaml\n  none.yaml: cannot be read: no such file");
    }

    @Test
    void aMisspeltPluginIsTheReasonOfAFailure() throws IOException {
        Files.writeString(folder.resolve("flows.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: logging}
                spec: {globalOutputRefs: [o]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: o, namespace: logging}
                spec: {splunkHEC: {hec_host: a}}
                """);
        Files.writeString(folder.resolve("routes.yaml"), """
                apiVersion: gleaner.dev/v1
                kind: Expectations
                manifests: {files: [flows.yaml]}
                cases:
                - name: all logs
                  records: [{message: a, kubernetes: {namespace_name: x, pod_name: p, container_name: c}}]
                  expect: [{outputs: ["clusteroutput:logging:o"]}]
                """);
        CommandRun run = run("routes.yaml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("routes.yaml\nFAILED  all logs\n")
                .contains("no plugin config available for output; found \"splunkHEC\"; did you mean \"splunkHec\"?");
    }

    @Test
    void aFileThatIsNoExpectationsIsAnErrorIfItIsNamed() {
        assertThat(run("policy.yaml").code()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutExpectationsIsAFailure() throws IOException {
        Files.delete(folder.resolve("holds.yaml"));
        assertThat(run(".")).isEqualTo(new CommandRun(2, "", "no file has a document of the kind Expectations\n"));
    }

    @Test
    void standardInputIsAFile() {
        CommandRun run = CommandRun.withInput(HOLDS, "test", "-");
        assertThat(run).isEqualTo(new CommandRun(0, "-\nok      creations\n1 case: 1 ok, 0 failed\n", ""));
    }

    @Test
    void resultsAreWrittenAsJUnitXml() throws IOException {
        Files.writeString(folder.resolve("fails.yaml"), FAILS);
        CommandRun run = CommandRun.of(
                "test",
                folder.toString(),
                "--junit",
                folder.resolve("report.xml").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(folder.resolve("report.xml"))
                .content()
                .contains("<testsuites tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">", "bell \\u0007");
    }

    @Test
    void aReportThatCannotBeWrittenIsAFailure() {
        CommandRun run = run("holds.yaml", "--junit=" + folder.resolve("none/report.xml"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("none/report.xml cannot be written");
    }

    @Test
    void requestsThatCannotBeReadAreReportedWithOtherErrors(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), """
                apiVersion: gleaner.dev/v1
                kind: Expectations
                polcy: {preset: recommended}
                cases:
                - name: one
                  requests: [create pods in default, get pods by]
                  expect: {level: Metadata}
                """);
        CommandRun run = CommandRun.of("test", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("polcy", "requests[0]: ", "requests[1]: ")
                .contains("expected by and a user at the end");
    }
}
