package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private Path log;
    private Path policy;
    private Path page;

    @BeforeEach
    void writeFiles() throws IOException {
        page = folder.resolve("report.html");
        policy = Files.writeString(
                folder.resolve("policy.yaml"), HarvesterAuditPolicy.shipped().toYaml());
        log = Files.writeString(
                folder.resolve("audit.log"),
                Stream.of(event("alice", "web"), event("alice", "db"), event("bob", "web"))
                        .map(event -> event.toJsonLine() + "\n")
                        .collect(Collectors.joining()));
    }

    private static AuditEvent event(String user, String name) {
        return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId(user + name)
                .stage(Stage.RESPONSE_COMPLETE)
                .verb("delete")
                .requestUri("/api/v1/namespaces/prod/pods/" + name)
                .user(u -> u.username(user))
                .responseStatus(s -> s.code(200))
                .objectRef(o -> o.resource("pods").namespace("prod").name(name).apiVersion("v1")));
    }

    private String report(String... options) throws IOException {
        return reportWith("", options);
    }

    private String reportWith(String err, String... options) throws IOException {
        String[] call = Stream.concat(Stream.of("report", "--out", page.toString(), log.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(CommandRun.of(call)).isEqualTo(new CommandRun(0, "", err));
        return Files.readString(page);
    }

    @Test
    void thePageIsWritten() throws IOException {
        assertThat(report("--title", "Prod <1>"))
                .contains("<title>Prod &lt;1&gt;</title>", "<dt>Requests</dt><dd>3</dd>", "alice", "bob");
    }

    @Test
    void optionsSelectRequests() throws IOException {
        assertThat(report("--user", "bob"))
                .contains("<dt>Requests</dt><dd>1</dd>")
                .doesNotContain("alice");
    }

    @Test
    void thePageHasTimelinesThePolicyAndThePicture() throws IOException {
        assertThat(report("--object", "prod/web", "--policy", policy.toString()))
                .contains("What happened to prod/web", "bob delete pods prod/web: allowed, 200")
                .contains("Before and after the policy")
                .doesNotContain("alice delete pods prod/db: allowed");
        Path manifest = Files.writeString(folder.resolve("output.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: everything, namespace: cattle-logging-system}
                spec: {nullout: {}}
                """);
        String added = "no Logging in " + manifest + "; added rancher-logging-root and rancher-logging-kube-audit of"
                + " Harvester v1.8.1; --release names another release\n";
        assertThat(reportWith(added, "--manifests", manifest.toString())).contains("Where records go", "everything");
    }

    @Test
    void aReplayIsWrittenAsAPage() throws IOException {
        CommandRun run =
                CommandRun.of("replay", "--policy", policy.toString(), "--html", page.toString(), log.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSizeGreaterThan(5);
        assertThat(Files.readString(page))
                .contains("<title>Before and after a policy</title>", "rules[0]")
                .doesNotContain("Who does most");
    }

    @Test
    void thePageIsKeptIfNothingCanBeRead() throws IOException {
        Files.writeString(page, "old");
        Files.writeString(log, "{\"auditID\":");
        assertThat(CommandRun.of("report", "--out", page.toString(), log.toString())
                        .code())
                .isEqualTo(2);
        assertThat(page).hasContent("old");
    }

    /** The options for objects and times select warnings, too; --policy counts all events. */
    @Test
    void optionsSelectWarnings() throws IOException {
        String warning =
                "{\"metadata\":{\"name\":\"w\",\"uid\":\"%s\"},\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":"
                        + "\"%s\",\"name\":\"web\"},\"reason\":\"BackOff\",\"type\":\"Warning\",\"count\":2,\"message\":\"in %s\","
                        + "\"lastTimestamp\":\"%s\"}\n";
        Path events = Files.writeString(
                folder.resolve("events.log"),
                warning.formatted("1", "prod", "prod", "2024-05-02T10:00:00Z")
                        + warning.formatted("2", "test", "test", "2024-05-02T11:00:00Z"));
        assertThat(report(events.toString())).contains("in prod", "in test");
        assertThat(report("--namespace", "prod", events.toString()))
                .contains("in prod")
                .doesNotContain("in test");
        assertThat(report("--namespace", "prod,test", "--policy", policy.toString(), events.toString()))
                .contains("in prod", "in test", "Before and after the policy");
        CommandRun late = CommandRun.of(
                "report",
                "--out",
                page.toString(),
                "--since",
                "2024-05-02T10:30:00Z",
                log.toString(),
                events.toString());
        assertThat(late.code()).isZero();
        assertThat(Files.readString(page)).contains("in test").doesNotContain("in prod");
    }

    @Test
    void thePictureIsThatOfARelease() throws IOException {
        Path flow = Files.writeString(folder.resolve("flow.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: f, namespace: prod}
                spec: {localOutputRefs: [o]}
                """);
        String added = "no Logging in " + flow
                + "; added rancher-logging-root and rancher-logging-kube-audit of Harvester v1.1.3\n";
        assertThat(reportWith(added, "--manifests", flow.toString(), "--release", "v1.1.3"))
                .contains("rancher-logging-kube-audit");
        assertThat(CommandRun.of("report", "--out", page.toString(), "--release", "v1.1.3", log.toString())
                        .err())
                .startsWith("--release and --operator need --manifests PATH\n");
    }

    /** The page is written; the part of it that is wrong is known on standard error only. */
    @Test
    void errorsOfManifestsArePrintedBesideThePage() throws IOException {
        Path flow = Files.writeString(folder.resolve("flow.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: f, namespace: prod}
                spec: {logginRef: x, localOutputRefs: [o]}
                """);
        String errors = """
                no Logging in %1$s; added rancher-logging-root and rancher-logging-kube-audit of Harvester v1.8.1; --release names another release
                the manifests have 1 error, which may change what is recorded and where it goes:
                %1$s:4:8: spec.logginRef: unknown field "logginRef"; did you mean "loggingRef"? [field-unknown]
                """.formatted(flow);
        String[] call = {"report", "--out", page.toString(), "--manifests", flow.toString(), log.toString()};
        assertThat(CommandRun.of(call)).isEqualTo(new CommandRun(1, "", errors));
        assertThat(page).content().contains("Where records go", "Flow f");
        Files.writeString(log, "{\"auditID\":");
        assertThat(CommandRun.of(call).err()).doesNotContain("the manifests have", "no Logging");
    }

    @Test
    void manifestsWithoutAnyOfTheOperatorAreReported() {
        assertThat(CommandRun.of(
                        "report",
                        "--out",
                        page.toString(),
                        "--release",
                        "v1.1.3",
                        "--manifests",
                        policy.toString(),
                        log.toString()))
                .isEqualTo(new CommandRun(
                        0,
                        "",
                        "no manifest of the logging operator in " + policy
                                + "; the result is that of Harvester v1.1.3 alone\n"));
    }

    @Test
    void aRecordNeedsManifests() {
        assertThat(CommandRun.of("report", "--out", page.toString(), "--record", "-", log.toString())
                        .err())
                .startsWith("--record needs --manifests PATH");
    }

    @Test
    void anUnreadablePolicyIsReported() {
        assertThat(CommandRun.of("report", "--out", page.toString(), "--policy", "missing.yaml", log.toString())
                        .code())
                .isEqualTo(2);
        assertThat(page).doesNotExist();
    }

    @Test
    void aLogWithoutRequestsAndEventsIsAFailure() throws IOException {
        Path other = Files.writeString(folder.resolve("other.log"), "{\"a\":1}\n");
        assertThat(CommandRun.of("report", "--out", page.toString(), other.toString()))
                .isEqualTo(new CommandRun(2, "", "found no audit event and no Kubernetes event in 1 record\n"));
        assertThat(page).doesNotExist();
    }
}
