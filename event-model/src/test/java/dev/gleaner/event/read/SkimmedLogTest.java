package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gleaner.document.Reference;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is skimmed says what one that is read says, but where lines are broken. */
class SkimmedLogTest {
    private static final String LINE = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a","stage":"ResponseComplete",\
            "requestURI":"/api/v1/pods","verb":"approve","user":{"username":"alice"},"sourceIPs":["10.0.0.7"],\
            "objectRef":{"resource":"pods","name":"web","apiVersion":"v1"},"responseStatus":{"metadata":{},"code":200},\
            "requestReceivedTimestamp":"2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:57.344000Z",\
            "annotations":{"authorization.k8s.io/decision":"allow"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata-everything.audit.log",
                "harvester-v1.1.0-policy.audit.log",
                "requestresponse-everything.audit.log"
            })
    void theLogOfARealServerSaysTheSame(String name) {
        saysTheSame(Reference.text("audit-logs/" + name));
    }

    @Test
    void logsThatAreMadeUpSayTheSame() {
        saysTheSame(String.join("\n", AuditCorpus.metadata(3).lines(3000)));
        saysTheSame(String.join("\n", AuditCorpus.bodies(3).lines(300)));
    }

    private static void saysTheSame(String text) {
        List<AuditEvent> read = events(log(text));
        List<AuditEvent> skimmed = events(log(text).skimmed());
        assertThat(skimmed).hasSameSizeAs(read);
        for (int i = 0; i < read.size(); i++) {
            AuditEvent event = skimmed.get(i);
            for (AuditLevel level : AuditLevel.values()) {
                assertThat(event.lineSize(level)).isEqualTo(read.get(i).lineSize(level));
            }
            assertThat(event.verb()).isEqualTo(read.get(i).verb());
            assertThat(event.user()).isEqualTo(read.get(i).user());
            assertThat(event.objectRef()).isEqualTo(read.get(i).objectRef());
            assertThat(event.requestUri()).isEqualTo(read.get(i).requestUri());
            assertThat(event).isEqualTo(read.get(i));
            assertThat(event.compact()).isEqualTo(read.get(i));
        }
    }

    @Test
    void aLineThatIsBrokenBehindTheObjectShowsWhenThatIsAskedFor() {
        Log<AuditEvent> log =
                log(LINE.replace("\"code\":200", "\"code\":").concat("\n")).skimmed();
        List<AuditEvent> events = events(log);
        assertThat(events).hasSize(1);
        assertThat(log.findings().count()).isZero();
        assertThat(events.get(0).verb()).isEqualTo("approve");
        assertThatExceptionOfType(ViolationException.class)
                .isThrownBy(() -> events.get(0).responseStatus());
    }

    @Test
    void whatIsWrittenOtherwiseBehindTheObjectIsReadAllTheSame() {
        String line = LINE.replace(",\"stageTimestamp\"", " ,\"stageTimestamp\"");
        AuditEvent event = events(log(line).skimmed()).get(0);
        assertThat(event.annotations()).containsEntry("authorization.k8s.io/decision", "allow");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 200, 330, 400, 471})
    void aLineThatIsCutIsAFinding(int length) {
        Log<AuditEvent> log = log(LINE.substring(0, length)).skimmed();
        assertThat(events(log)).isEmpty();
        assertThat(log.findings().count()).isEqualTo(1);
    }

    private static Log<AuditEvent> log(String text) {
        return AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<AuditEvent> events(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return events.toList();
        }
    }
}
