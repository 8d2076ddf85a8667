package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityColumns;
import dev.gleaner.event.activity.Column;
import dev.gleaner.event.activity.EventColumns;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event tells what carried it. */
class CarrierWordsTest {
    private static final String AUDIT = CarriedForms.audit("1", "delete", "web-0");
    private static final String TEXT = CarriedForms.quoted(AUDIT);
    private static final String POD =
            "\"kubernetes\":{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\","
                    + "\"container_name\":\"kube-apiserver\"}";
    private static final String LINE = "{\"stream\":\"stdout\",\"message\":" + TEXT + "," + POD + "}";
    private static final String OF_SERVER = "container kube-system/kube-apiserver-1/kube-apiserver";

    static Stream<Arguments> carriers() {
        return Stream.of(
                argumentSet("a line", AUDIT, ""),
                argumentSet("a line in another format", AUDIT.replaceFirst("\\{", "{ "), ""),
                argumentSet("an item of a list", "{\"kind\":\"EventList\",\"items\":[" + AUDIT + "]}", ""),
                argumentSet("an item of an array", "[" + AUDIT + "]", ""),
                argumentSet("a container's line", LINE, OF_SERVER),
                argumentSet("the runtime's line", "2024-05-02T10:00:01.1Z stdout F " + AUDIT, "container"),
                argumentSet(
                        "a container's line in Loki",
                        "{\"stream\":{\"job\":\"a\"},\"values\":[[\"1\"," + CarriedForms.quoted(LINE) + "]]}",
                        "loki > " + OF_SERVER),
                argumentSet(
                        "a stream of Loki",
                        "{\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"namespace\":\"kube-system\",\"pod\":"
                                + "\"kube-apiserver-1\"},\"values\":[[\"1\"," + TEXT + "]]}]}}",
                        "loki kube-system/kube-apiserver-1"),
                argumentSet(
                        "CloudWatch", "{\"events\":[{\"ingestionTime\":1,\"message\":" + TEXT + "}]}", "cloudwatch"),
                argumentSet("Splunk", "{\"result\":{\"_raw\":" + TEXT + "}}", "splunk"),
                argumentSet(
                        "Elasticsearch",
                        "{\"hits\":{\"hits\":[{\"_source\":" + LINE + "}]}}",
                        "elasticsearch > " + OF_SERVER),
                argumentSet("GELF", "{\"short_message\":\"m\",\"full_message\":" + TEXT + "}", "gelf"),
                argumentSet("an unknown object", "{\"a\":{\"b\":" + AUDIT + "}}", "json"),
                argumentSet("a line behind a prefix", "node-1 " + AUDIT, "prefix"),
                argumentSet("a line of syslog", "<14>1 2024-05-02T10:00:01Z h a - - - " + AUDIT, "syslog"),
                argumentSet("a table", "time,message\nx,\"" + AUDIT.replace("\"", "\"\"") + "\"", "table"),
                argumentSet(
                        "fields that a collector has merged",
                        AUDIT.substring(0, AUDIT.length() - 1) + "," + POD + "}",
                        OF_SERVER));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void anActivityTellsWhatCarriedIt(String log, String expected) {
        List<AuditEvent> events = AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8))
                .trusting(Trust.EVERYONE)
                .events()
                .toList();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.carrier()).isEqualTo(expected);
            assertThat(event.compact().carrier()).isEqualTo(expected);
        });
        assertThat(Activities.of(events.stream())).singleElement().satisfies(activity -> {
            assertThat(activity.carrier()).isEqualTo(expected);
            Column<Activity> last =
                    ActivityColumns.all().get(ActivityColumns.all().size() - 1);
            assertThat(last.name()).isEqualTo("carrier");
            assertThat(last.of(activity).map(Object::toString).orElse("")).isEqualTo(expected);
        });
    }

    static Stream<Arguments> carriersOfEvents() {
        String event =
                "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{\"name\":\"e\",\"namespace\":\"shop\"},\"involvedObject\":"
                        + "{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},\"reason\":\"Killing\"}}";
        return Stream.of(
                argumentSet("an event", event, ""),
                argumentSet(
                        "a container's line",
                        "{\"stream\":\"stdout\",\"message\":" + CarriedForms.quoted(event)
                                + ",\"kubernetes\":{\"pod_name\":\"h-event-tailer-0\",\"namespace_name\":\"cattle-logging-system\"}}",
                        "container cattle-logging-system/h-event-tailer-0"),
                argumentSet("GELF", "{\"short_message\":" + CarriedForms.quoted(event) + "}", "gelf"),
                argumentSet(
                        "a watch",
                        "{\"type\":\"ADDED\",\"object\":"
                                + event.substring(event.indexOf("{\"metadata"), event.length() - 1) + "}",
                        "watch"));
    }

    @ParameterizedTest
    @MethodSource("carriersOfEvents")
    void anEventTellsWhatCarriedIt(String log, String expected) {
        List<EventNotice> events = EventLog.of("log", log.getBytes(StandardCharsets.UTF_8))
                .events()
                .toList();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.carrier()).isEqualTo(expected);
            assertThat(event.edit(e -> {})).isEqualTo(event).hasSameHashCodeAs(event);
            Column<EventNotice> last = EventColumns.all().get(EventColumns.all().size() - 1);
            assertThat(last.of(event).map(Object::toString).orElse("")).isEqualTo(expected);
        });
    }
}
