package dev.gleaner.event.read;

import static dev.gleaner.event.read.CarriedForms.API_SERVER;
import static dev.gleaner.event.read.CarriedForms.AUDIT;
import static dev.gleaner.event.read.CarriedForms.EVENT;
import static dev.gleaner.event.read.CarriedForms.FALCO;
import static dev.gleaner.event.read.CarriedForms.NOTICE;
import static dev.gleaner.event.read.CarriedForms.SECOND;
import static dev.gleaner.event.read.CarriedForms.TENANT;
import static dev.gleaner.event.read.CarriedForms.aks;
import static dev.gleaner.event.read.CarriedForms.base64;
import static dev.gleaner.event.read.CarriedForms.base64Gzip;
import static dev.gleaner.event.read.CarriedForms.bytes;
import static dev.gleaner.event.read.CarriedForms.cell;
import static dev.gleaner.event.read.CarriedForms.cells;
import static dev.gleaner.event.read.CarriedForms.cloudWatch;
import static dev.gleaner.event.read.CarriedForms.columns;
import static dev.gleaner.event.read.CarriedForms.csv;
import static dev.gleaner.event.read.CarriedForms.docker;
import static dev.gleaner.event.read.CarriedForms.flat;
import static dev.gleaner.event.read.CarriedForms.gelf;
import static dev.gleaner.event.read.CarriedForms.item;
import static dev.gleaner.event.read.CarriedForms.line;
import static dev.gleaner.event.read.CarriedForms.lists;
import static dev.gleaner.event.read.CarriedForms.openTelemetry;
import static dev.gleaner.event.read.CarriedForms.pairs;
import static dev.gleaner.event.read.CarriedForms.pretty;
import static dev.gleaner.event.read.CarriedForms.quoted;
import static dev.gleaner.event.read.CarriedForms.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.JsonText;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the carriers of records give, each in the form in which people keep it. */
class CarriersTest {
    static Stream<Arguments> carriers() {
        String both = AUDIT + "," + SECOND;
        String texts = quoted(AUDIT) + "," + quoted(SECOND);
        String half = AUDIT.substring(0, 300);
        String rest = AUDIT.substring(300);
        return Stream.of(
                argumentSet(
                        "Splunk's events",
                        "{\"time\":1.1,\"host\":\"n\",\"event\":" + AUDIT + "}{\"event\":" + SECOND + "}"),
                argumentSet(
                        "Splunk's events as texts",
                        "{\"event\":" + quoted(AUDIT) + "}\n{\"event\":" + quoted(SECOND) + "}"),
                argumentSet(
                        "Splunk's export",
                        "{\"preview\":false,\"result\":{\"_raw\":" + quoted(AUDIT) + ",\"_time\":\"x\"}}\n"
                                + "{\"preview\":false,\"lastrow\":true,\"result\":{\"_raw\":" + quoted(SECOND) + "}}"),
                argumentSet(
                        "GELF",
                        "{\"version\":\"1.1\",\"host\":\"n\",\"short_message\":\"m\",\"full_message\":" + quoted(AUDIT)
                                + "}\n" + gelf(SECOND)),
                argumentSet(
                        "Loki's API",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"job\":\"a\"},"
                                + "\"values\":[[\"1714644001000000000\"," + quoted(AUDIT) + "],[\"17\","
                                + quoted(SECOND)
                                + "]]}]}}"),
                argumentSet(
                        "logcli",
                        "2024-05-02T10:00:01Z {job=\"audit\"} " + AUDIT + "\n"
                                + "{\"labels\":{\"job\":\"a\"},\"line\":" + quoted(SECOND)
                                + ",\"timestamp\":\"2024-05-02T10:00:01Z\"}"),
                argumentSet(
                        "a search of Elasticsearch",
                        "{\"took\":3,\"hits\":{\"total\":{\"value\":2},\"hits\":[{\"_index\":\"i\",\"_source\":" + AUDIT
                                + "},{\"_source\":{\"@timestamp\":\"x\",\"log\":" + quoted(SECOND) + "}}]}}"),
                argumentSet(
                        "CloudWatch",
                        "{\"events\":[{\"message\":" + quoted(AUDIT) + "},{\"timestamp\":1,\"message\":"
                                + quoted(SECOND) + "}],\"nextToken\":null}"),
                argumentSet(
                        "a subscription of CloudWatch",
                        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":" + quoted(AUDIT)
                                + "},{\"id\":\"2\",\"message\":" + quoted(SECOND) + "}]}"),
                argumentSet(
                        "Event Hub",
                        "{\"records\":[{\"category\":\"kube-audit\",\"properties\":{\"log\":" + quoted(AUDIT + "\n")
                                + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-5d\"}},{\"properties\":{\"log\":"
                                + quoted(SECOND) + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-5d\"}}]}"),
                argumentSet("Log Analytics", "[{\"log_s\":" + quoted(AUDIT) + "},{\"log_s\":" + quoted(SECOND) + "}]"),
                argumentSet("Log Analytics, by columns", aks(AUDIT) + "\n" + aks(SECOND)),
                argumentSet(
                        "OpenShift",
                        "{\"@timestamp\":\"x\",\"log_type\":\"audit\",\"structured\":" + AUDIT + "}\n"
                                + SECOND.replaceFirst("\\{", "{\"@timestamp\":\"x\",\"openshift\":{\"sequence\":1},")),
                argumentSet(
                        "the Elastic agent",
                        "{\"ecs\":{},\"kubernetes\":{\"audit\":" + AUDIT + "}}\n{\"kubernetes\":" + "{\"audit\":"
                                + SECOND + "}}"),
                argumentSet(
                        "fluentd's file",
                        "2024-05-02T10:00:01+00:00\tkube-audit\t" + AUDIT + "\n2024-05-02T10:00:01+00:00\tkube-audit\t"
                                + SECOND),
                argumentSet(
                        "fluentd's output",
                        "2024-05-02 10:00:01.000000000 +0000 kube-audit: " + AUDIT
                                + "\n2024-05-02 10:00:01.000000000 +0000 kube-audit: " + SECOND),
                argumentSet(
                        "names of nodes", "master-0 " + AUDIT + "\n[pod/kube-apiserver-1/kube-apiserver] " + SECOND),
                argumentSet(
                        "syslog",
                        "<14>May  2 10:00:01 node-1 audit: " + AUDIT + "\n<14>1 2024-05-02T10:00:01.1Z h a - - - "
                                + SECOND),
                argumentSet("klog", "I0502 10:00:01.123456       1 sink.go:42] " + AUDIT + "\n" + SECOND),
                argumentSet(
                        "parts of the runtime",
                        line(half, "P", API_SERVER) + "\n" + line("x", "F", TENANT) + "\n" + line(rest, "F", API_SERVER)
                                + "\n" + line(SECOND, "F", API_SERVER)),
                argumentSet(
                        "parts of Docker", docker(half) + "\n" + docker(rest + "\n") + "\n" + docker(SECOND + "\n")),
                argumentSet(
                        "whole lines of Docker that end in a blank", docker(AUDIT + " ") + "\n" + docker(SECOND + " ")),
                argumentSet("a list in an object", "{\"meta\":1,\"data\":[" + both + "]}"),
                argumentSet("texts in an object", "{\"meta\":1,\"data\":[" + texts + "]}"),
                argumentSet("texts", quoted(AUDIT) + "\n[" + quoted(SECOND) + "]"),
                argumentSet("Splunk's table", "\"_time\",\"_raw\"\r\n\"x\"," + cell(AUDIT) + "\r\n," + cell(SECOND)),
                argumentSet("a table of one column", "_raw\n" + cell(AUDIT) + "\n" + cell(SECOND)),
                argumentSet("a table with tabs", "time\tmessage\nx\t" + cell(AUDIT) + "\ny\t" + cell(SECOND)),
                argumentSet("a table by columns", csv(flat(AUDIT), flat(SECOND))),
                argumentSet(
                        "columns and rows",
                        "{\"tables\":[{\"columns\":[{\"name\":\"time\"},{\"name\":\"log_s\"}],\"rows\":[[1,"
                                + quoted(AUDIT) + "],[2," + quoted(SECOND) + "]]}]}"),
                argumentSet(
                        "columns and rows by columns",
                        "{\"tables\":[{\"columns\":[" + columns(aks(AUDIT)) + "],\"rows\":[[" + cells(aks(AUDIT))
                                + "],[" + cells(aks(SECOND)) + "]]}]}"),
                argumentSet(
                        "CloudWatch Logs Insights",
                        "{\"results\":[[" + pairs("field", flat(AUDIT)) + "],[" + pairs("field", flat(SECOND)) + "]]}"),
                argumentSet(
                        "OpenTelemetry",
                        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":"
                                + quoted(AUDIT) + "}},{\"body\":"
                                + openTelemetry(JsonText.of(SECOND).tree()) + "}]}]}]}"),
                argumentSet(
                        "flattened",
                        flat(AUDIT).toJsonLine() + "\n{\"result\":"
                                + flat(SECOND).toJsonLine() + "}"),
                argumentSet(
                        "fields of Elasticsearch",
                        "{\"hits\":[{\"fields\":" + lists(flat(AUDIT)) + "},{\"fields\":" + lists(flat(SECOND))
                                + "}]}"),
                argumentSet(
                        "Splunk's fields beside the record",
                        "{\"result\":{\"auditID\":\"1\",\"stage\":\"s\",\"verb\":\"get\",\"_raw\":" + quoted(AUDIT)
                                + "}}\n" + SECOND),
                argumentSet(
                        "fluent-bit's output",
                        "[0] kube: [[1714644001.100000000, {}], {\"log\"=>\"" + AUDIT + "\"}]\n"
                                + "[1] kube: [1714644001.100000000, {\"message\"=>\"" + SECOND + "\"}]"),
                argumentSet(
                        "syslog with data",
                        "<14>1 2024-05-02T10:00:01.1Z h a - - [x@1 a=\"{b\\\"]\"][y] " + AUDIT + "\n" + SECOND),
                argumentSet(
                        "cells over several lines",
                        "time,message,host\r\nx," + cell(pretty(AUDIT)) + ",n\r\ny,\""
                                + cell(SECOND + "\n").substring(1) + ",n\r\n"),
                argumentSet(
                        "a table of one column over several lines",
                        "_raw\n" + cell(pretty(AUDIT)) + "\n" + cell(SECOND)),
                argumentSet(
                        "a journal in bytes",
                        "{\"PRIORITY\":\"6\",\"MESSAGE\":" + bytes(AUDIT) + "}\n{\"MESSAGE\":" + bytes("x " + SECOND)
                                + ",\"_PID\":\"1\"}"),
                argumentSet(
                        "Kinesis",
                        "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"data\":\"" + base64(AUDIT)
                                + "\"}},{\"Data\":\"" + base64(SECOND + "\n") + "\"}]}"),
                argumentSet(
                        "Firehose, several lines",
                        "{\"records\":[{\"recordId\":\"1\",\"data\":\"" + base64(AUDIT + "\n" + SECOND + "\n")
                                + "\"}]}"),
                argumentSet(
                        "Firehose, compressed",
                        "{\"records\":[{\"data\":\""
                                + base64Gzip("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":"
                                        + quoted(AUDIT) + "},{\"message\":" + quoted(SECOND) + "}]}")
                                + "\"}]}"),
                argumentSet(
                        "a subscription of CloudWatch, compressed",
                        "{\"awslogs\":{\"data\":\""
                                + base64Gzip("{\"logEvents\":[{\"message\":" + quoted(AUDIT) + "}]}") + "\"}}\n"
                                + SECOND),
                argumentSet(
                        "CloudWatch, split",
                        "{\"events\":[{\"logStreamName\":\"a\",\"message\":" + quoted(half) + ",\"eventId\":\"1\"},"
                                + "{\"logStreamName\":\"a\",\"message\":" + quoted(rest.substring(0, 9))
                                + "},{\"logStreamName\":\"a\",\"message\":" + quoted(rest.substring(9))
                                + "},{\"logStreamName\":\"a\",\"message\":" + quoted(SECOND) + "}]}"),
                argumentSet(
                        "CloudWatch, split, between messages of another stream",
                        "{\"events\":[" + cloudWatch("a", half) + "," + cloudWatch("b", "a text") + ","
                                + cloudWatch("a", rest) + "," + cloudWatch("b", SECOND) + "]}"),
                argumentSet(
                        "CloudWatch, split, a message a line",
                        cloudWatch("a", half) + "\n" + cloudWatch("b", SECOND.substring(0, 20)) + "\n"
                                + cloudWatch("a", rest.substring(0, 9)) + "\n" + cloudWatch("a", rest.substring(9))
                                + "\n" + cloudWatch("b", SECOND.substring(20))),
                argumentSet(
                        "fields of the line in the record",
                        "{\"stream\":\"stdout\",\"logtag\":\"F\",\"kubernetes\":" + API_SERVER + ","
                                + AUDIT.substring(1) + "\n{\"log\":" + SECOND + ",\"stream\":\"stdout\",\"kubernetes\":"
                                + API_SERVER + "}"),
                argumentSet("YAML", yaml(AUDIT) + "---\n" + yaml(SECOND)),
                argumentSet(
                        "a list in YAML",
                        "apiVersion: audit.k8s.io/v1\nitems:\n" + item(AUDIT) + item(SECOND) + "kind: EventList\n"));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void bothRequestsAreRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<String> activities = new ArrayList<>();
        try (Stream<Activity> read = Activities.of(log.events())) {
            read.forEach(activity -> activities.add(activity.inWords() + " "
                    + activity.took().map(d -> d.toMillis()).orElse(-1L)));
        }
        assertThat(activities)
                .containsExactly(
                        "alice delete pods shop/web-0: allowed, 200 12", "alice create pods shop/db: allowed, 200 12");
        assertThat(log.findings().first()).isEmpty();
    }

    static Stream<Arguments> carriersOfEvents() {
        String newer = "{\"kind\":\"Event\",\"apiVersion\":\"events.k8s.io/v1\",\"metadata\":{\"name\":\"e\","
                + "\"namespace\":\"shop\"},\"regarding\":{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},"
                + "\"reason\":\"Killing\",\"note\":\"n\",\"deprecatedCount\":3}";
        return Stream.of(
                argumentSet("an event", EVENT, "", 1),
                argumentSet("a newer event", newer, "", 3),
                argumentSet("a watch", "{\"type\":\"MODIFIED\",\"object\":" + newer + "}", "UPDATED", 3),
                argumentSet("a notice", NOTICE, "ADDED", 1),
                argumentSet(
                        "a notice in capitals",
                        "{\"Verb\":\"ADDED\",\"Event\":" + EVENT + ",\"OldEvent\":null}",
                        "ADDED",
                        1),
                argumentSet("in a namespace of keys", "{\"k8s_event\":" + NOTICE + "}", "ADDED", 1),
                argumentSet("in GELF", "{\"version\":\"1.1\",\"short_message\":" + quoted(NOTICE) + "}", "ADDED", 1),
                argumentSet("in Google's log", "{\"insertId\":\"q\",\"jsonPayload\":" + EVENT + "}", "", 1),
                argumentSet("behind a header", "I0502 10:00:01.123456       1 glogsink.go:42] " + NOTICE, "ADDED", 1));
    }

    @ParameterizedTest
    @MethodSource("carriersOfEvents")
    void theEventIsRead(String text, String verb, int times) {
        var log = EventLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).singleElement().satisfies(notice -> {
            assertThat(notice.verb()).isEqualTo(verb);
            assertThat(notice.event().occurrences()).isEqualTo(times);
            assertThat(notice.event().involvedObject().name()).isEqualTo("web-0");
        });
        assertThat(log.findings().first()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkShowsUtf16(String charset) {
        String text = "\ufeff" + AUDIT.replace("alice", "al\ud83e\udd86ce") + "\r\n" + SECOND.repeat(60);
        byte[] bytes = text.getBytes(Charset.forName(charset));
        for (Log<AuditEvent> log :
                List.of(AuditLog.of("log", bytes), AuditLog.of("log", new ByteArrayInputStream(bytes)))) {
            assertThat(log.events().map(event -> event.user().username()))
                    .hasSize(61)
                    .first()
                    .isEqualTo("al\ud83e\udd86ce");
            assertThat(log.findings().first()).isEmpty();
        }
    }

    @Test
    void anAlertOfFalcoIsReadAsFarAsItGoes() {
        String inText = "{\"values\":[[\"1\"," + quoted(FALCO) + "]]}";
        Log<AuditEvent> log = AuditLog.of("log", (FALCO + "\n" + inText).getBytes(StandardCharsets.UTF_8));
        assertThat(Activities.of(log.events())
                        .map(activity -> activity.received().orElseThrow() + " " + activity.inWords() + " "
                                + activity.peer().orElse("-")))
                .hasSize(2)
                .containsOnly("2024-05-02T10:00:01.012345Z alice create pods/exec shop/web-0: allowed, 201 10.0.0.9");
        assertThat(log.findings().first()).isEmpty();
        String other = "{\"rule\":\"shell\",\"output_fields\":{\"proc.name\":\"sh\"}}";
        assertThat(AuditLog.of("log", other.getBytes(StandardCharsets.UTF_8)).events())
                .isEmpty();
    }
}
