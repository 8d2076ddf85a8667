package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.JsonText;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other shippers, exports and tools make of records: both requests come out, once each, and nothing is reported. */
class ShipperFormsTest {
    private static final String ONE = CarriedForms.audit("1", "delete", "web-0");
    private static final String TWO = CarriedForms.audit("2", "create", "db");
    private static final String FIRST = CarriedForms.quoted(ONE);
    private static final String SECOND = CarriedForms.quoted(TWO);
    private static final String SERVER =
            "\"kubernetes\":{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\"}";

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Gzip(String text) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    private static String quotedTwice(String text) {
        return CarriedForms.quoted(CarriedForms.quoted(text));
    }

    /** The fields of an event with another name for each. */
    private static String prefixed(String prefix, String audit) {
        return audit.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "")
                .replaceAll(
                        "\"(level|auditID|stage|requestURI|verb|requestReceivedTimestamp|stageTimestamp)\":",
                        "\"" + prefix + "$1\":")
                .replace("\"user\":{\"username\":\"alice\"}", "\"" + prefix + "user.username\":\"alice\"")
                .replaceAll("\"objectRef\":\\{\"resource\":", "\"" + prefix + "objectRef.resource\":")
                .replaceAll(
                        "\"namespace\":\"shop\",\"name\":",
                        "\"" + prefix + "objectRef.namespace\":\"shop\",\"" + prefix + "objectRef.name\":")
                .replace(",\"apiVersion\":\"v1\"}", "")
                .replace(
                        "\"responseStatus\":{\"metadata\":{},\"code\":200}",
                        "\"" + prefix + "responseStatus.code\":200");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                argumentSet("line ends of Windows", ONE + "\r\n" + TWO + "\r\n"),
                argumentSet("a byte order mark in the middle", "\ufeff" + ONE + "\n\ufeff" + TWO + "\n"),
                argumentSet("a JSON sequence", "\u001e" + ONE + "\n\u001e" + TWO + "\n"),
                argumentSet("server-sent events", "data: " + ONE + "\n\ndata: " + TWO + "\n\n"),
                argumentSet(
                        "colours of a terminal",
                        "\u001b[33mkube-apiserver\u001b[0m | " + ONE + "\u001b[0m\n\u001b[1;34mx \u001b[0m" + TWO
                                + "\n"),
                argumentSet(
                        "kubectl logs --prefix --timestamps",
                        "[pod/kube-apiserver-1/kube-apiserver] 2024-05-02T10:00:01.1Z " + ONE
                                + "\n[pod/kube-apiserver-1/kube-apiserver] 2024-05-02T10:00:02.1Z " + TWO),
                argumentSet(
                        "crictl logs --timestamps",
                        "2024-05-02T10:00:01.1Z " + ONE + "\n2024-05-02T10:00:02.1Z " + TWO),
                argumentSet(
                        "journalctl -o short-iso",
                        "2024-05-02T10:00:01+0000 node-1 kube-apiserver[123]: " + ONE
                                + "\n2024-05-02T10:00:01+0000 node-1 kube-apiserver[123]: " + TWO),
                argumentSet(
                        "journalctl -o export",
                        "__CURSOR=s=1\n__REALTIME_TIMESTAMP=1714644001000000\n_PID=1\nMESSAGE=" + ONE
                                + "\n_HOSTNAME=n\n\n__CURSOR=s=2\nPRIORITY=6\nMESSAGE=2024-05-02T10:00:01Z x " + TWO
                                + "\n\n"),
                argumentSet(
                        "journalctl -o json-pretty",
                        "{\n\t\"_PID\" : \"1\",\n\t\"MESSAGE\" : " + FIRST + "\n}\n{\n\t\"MESSAGE\" : " + SECOND
                                + "\n}\n"),
                argumentSet(
                        "Kafka's console, with time and key",
                        "CreateTime:1714644001000\tnode-1\t" + ONE + "\nCreateTime:1714644001000\tnull\t" + TWO),
                argumentSet(
                        "Kafka's console, with partition and a quoted key",
                        "Partition:0\tOffset:1\tkey-1\t" + ONE + "\n\"key-1\"\t" + TWO),
                argumentSet("Kafka's console, with a key in JSON", "{\"id\":1}\t" + ONE + "\n{\"id\":2}\t" + TWO),
                argumentSet(
                        "Kafka's dump of a segment",
                        "| offset: 0 CreateTime: 1714644001000 keySize: -1 valueSize: 500 sequence: -1 headerKeys: [] payload: "
                                + ONE
                                + "\n| offset: 1 CreateTime: 1714644001000 keySize: -1 valueSize: 500 sequence: -1 headerKeys: [] payload: "
                                + TWO),
                argumentSet(
                        "kcat",
                        "{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"key\":null,\"payload\":" + FIRST
                                + "}\n{\"topic\":\"t\",\"partition\":0,\"offset\":2,\"payload\":" + SECOND + "}"),
                argumentSet(
                        "Kafka for Lambda",
                        "{\"eventSource\":\"aws:kafka\",\"records\":{\"t-0\":[{\"topic\":\"t\",\"partition\":0,\"value\":\""
                                + base64(ONE) + "\"},{\"topic\":\"t\",\"partition\":0,\"value\":\"" + base64(TWO)
                                + "\"}]}}"),
                argumentSet(
                        "Kinesis, several records in one",
                        "{\"Records\":[{\"kinesis\":{\"data\":\"" + base64(ONE + TWO) + "\"}}]}"),
                argumentSet(
                        "Pub/Sub",
                        "[{\"ackId\":\"a\",\"message\":{\"data\":\"" + base64(ONE)
                                + "\",\"messageId\":\"1\"}},{\"message\":" + "{\"data\":\"" + base64Gzip(TWO)
                                + "\"}}]"),
                argumentSet(
                        "CloudEvents",
                        "{\"specversion\":\"1.0\",\"data_base64\":\"" + base64(ONE)
                                + "\"}\n{\"specversion\":\"1.0\",\"data\":" + TWO + "}"),
                argumentSet(
                        "SQS behind SNS",
                        "{\"Records\":[{\"body\":"
                                + CarriedForms.quoted("{\"Type\":\"Notification\",\"Message\":" + FIRST + "}")
                                + "},{\"body\":" + SECOND + "}]}"),
                argumentSet("quoted twice", "{\"_raw\":" + quotedTwice(ONE) + "}\n{\"_raw\":" + quotedTwice(TWO) + "}"),
                argumentSet("a list in a text", "{\"body\":" + CarriedForms.quoted("[" + ONE + ", " + TWO + "]") + "}"),
                argumentSet("lines in a text", "{\"body\":" + CarriedForms.quoted(ONE + "\n" + TWO + "\n") + "}"),
                argumentSet("records in a text", "{\"body\":" + CarriedForms.quoted(ONE + TWO) + "}"),
                argumentSet(
                        "Filebeat",
                        "{\"@timestamp\":\"x\",\"@metadata\":{\"beat\":\"filebeat\"},\"message\":" + FIRST
                                + ",\"log\":{\"file\":{\"path\":\"/var/log/audit.log\"},\"offset\":1},\"ecs\":{\"version\":\"8\"}}\n"
                                + "{\"@timestamp\":\"x\",\"event\":{\"original\":" + SECOND + "}}"),
                argumentSet(
                        "Filebeat, with the original",
                        "{\"message\":" + FIRST + ",\"event\":{\"original\":" + FIRST + "}}\n{\"event.original\":"
                                + SECOND + ",\"log.message\":" + SECOND + "}"),
                argumentSet(
                        "Filebeat, from a container",
                        "{\"stream\":\"stdout\",\"message\":" + FIRST
                                + ",\"kubernetes\":{\"pod\":{\"name\":\"kube-apiserver-1\"},\"namespace\":\"kube-system\","
                                + "\"container\":{\"name\":\"kube-apiserver\"}}}\n" + TWO),
                argumentSet(
                        "the text and the object of it",
                        "{\"message\":" + FIRST + ",\"structured\":" + ONE + "}\n{\"json\":" + TWO + ",\"message\":"
                                + SECOND + "}"),
                argumentSet(
                        "Vector",
                        "{\"file\":\"/var/log/audit.log\",\"message\":" + FIRST + ",\"source_type\":\"file\"}\n"
                                + "{\"message\":" + SECOND + ",\"stream\":\"stdout\",\"kubernetes\":{\"pod_name\":"
                                + "\"kube-apiserver-1\",\"pod_namespace\":\"kube-system\"}}"),
                argumentSet(
                        "fluent-bit's log_processed",
                        "{\"log\":" + FIRST + ",\"log_processed\":" + ONE + ",\"stream\":\"stdout\"," + SERVER + "}\n"
                                + "{\"log_processed\":" + TWO + ",\"stream\":\"stdout\"," + SERVER + "}"),
                argumentSet(
                        "Promtail's pack",
                        "{\"_entry\":" + FIRST + ",\"job\":\"audit\"}\n{\"_entry\":" + SECOND + ",\"job\":\"audit\"}"),
                argumentSet(
                        "Datadog",
                        "{\"data\":[{\"id\":\"1\",\"type\":\"log\",\"attributes\":{\"attributes\":" + ONE
                                + ",\"service\":\"k\",\"tags\":[]}},{\"attributes\":{\"message\":" + SECOND + "}}]}"),
                argumentSet(
                        "New Relic",
                        "[{\"message\":" + FIRST + ",\"newrelic.source\":\"api.logs\",\"timestamp\":1},{\"message\":"
                                + SECOND + "}]"),
                argumentSet(
                        "New Relic, with a long message",
                        "[{\"message\":" + CarriedForms.quoted(ONE.substring(0, 99)) + ",\"newrelic.ext.message\":"
                                + CarriedForms.quoted(ONE.substring(99)) + ",\"stream\":\"stdout\",\"pod_name\":"
                                + "\"kube-apiserver-1\",\"namespace_name\":\"kube-system\"},{\"newrelic.ext.message\":"
                                + CarriedForms.quoted(TWO.substring(99)) + ",\"message\":"
                                + CarriedForms.quoted(TWO.substring(0, 99)) + "}]"),
                argumentSet(
                        "New Relic, with a long message in Base64",
                        "{\"results\":[{\"message\":" + CarriedForms.quoted(ONE.substring(0, 99))
                                + ",\"decode(blob(`newrelic.ext.message`), 'base64')\":"
                                + CarriedForms.quoted(ONE.substring(99)) + "},{\"message\":"
                                + CarriedForms.quoted(TWO.substring(0, 99)) + ",\"blob(`newrelic.ext.message`)\":\""
                                + base64(TWO.substring(99)) + "\"}]}"),
                argumentSet(
                        "Sumo Logic",
                        "{\"fields\":[],\"messages\":[{\"map\":{\"_messagetime\":\"1\",\"_raw\":" + FIRST
                                + "}},{\"map\":{\"_raw\":" + SECOND + "}}]}"),
                argumentSet(
                        "Logz.io",
                        "{\"hits\":{\"hits\":[{\"_source\":{\"message\":" + FIRST
                                + ",\"type\":\"k\"}},{\"_source\":{\"message\":" + SECOND + "}}]}}"),
                argumentSet(
                        "CloudWatch, as Insights exports it",
                        "[{\"@timestamp\":\"t\",\"@message\":" + ONE + "},{\"@timestamp\":\"t\",\"@message\":" + SECOND
                                + "}]"),
                argumentSet(
                        "Azure's storage, a record a line",
                        "{\"time\":\"t\",\"category\":\"kube-audit\",\"properties\":{\"log\":"
                                + CarriedForms.quoted(ONE + "\n")
                                + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-5d\"}}\r\n{\"category\":\"kube-audit\","
                                + "\"properties\":" + CarriedForms.quoted("{\"log\":" + SECOND + "}") + "}\r\n"),
                argumentSet(
                        "values of Loki, as jq prints them",
                        "[\"1714644001000000000\"," + FIRST + "]\n[[17,true,null," + SECOND + ",\"x\"]]\n"),
                argumentSet(
                        "values of Loki, as a list",
                        "[[\"1714644001000000000\"," + FIRST + "],[\"17\"," + SECOND + "]]"),
                argumentSet("another case of names", upper(ONE) + "\n" + upper(TWO)),
                argumentSet(
                        "a prefix of names",
                        prefixed("kubernetes.audit.", ONE) + "\n{\"_source\":" + prefixed("json_", TWO) + "}"),
                argumentSet(
                        "a prefix of names that is longer in lower case",
                        prefixed("\u0130".repeat(20) + "_", ONE) + "\n" + prefixed("x_", TWO)),
                argumentSet(
                        "an object in an array of Logstash",
                        "{\"@version\":\"1\",\"tags\":[],\"message\":[" + FIRST + "," + SECOND + "]}"));
    }

    private static String upper(String audit) {
        return audit.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "")
                .replace("\"auditID\"", "\"AuditID\"")
                .replace("\"stage\"", "\"Stage\"")
                .replace("\"verb\"", "\"Verb\"")
                .replace("\"level\"", "\"Level\"")
                .replace("\"requestURI\"", "\"RequestURI\"")
                .replace("\"user\"", "\"User\"")
                .replace("\"objectRef\"", "\"ObjectRef\"")
                .replace("\"responseStatus\"", "\"ResponseStatus\"")
                .replace("\"requestReceivedTimestamp\"", "\"RequestReceivedTimestamp\"")
                .replace("\"stageTimestamp\"", "\"StageTimestamp\"");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bothRequestsAreRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<String> activities = Activities.of(log.events())
                .map(activity -> activity.inWords() + " "
                        + activity.took().map(d -> d.toMillis()).orElse(-1L))
                .toList();
        assertThat(log.findings().first()).isEmpty();
        assertThat(activities)
                .containsExactly(
                        "alice delete pods shop/web-0: allowed, 200 12", "alice create pods shop/db: allowed, 200 12");
    }

    static Stream<Arguments> schemas() {
        String google =
                "\"methodName\":\"io.k8s.core.v1.pods.delete\",\"resourceName\":\"core/v1/namespaces/shop/pods/web-0\","
                        + "\"serviceName\":\"k8s.io\"";
        return Stream.of(
                argumentSet(
                        "Google's log in BigQuery",
                        "[{\"insertId\":\"1\",\"protopayload_auditlog\":{\"authenticationInfo\":{\"principalEmail\":\"alice\"},"
                                + google + ",\"status\":{\"code\":\"7\",\"message\":\"no\"}},\"timestamp\":"
                                + "\"2024-05-02 10:00:01.123456 UTC\"}]"),
                argumentSet(
                        "Google's log as a table",
                        "insertId,protoPayload.authenticationInfo.principalEmail,protoPayload.methodName,"
                                + "protoPayload.resourceName,protoPayload.serviceName,protoPayload.status.code,timestamp\n"
                                + "1,alice,io.k8s.core.v1.pods.delete,core/v1/namespaces/shop/pods/web-0,k8s.io,7,"
                                + "2024-05-02T10:00:01.123456Z"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theDeniedRequestIsRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<String> activities = Activities.of(log.events())
                .map(activity -> activity.received().orElseThrow() + " " + activity.inWords())
                .toList();
        assertThat(log.findings().first()).isEmpty();
        assertThat(activities).containsExactly("2024-05-02T10:00:01.123456Z alice delete pods shop/web-0: denied, 403");
    }

    private static final String KILLING =
            "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"metadata\":{\"name\":\"e\",\"namespace\":\"shop\"},\"involvedObject\":"
                    + "{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},\"reason\":\"Killing\",\"count\":3}";
    private static final String LOGFMT =
            "name=web-0 kind=Pod objectAPIversion=v1 eventRV=7 sourcecomponent=kubelet reason=Killing type=Normal count=3"
                    + " msg=\"Stopping \\\"web\\\"\" ";

    private static String attributes(String... pairs) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes
                    .append(i == 0 ? "" : ",")
                    .append("{\"key\":\"" + pairs[i] + "\",\"value\":{\"stringValue\":\"" + pairs[i + 1] + "\"}}");
        }
        return attributes.toString();
    }

    /** A record of the receiver k8sobjects, which tells the namespace of the object. */
    private static String objects(String body) {
        return "{\"resourceLogs\":[{\"resource\":{\"attributes\":[" + attributes("k8s.namespace.name", "shop")
                + "]},\"scopeLogs\":[{\"logRecords\":[{\"observedTimeUnixNano\":\"1\",\"body\":"
                + CarriedForms.openTelemetry(JsonText.of(body).tree()) + ",\"attributes\":["
                + attributes("event.domain", "k8s") + "]}]}]}]}";
    }

    static Stream<Arguments> events() {
        return Stream.of(
                argumentSet(
                        "flattened",
                        "{\"_source\":{\"involvedObject.kind\":\"Pod\",\"involvedObject.namespace\":\"shop\","
                                + "\"involvedObject.name\":\"web-0\",\"metadata.name\":\"e\",\"metadata.namespace\":\"shop\","
                                + "\"reason\":\"Killing\",\"count\":\"3\"}}"),
                argumentSet(
                        "a table",
                        "@timestamp,event.involvedObject.kind,event.involvedObject.name,event.involvedObject.namespace,"
                                + "event.metadata.name,event.metadata.labels.a.b/c,event.reason,event.count,verb\n"
                                + "t,Pod,web-0,shop,e,x,Killing,3,ADDED"),
                argumentSet(
                        "fields of Elasticsearch",
                        "{\"hits\":{\"hits\":[{\"fields\":{\"regarding.kind\":[\"Pod\"],\"regarding.namespace\":[\"shop\"],"
                                + "\"regarding.name\":[\"web-0\"],\"metadata.name\":[\"e\"],\"reason\":[\"Killing\"],"
                                + "\"deprecatedCount\":[3]}}]}}"),
                argumentSet(
                        "Azure's table of events",
                        "[{\"TimeGenerated\":\"t\",\"ObjectKind\":\"Pod\",\"Namespace\":\"shop\",\"Name\":\"web-0\","
                                + "\"Reason\":\"Killing\",\"Message\":\"m\",\"KubeEventType\":\"Normal\",\"Count\":\"3\"}]"),
                argumentSet(
                        "Metricbeat",
                        "{\"kubernetes\":{\"event\":{\"count\":3,\"involved_object\":{\"kind\":\"Pod\",\"name\":\"web-0\","
                                + "\"namespace\":\"shop\"},\"reason\":\"Killing\",\"timestamp\":{\"last_occurrence\":"
                                + "\"2024-05-02T10:00:05Z\"},\"metadata\":{\"name\":\"e\"}}}}"),
                argumentSet(
                        "the events of OpenTelemetry",
                        "{\"resourceLogs\":[{\"resource\":{\"attributes\":["
                                + attributes("k8s.node.name", "n", "k8s.object.kind", "Pod", "k8s.object.name", "web-0")
                                + "]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1714644001000000000\",\"severityText\":"
                                + "\"Normal\",\"body\":{\"stringValue\":\"Stopping\"},\"attributes\":["
                                + attributes(
                                        "k8s.event.reason",
                                        "Killing",
                                        "k8s.event.name",
                                        "e",
                                        "k8s.event.uid",
                                        "u",
                                        "k8s.namespace.name",
                                        "shop")
                                + ",{\"key\":\"k8s.event.count\",\"value\":{\"intValue\":\"3\"}}]}]}]}]}"),
                argumentSet(
                        "the objects of OpenTelemetry, as they change",
                        objects("{\"type\":\"ADDED\",\"object\":" + KILLING + "}")),
                argumentSet("the objects of OpenTelemetry, as a list", objects(KILLING)),
                argumentSet(
                        "the events of OpenTelemetry in SigNoz",
                        "{\"data\":{\"body\":\"Stopping\",\"attributes_string\":{\"k8s.event.reason\":\"Killing\","
                                + "\"k8s.event.uid\":\"u\",\"k8s.namespace.name\":\"shop\",\"k8s.event.count\":3},"
                                + "\"resources_string\":{\"k8s.object.kind\":\"Pod\",\"k8s.object.name\":\"web-0\"}}}"),
                argumentSet(
                        "the events of Alloy as JSON",
                        "{\"streams\":[{\"stream\":{\"namespace\":\"shop\",\"job\":\"loki.source.kubernetes_events\"},"
                                + "\"values\":[[\"1714644001000000000\",\"{\\\"count\\\":3,\\\"eventRV\\\":\\\"7\\\","
                                + "\\\"kind\\\":\\\"Pod\\\",\\\"msg\\\":\\\"m\\\",\\\"name\\\":\\\"web-0\\\",\\\"reason\\\":"
                                + "\\\"Killing\\\"}\"]]}]}"),
                argumentSet(
                        "the events of Alloy as logfmt",
                        "{\"labels\":{\"namespace\":\"shop\"},\"timestamp\":\"2024-05-02T10:00:01Z\",\"line\":"
                                + CarriedForms.quoted(LOGFMT) + "}"),
                argumentSet("the events of Alloy, by logcli", "2024-05-02T10:00:01Z {namespace=\"shop\"} " + LOGFMT),
                argumentSet(
                        "kubectl get events -o yaml",
                        String.join(
                                "\r\n",
                                "apiVersion: v1",
                                "items:",
                                "- apiVersion: v1",
                                "  count: 3",
                                "  involvedObject:",
                                "    kind: Pod",
                                "    name: web-0",
                                "    namespace: shop",
                                "  kind: Event",
                                "  metadata:",
                                "    name: e",
                                "  reason: Killing",
                                "kind: List",
                                "")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theEventIsRead(String text) {
        var log = EventLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<String> events = log.events()
                .map(notice -> notice.event().reason() + " "
                        + notice.event().involvedObject().inWords() + " "
                        + notice.event().occurrences())
                .toList();
        assertThat(log.findings().first()).isEmpty();
        assertThat(events).singleElement().asString().isEqualToIgnoringCase("Killing pod shop/web-0 3");
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                argumentSet(
                        "Vector",
                        "{\"message\":" + FIRST
                                + ",\"stream\":\"stdout\",\"kubernetes\":{\"pod_name\":\"kube-apiserver-1\","
                                + "\"pod_namespace\":\"tenant\"}}"),
                argumentSet(
                        "Filebeat",
                        "{\"message\":" + FIRST
                                + ",\"stream\":\"stdout\",\"kubernetes\":{\"pod\":{\"name\":\"kube-apiserver-1\"},"
                                + "\"namespace\":\"tenant\"}}"),
                argumentSet(
                        "labels beside the line",
                        "{\"log\":" + FIRST
                                + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-1\",\"namespace\":\"tenant\"}"),
                argumentSet(
                        "merged with the line of Filebeat",
                        ONE.substring(0, ONE.length() - 1)
                                + ",\"kubernetes\":{\"pod\":{\"name\":\"kube-apiserver-1\"},\"namespace\":\"tenant\"}}"),
                argumentSet(
                        "a line that claims to be of another pod",
                        "{\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\",\"stream\":\"stdout\",\"message\":"
                                + FIRST + ",\"kubernetes\":{\"pod\":{\"name\":\"p\"},\"namespace\":\"tenant\"}}"),
                argumentSet(
                        "an object that claims to be of another pod",
                        "{\"pod\":\"kube-apiserver-1\",\"namespace\":\"kube-system\",\"structured\":" + ONE
                                + ",\"kubernetes\":{\"pod\":{\"name\":\"p\"},\"namespace\":\"tenant\"}}"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void aLineOfATenantIsNoAuditEvent(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().leftOut()).isEqualTo(1);
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                argumentSet("the table of kubectl", """
                        LAST SEEN   TYPE     REASON    OBJECT      MESSAGE
                        5m          Normal   Killing   pod/web-0   Stopping
                        6m          Normal   Killing   pod/web-1   Stopping
                        """, "log-kubectl-table"),
                argumentSet(
                        "the wide table of kubectl",
                        "NAMESPACE   LAST SEEN   TYPE     REASON    OBJECT      SUBOBJECT   SOURCE   MESSAGE   FIRST SEEN   COUNT"
                                + "   NAME\nshop        5m          Normal   Killing   pod/web-0   x   y   z   1m   1   e\n",
                        "log-kubectl-table"));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void whatCannotBeReadIsReportedOnce(String text, String code) {
        var log = EventLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly(code);
    }

    /** An event that is twice in a log, and not in one record, is read twice. */
    @ParameterizedTest
    @MethodSource("equalRecords")
    void equalRecordsOfDifferentItemsAreRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(2);
    }

    static Stream<Arguments> equalRecords() {
        return Stream.of(
                argumentSet("hits", "{\"hits\":[{\"_source\":" + ONE + "},{\"_source\":" + ONE + "}]}"),
                argumentSet("texts", "{\"values\":[[\"1\"," + FIRST + "],[\"1\"," + FIRST + "]]}"),
                argumentSet("lines", ONE + "\n" + ONE));
    }
}
