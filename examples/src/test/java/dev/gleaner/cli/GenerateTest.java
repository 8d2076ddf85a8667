package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.harvester.AuditModule;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateTest {
    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: hook}
            spec: {http: {endpoint: "http://hook.example/"}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void checkFindsNoErrorInTheFilesOfARelease(HarvesterRelease release) {
        String out = folder.toString();
        assertThat(CommandRun.of("generate", "--release", release.label(), "--out", out)
                        .code())
                .isZero();
        CommandRun check = CommandRun.of("check", "--release", release.label(), out);
        assertThat(check.code()).isZero();
        assertThat(check.err()).isEmpty();
        assertThat(check.findings()).allMatch(line -> line.isEmpty() || line.contains(": warning: "));
    }

    @Test
    void theNewestReleaseIsTheDefault() {
        assertThat(CommandRun.of("generate"))
                .isEqualTo(CommandRun.of(
                        "generate", "--release", HarvesterRelease.latest().label()));
        assertThat(CommandRun.of("generate").out()).contains("version: 108.0.2+up4.10.0-rancher.18\n");
    }

    @Test
    void listPrintsATableOfTheReleases() {
        CommandRun run = CommandRun.of("generate", "--release", "list");
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .hasSize(26)
                .startsWith(
                        "RELEASE     CHART                        OPERATOR  WRAPPER       DEFAULT  EVENT TAILER IMAGE",
                        "v1.1.0      100.1.3+up3.17.7             3.17.7    ManagedChart  on       banzaicloud/eventrouter:v0.1.0")
                .endsWith(
                        "v1.9.0-rc3  109.0.0+up4.10.0-rancher.23  4.10.0    Addon         off      rancher/harvester-eventrouter:v1.9.0-rc3");
    }

    @Test
    void anUnknownReleaseNamesTheNearest() {
        CommandRun run = CommandRun.of("generate", "--release", "v1.4.7");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        wrong value for option '--release': unknown release "v1.4.7"; the nearest one is v1.4.3; known are \
                        proposal and v1.1.0 to v1.9.0-rc3
                        Try 'gleaner generate --help'.
                        """);
    }

    @Test
    void aFileThatIsEqualIsUnchanged() throws IOException {
        String out = folder.toString();
        CommandRun first = CommandRun.of("generate", "--out", out);
        assertThat(first.lines()).hasSize(5).noneMatch(line -> line.endsWith("(unchanged)"));
        Files.delete(folder.resolve("rancherd-22-addons.yaml"));
        assertThat(CommandRun.of("generate", "--out", out).lines())
                .filteredOn(line -> !line.endsWith(" (unchanged)"))
                .containsExactly(folder.resolve("rancherd-22-addons.yaml")
                        + ": the addon rancher-logging with its values and the EventTailer, for rancherd");
    }

    @Test
    void outputsValuesAndAPolicyAreReadFromFiles() throws IOException {
        String output = write("output.yaml", OUTPUT);
        String values = write("values.yaml", "fluentd: {resources: {limits: {memory: 2Gi}}}\n");
        String policy = write("policy.yaml", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Request
                """);
        String out = folder.resolve("out").toString();
        CommandRun run = CommandRun.of(
                "generate",
                "--enable",
                "--audit-policy",
                policy,
                "--audit-output",
                output,
                "--values",
                values,
                "--image-registry",
                "registry.example",
                "--out",
                out);
        assertThat(run.err())
                .isEqualTo(
                        "rke2-92-harvester-kube-audit-policy.yaml: rules[0]: warning: secrets are recorded: the level is"
                                + " Request for create secrets in default by alice [audit-secret-recorded]\n");
        assertThat(run.code()).isZero();
        assertThat(folder.resolve("out/rke2-92-harvester-kube-audit-policy.yaml"))
                .content()
                .contains("level: Request");
        assertThat(folder.resolve("out/kubectl-3-hook.yaml"))
                .content()
                .contains(
                        "namespace: cattle-logging-system",
                        "loggingRef: harvester-kube-audit-log-ref",
                        "kind: ClusterFlow");
        assertThat(folder.resolve("out/rancherd-22-addons.yaml"))
                .content()
                .contains(
                        "enabled: true\n",
                        "memory: 2Gi\n",
                        "systemDefaultRegistry: registry.example\n",
                        "image: registry.example/rancher/harvester-eventrouter:v1.8.1\n");
        assertThat(CommandRun.of("check", "--release", "v1.8.1", out).code()).isZero();
    }

    @Test
    void anOutputOfAnAddonThatIsOffIsAWarning() throws IOException {
        CommandRun run = CommandRun.of("generate", "--event-output", write("output.yaml", OUTPUT));
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning").contains("[addon-off]");
    }

    @Test
    void theViolationsOfAFileArePrinted() throws IOException {
        String output = write("output.yaml", OUTPUT.replace("http:", "htpp:"));
        CommandRun run = CommandRun.of("generate", "--audit-output", output);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(output + ":4:").contains("htpp");
        assertThat(CommandRun.of("generate", "--values", folder.resolve("none").toString())
                        .code())
                .isEqualTo(2);
        CommandRun object = CommandRun.of("generate", "--values", write("object.yaml", OUTPUT));
        assertThat(object.code()).isEqualTo(1);
        assertThat(object.err()).contains(" kind: found the text \"ClusterOutput\", expected chart values");
        CommandRun list = CommandRun.of("generate", "--values", write("values.yaml", "- a\n"));
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("expected one mapping of chart values");
    }

    @Test
    void aValueThatTheChartDoesNotReadIsAWarning() throws IOException {
        String values = write("values.yaml", "fluentd: {replica: 3}\neventTailer: {name: mine}\n");
        for (String release : List.of("v1.1.3", "v1.8.1")) {
            CommandRun run = CommandRun.of("generate", "--release", release, "--values", values);
            assertThat(run.code()).isZero();
            assertThat(run.err())
                    .isEqualTo(values + ":1:11: fluentd.replica: warning: no template reads \"replica\"; did you mean"
                            + " \"replicas\"? [value-unread]\n");
        }
    }

    @Test
    void aValueOfAnAddonIsMergedToo() throws IOException {
        String addon = write("addon.yaml", """
                kind: Addon
                spec:
                  chart: rancher-logging
                  valuesContent: |
                    fluentd: {replicas: 3}
                """);
        assertThat(CommandRun.of("generate", "--values", addon).out()).contains("replicas: 3\n", "memory: 800Mi\n");
    }

    @Test
    void aCorrectionNamesTheMistakeFirst() {
        assertThat(CommandRun.of("generate", "--release", "proposal", "--only", "audit")
                        .err())
                .contains("corrected: chart values: loggingRef: kube-audit-log-ref becomes loggingRef:"
                        + " harvester-kube-audit-log-ref: flows and outputs have harvester-kube-audit-log-ref, in the"
                        + " proposal and in every release;");
    }

    @Test
    void twoOutputsWithOneNameAreRefused() throws IOException {
        String output = write("output.yaml", OUTPUT);
        CommandRun run = CommandRun.of("generate", "--audit-output", output, "--event-output", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("two outputs have the name 'hook'; give the output of --audit-output and that of"
                        + " --event-output different names\n");
    }

    /** The EventTailer of an addon is in its values. */
    @Test
    void aTopicWithoutFilesIsANote() {
        assertThat(CommandRun.of("generate", "--only", "event"))
                .isEqualTo(new CommandRun(
                        0, "", "no file of this release has the topic; without outputs, it has no file for events\n"));
    }

    @Test
    void aTemplateHasPlaceholders() {
        List<String> lines =
                CommandRun.of("generate", "--release", "v1.4.0", "--template").lines();
        assertThat(lines).contains("    version: << .RANCHER_LOGGING_CHART_VERSION >>");
    }

    @Test
    void thePresetsOfTheProposalAreOptions() throws IOException {
        String output = write("output.yaml", OUTPUT);
        String out = folder.resolve("out").toString();
        CommandRun run = CommandRun.of(
                "generate",
                "--enable",
                "--loki",
                "--rancher-audit",
                "request",
                "--rancher-audit-output",
                output,
                "--audit-policy",
                "virtual-machines,images",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .contains(
                        folder.resolve("out/kubectl-2-loki.yaml")
                                + ": the repository and the chart of Loki with Grafana, for kubectl",
                        folder.resolve("out/rancherd-16-rancher-audit-log.yaml")
                                + ": the values of Rancher's chart that turn on its API audit log, for rancherd",
                        folder.resolve("out/kubectl-3-hook.yaml")
                                + ": sends Rancher's API audit log to hook; apply it when the charts are ready");
        assertThat(folder.resolve("out/rke2-92-harvester-kube-audit-policy.yaml"))
                .hasContent(HarvesterAuditPolicy.of(AuditModule.VIRTUAL_MACHINES, AuditModule.IMAGES)
                        .toYaml());
        assertThat(CommandRun.of("check", "--release", "v1.8.1", out).code()).isZero();
    }

    @Test
    void anUnknownLevelIsRefused() {
        CommandRun run = CommandRun.of("generate", "--rancher-audit", "all");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        wrong value for option '--rancher-audit': unknown level "all"; expected metadata, request or \
                        request-response
                        Try 'gleaner generate --help'.
                        """);
    }

    @Test
    void aLokiThatExistsIsNamedByItsUrl() {
        assertThat(CommandRun.of("generate", "--loki", "http://loki.example:3100")
                        .out())
                .contains("url: http://loki.example:3100\n")
                .doesNotContain("ClusterRepo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--loki loki:3100", "--loki=loki:3100"})
    void theUrlOfALokiNeedsItsScheme(String option) {
        String[] call = Stream.concat(Stream.of("generate"), Stream.of(option.split(" ")))
                .toArray(String[]::new);
        assertThat(CommandRun.of(call))
                .isEqualTo(
                        new CommandRun(
                                2,
                                "",
                                "wrong value for option '--loki': the URL \"loki:3100\" is not one of HTTP; did you mean \"http://loki:3100\"?\nTry 'gleaner generate --help'.\n"));
    }

    @Test
    void listPrintsATableOfThePolicies() {
        assertThat(CommandRun.of("generate", "--audit-policy", "list").lines())
                .hasSize(16)
                .startsWith(
                        "POLICY              RECORDS",
                        "release             what the policy of the release records",
                        "recommended         who changed what, and with which outcome",
                        "shipped             creations, patches and deletions, without outcomes, as releases of Harvester do")
                .contains(
                        "virtual-machines    who created, changed, started, migrated or deleted which VM, and opened its console");
    }

    @Test
    void thePoliciesOfTheListCanBeGenerated() {
        List<String> names = CommandRun.of("generate", "--audit-policy", "list").lines().stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(names).first().isEqualTo("release");
        assertThat(names.subList(1, names.size())).isEqualTo(HarvesterAuditPolicy.names());
        assertThat(names).allSatisfy(name -> {
            CommandRun run = CommandRun.of("generate", "--only", "audit", "--audit-policy", name);
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("kind: Policy");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image       | unknown policy "image"; did you mean "images"?
            Recommended | unknown policy "Recommended"; did you mean "recommended"?
            images,vms  | unknown policy "vms"; the policies are recommended, shipped, proposal, proposal-in-words, kubernetes-example, virtual-machines, images, volumes, networks, backups, settings, users, rights, hosts
            images,     | unknown policy ""; the policies are recommended, shipped, proposal, proposal-in-words, kubernetes-example, virtual-machines, images, volumes, networks, backups, settings, users, rights, hosts
            """)
    void anUnknownPolicyIsRefused(String policy, String problem) {
        CommandRun run = CommandRun.of("generate", "--audit-policy", policy);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "wrong value for option '--audit-policy': " + problem + "\nTry 'gleaner generate --help'.\n");
    }

    @Test
    void aFileIsAPolicyIfItIsNotNamedLikeAModule() {
        CommandRun run = CommandRun.of("generate", "--audit-policy", "missing.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("missing.yaml: cannot be read: no such file");
    }

    @Test
    void filesOfEarlierCallsAreReported() throws IOException {
        String out = folder.resolve("out").toString();
        CommandRun.of("generate", "--release", "v1.1.3", "--out", out, "--audit-output", "a=nullout");
        write("out/notes.yaml", "mine: true\n");
        CommandRun run = CommandRun.of("generate", "--release", "v1.8.1", "--enable", "--out", out, "--force");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo(out
                        + " also contains kubectl-2-event-tailer.yaml, kubectl-3-a.yaml, rancherd-15-logging.yaml,"
                        + " which this call does not generate; remove what is no longer wanted\n");
        assertThat(CommandRun.of("generate", "--only", "audit", "--out", out).err())
                .isEmpty();
    }

    @Test
    void aWarningAboutAnOutputIsPrintedOnce() {
        assertThat(CommandRun.of("generate", "--enable", "--audit-output", "a=http:endpoint=x")
                        .err())
                .isEqualTo("kubectl-3-a.yaml: spec.http.endpoint: warning: no record is sent: \"x\" is not a URL of"
                        + " http or https [http-endpoint]\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
