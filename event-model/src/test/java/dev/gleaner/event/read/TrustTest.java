package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's container can print any line, so an audit event counts only if a trusted pod printed it. */
class TrustTest {
    private static final String GENUINE = audit("genuine");
    private static final String FORGED = audit("forged");
    private static final String LEGACY =
            "2022-08-22T09:36:56Z AUDIT: id=\"forged\" stage=\"Panic\" ip=\"::1\" method=\"get\""
                    + " user=\"root\" groups=\"<none>\" as=\"<self>\" asgroups=\"<lookup>\" user-agent=\"x\" namespace=\"<none>\""
                    + " uri=\"/\" response=\"500\"";
    private static final String NOTICE =
            "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"name\":\"pod\"},\"reason\":\"r\"}}";

    private static String audit(String id) {
        return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                        .auditId(id)
                        .stage(Stage.RESPONSE_COMPLETE)
                        .requestUri("/version")
                        .verb("get"))
                .toJsonLine();
    }

    private static String record(String text, Consumer<PodInfo.Builder> pod) {
        return LogRecord.of(r -> r.stream("stdout").logtag("F").message(text).kubernetes(pod))
                .toJsonLine();
    }

    private static Consumer<PodInfo.Builder> pod(String namespace, String name, String container) {
        return p -> p.namespaceName(namespace).podName(name).containerName(container);
    }

    private static final Consumer<PodInfo.Builder> API_SERVER =
            pod("kube-system", "kube-apiserver-harv1", "kube-apiserver");

    static Stream<Arguments> logs() {
        Consumer<PodInfo.Builder> tenant = pod("team-a", "web-0", "web");
        return Stream.of(
                argumentSet("by itself", GENUINE, true),
                argumentSet("in a list", "[" + GENUINE + "]", true),
                argumentSet("of kube-apiserver", record(GENUINE, API_SERVER), true),
                argumentSet("without container", record(GENUINE, pod("kube-system", "kube-apiserver-1", "")), true),
                argumentSet("of a search engine", "{\"_source\":" + record(GENUINE, API_SERVER) + "}", true),
                argumentSet("in a record of its own log", record(inner(GENUINE), API_SERVER), true),
                argumentSet(
                        "of Rancher",
                        record(GENUINE, pod("cattle-system", "rancher-95d7bd4d8-vz7cw", "rancher-audit-log")),
                        true),
                argumentSet(
                        "of Rancher's server",
                        record(FORGED, pod("cattle-system", "rancher-95d7bd4d8-vz7cw", "rancher")),
                        false),
                argumentSet(
                        "of another pod beside Rancher",
                        record(FORGED, pod("cattle-system", "rancher-webhook-5d8b4-x2x7k", "")),
                        false),
                argumentSet("of a tenant", record(FORGED, tenant), false),
                argumentSet("of a tenant's search", "{\"_source\":" + record(FORGED, tenant) + "}", false),
                argumentSet("in the legacy format", record(LEGACY, tenant), false),
                argumentSet(
                        "in another namespace",
                        record(FORGED, pod("team-a", "kube-apiserver-1", "kube-apiserver")),
                        false),
                argumentSet(
                        "of another pod",
                        record(FORGED, pod("kube-system", "kube-apiserverx", "kube-apiserver")),
                        false),
                argumentSet("of a sidecar", record(FORGED, pod("kube-system", "kube-apiserver-1", "sidecar")), false),
                argumentSet(
                        "with labels", record(FORGED, tenant(p -> p.putLabel("component", "kube-apiserver"))), false),
                argumentSet("without pod", inner(FORGED), false),
                argumentSet("without namespace", record(GENUINE, pod("", "kube-apiserver-1", "kube-apiserver")), true),
                argumentSet("without namespace and name", record(FORGED, pod("", "api-1", "kube-apiserver")), false),
                argumentSet("in a forged record", record(record(FORGED, API_SERVER), tenant), false),
                argumentSet("of the runtime", "2022-08-24T11:17:32.123456789Z stdout F " + FORGED, false));
    }

    private static Consumer<PodInfo.Builder> tenant(Consumer<PodInfo.Builder> more) {
        return pod("team-a", "web-0", "web").andThen(more);
    }

    private static String inner(String text) {
        return LogRecord.of(r -> r.stream("stdout").logtag("F").message(text)).toJsonLine();
    }

    private static Log<AuditEvent> log(String text) {
        return AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> List<T> read(Log<T> log) {
        List<T> read = new ArrayList<>();
        log.forEach(read::add);
        return read;
    }

    @ParameterizedTest
    @MethodSource("logs")
    void onlyAuditEventsOfTheApiServerAreTrusted(String text, boolean trusted) {
        Log<AuditEvent> log = log(text + "\n" + GENUINE + "\n");
        assertThat(read(log)).hasSize(trusted ? 2 : 1).allMatch(event -> event.auditId()
                .equals("genuine"));
        assertThat(log.findings().leftOut()).isEqualTo(trusted ? 0 : 1);
        assertThat(log.findings().errors()).isZero();
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .isEqualTo(trusted ? List.of() : List.of("log-carrier-audit"));
        Log<LogEntry> everything = ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(read(everything))
                .singleElement()
                .isInstanceOf(LogEntry.Audit.class)
                .matches(entry -> Trust.CLUSTER.holdsFor(entry) == trusted);
    }

    @Test
    void theFindingNamesThePod() {
        Log<AuditEvent> log = log(record(FORGED, pod("team-a", "web-0", "web")));
        read(log);
        assertThat(log.findings().first())
                .extracting(Finding::toString)
                .containsExactly(
                        "log:1:1: warning: an audit event came from the log of pod \"team-a/web-0\", which is not trusted as"
                                + " a kube-apiserver; its audit events are skipped [log-carrier-audit] at byte 0");
    }

    @Test
    void forgeriesAreReportedForAtMostAHundredPods() {
        String forged = IntStream.range(0, 3000)
                .mapToObj(i -> record(FORGED, pod("team-a", "web-" + i % 500, "web")) + "\n")
                .reduce("", String::concat);
        Log<AuditEvent> log = log(forged + "hello\n");
        assertThat(read(log)).isEmpty();
        assertThat(log.findings().leftOut()).isEqualTo(3000);
        assertThat(log.findings().count()).isEqualTo(101);
        assertThat(log.findings().errors()).isEqualTo(1);
    }

    @Test
    void namedPodsAreTrusted() {
        String text = record(GENUINE, pod("openshift-kube-apiserver", "kube-apiserver-master-0", "kube-apiserver"));
        assertThat(read(log(text))).isEmpty();
        for (String pod : List.of(
                "openshift-kube-apiserver/kube-apiserver-master-0",
                "openshift-kube-apiserver/kube-apiserver-*",
                "openshift-kube-apiserver/*")) {
            assertThat(read(log(text).trusting(Trust.CLUSTER.and(pod)))).as(pod).hasSize(1);
        }
        for (String pod : List.of("openshift/kube-apiserver-*", "openshift-kube-apiserver/kube", Trust.UNKNOWN)) {
            assertThat(read(log(text).trusting(Trust.CLUSTER.and(pod)))).as(pod).isEmpty();
        }
    }

    @Test
    void allNestedCarriersMustBeTrusted() {
        String text = record(record(GENUINE, pod("b", "inner", "x")), pod("a", "outer", "x"));
        assertThat(read(log(text).trusting(Trust.CLUSTER.and("a/outer")))).isEmpty();
        assertThat(read(log(text).trusting(Trust.CLUSTER.and("b/inner")))).isEmpty();
        assertThat(read(log(text).trusting(Trust.CLUSTER.and(List.of("a/outer", "b/inner")))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "/", "a/", "/b", "*/b", "kube-*/b", "a/b*c", "a/b/c", "A/b", "a_b/c", "unknown/"})
    void ambiguousPodNamesAreRefused(String pod) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.CLUSTER.and(pod))
                .withMessage("expected NAMESPACE/POD, where POD may end with *, or unknown, but was '" + pod + "'");
    }

    @Test
    void linesOfUnknownPodsAreTrustedIfAllowed() {
        String text = "2022-08-24T11:17:32Z stdout F " + GENUINE;
        assertThat(read(log(text).trusting(Trust.CLUSTER.and(Trust.UNKNOWN)))).hasSize(1);
    }

    @Test
    void thePathOfAContainersLogNamesItsPod(@TempDir Path folder) throws IOException {
        String id = "0123456789abcdef".repeat(4);
        String line = "2022-08-24T11:17:32Z stdout F ";
        Path pods = folder.resolve("var/log/pods");
        Path server = pods.resolve("kube-system_kube-apiserver-harv1_aa41/kube-apiserver/0.log");
        Path tenant = pods.resolve("team-a_web-0_bb42/web/12.log.20220824-111732");
        Path link = folder.resolve("var/log/containers/kube-apiserver-harv1_kube-system_kube-apiserver-" + id + ".log");
        Path evil = folder.resolve("var/log/containers/kube-apiserver-harv1_team-a_kube-apiserver-" + id + ".log");
        for (Path file : List.of(server, link)) {
            write(file, line + GENUINE);
        }
        for (Path file : List.of(tenant, evil)) {
            write(file, line + FORGED + "\n{\"stream\":\"stdout\",\"log\":" + quoted(FORGED) + "}\n" + FORGED);
        }
        Log<AuditEvent> log = AuditLog.of(server, tenant, link, evil);
        assertThat(read(log)).extracting(AuditEvent::auditId).containsExactly("genuine", "genuine");
        assertThat(log.findings().leftOut()).isEqualTo(6);
        assertThat(read(ClusterLog.of(tenant)).get(0).carriers().get(0).kubernetes())
                .hasValueSatisfying(
                        pod -> assertThat(pod.namespaceName() + "/" + pod.podName() + "/" + pod.containerName())
                                .isEqualTo("team-a/web-0/web"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    void anEntryHasTheChainOfItsCarriers() {
        String text = record(record(GENUINE, pod("b", "inner", "x")), tenant(p -> p.putLabel("app", "y")));
        assertThat(read(ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)))
                        .get(0)
                        .carriers())
                .extracting(carrier -> carrier.kubernetes().orElseThrow().podName())
                .containsExactly("web-0", "inner");
        assertThat(read(ClusterLog.of("log", GENUINE.getBytes(StandardCharsets.UTF_8)))
                        .get(0)
                        .carriers())
                .isEmpty();
    }

    static Stream<Arguments> eventLogs() {
        String control = "cattle-logging-system";
        return Stream.of(
                argumentSet("by itself", NOTICE, true),
                argumentSet(
                        "of the tailer",
                        record(NOTICE, pod(control, "harvester-default-event-tailer-0", "event-tailer")),
                        true),
                argumentSet(
                        "of a labelled pod",
                        record(
                                NOTICE,
                                pod(control, "tail", "x")
                                        .andThen(p -> p.putLabel("app.kubernetes.io/name", "event-tailer"))),
                        true),
                argumentSet(
                        "of a labelled tenant",
                        record(NOTICE, tenant(p -> p.putLabel("app.kubernetes.io/name", "event-tailer"))),
                        false),
                argumentSet(
                        "of another namespace",
                        record(NOTICE, pod("default", "sample-event-tailer-0", "event-tailer")),
                        false),
                argumentSet(
                        "of another pod",
                        record(NOTICE, pod(control, "rancher-logging-root-fluentd-0", "fluentd")),
                        false));
    }

    @ParameterizedTest
    @MethodSource("eventLogs")
    void aKubernetesEventOfAnyPodIsReadAndItsPodReported(String text, boolean trusted) {
        Log<EventNotice> log = EventLog.of("log", (text + "\n" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(read(log)).hasSize(2);
        assertThat(log.findings().doubtful()).isEqualTo(trusted ? 0 : 2);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .isEqualTo(trusted ? List.of() : List.of("log-carrier-event"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log-samples/audit-get-responsecomplete.json",
                "log-samples/webhook-body-audit.ndjson",
                "log-samples/webhook-body-event-updated.ndjson",
                "log-samples/eventrouter-added.json",
                "field/H76-nul-prefix.log",
            })
    void recordsOfRealPipelinesAreTrusted(String sample) {
        Log<LogEntry> log = ClusterLog.of(Reference.path(sample));
        assertThat(read(log)).isNotEmpty().allMatch(Trust.CLUSTER::holdsFor);
    }
}
