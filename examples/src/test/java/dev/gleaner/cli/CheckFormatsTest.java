package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What check prints for programs, and how its rules are chosen. */
class CheckFormatsTest {
    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: audit, namespace: cattle-logging-system}
            spec: {loggingRef: kube-audit-log-ref, globalOutputRefs: [splunk]}
            """;

    private static final String OUTPUT = """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: splunk, namespace: cattle-logging-system}
            spec:
              splunkHec:
                hec_host: splunk
                hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}
            """;

    @Test
    void aCorrectionThatIsCertainIsInTheJson() {
        assertThat(CommandRun.withInput(FLOW, "check", "--format", "json", "-")).isEqualTo(new CommandRun(0, """
                        [
                          {
                            "file": "-",
                            "line": 4,
                            "column": 20,
                            "path": "spec.loggingRef",
                            "severity": "warning",
                            "code": "logging-ref-near",
                            "message": "no Logging of Harvester has the loggingRef \\"kube-audit-log-ref\\"; expected harvester-kube-audit-log-ref",
                            "correction": "harvester-kube-audit-log-ref"
                          }
                        ]
                        """, ""));
    }

    /** A token of digits needs quotes. A correction would print it. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "github"})
    void noFormatPrintsASecret(String format) {
        String output = OUTPUT.replace("{valueFrom: {secretKeyRef: {name: splunk, key: token}}}", "{value: 12345678}");

        CommandRun run = CommandRun.withInput(output, "check", "--format", format, "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("put it in quotes").doesNotContain("12345678");
    }

    @Test
    void githubShowsAViolationBesideItsLine() {
        assertThat(CommandRun.withInput(FLOW + OUTPUT, "check", "--format", "github", "-"))
                .isEqualTo(new CommandRun(1, """
                        ::warning file=-,line=4,col=20,title=logging-ref-near::spec.loggingRef: no Logging of Harvester has the loggingRef "kube-audit-log-ref"; expected harvester-kube-audit-log-ref
                        ::error file=-,line=4,col=59,title=output-ref-other-logging::spec.globalOutputRefs[0]: dangling output reference: ClusterOutput splunk has no loggingRef, but the flow has the loggingRef "kube-audit-log-ref"; write loggingRef: harvester-kube-audit-log-ref in spec of ClusterOutput splunk
                        """, ""));
    }

    @Test
    void sarifHasTheRulesAndTheResults() {
        CommandRun run = CommandRun.withInput(FLOW, "check", "--format", "sarif", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "\"version\": \"2.1.0\"",
                        "\"id\": \"logging-ref-near\"",
                        "\"ruleId\": \"logging-ref-near\"",
                        "\"startLine\": 4");
    }

    @Test
    void aRuleCanBeSwitchedOff() {
        assertThat(CommandRun.withInput(FLOW, "check", "--ignore", "logging-ref-near,records-twice", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(
                        FLOW.replace("spec:", "# gleaner: ignore logging-ref-near\nspec:"), "check", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void whatACompleteSetDoesNotHaveIsMissing() {
        String audit = FLOW.replace("loggingRef: kube-audit-log-ref, ", "") + OUTPUT;
        assertThat(CommandRun.withInput(audit, "check", "-")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(audit, "check", "--complete", "-")).isEqualTo(new CommandRun(1, """
                        -:12:50: spec.splunkHec.hec_token.valueFrom.secretKeyRef.name: there is no Secret "splunk" in the namespace "cattle-logging-system" [secret-missing]
                                hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}
                                                                             ^
                        """, ""));
    }

    @Test
    void theSecretsOfASetAreListed() {
        assertThat(CommandRun.withInput(OUTPUT, "check", "--secrets", "-")).isEqualTo(new CommandRun(0, """
                        cattle-logging-system/splunk token (-:8:43: spec.splunkHec.hec_token.valueFrom.secretKeyRef)
                        """, ""));
        assertThat(CommandRun.withInput(OUTPUT, "check", "--secrets", "--format", "sarif", "-"))
                .isEqualTo(new CommandRun(2, "", """
                        --format sarif is for violations in files; with --secrets, expected text or json
                        Try 'gleaner check --help'.
                        """));
    }

    @Test
    void aReleaseDecidesAboutTheChart() {
        String chart = """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging-crd, namespace: fleet-local}
                spec: {chart: rancher-logging-crd, version: 100.1.3+up3.17.7}
                """;
        assertThat(CommandRun.withInput(chart, "check", "--release", "v1.1.3", "-"))
                .isEqualTo(new CommandRun(0, "", ""));
        assertThat(CommandRun.withInput(chart, "check", "--release", "v1.8.1", "-"))
                .isEqualTo(new CommandRun(1, """
                        -:4:45: spec.version: Harvester v1.8.1 does not have version "100.1.3+up3.17.7" of the chart; expected 108.0.2+up4.10.0-rancher.18 [chart-version-other]
                            spec: {chart: rancher-logging-crd, version: 100.1.3+up3.17.7}
                                                                        ^
                        """, ""));
    }

    @Test
    void warningsFailIfTheyAreToFail(@TempDir Path folder) throws IOException {
        HarvesterLogging.release(HarvesterRelease.V1_8_1).build().replaceIn(folder);
        String files = folder.toString();
        assertThat(CommandRun.of("check", files).code()).isZero();
        assertThat(CommandRun.of("check", "--fail-on", "error", files)).isEqualTo(CommandRun.of("check", files));
        CommandRun strict = CommandRun.of("check", "--fail-on", "warning", files);
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).isEqualTo(CommandRun.of("check", files).out());
        Path fine = Files.writeString(
                folder.resolve("fine.yaml"), "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
        assertThat(CommandRun.of("check", "--fail-on", "warning", fine.toString())
                        .code())
                .isZero();
    }
}
