package dev.gleaner.event.read;

import static dev.gleaner.event.read.CarriedForms.API_SERVER;
import static dev.gleaner.event.read.CarriedForms.AUDIT;
import static dev.gleaner.event.read.CarriedForms.FALCO;
import static dev.gleaner.event.read.CarriedForms.TENANT;
import static dev.gleaner.event.read.CarriedForms.base64;
import static dev.gleaner.event.read.CarriedForms.cell;
import static dev.gleaner.event.read.CarriedForms.line;
import static dev.gleaner.event.read.CarriedForms.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tenant writes into a log cannot pass for a record of the cluster. */
class ForgedRecordsTest {
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
                argumentSet("merged with the line of Falco", "{\"kubernetes\":" + TENANT + "," + FALCO.substring(1)),
                argumentSet("in Base64", "{\"pod\":\"p\",\"namespace\":\"tenant\",\"data\":\"" + base64(AUDIT) + "\"}"),
                argumentSet("in a genuine line", line(line(AUDIT, "F", TENANT), "F", API_SERVER)));
    }

    @ParameterizedTest
    @MethodSource("forged")
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
                argumentSet("of damaged YAML", "kind: Event\napiVersion: audit.k8s.io/v1: x\n"));
    }

    /** The text of a value cannot pass for a record. */
    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsNoRecord(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().first()).isNotEmpty();
    }

    @Test
    void aQuotedRecordIsNoRecord() {
        String quoting = "E0502 10:00:01.123456       1 h.go:1] \"bad request\" body=" + AUDIT;
        Log<AuditEvent> log = AuditLog.of("log", quoting.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().others()).isEqualTo(1);
    }
}
