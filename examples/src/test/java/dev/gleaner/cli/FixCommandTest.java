package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixCommandTest {
    private static final String POLICY = """
            # who did what
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metadata # all
              %s: [create]
            """;

    private static final String REMAINING =
            "4 warnings remain without a certain correction; gleaner check FILE... prints them\n";

    @TempDir
    private Path folder;

    @Test
    void theDifferenceIsShownAndNothingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted("verb"));
        assertThat(CommandRun.of("fix", folder.toString()))
                .isEqualTo(new CommandRun(0, """
                --- %1$s
                +++ %1$s (new)
                @@ -3,4 +3,4 @@
                 kind: Policy
                 rules:
                 - level: Metadata # all
                -  verb: [create]
                +  verbs: [create]
                """.formatted(file), REMAINING.replace("4", "2")));
        assertThat(file).hasContent(POLICY.formatted("verb"));
        assertThat(CommandRun.withInput(POLICY.formatted("verb"), "fix", "-").out())
                .startsWith("--- -\n+++ - (new)\n");
    }

    @Test
    void otherViolationsAreLeftToPeople() throws IOException {
        Path file = Files.writeString(
                folder.resolve("policy.yaml"), POLICY.formatted("verbs").replace("Metadata", "Everything"));
        String violations = "1 error remains without a certain correction; gleaner check FILE... prints it\n";
        assertThat(CommandRun.of("fix", file.toString())).isEqualTo(new CommandRun(0, "", violations));
        assertThat(CommandRun.of("fix", "--write", file.toString())).isEqualTo(new CommandRun(0, "", violations));
    }

    /** The violations that remain are those after the corrections, in all files. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--write"})
    void whatRemainsIsCounted(String option) throws IOException {
        Files.writeString(folder.resolve("flow.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Clusterflow
                metadata: {name: f, namespace: default}
                spec: {globalOutputRef: [o], filter: [], operations: []}
                ---
                apiVersion: logging.banzaicloud.com/v1beta1
                kind: ClusterFlow
                """);
        Files.writeString(
                folder.resolve("90-harvester-server.yaml"),
                "audit-policy-fil: /etc/rancher/rke2/config.yaml.d/92-harvestr-kube-audit-policy.yaml\n");
        Files.writeString(
                folder.resolve("policy.yaml"), POLICY.formatted("verb").replace("Metadata", "Everything"));
        List<String> arguments = Stream.of("fix", "--release", "v1.8.1", option, folder.toString())
                .filter(argument -> !argument.isEmpty())
                .toList();
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("2 errors and 1 warning remain without a certain correction; gleaner check --release v1.8.1"
                        + " FILE... prints them\n");
        assertThat(run.lines().stream().filter(line -> line.startsWith("corrected: ")))
                .hasSize(option.isEmpty() ? 0 : 7);
    }

    /** With --complete, more remains: what check --complete finds. */
    @Test
    void whatRemainsInACompleteSetIsCounted() throws IOException {
        Path flow = Files.writeString(folder.resolve("flow.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: cattle-logging-system}
                spec: {globalOutputRefs: [none]}
                """);
        CommandRun checked = CommandRun.of("check", "--complete", "--format", "json", flow.toString());
        int errors = checked.out().split("\"severity\": *\"error\"", -1).length - 1;
        assertThat(errors).isPositive();
        assertThat(CommandRun.of("fix", "--complete", flow.toString()).err())
                .startsWith(errors + " error")
                .contains("; gleaner check --complete FILE... prints ");
        assertThat(CommandRun.of("fix", flow.toString()).err()).doesNotContain("error");
    }

    @Test
    void nothingRemains() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), "kube-apiserver-args: [audit-log-max-age=3]\n");
        assertThat(CommandRun.of("fix", "--write", file.toString()))
                .isEqualTo(new CommandRun(0, """
                        corrected: %1$s:1:1: kube-apiserver-args: warning: "kube-apiserver-args" has no effect; did you mean "kube-apiserver-arg"? [field-suspect]
                        corrected: %1$s:1:22: kube-apiserver-arg[0]: kube-apiserver has no option "audit-log-max-age", and does not start; did you mean "audit-log-maxage"? [argument-unknown]
                        """.formatted(file), ""));
        assertThat(file).hasContent("kube-apiserver-arg: [audit-log-maxage=3]");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesAreWrittenInPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "\uFEFF" + POLICY.formatted("verb"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path right = Files.writeString(folder.resolve("right.yaml"), POLICY.formatted("verbs"));
        Object before = Files.getAttribute(right, "unix:ino");
        assertThat(CommandRun.of("fix", "--write", folder.toString()))
                .isEqualTo(new CommandRun(
                        0,
                        "corrected: " + file + ":6:3: rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"?"
                                + " [field-unknown]\n",
                        REMAINING));
        assertThat(file).content().isEqualTo("\uFEFF" + POLICY.formatted("verbs"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getAttribute(right, "unix:ino")).isEqualTo(before);
        assertThat(CommandRun.of("check", file.toString()).out()).doesNotContain("field-unknown");
        assertThat(CommandRun.of("fix", "--write", folder.toString())).isEqualTo(new CommandRun(0, "", REMAINING));
    }

    @Test
    void anotherEncodingIsNotReplaced() throws IOException {
        Path file = Files.write(
                folder.resolve("policy.yaml"),
                ("\uFEFF" + POLICY.formatted("verb")).getBytes(StandardCharsets.UTF_16LE));
        assertThat(CommandRun.of("fix", "--write", file.toString()))
                .isEqualTo(new CommandRun(
                        2, "", file + " cannot be replaced: it is not in UTF-8, or has changed since it was read\n"));
    }

    @Test
    void whatCannotBeReadIsReported() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [\n");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted("verb"));
        CommandRun run = CommandRun.of("fix", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(broken + ":");
        assertThat(run.out()).startsWith("--- " + policy);
        assertThat(CommandRun.of("fix", folder.resolve("none.yaml").toString()).code())
                .isEqualTo(2);
        assertThat(CommandRun.of("fix", "--write", "-").err())
                .isEqualTo("--write writes files; - is standard input\nTry 'gleaner fix --help'.\n");
    }

    @Test
    void aReleaseDecidesAboutItsVersions() throws IOException {
        Path chart = Files.writeString(folder.resolve("chart.yaml"), """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging-crd, namespace: fleet-local}
                spec: {chart: rancher-logging-crd, version: 100.1.3+up3.17.7}
                """);
        assertThat(CommandRun.of("fix", chart.toString())).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.of("fix", "--release", "v1.8.1", chart.toString()).out())
                .contains("+spec: {chart: rancher-logging-crd, version: 108.0.2+up4.10.0-rancher.18}");
    }
}
