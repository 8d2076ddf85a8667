package dev.gleaner.event.read;

import static dev.gleaner.event.read.CarriedForms.AUDIT;
import static dev.gleaner.event.read.CarriedForms.EVENT;
import static dev.gleaner.event.read.CarriedForms.SECOND;
import static dev.gleaner.event.read.CarriedForms.cell;
import static dev.gleaner.event.read.CarriedForms.quoted;
import static dev.gleaner.event.read.CarriedForms.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is damaged or long in a carrier is reported, and the records beside it are read. */
class DamagedCarriersTest {
    /** The line of a row that is no record is the line in the file. */
    @Test
    void theLinesOfATableAreCounted() {
        String table = "x,message\na,\"1\n2\n3\"\nb,\"c\" d\ne," + cell(AUDIT);
        Log<AuditEvent> log = AuditLog.of("log", table.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(1);
        assertThat(log.findings().first()).singleElement().asString().startsWith("log:5:1: found");
    }

    /** A quote without its counterpart joins two rows, and not all. */
    @Test
    void aQuoteThatIsNotClosedIsOfItsRow() {
        String table = "x,message\na,\"1\n" + ("b," + cell(AUDIT) + "\n").repeat(3);
        Log<AuditEvent> log = AuditLog.of("log", table.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(2);
        assertThat(log.findings().count()).isEqualTo(1);
    }

    @Test
    void yamlThatIsNotUtf8IsNotChanged() {
        byte[] wrong = ("kind: Event\napiVersion: audit.k8s.io/v1\nuser:\n  username: \u00e4\n---\n" + yaml(SECOND))
                .getBytes(StandardCharsets.ISO_8859_1);
        Log<AuditEvent> log = AuditLog.of("log", new ByteArrayInputStream(wrong));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("2");
        assertThat(log.findings().count()).isEqualTo(4);
    }

    @Test
    void theItemsOfALongObjectAreReadOneByOne() {
        String hit = "{\"_source\":" + AUDIT + "},";
        String search = "{\"first\":" + SECOND + ",\"hits\":{\"total\":1,\"hits\":[" + hit.repeat(20) + "{}],\"x\":["
                + SECOND + "]},\"last\":{\"a\":" + quoted(SECOND) + "}}";
        Log<AuditEvent> log = AuditLog.of("log", (search + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8))
                .within(new Bounds(5000, 128, 10_000, 5000));
        List<String> ids = log.events().map(AuditEvent::auditId).toList();
        assertThat(ids)
                .hasSize(24)
                .startsWith("2")
                .endsWith("2", "2", "1")
                .filteredOn("1"::equals)
                .hasSize(21);
        assertThat(log.findings().first()).isEmpty();
    }

    @Test
    void theListsOfALongRecordBelongToIt() {
        String longOne = AUDIT.replace(
                "\"requestReceived",
                "\"responseObject\":{\"items\":[" + (SECOND + ",").repeat(20) + "{}]},\"requestReceived");
        Log<AuditEvent> log = AuditLog.of("log", (longOne + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8))
                .within(new Bounds(5000, 128, 10_000, 5000));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("1");
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-bound-length");
    }

    @Test
    void whatIsInABrokenRecordBelongsToIt() {
        String broken = AUDIT.replace(
                "\"requestReceived", "\"responseObject\":{\"items\":[" + EVENT + "," + SECOND + "]},\"requestReceived");
        Log<LogEntry> log = ClusterLog.of(
                "log", (broken.substring(0, broken.length() - 40) + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).singleElement().isInstanceOf(LogEntry.Audit.class);
        assertThat(log.findings().count()).isEqualTo(1);
    }

    /** What is damaged may have named the pod. */
    @Test
    void whatIsBeforeADamageIsReadIfUnknownPodsAreTrusted() {
        String damaged = "{\"hits\":[{\"_source\":" + AUDIT + "},{\"_source\":" + SECOND + "},{\"_source\":{tru]}";
        byte[] bytes = damaged.getBytes(StandardCharsets.UTF_8);
        Log<AuditEvent> log = AuditLog.of("log", bytes);
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().leftOut()).isEqualTo(2);
        Log<AuditEvent> trusting = AuditLog.of("log", bytes).trusting(Trust.CLUSTER.and(Trust.UNKNOWN));
        assertThat(trusting.events().map(AuditEvent::auditId)).containsExactly("1", "2");
        assertThat(trusting.findings().count()).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsReported() {
        String text = "{\"version\":\"audit.k8s.io/v1\",\"who\":[\"alice\"]}\n" + AUDIT;
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(1);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-not-understood");
    }
}
