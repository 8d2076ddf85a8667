package dev.gleaner.event.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Violation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesEventTest {
    private static final KubernetesEvent EVICTED = KubernetesEvent.of(
            e -> e.metadata(m -> m.name("web-0.1716a6e8").namespace("team-a").uid("bd709db8"))
                    .involvedObject(o -> o.kind("Pod").namespace("team-a").name("web-0"))
                    .reason("Evicted")
                    .message("The node was low on resource: memory.")
                    .source(s -> s.component("kubelet").host("harv1"))
                    .firstTimestamp(Instant.parse("2022-08-24T11:17:35Z"))
                    .lastTimestamp(Instant.parse("2022-08-24T11:20:00Z"))
                    .count(3)
                    .type("Warning"));

    private static final String EVICTED_LINE =
            "{\"metadata\":{\"name\":\"web-0.1716a6e8\",\"namespace\":\"team-a\",\"uid\":\"bd709db8\"},"
                    + "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"team-a\",\"name\":\"web-0\"},"
                    + "\"reason\":\"Evicted\",\"message\":\"The node was low on resource: memory.\","
                    + "\"source\":{\"component\":\"kubelet\",\"host\":\"harv1\"},"
                    + "\"firstTimestamp\":\"2022-08-24T11:17:35Z\",\"lastTimestamp\":\"2022-08-24T11:20:00Z\","
                    + "\"count\":3,\"type\":\"Warning\",\"eventTime\":null,"
                    + "\"reportingComponent\":\"\",\"reportingInstance\":\"\"}";

    @Test
    void anEventThatIsBuiltIsWrittenAsTheServerWritesIt() {
        assertThat(EVICTED.toJsonLine()).isEqualTo(EVICTED_LINE);
        assertThat(Manifests.read(EVICTED_LINE, KubernetesEvent.class).orThrow())
                .isEqualTo(EVICTED)
                .hasSameHashCodeAs(EVICTED);
    }

    @Test
    void aNoticeIsWrittenAsEventrouterWritesIt() {
        EventNotice notice =
                EventNotice.of(n -> n.verb("UPDATED").event(EVICTED).oldEvent(EVICTED));
        String line = "{\"verb\":\"UPDATED\",\"event\":" + EVICTED_LINE + ",\"old_event\":" + EVICTED_LINE + "}";
        assertThat(notice.toJsonLine()).isEqualTo(line);
        assertThat(Manifests.read(line, EventNotice.class).orThrow()).isEqualTo(notice);
    }

    @Test
    void versionAndKindAreKeptAsUnknownFields() {
        Reading<KubernetesEvent> reading = Manifests.read(
                "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"involvedObject\":{},\"x\":1}", KubernetesEvent.class);
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly("1:55: x: unknown field \"x\" [field-unknown]");
        assertThat(Manifests.readLenient(
                                "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"involvedObject\":{}}",
                                KubernetesEvent.class)
                        .orThrow()
                        .toYaml())
                .startsWith("apiVersion: v1\nkind: Event\ninvolvedObject: {}\n");
    }

    /** These fields are written in every event; absent and null are written alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"involvedObject\":{}}",
                "{\"involvedObject\":{},\"firstTimestamp\":null,\"eventTime\":null,\"reportingInstance\":null}",
                "{\"reportingInstance\":\"\",\"reportingComponent\":\"\",\"involvedObject\":{}}"
            })
    void someFieldsAreWrittenEvenIfTheyAreEmpty(String line) {
        assertThat(Manifests.read(line, KubernetesEvent.class).orThrow())
                .isEqualTo(KubernetesEvent.of(e -> e.involvedObject(o -> {})))
                .extracting(OpenObject::toJsonLine)
                .isEqualTo("{\"involvedObject\":{},\"firstTimestamp\":null,\"lastTimestamp\":null,\"eventTime\":null,"
                        + "\"reportingComponent\":\"\",\"reportingInstance\":\"\"}");
    }

    @Test
    void anUnknownFieldStaysAfterAFieldThatIsNull() {
        String line =
                "{\"involvedObject\":{},\"firstTimestamp\":null,\"x\":{},\"lastTimestamp\":null,\"eventTime\":null,"
                        + "\"y\":1,\"reportingComponent\":\"\",\"z\":[],\"reportingInstance\":\"\"}";
        assertThat(Manifests.readLenient(line, KubernetesEvent.class).orThrow().toJsonLine())
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"0, -1, 1", "1, -1, 1", "141, -1, 141", "0, 0, 1", "0, 7, 7", "2, 7, 7"})
    void occurrencesComeFromTheFieldThatIsSet(int count, int series, int occurrences) {
        KubernetesEvent event = EVICTED.edit(e -> e.count(count));
        assertThat((series < 0 ? event : event.edit(e -> e.series(EventSeries.of(s -> s.count(series))))).occurrences())
                .isEqualTo(occurrences);
    }

    /** The minutes of the first, last, event, series and creation times; 0 is absent. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0, 0",
        "1, 2, 0, 0, 5, 1, 2",
        "1, 0, 0, 0, 5, 1, 1",
        "0, 2, 0, 0, 5, 2, 2",
        "0, 0, 3, 0, 5, 3, 3",
        "0, 0, 3, 4, 5, 3, 4",
        "0, 0, 0, 0, 5, 5, 5"
    })
    void timesComeFromTheFieldThatIsSet(
            int first, int last, int eventTime, int series, int creation, int firstSeen, int lastSeen) {
        KubernetesEvent event = KubernetesEvent.of(e -> e.involvedObject(o -> {})
                .metadata(m -> m.creationTimestamp(minute(creation)))
                .firstTimestamp(minute(first))
                .lastTimestamp(minute(last))
                .eventTime(minute(eventTime))
                .series(s -> s.lastObservedTime(minute(series))));
        assertThat(event.firstSeen()).isEqualTo(minute(firstSeen));
        assertThat(event.lastSeen()).isEqualTo(minute(lastSeen));
    }

    private static Optional<Instant> minute(int minute) {
        return minute == 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plusSeconds(60L * minute));
    }

    @Test
    void theReporterComesFromTheFieldThatIsSet() {
        assertThat(EVICTED.reporter()).isEqualTo("kubelet");
        assertThat(EVICTED.edit(e -> e.reportingComponent("kubernetes.io/kubelet"))
                        .reporter())
                .isEqualTo("kubernetes.io/kubelet");
        assertThat(EVICTED.edit(e -> e.source(EventSource.UNKNOWN)).reporter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Pod, team-a, web-0, Pod team-a/web-0", "Node, '', harv1, Node harv1"})
    void objectsAreNamedInWords(String kind, String namespace, String name, String words) {
        assertThat(InvolvedObject.of(o -> o.kind(kind).namespace(namespace).name(name))
                        .inWords())
                .isEqualTo(words);
    }
}
