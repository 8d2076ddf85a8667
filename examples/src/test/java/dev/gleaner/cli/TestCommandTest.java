package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** The cases run, because a custom resource may have any name. */
    @Test
    void aResourceThatDoesNotExistIsReported() throws IOException {
        String unreal = HOLDS.replace("create pods", "create secret");
        Files.writeString(folder.resolve("unreal.yaml"), unreal);
        assertThat(run("unreal.yaml")).isEqualTo(new CommandRun(0, """
                unreal.yaml
                  unreal.yaml:6:14: cases[0].requests[0]: warning: the core group has no resource "secret"; did you mean\
                 "secrets"? [audit-resource-unknown]
                ok      creations
                1 case: 1 ok, 0 failed
                """, ""));
    }

    @Test
    void aVerbThatDoesNotExistIsAnError() throws IOException {
        Files.writeString(folder.resolve("unreal.yaml"), HOLDS.replace("create pods", "creat pods"));
        assertThat(run("unreal.yaml")).isEqualTo(new CommandRun(1, """
                unreal.yaml
                  unreal.yaml:6:14: cases[0].requests[0]: no request for a resource has the verb "creat"; expected "create"\
                 [expectation-verb-unknown]
                0 cases: 0 ok, 0 failed; not run, because of errors: 1 file
                """, ""));
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

    private static final String FLOWS = """
            apiVersion: harvesterhci.io/v1beta1
            kind: Addon
            metadata: {name: rancher-logging, namespace: cattle-logging-system}
            spec:
              enabled: true
              repo: http://harvester-cluster-repo.cattle-system.svc/charts
              chart: rancher-logging
              version: 105.2.0+up4.10.0
              valuesContent: "disablePvc: true"
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: f, namespace: cattle-logging-system}
            spec: {globalOutputRefs: [o]}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: o, namespace: cattle-logging-system}
            spec: {gelf: {host: h, port: 1, max_bytes: 1}}
            """;

    private static final String ROUTES = """
            apiVersion: gleaner.dev/v1
            kind: Expectations
            manifests: {files: [flows.yaml]%s}
            cases:
            - name: all logs
              records: [{message: a, kubernetes: {namespace_name: x, pod_name: p, container_name: c}}]
              expect: [{outputs: ["clusteroutput:cattle-logging-system:o"]}]
            """;

    private static final String ERROR =
            "the manifests have 1 error, which may change what is recorded and where it goes:\n";

    /** Manifests in which the expectations hold, and what test prints about them. */
    static Stream<Arguments.ArgumentSet> manifests() {
        return Stream.of(
                argumentSet("no error", FLOWS, "", 0, ""),
                argumentSet(
                        "a misspelt field",
                        FLOWS.replace("spec: {global", "spec: {logginRef: x, global"),
                        "",
                        1,
                        ERROR + """
                        flows.yaml:14:8: spec.logginRef: unknown field "logginRef"; did you mean "loggingRef"? [field-unknown]
                        """),
                argumentSet("an Addon that is off", FLOWS.replace("enabled: true", "enabled: false"), "", 0, """
                        flows.yaml:5:12: spec.enabled: warning: the addon rancher-logging is off; the result is for the time when it is on [addon-off]
                        """),
                argumentSet("a version", FLOWS, ", operator: 3.17.7", 1, ERROR + """
                        flows.yaml:19:33: spec.gelf.max_bytes: the field "max_bytes" exists in 4.10.0 and later (Harvester v1.5.0 and later); 3.17.7 drops it without a message [field-version]
                        """),
                argumentSet("a release", FLOWS.replace(", max_bytes: 1", ""), ", release: v1.1.3", 1, ERROR + """
                        flows.yaml:8:12: spec.version: Harvester v1.1.3 does not have version "105.2.0+up4.10.0" of the chart; expected 100.1.3+up3.17.7 [chart-version-other]
                        """));
    }

    /** Manifests that several files name are checked once. */
    @ParameterizedTest
    @MethodSource("manifests")
    void errorsOfManifestsArePrintedBesideTheResults(String flows, String subject, int code, String err)
            throws IOException {
        Files.writeString(folder.resolve("flows.yaml"), flows);
        Files.writeString(folder.resolve("routes.yaml"), ROUTES.formatted(subject));
        Files.writeString(folder.resolve("same.yaml"), ROUTES.formatted(subject));
        assertThat(run("routes.yaml", "same.yaml")).isEqualTo(new CommandRun(code, """
                routes.yaml
                ok      all logs
                same.yaml
                ok      all logs
                2 cases: 2 ok, 0 failed
                """, err));
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
