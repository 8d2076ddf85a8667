package dev.gleaner.event.read;

import static dev.gleaner.event.read.CarriedForms.API_SERVER;
import static dev.gleaner.event.read.CarriedForms.AUDIT;
import static dev.gleaner.event.read.CarriedForms.FALCO;
import static dev.gleaner.event.read.CarriedForms.SECOND;
import static dev.gleaner.event.read.CarriedForms.TENANT;
import static dev.gleaner.event.read.CarriedForms.base64;
import static dev.gleaner.event.read.CarriedForms.cell;
import static dev.gleaner.event.read.CarriedForms.cloudWatch;
import static dev.gleaner.event.read.CarriedForms.gelf;
import static dev.gleaner.event.read.CarriedForms.line;
import static dev.gleaner.event.read.CarriedForms.pretty;
import static dev.gleaner.event.read.CarriedForms.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tenant writes into a log cannot pass for a record of the cluster. */
class ForgedRecordsTest {
    private static final String LIST =
            "\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[" + AUDIT + "]";

    static Stream<Arguments> forged() {
        return Stream.of(
                argumentSet("in a line", line(AUDIT, "F", TENANT)),
                argumentSet(
                        "in parts",
                        line(AUDIT.substring(0, 99), "P", TENANT) + "\n" + line(AUDIT.substring(99), "F", TENANT)),
                argumentSet(
                        "in a field of a line",
                        "{\"stream\":\"stdout\",\"message\":\"m\",\"structured\":" + AUDIT + ",\"kubernetes\":" + TENANT
                                + "}"),
                argumentSet(
                        "in an export",
                        "{\"result\":{\"_raw\":" + quoted(AUDIT)
                                + ",\"pod\":\"kube-apiserver-1\",\"namespace\":\"tenant\"}}"),
                argumentSet(
                        "in Loki",
                        "{\"streams\":[{\"stream\":{\"namespace\":\"tenant\",\"pod\":\"p\"},\"values\":[[\"1\","
                                + quoted(AUDIT) + "]]}]}"),
                argumentSet(
                        "in the Elastic agent",
                        "{\"log\":" + quoted(AUDIT) + ",\"kubernetes\":{\"namespace\":\"tenant\","
                                + "\"pod\":{\"name\":\"p\"}}}"),
                argumentSet("in a table", "pod,namespace,message\nkube-apiserver-1,tenant," + cell(AUDIT)),
                argumentSet(
                        "in OpenTelemetry",
                        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"k8s.pod.name\",\"value\":"
                                + "{\"stringValue\":\"p\"}},{\"key\":\"k8s.namespace.name\",\"value\":{\"stringValue\":"
                                + "\"tenant\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":"
                                + quoted(AUDIT)
                                + "}}]}]}]}"),
                argumentSet(
                        "merged with its line",
                        "{\"stream\":\"stdout\",\"kubernetes\":" + TENANT + "," + AUDIT.substring(1)),
                argumentSet(
                        "merged with its line, at the end",
                        AUDIT.substring(0, AUDIT.length() - 1) + ",\"kubernetes\":" + TENANT + "}"),
                argumentSet("in a list merged with its line", "{\"kubernetes\":" + TENANT + "," + LIST + "}"),
                argumentSet(
                        "in a list merged with its line, at the end", "{" + LIST + ",\"kubernetes\":" + TENANT + "}"),
                argumentSet("in a list over lines", pretty("{\"kubernetes\":" + TENANT + "," + LIST + "}")),
                argumentSet("in a list over lines, at the end", pretty("{" + LIST + ",\"kubernetes\":" + TENANT + "}")),
                argumentSet(
                        "in a list that names another pod first",
                        "{\"kubernetes\":" + API_SERVER + "," + LIST + ",\"kubernetes\":" + TENANT + "}"),
                argumentSet("merged with the line of Falco", "{\"kubernetes\":" + TENANT + "," + FALCO.substring(1)),
                argumentSet("in Base64", "{\"pod\":\"p\",\"namespace\":\"tenant\",\"data\":\"" + base64(AUDIT) + "\"}"),
                argumentSet("in a genuine line", line(line(AUDIT, "F", TENANT), "F", API_SERVER)));
    }

    /** A line can claim to be of any pod, and its collector names the pod before or after that. */
    static Stream<Arguments> claimed() {
        String claim = "\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\"";
        String message = "{\"message\":" + quoted(AUDIT);
        String both = "\"kubernetes\":" + API_SERVER + ",\"kubernetes\":" + TENANT + "}";
        return Stream.of(
                argumentSet(
                        "beside the collector's names",
                        message + "," + claim
                                + ",\"kubernetes_pod_name\":\"p\",\"kubernetes_namespace_name\":\"tenant\"}"),
                argumentSet(
                        "beside the collector's namespace",
                        message + ",\"namespace_name\":\"kube-system\",\"k8s.pod.name\":\"kube-apiserver-x\","
                                + "\"k8s.namespace.name\":\"tenant\"}"),
                argumentSet(
                        "beside the collector's objects",
                        message + "," + claim + ",\"resource\":{\"labels\":" + TENANT + "}}"),
                argumentSet(
                        "in the same fields of a line", "{\"stream\":\"stdout\"," + message.substring(1) + "," + both),
                argumentSet("in the same fields of an object", "{\"_source\":" + message + "," + both + "}"),
                argumentSet("in the same fields of an event", AUDIT.replaceFirst("}$", "," + both)),
                argumentSet(
                        "in the same fields of Base64",
                        "{\"data\":\"" + base64(AUDIT) + "\",\"x\":{" + both + "," + both),
                argumentSet(
                        "in fields with escapes",
                        message + ",\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\","
                                + "\"kubernete\\u0073\":" + TENANT + "}"),
                argumentSet(
                        "beside a pod without namespace",
                        "{\"stream\":\"stdout\"," + message.substring(1)
                                + ",\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\","
                                + "\"kubernetes\":{\"pod_name\":\"p\"}}"),
                argumentSet(
                        "before something too deep",
                        "{\"_source\":" + message + ",\"x\":" + "[".repeat(200) + "]".repeat(200)
                                + ",\"resource\":{\"labels\":" + TENANT + "}}}"),
                argumentSet(
                        "before the end that a collector cut off",
                        message + ",\"pod\":\"kube-apiserver-1\",\"x\":\"" + "x".repeat(99)));
    }

    /** The pod of a line, as collectors and exports write it. */
    static Stream<Arguments> named() {
        String message = "\"message\":" + quoted(AUDIT);
        String flat = ",\"pod_name\":\"p\",\"namespace_name\":\"tenant\"}";
        String id = "0123456789abcdef".repeat(4);
        String file = "p_tenant_c-" + id + ".log";
        return Stream.of(
                argumentSet("merged with names", AUDIT.replaceFirst("}$", flat)),
                argumentSet(
                        "merged in GELF",
                        gelf(AUDIT)
                                .replaceFirst(
                                        "}$",
                                        ",\"_kubernetes_pod_name\":\"p\",\"_kubernetes_namespace_name\":\"tenant\"}")),
                argumentSet("merged in a list", "{\"kind\":\"EventList\",\"items\":[" + AUDIT + "]" + flat),
                argumentSet(
                        "merged in a list of another kind",
                        "{\"kubernetes\":" + TENANT + ",\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[" + AUDIT
                                + "]}"),
                argumentSet(
                        "merged in lists",
                        "{\"kind\":\"List\",\"items\":[{\"kind\":\"EventList\",\"items\":[" + AUDIT
                                + "]}],\"kubernetes\":" + TENANT + "}"),
                argumentSet(
                        "Datadog's tags",
                        "{\"attributes\":{" + message + ",\"tags\":[\"pod_name:p\",\"kube_namespace:tenant\"]}}"),
                argumentSet(
                        "Datadog's tags as a text",
                        "{\"ddsource\":\"x\"," + message + ",\"ddtags\":\"env:x,pod_name:p,kube_namespace:tenant\"}"),
                argumentSet(
                        "Splunk's source",
                        "{\"result\":{\"_raw\":" + quoted(AUDIT) + ",\"source\":\"/var/log/containers/" + file
                                + "\"}}"),
                argumentSet(
                        "the path of Filebeat",
                        "{" + message + ",\"log\":{\"file\":{\"path\":\"/var/log/pods/tenant_p_u/c/0.log\"}}}"),
                argumentSet(
                        "the stream of CloudWatch",
                        "{\"events\":[{" + message
                                + ",\"ingestionTime\":1,\"logStreamName\":\"from-fluent-bit-kube.var.log."
                                + "containers." + file + "\"}]}"),
                argumentSet(
                        "the stream of CloudWatch, in parts",
                        cloudWatch("x.var.log.containers." + file, AUDIT.substring(0, 99)) + "\n"
                                + cloudWatch("x.var.log.containers." + file, AUDIT.substring(99))),
                argumentSet(
                        "the tag of fluentd",
                        "2024-05-02T10:00:01+00:00\tkubernetes.var.log.containers." + file + "\t" + AUDIT),
                argumentSet(
                        "the tag of fluent-bit",
                        "[0] kube.var.log.containers." + file + ": [1714644001.1, {\"log\"=>\"" + AUDIT + "\"}]"),
                argumentSet("kubectl logs --prefix", "[pod/p/c] " + AUDIT),
                argumentSet("logcli", "2024-05-02T10:00:01Z {namespace=\"tenant\", pod=\"p\"} " + AUDIT),
                argumentSet(
                        "logcli, with many labels",
                        "2024-05-02T10:00:01Z {app=\"" + "x".repeat(400) + "\", namespace=\"tenant\", pod=\"p\"} "
                                + AUDIT),
                argumentSet(
                        "metadata of Loki",
                        "{\"stream\":{\"job\":\"x\"},\"values\":[[\"1\"," + quoted(AUDIT)
                                + ",{\"structuredMetadata\":{\"k8s_pod_name\":\"p\",\"k8s_namespace_name\":\"tenant\"}}]]}"),
                argumentSet(
                        "labels of Loki without pod",
                        "{\"stream\":{\"namespace\":\"tenant\",\"container\":\"kube-apiserver\"},\"values\":[[\"1\","
                                + quoted(AUDIT) + "]]}"),
                argumentSet("a pod without namespace", "{" + message + ",\"pod\":\"p\"}"),
                argumentSet(
                        "the instance of Alloy",
                        "{\"labels\":{\"instance\":\"tenant/p:c\",\"job\":\"x\"},\"line\":" + quoted(AUDIT) + "}"),
                argumentSet(
                        "fields of Elasticsearch",
                        "{\"hits\":[{\"fields\":{\"log\":[" + quoted(AUDIT)
                                + "],\"kubernetes.pod_name\":[\"p\"],\"kubernetes.namespace_name\":[\"tenant\"]}}]}"),
                argumentSet(
                        "attributes in ClickHouse",
                        "{\"Body\":" + quoted(AUDIT)
                                + ",\"ResourceAttributes\":{\"k8s.pod.name\":\"p\",\"k8s.namespace.name\":\"tenant\"}}"),
                argumentSet(
                        "OpenTelemetry, after the records",
                        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":"
                                + quoted(AUDIT)
                                + "}}]}],\"resource\":{\"attributes\":[{\"key\":\"x\"},{\"key\":\"k8s.pod.name\",\"value\":"
                                + "{\"stringValue\":\"p\"}},{\"key\":\"k8s.namespace.name\",\"value\":{\"stringValue\":"
                                + "\"tenant\"}}]}}]}"),
                argumentSet(
                        "the container of Docker",
                        "{\"container_name\":\"/k8s_c_p_tenant_u-1_0\",\"source\":\"stdout\",\"log\":" + quoted(AUDIT)
                                + "}"),
                argumentSet(
                        "the journal", "{\"MESSAGE\":" + quoted(AUDIT) + ",\"CONTAINER_NAME\":\"k8s_c_p_tenant_u_0\"}"),
                argumentSet(
                        "the journal's export",
                        "__CURSOR=1\nMESSAGE=" + AUDIT + "\nCONTAINER_NAME=k8s_c_p_tenant_u_0\n\n"),
                argumentSet(
                        "the journal's export, with data",
                        "__CURSOR=1\nMESSAGE\n \3\0\0\0\0\0\0"
                                + ("\n\n" + AUDIT + " ".repeat(0x320)).substring(0, 0x320)
                                + "\nCONTAINER_NAME=k8s_c_p_tenant_u_0\n\n"),
                argumentSet("a text of JSON", "{" + message + ",\"kubernetes\":" + quoted(TENANT) + "}"),
                argumentSet(
                        "data of syslog",
                        "<14>1 2024-05-02T10:00:01.1Z h a - - [kubernetes@1 pod_name=\"p\" namespace_name=\"tenant\"] "
                                + AUDIT),
                argumentSet("a table, after the message", "message\tpod\tnamespace\n" + AUDIT + "\tp\ttenant\n"),
                argumentSet("a table, before the message", "pod\tnamespace\tmessage\np\ttenant\t" + AUDIT + "\n"),
                argumentSet(
                        "an object of Kubernetes",
                        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
                                + "\"metadata\":{\"annotations\":{\"a\":" + quoted(AUDIT) + "}}}]}"));
    }

    @ParameterizedTest
    @MethodSource({"forged", "claimed", "named"})
    void aLineOfATenantIsNoAuditEvent(String text) {
        Log<AuditEvent> log =
                AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8)).trusting(Trust.CLUSTER);
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().leftOut()).isEqualTo(1);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("of a cell", "host,_raw\nn," + cell("x\",\"" + AUDIT)),
                argumentSet("of a cell with a damaged quote", "host,_raw\nn,\"x\"" + cell(AUDIT)),
                argumentSet(
                        "in fluent-bit's output",
                        "[0] kube: [1714644001.100000000, {\"log\"=>\"" + AUDIT
                                + "\", \"kubernetes\"=>{\"pod_name\"=>\"p\"}}]"),
                argumentSet("of YAML", "---\nkind: Pod\nmetadata:\n  note: |-\n    x\n    " + AUDIT + "\n"),
                argumentSet("of damaged YAML", "kind: Event\napiVersion: audit.k8s.io/v1: x\n"),
                argumentSet(
                        "of an item of YAML that cannot be read",
                        "apiVersion: v1\nitems:\n- kind: Event\n  a: {\n  message: |-\n    " + AUDIT
                                + "\nkind: List\n"),
                argumentSet(
                        "in a message of syslog", "<14>1 2024-05-02T10:00:01.1Z h a - - - bad request body=" + AUDIT));
    }

    /** The text of a value cannot pass for a record. */
    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsNoRecord(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().first()).isNotEmpty();
    }

    /** The parts of a line that claims to be of kube-apiserver are not joined to those of kube-apiserver. */
    @Test
    void aPartInALineIsOfThatLine() {
        String part = line(SECOND, "P", API_SERVER);
        String log = line(part, "F", TENANT) + "\n" + line(AUDIT, "F", API_SERVER);
        assertThat(ids(log)).containsExactly("1");
    }

    @Test
    void aMessageInALineIsOfThatLine() {
        String part = cloudWatch("kube-apiserver-audit-1", "{\"x\":");
        String half = AUDIT.substring(0, 99);
        String log = line(part, "F", TENANT) + "\n" + cloudWatch("kube-apiserver-audit-1", half) + "\n"
                + cloudWatch("kube-apiserver-audit-1", AUDIT.substring(99));
        assertThat(ids(log)).containsExactly("1");
    }

    @Test
    void aRequestInALineIsOfThatLine() {
        String request = "2016-09-07T13:03:57.400333046Z AUDIT: id=\"5c3b8227\" ip=\"127.0.0.1\" method=\"DELETE\""
                + " user=\"admin\" groups=\"g\" as=\"<self>\" asgroups=\"<lookup>\" namespace=\"default\""
                + " uri=\"/api/v1/pods\"";
        String response = "2016-09-07T13:03:57.400710987Z AUDIT: id=\"5c3b8227\" response=\"200\"";
        String log = line(request, "F", TENANT) + "\n" + response;
        assertThat(AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8)).events())
                .singleElement()
                .matches(event -> event.user().username().isEmpty());
    }

    private static List<String> ids(String log) {
        return AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8))
                .events()
                .map(AuditEvent::auditId)
                .toList();
    }

    /** An event of kube-apiserver, whose pod is named where its collector names it. */
    static Stream<Arguments> genuine() {
        String message = "\"message\":" + quoted(AUDIT);
        String stdout = "\"stream\":\"stdout\"," + message;
        String id = "0123456789abcdef".repeat(4);
        return Stream.of(
                argumentSet(
                        "labels of Docker",
                        "{" + stdout + ",\"attrs\":{\"io.kubernetes.pod.name\":\"kube-apiserver-1\","
                                + "\"io.kubernetes.pod.namespace\":\"kube-system\"}}"),
                argumentSet(
                        "labels of Loki without pod",
                        "{\"stream\":{\"namespace\":\"kube-system\",\"container\":\"kube-apiserver\"},\"values\":[[\"1\","
                                + quoted(AUDIT) + "]]}"),
                argumentSet(
                        "the file of Vector",
                        "{\"file\":\"/var/log/pods/kube-system_kube-apiserver-1_u/kube-apiserver/0.log\"," + stdout
                                + "}"),
                argumentSet(
                        "the tag of fluent-bit",
                        "{" + stdout + ",\"tag\":\"kube.var.log.containers.kube-apiserver-1_kube-system_kube-apiserver-"
                                + id + ".log\"}"),
                argumentSet(
                        "the path of Filebeat",
                        "{" + stdout
                                + ",\"log\":{\"file\":{\"path\":\"/var/log/containers/kube-apiserver-1_kube-system_"
                                + "kube-apiserver-" + id + ".log\"}}}"),
                argumentSet(
                        "the container of Docker",
                        "{" + stdout
                                + ",\"container_name\":\"/k8s_kube-apiserver_kube-apiserver-1_kube-system_u-1_0\"}"),
                argumentSet("kubectl logs --prefix", "[pod/kube-apiserver-1/kube-apiserver] " + AUDIT),
                argumentSet(
                        "logcli, with many labels",
                        "2024-05-02T10:00:01Z {app=\"" + "x".repeat(400)
                                + "\", namespace=\"kube-system\", pod=\"kube-apiserver-1\"} " + AUDIT),
                argumentSet("a namespace alone", "{" + message + ",\"namespace\":\"shop\"}"),
                argumentSet(
                        "in two names",
                        "{" + message + ",\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\",\"kubernetes\":"
                                + API_SERVER + "}"));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void anEventOfTheApiServerIsRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(1);
        assertThat(log.findings().first()).isEmpty();
    }

    @Test
    void dataOfTheJournalThatIsTooLongHasNoEntries() {
        String forged = "\n\n__CURSOR=t\nMESSAGE=" + AUDIT + "\n\n";
        String data = "x".repeat((1 << 25) - forged.length()) + forged;
        assertThat(ids("__CURSOR=s\nDATA\n\0\0\0\2\0\0\0\0" + data + "\nMESSAGE=" + SECOND + "\n\n"))
                .hasSize(1);
    }

    @Test
    void aQuotedRecordIsNoRecord() {
        String quoting = "E0502 10:00:01.123456       1 h.go:1] \"bad request\" body=" + AUDIT;
        Log<AuditEvent> log = AuditLog.of("log", quoting.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().others()).isEqualTo(1);
    }
}
