package dev.gleaner.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import org.junit.jupiter.api.Test;

class LogRecordTest {
    private static final LogRecord RECORD = LogRecord.of(
            r -> r.stream("stdout").logtag("F").message("{\"verb\":\"ADDED\"}").kubernetes(k -> k.podName(
                            "event-tailer-0")
                    .namespaceName("cattle-logging-system")
                    .putLabel("app.kubernetes.io/name", "event-tailer")
                    .host("harv1")
                    .containerName("event-tailer")));

    private static final String LINE =
            "{\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":\"{\\\"verb\\\":\\\"ADDED\\\"}\",\"kubernetes\":"
                    + "{\"pod_name\":\"event-tailer-0\",\"namespace_name\":\"cattle-logging-system\","
                    + "\"labels\":{\"app.kubernetes.io/name\":\"event-tailer\"},\"host\":\"harv1\","
                    + "\"container_name\":\"event-tailer\"}}";

    @Test
    void aRecordThatIsBuiltIsWrittenAsItIsShipped() {
        assertThat(RECORD.toJsonLine()).isEqualTo(LINE);
        assertThat(Manifests.read(LINE, LogRecord.class).orThrow())
                .isEqualTo(RECORD)
                .hasSameHashCodeAs(RECORD);
    }

    @Test
    void theTextComesFromTheFieldThatIsSet() {
        assertThat(RECORD.text()).isEqualTo("{\"verb\":\"ADDED\"}");
        assertThat(LogRecord.of(r -> r.log("a line\n")).text()).isEqualTo("a line\n");
        assertThat(LogRecord.of(r -> {}).text()).isEmpty();
    }

    @Test
    void toStringDoesNotContainTheLine() {
        assertThat(RECORD.edit(e -> e.log("a line")).toString())
                .doesNotContain("ADDED")
                .doesNotContain("a line");
    }
}
