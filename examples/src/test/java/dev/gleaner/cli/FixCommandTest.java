package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
    private static final String POLICY = """
            # who did what
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metadata # all
              %s: [create]
            """;

    @TempDir
    private Path folder;

    @Test
    void theDifferenceIsShownAndNothingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted("verb"));
        assertThat(CommandRun.of("fix", folder.toString())).isEqualTo(new CommandRun(0, """
                --- %1$s
                +++ %1$s (new)
                @@ -3,4 +3,4 @@
                 kind: Policy
                 rules:
                 - level: Metadata # all
                -  verb: [create]
                +  verbs: [create]
                """.formatted(file), ""));
        assertThat(file).hasContent(POLICY.formatted("verb"));
        assertThat(CommandRun.withInput(POLICY.formatted("verb"), "fix", "-").out())
                .startsWith("--- -\n+++ - (new)\n");
    }

    @Test
    void otherViolationsAreLeftToPeople() throws IOException {
        Path file = Files.writeString(
                folder.resolve("policy.yaml"), POLICY.formatted("verbs").replace("Metadata", "Everything"));
        String violations = "no correction is certain; gleaner check reports 1 violation\n";
        assertThat(CommandRun.of("fix", file.toString())).isEqualTo(new CommandRun(0, "", violations));
        assertThat(CommandRun.of("fix", "--write", file.toString())).isEqualTo(new CommandRun(0, "", violations));
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
                        ""));
        assertThat(file).content().isEqualTo("\uFEFF" + POLICY.formatted("verbs"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getAttribute(right, "unix:ino")).isEqualTo(before);
        assertThat(CommandRun.of("check", file.toString()).out()).doesNotContain("field-unknown");
        assertThat(CommandRun.of("fix", "--write", folder.toString()))
                .isEqualTo(new CommandRun(0, "", "no correction is certain; gleaner check reports 4 violations\n"));
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
