package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCommandTest {
    private static final String LOGGING = """
        apiVersion: logging.banzaicloud.io/v1beta1
        kind: Logging
        metadata: {name: main}
        spec: {controlNamespace: logging, fluentd: {}}
        ---
        """;

    private static final String FLOWS = """
        apiVersion: logging.banzaicloud.io/v1beta1
        kind: ClusterFlow
        metadata: {name: c, namespace: %1$s}
        spec:
          match:
          - exclude: {namespaces: [kube-system]}
          - select: {labels: {app: web}}
          globalOutputRefs: [all]
        ---
        apiVersion: logging.banzaicloud.io/v1beta1
        kind: Flow
        metadata: {name: f, namespace: team-a}
        spec:
          localOutputRefs: [o]
        ---
        apiVersion: logging.banzaicloud.io/v1beta1
        kind: ClusterOutput
        metadata: {name: all, namespace: %1$s}
        spec: {nullout: {}}
        ---
        apiVersion: logging.banzaicloud.io/v1beta1
        kind: Output
        metadata: {name: o, namespace: team-a}
        spec: {nullout: {}}
        """;

    @TempDir
    Path folder;

    private Path manifests;

    @BeforeEach
    void write() throws IOException {
        manifests = Files.writeString(folder.resolve("flows.yaml"), LOGGING + FLOWS.formatted("logging"));
    }

    private static String record(String namespace, String app) {
        return "{\"kubernetes\":{\"namespace_name\":\"" + namespace + "\",\"pod_name\":\"p\",\"container_name\":\"c\","
                + "\"host\":\"h\",\"labels\":{\"app\":\"" + app + "\"}}}\n";
    }

    @Test
    void eachRecordHasALine() {
        CommandRun run = CommandRun.withInput(
                record("team-a", "web") + record("kube-system", "web"), "route", "--record", "-", manifests.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        String file = manifests.toString();
        assertThat(run.lines())
                .containsExactly(
                        "{\"logging\":\"main\",\"outputs\":[\"output:team-a:o\",\"clusteroutput:logging:all\"],\"flows\":[{\"name\":\"flow:team-a:f\",\"accepted\":true,\"reason\":\"spec"
                                + " (" + file
                                + ":19:3) selects namespace \\\"team-a\\\"\"},"
                                + "{\"name\":\"clusterflow:logging:c\",\"accepted\":true,\"reason\":"
                                + "\"spec.match[1].select (" + file + ":12:13) selects label app=web\"}]}",
                        "{\"logging\":\"main\",\"outputs\":[],\"flows\":["
                                + "{\"name\":\"flow:team-a:f\",\"accepted\":false,\"reason\":\"spec (" + file
                                + ":19:3) does not apply: namespace is \\\"kube-system\\\", expected \\\"team-a\\\"\"},"
                                + "{\"name\":\"clusterflow:logging:c\",\"accepted\":false,\"reason\":"
                                + "\"spec.match[0].exclude (" + file
                                + ":11:14) excludes namespace \\\"kube-system\\\"\"}]}");
    }

    @Test
    void theLoggingsOfAReleaseAreAdded() throws IOException {
        Path flows = Files.writeString(folder.resolve("release.yaml"), FLOWS.formatted("cattle-logging-system") + """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: audit, namespace: cattle-logging-system}
            spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [a]}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: a, namespace: cattle-logging-system}
            spec: {loggingRef: harvester-kube-audit-log-ref, nullout: {}}
            """);
        for (String release : new String[] {"v1.1.3", "v1.8.1"}) {
            CommandRun run = CommandRun.withInput(
                    "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"x\"}\n" + record("b", "web"),
                    "route",
                    "--record",
                    "-",
                    "--release",
                    release,
                    flows.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.lines().get(0))
                    .startsWith("{\"logging\":\"rancher-logging-kube-audit\","
                            + "\"outputs\":[\"clusteroutput:cattle-logging-system:a\"],");
            assertThat(run.lines().get(1))
                    .startsWith("{\"logging\":\"rancher-logging-root\","
                            + "\"outputs\":[\"clusteroutput:cattle-logging-system:all\"],");
        }
    }

    @Test
    void aRefusedConfigurationTakesNoRecord() throws IOException {
        Path missing = Files.writeString(
                folder.resolve("missing.yaml"),
                LOGGING + FLOWS.formatted("logging").replace("[all]", "[other]"));
        CommandRun run = CommandRun.withInput(record("team-a", "web"), "route", "--record", "-", missing.toString());
        assertThat(run.code()).isEqualTo(Gleaner.VIOLATIONS);
        assertThat(run.err())
                .isEqualTo("fluentd does not run this configuration: " + missing
                        + ":13:22: spec.globalOutputRefs[0]: referenced clusteroutput not found: other"
                        + System.lineSeparator());
        assertThat(run.lines().get(0))
                .startsWith("{\"logging\":\"main\",\"outputs\":[],")
                .endsWith("\"problems\":[\"referenced clusteroutput not found: other\"]}");
    }

    /** A record of an eventrouter, as its own log has it, lacks what fluent-bit adds to the lines of its pod. */
    @Test
    void theReasonWhyARecordReachesNothingIsPrinted() throws IOException {
        String event = "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\"},\"involvedObject\":"
                + "{\"kind\":\"Pod\",\"name\":\"p\",\"namespace\":\"team-a\"},\"reason\":\"Killing\"}}\n";
        String audit = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"x\"}\n";
        Path withFluentbit = Files.writeString(
                folder.resolve("pods.yaml"), LOGGING.replace("fluentd: {}", "fluentd: {}, fluentbit: {}"));
        Path ofAuditLog = Files.writeString(
                folder.resolve("audit.yaml"),
                LOGGING.replace(
                        "fluentd: {}", "fluentd: {}, fluentbit: {inputTail: {Path: /kube-audit-logs/audit.log}}"));
        assertThat(route(event + record("team-a", "web"), manifests))
                .isEqualTo(
                        "no output receives 1 record without the field kubernetes; fluent-bit adds this field to lines"
                                + " of pods, and flows compare it\n");
        assertThat(route(event + event + audit, withFluentbit)).isEqualTo("""
                no Logging receives 1 audit event: no fluent-bit of the manifests reads such records, or sends them to a Logging
                no output receives 2 records without the field kubernetes; fluent-bit adds this field to lines of pods, and flows compare it
                """);
        assertThat(route(audit + event + record("team-a", "web"), ofAuditLog)).isEqualTo("""
                no Logging receives 2 records of pods: no fluent-bit of the manifests reads such records, or sends them to a Logging
                """);
    }

    private static String route(String records, Path manifests) {
        CommandRun run = CommandRun.withInput(records, "route", "--record", "-", manifests.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(records.split("\n").length);
        return run.err();
    }

    /** The cause is the error of the output, and not its absence. */
    @Test
    void theErrorOfAMissingOutputIsNamed() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"),
                LOGGING + FLOWS.formatted("logging").replace("spec: {nullout: {}}", "spec: {http: {endpiont: a}}"));
        CommandRun run = CommandRun.withInput(record("team-a", "web"), "route", "--record", "-", wrong.toString());
        assertThat(run.code()).isEqualTo(Gleaner.VIOLATIONS);
        assertThat(run.err())
                .contains("referenced clusteroutput not found: all; the ClusterOutput has an error: " + wrong
                        + ":24:14: spec.http.endpoint: missing");
    }

    @Test
    void aMisspeltPluginTakesNoRecord() throws IOException {
        Path misspelt = Files.writeString(
                folder.resolve("misspelt.yaml"),
                LOGGING
                        + FLOWS.formatted("logging")
                                .replace("spec: {nullout: {}}", "spec: {splunkHEC: {hec_host: a}}"));
        String refusal = "failed to create configured output \"all\": no plugin config available for output; found"
                + " \"splunkHEC\"; did you mean \"splunkHec\"?";
        CommandRun run = CommandRun.withInput(record("team-a", "web"), "route", "--record", "-", misspelt.toString());
        assertThat(run.code()).isEqualTo(Gleaner.VIOLATIONS);
        assertThat(run.err())
                .contains("fluentd does not run this configuration: " + misspelt + ":24:7: spec: " + refusal);
        assertThat(run.lines().get(0)).startsWith("{\"logging\":\"main\",\"outputs\":[],");
    }

    @Test
    void recordsMayBeInTheBodyOfAWebhook() {
        String body = "[" + record("team-a", "x").strip() + "\n,"
                + record("team-a", "web").strip() + "]";
        CommandRun run = CommandRun.withInput(body, "route", "--record", "-", manifests.toString());
        assertThat(run.lines()).hasSize(2);
    }

    /** Flows decide about the record of fluentd, which is said if the file has it in something else. */
    @Test
    void aRecordIsTakenOutOfWhatCarriesIt() {
        String hit = "{\"hits\":{\"hits\":[{\"_source\":"
                + record("team-a", "web").strip().replaceFirst("\\{", "{\"stream\":\"stdout\",\"log\":\"x\",")
                + "}]}}";
        String line =
                "I0502 10:00:01.123456       1 x.go:1] {\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\"},"
                        + "\"involvedObject\":{\"name\":\"p\"},\"reason\":\"r\"}}";
        CommandRun carried =
                CommandRun.withInput(hit + "\n" + line + "\nhello", "route", "--record", "-", manifests.toString());
        assertThat(carried.lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("\"outputs\":[\"output:team-a:o\",\"clusteroutput:logging:all\"]");
        assertThat(carried.err()).isEqualTo("""
                -: the records are taken out of what carried them: prefix
                -: 1 line is not a JSON object; it counts as the text of a record
                no output receives 2 records without the field kubernetes; fluent-bit adds this field to lines of pods, and flows compare it
                """);
    }

    @Test
    void linesOfYamlAreTexts() throws IOException {
        Path yaml = Files.writeString(folder.resolve("record.yaml"), "log: a\nkubernetes: {namespace_name: team-a}\n");
        CommandRun run = CommandRun.of("route", "--record", yaml.toString(), manifests.toString());
        assertThat(run.lines()).hasSize(2);
        assertThat(run.err().replace(folder + "/", "")).isEqualTo("""
                record.yaml: 2 lines are not JSON objects; each counts as the text of a record
                no output receives 2 records without the field kubernetes; fluent-bit adds this field to lines of pods, and flows compare it
                """);
    }
}
