package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final String LITERAL_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
              level: Metadata
            """;

    @TempDir
    private Path folder;

    @Test
    void generateWritesFilesAndPrintsTheirPurpose() {
        CommandRun run = CommandRun.of("generate", "--release", "v1.1.3", "--out", folder.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(6).allSatisfy(line -> {
            Path file = Path.of(line.substring(0, line.indexOf(": ")));
            assertThat(file).isNotEmptyFile().hasParent(folder);
        });
    }

    /** The policy of a release is written unchanged, and check warns of it; the recommended policy has no warnings. */
    @Test
    void generateWritesTheRecommendedPolicyOnRequest() {
        String name = "rke2-92-harvester-kube-audit-policy.yaml";
        CommandRun.of("generate", "--release", "v1.1.3", "--out", folder.toString());
        CommandRun check = CommandRun.of("check", folder.toString());
        assertThat(check.code()).isZero();
        assertThat(check.out().lines().filter(line -> line.contains(" warning: ")))
                .hasSize(3)
                .allMatch(line -> line.startsWith(folder.resolve(name) + ":"))
                .allMatch(line -> line.contains("; every release of Harvester ships this policy ["));

        CommandRun.of(
                "generate",
                "--release",
                "v1.1.3",
                "--audit-policy",
                "recommended",
                "--force",
                "--out",
                folder.toString());
        assertThat(CommandRun.of("check", folder.toString())).isEqualTo(new CommandRun(0, "", ""));
        assertThat(folder.resolve(name))
                .hasContent(HarvesterAuditPolicy.recommended().toYaml());
    }

    @Test
    void generateReportsEachCorrectionOfTheProposal() {
        CommandRun run = CommandRun.of("generate", "--release", "proposal");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines()).hasSize(5).allMatch(line -> line.startsWith("corrected: "));
    }

    @Test
    void theOutputOfGenerateIsValidAndFormatted() throws IOException {
        String printed = CommandRun.of("generate", "--release", "proposal").out();
        Path file = Files.writeString(folder.resolve("all.yaml"), printed);
        // What the proposal itself does not do well.
        String known =
                "chart-journal-path,toleration-no-taint,toleration-value,event-tailer-image,event-flow-any-tenant,"
                        + "loss-datagrams";
        assertThat(CommandRun.of("check", "--ignore", known, file.toString())).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.of("format", file.toString()).out()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"audit, 7", "event, 5", "logging, 3"})
    void generateWritesTheFilesOfATopic(String topic, int files) {
        assertThat(CommandRun.of("generate", "--release", "proposal", "--only", topic, "--out", folder.toString())
                        .out()
                        .lines())
                .hasSize(files);
    }

    @Test
    void generateDoesNotOverwriteUnlessForced() throws IOException {
        Path option = Files.writeString(folder.resolve("rke2-90-harvester-server.yaml"), "cni: canal\n");
        CommandRun refused = CommandRun.of("generate", "--release", "v1.1.3", "--out", folder.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("nothing was written, because files exist with other content; the differences are:\n--- ")
                .contains("-cni: canal")
                .contains("+audit-policy-file: ")
                .endsWith("nothing was written: the files above exist with other content; --force overwrites them\n");
        assertThat(folder).isDirectoryContaining(file -> file.equals(option));
        assertThat(CommandRun.of("generate", "--release", "v1.1.3", "--out", folder.toString(), "--force")
                        .code())
                .isZero();
        assertThat(option).content().startsWith("audit-policy-file: ");
    }

    @Test
    void checkReportsTheMistakeOfTheProposal() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), LITERAL_POLICY);
        assertThat(CommandRun.of("check", file.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        file
                                + ":4:3: rules: found a mapping, expected a list of rules [type-wrong]\n      level: Metadata\n      ^\n",
                        ""));
    }

    @Test
    void checkPrintsJsonForPrograms() {
        CommandRun run = CommandRun.withInput(LITERAL_POLICY, "check", "--format", "json", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                [
                  {
                    "file": "-",
                    "line": 4,
                    "column": 3,
                    "path": "rules",
                    "severity": "error",
                    "code": "type-wrong",
                    "message": "found a mapping, expected a list of rules"
                  }
                ]
                """);
        assertThat(CommandRun.withInput("apiVersion: v1\nkind: Pod\n", "check", "--format", "json", "-")
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void warningsAloneAreNoFailure() {
        CommandRun run = CommandRun.withInput("additionalLoggingSources: {kubeAudit: {enabled: true}}\n", "check", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("warning").contains("[logging-ref-missing]");
    }

    @Test
    void formatKeepsUnknownFieldsAndKinds() {
        CommandRun run = CommandRun.withInput("""
                kind: ClusterFlow
                apiVersion: logging.banzaicloud.io/v1beta1
                later: true
                spec: {globalOutputRefs: ['a'], brandNew: {x: [1, 0x10]}}
                metadata: {name: f}
                ---
                kind: Other
                apiVersion: example.org/v1
                """, "format", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                later: true
                metadata:
                  name: f
                spec:
                  globalOutputRefs:
                  - a
                  brandNew:
                    x:
                    - 1
                    - 16
                ---
                kind: Other
                apiVersion: example.org/v1
                """);
    }

    @Test
    void formatReportsSyntaxErrors() {
        CommandRun run = CommandRun.withInput("a: [1\nb: 2\n", "format", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("-:2:2: not YAML: ");
    }

    @Test
    void wrongUsageAndUnreadableInputExitWithTwo() {
        assertThat(CommandRun.of().code()).isEqualTo(2);
        assertThat(CommandRun.of("check").code()).isEqualTo(2);
        assertThat(CommandRun.of("generate", "--release", "v0.1").err())
                .startsWith("wrong value for option '--release': unknown release \"v0.1\"; the nearest one is v1.1.0;");
        CommandRun missing =
                CommandRun.of("check", folder.resolve("missing.yaml").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out())
                .isEqualTo(folder.resolve("missing.yaml") + ": cannot be read: no such file [file-unreadable]\n");
    }

    @Test
    void controlCharactersOfInputsAreEscaped() {
        assertThat(CommandRun.withInput("\"a\\e[31mb\": 1\n", "check", "-").out())
                .doesNotContain("\u001b");
    }
}
