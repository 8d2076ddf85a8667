package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            assertThat(run.err())
                    .isEqualTo("no Logging in " + flows
                            + "; added rancher-logging-root and rancher-logging-kube-audit of Harvester " + release
                            + "\n");
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
                no output receives 2 records: the Logging main has no flow
                """);
        assertThat(route(audit + event + record("team-a", "web"), ofAuditLog)).isEqualTo("""
                no Logging receives 2 records of pods: no fluent-bit of the manifests reads such records, or sends them to a Logging
                no output receives 1 record: the Logging main has no flow
                """);
    }

    /** A Logging without flows is a reason, too; without the loggingRef a flow is of another Logging. */
    @Test
    void aLoggingWithoutAFlowIsNamed() throws IOException {
        String loki = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: audit, namespace: cattle-logging-system}
                spec: {%s}
                """;
        Path audit = Files.writeString(
                folder.resolve("flows.yaml"),
                loki.formatted("ClusterFlow", "globalOutputRefs: [audit]") + "---\n"
                        + loki.formatted("ClusterOutput", "nullout: {}"));
        String event = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"x\"}\n";
        assertThat(route(event + event, audit))
                .isEqualTo("no output receives 2 records: the Logging rancher-logging-kube-audit has no flow\n"
                        + ADDED.formatted(audit));
    }

    /** An object of a kind that resembles a known one takes no part, and its violation tells so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            io  | Clusterflow | kind: unknown kind logging.banzaicloud.io/v1beta1 Clusterflow; did you mean "ClusterFlow"? [kind-misspelt] | 1
            com | ClusterFlow | warning: unknown kind logging.banzaicloud.com/v1beta1 ClusterFlow; it is not checked; did you mean "logging.banzaicloud.io"? [kind-similar] | 0
            """)
    void anObjectOfASimilarKindIsNamed(String domain, String kind, String violation, int code) throws IOException {
        Path flows = Files.writeString(
                folder.resolve("flows.yaml"),
                LOGGING
                        + FLOWS.formatted("logging")
                                .replaceFirst(
                                        "banzaicloud.io/v1beta1\nkind: ClusterFlow",
                                        "banzaicloud." + domain + "/v1beta1\nkind: " + kind));
        CommandRun run = CommandRun.withInput(record("team-a", "web"), "route", "--record", "-", flows.toString());
        assertThat(run.err()).contains(": " + violation + "\n");
        assertThat(run.code()).isEqualTo(code);
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

    private static final String ADDON = """
        apiVersion: harvesterhci.io/v1beta1
        kind: Addon
        metadata: {name: rancher-logging, namespace: cattle-logging-system}
        spec:
          enabled: %s
          repo: http://harvester-cluster-repo.cattle-system.svc/charts
          chart: rancher-logging
          version: 103.1.0+up4.4.0
          valuesContent: |
            systemdLogPath: /var/log/journal
            eventTailer: {name: harvester-default}
            additionalLoggingSources:
              rke2: {enabled: true}
              kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref}
        ---
        """;

    private static final String AUDIT_POLICY = """
        ---
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules: [{level: Metdata}]
        """;

    private static final String ERROR =
            "the manifests have 1 error, which may change what is recorded and where it goes:\n";

    private static final String ERRORS =
            "the manifests have %d errors, which may change what is recorded and where it goes:\n";

    private static final String ADDED =
            "no Logging in %s; added rancher-logging-root and rancher-logging-kube-audit of Harvester v1.8.1; --release"
                    + " names another release\n";

    private static Arguments.ArgumentSet manifests(String name, int code, String manifests, String err) {
        return argumentSet(name, List.of(), code, manifests, err);
    }

    /** Manifests, the exit code of route, and what it prints about them. */
    static Stream<Arguments.ArgumentSet> manifestsWithErrors() {
        String flows = FLOWS.formatted("logging");
        String ofChart = FLOWS.formatted("cattle-logging-system");
        String audit = flows.replace("spec:\n", "spec:\n  loggingRef: audit\n")
                .replace("{nullout", "{loggingRef: audit, nullout");
        String misspelt = LOGGING
                + flows.replace("localOutputRefs: [o]", "{a: b, c: d, e: f, localOutputRefs: [o]}")
                        .replaceFirst("nullout: .*}", "gelf: {host: h, port: 1, max_bytes: 1}}");
        String unknown = """
                flows.yaml:19:4: spec.a: unknown field "a" [field-unknown]
                flows.yaml:19:10: spec.c: unknown field "c" [field-unknown]
                flows.yaml:19:16: spec.e: unknown field "e" [field-unknown]
                """;
        return Stream.of(
                manifests("no error", 0, LOGGING + flows, ""),
                manifests("no Logging", 0, ofChart, ADDED.formatted("flows.yaml")),
                manifests(
                        "a Logging with an error",
                        1,
                        LOGGING.replace("fluentd:", "fluentD:") + flows,
                        """
                                no Logging receives 1 record of pods: no fluent-bit of the manifests reads such records, or sends them to a Logging
                                """ + ERROR + """
                                flows.yaml:4:35: spec.fluentD: unknown field "fluentD"; did you mean "fluentd"? [field-unknown]
                                """),
                manifests(
                        "a misspelt field",
                        1,
                        LOGGING + flows.replace("localOutputRefs:", "logginRef: x\n  localOutputRefs:"),
                        ERROR + """
                                flows.yaml:19:3: spec.logginRef: unknown field "logginRef"; did you mean "loggingRef"? [field-unknown]
                                """),
                manifests(
                        "an error that is ignored",
                        0,
                        LOGGING
                                + flows.replace(
                                        "localOutputRefs:",
                                        "logginRef: x # gleaner: ignore field-unknown\n  localOutputRefs:"),
                        ""),
                manifests(
                        "a loggingRef that the chart does not have",
                        1,
                        ADDON.formatted("true")
                                + ofChart.replace("spec:\n  local", "spec:\n  loggingRef: audit\n  local"),
                        ERRORS.formatted(2) + """
                                flows.yaml:29:15: spec.loggingRef: no Logging has the loggingRef "audit", so the operator ignores this object; expected "harvester-kube-audit-log-ref" [logging-ref-dangling]
                                flows.yaml:30:21: spec.localOutputRefs[0]: dangling output reference: Output team-a/o has no loggingRef, but the flow has the loggingRef "audit"; write loggingRef: harvester-kube-audit-log-ref in spec of Output team-a/o [output-ref-other-logging]
                                """),
                manifests("a loggingRef that no Logging has", 0, LOGGING + audit, """
                                no output receives 1 record: the Logging main has no flow
                                flows.yaml:20:15: spec.loggingRef: no Logging has the loggingRef "audit", so the operator ignores flow:team-a:f and 1 other flow
                                """),
                manifests(
                        "no loggingRef",
                        0,
                        LOGGING.replace("fluentd: {}", "fluentd: {}, loggingRef: audit")
                                + audit.replaceFirst("  loggingRef: audit\n", "")
                                        .replaceFirst("loggingRef: audit, ", ""),
                        """
                                flows.yaml:10:3: spec: no loggingRef, but each Logging has one, so the operator ignores clusterflow:logging:c
                                """),
                manifests(
                        "a namespace that is not watched",
                        0,
                        LOGGING.replace("fluentd: {}", "fluentd: {}, watchNamespaces: [team-b]") + flows,
                        ""),
                manifests("an error of an audit policy", 1, LOGGING + flows + AUDIT_POLICY, ERROR + """
                                flows.yaml:33:17: rules[0].level: unknown level "Metdata"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]
                                """),
                manifests("an Addon that is on", 0, ADDON.formatted("true") + ofChart, ""),
                manifests("an Addon that is off", 0, ADDON.formatted("false") + ofChart, """
                                flows.yaml:5:12: spec.enabled: warning: the addon rancher-logging is off; the result is for the time when it is on [addon-off]
                                """),
                manifests("several errors", 1, misspelt, ERRORS.formatted(3) + unknown),
                argumentSet(
                        "errors for a version",
                        List.of("--operator", "3.17.7", "--release", "v1.8.1"),
                        1,
                        misspelt,
                        ERRORS.formatted(4) + unknown
                                + "gleaner check --operator 3.17.7 FILE... prints all 4 errors\n"),
                argumentSet(
                        "errors for a release",
                        List.of("--release", "v1.1.3"),
                        1,
                        misspelt,
                        ERRORS.formatted(4) + unknown
                                + "gleaner check --release v1.1.3 FILE... prints all 4 errors\n"));
    }

    @ParameterizedTest
    @MethodSource("manifestsWithErrors")
    void errorsOfManifestsArePrintedBesideTheResult(List<String> options, int code, String text, String err)
            throws IOException {
        Files.writeString(manifests, text);
        List<String> call = new ArrayList<>(List.of("route", "--record", "-", manifests.toString()));
        call.addAll(options);
        CommandRun run = CommandRun.withInput(record("team-a", "web"), call.toArray(String[]::new));
        assertThat(run.err().replace(folder + "/", "")).isEqualTo(err);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.lines()).hasSize(1);
    }

    /** What a file is that has no manifest of the logging operator, and what route prints about it. */
    static Stream<Arguments.ArgumentSet> otherFiles() {
        String noFlow = "no output receives 1 record: the Logging %s has no flow\n";
        String harvester = noFlow.formatted("rancher-logging-root");
        String alone = harvester
                + "no manifest of the logging operator in flows.yaml; the result is that of Harvester v1.8.1 alone\n";
        return Stream.of(
                argumentSet("an empty file", "", "flows.yaml: warning: contains no manifest [document-none]\n" + alone),
                argumentSet(
                        "a log", "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"x\"}\n", alone),
                argumentSet("a policy", AUDIT_POLICY.replace("Metdata", "Metadata"), alone),
                argumentSet("a Logging", LOGGING, noFlow.formatted("main")),
                argumentSet("an Addon", ADDON.formatted("true"), harvester),
                argumentSet("an EventTailer", """
                        apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                        kind: EventTailer
                        metadata: {name: t}
                        spec: {controlNamespace: logging}
                        """, harvester + ADDED.formatted("flows.yaml")));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void aFileWithoutManifestsOfTheOperatorIsReported(String text, String err) throws IOException {
        Files.writeString(manifests, text);
        CommandRun run = CommandRun.withInput(record("team-a", "web"), "route", "--record", "-", manifests.toString());
        assertThat(run.err().replace(folder + "/", "")).isEqualTo(err);
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(1);
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

    static Stream<Arguments> filesWithoutRecords() {
        String found = "found no audit event, no Kubernetes event and no line of a pod in ";
        return Stream.of(
                argumentSet(
                        "a policy",
                        "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n",
                        """
                        record.yaml:1:1: warning: the object mentions an audit event or an event, but is in no known form: "{\\"apiVersion\\":\\"audit.k8s.io/v1\\",\\"kind\\":\\"Policy\\",\\"rules\\":[{\\"l..." [log-not-understood] at byte 0
                        """ + found + "1 record\n"),
                argumentSet(
                        "two manifests",
                        FLOWS.formatted("a").replaceAll("(?s)---.*---", "---"),
                        found + "2 records\n"));
    }

    /** As for {@code who} and {@code events}. */
    @ParameterizedTest
    @MethodSource("filesWithoutRecords")
    void aFileWithoutARecordIsRefused(String text, String err) throws IOException {
        Path yaml = Files.writeString(folder.resolve("record.yaml"), text);
        for (String command : List.of("route", "diagram")) {
            CommandRun run = CommandRun.of(command, "--record", yaml.toString(), manifests.toString());
            assertThat(run.err().replace(folder + "/", "")).isEqualTo(err);
            assertThat(run.out()).isEmpty();
            assertThat(run.code()).isEqualTo(2);
        }
    }
}
