package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people paste is the record that fluentd gets, or the text of one. */
class FluentdRecordsTest {
    private static final String AUDIT =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"1\",\"stage\":"
                    + "\"ResponseComplete\",\"requestURI\":\"/version\",\"verb\":\"get\",\"user\":{\"username\":\"alice\"},"
                    + "\"requestReceivedTimestamp\":\"2024-05-02T10:00:01.000000Z\","
                    + "\"stageTimestamp\":\"2024-05-02T10:00:01.012345Z\"}";
    /** The event as a record, whose fields are in the order of the model. */
    private static final String RECORD = AUDIT.replace(
            "\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"",
            "\"apiVersion\":\"audit.k8s.io/v1\",\"kind\":\"Event\"");

    private static final String POD = "{\"pod_name\":\"p\",\"namespace_name\":\"team-a\"}";
    private static final String LINE =
            "{\"stream\":\"stdout\",\"message\":" + quoted(AUDIT) + ",\"kubernetes\":" + POD + "}";

    private static String quoted(String text) {
        return new String(JsonText.of(Tree.text(text)).toBytes(), StandardCharsets.UTF_8);
    }

    static Stream<Arguments> texts() {
        String cell = "\"" + AUDIT.replace("\"", "\"\"") + "\"";
        return Stream.of(
                argumentSet("an event", AUDIT, AUDIT, List.of()),
                argumentSet("a line of a container", LINE, LINE, List.of()),
                argumentSet(
                        "the body of a webhook",
                        "{\"kind\":\"EventList\",\"items\":[" + AUDIT + "]}",
                        AUDIT,
                        List.of()),
                argumentSet(
                        "after a prefix", "I0502 10:00:01.123456       1 x.go:1] " + AUDIT, RECORD, List.of("prefix")),
                argumentSet("in a table", "time,message\nx," + cell + "\n", RECORD, List.of("table")),
                argumentSet(
                        "in GELF",
                        "{\"version\":\"1.1\",\"full_message\":" + quoted(AUDIT) + "}",
                        RECORD,
                        List.of("gelf")),
                argumentSet(
                        "a line in an answer",
                        "{\"hits\":{\"hits\":[{\"_source\":" + LINE + "}]}}",
                        LINE,
                        List.of("elasticsearch > container team-a/p")),
                argumentSet(
                        "with labels of Loki",
                        "{\"stream\":{\"pod\":\"p\",\"namespace\":\"team-a\"},\"values\":[[\"1\"," + quoted(AUDIT)
                                + "]]}",
                        "{\"message\":" + quoted(AUDIT) + ",\"kubernetes\":" + POD + "}",
                        List.of("loki team-a/p")),
                argumentSet(
                        "a line of the runtime",
                        "2024-05-02T10:00:01Z stdout F hello",
                        "{\"time\":\"2024-05-02T10:00:01Z\",\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":\"hello\"}",
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theRecordIsTakenOutOfItsCarriers(String text, String record, List<String> carriers) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Tree.Mapping> records =
                FluentdRecords.read(text.getBytes(StandardCharsets.UTF_8), problems::add, words::add);
        assertThat(records).extracting(Tree.Mapping::toJsonLine).containsExactly(record);
        assertThat(problems).isEmpty();
        assertThat(words).isEqualTo(carriers);
    }

    @Test
    void anyOtherLineIsATextOfARecord() throws IOException {
        List<String> problems = new ArrayList<>();
        List<Tree.Mapping> records = FluentdRecords.read(
                ("hello\n" + "prefix: " + AUDIT + "\n{\"a\":1}\n").getBytes(StandardCharsets.UTF_8), problems::add);
        assertThat(records)
                .extracting(Tree.Mapping::toJsonLine)
                .containsExactly("{\"log\":\"hello\"}", RECORD, "{\"a\":1}");
        assertThat(problems).containsExactly("hello");
    }

    static Stream<Arguments> noRecords() {
        return Stream.of(
                argumentSet("nothing", ""),
                argumentSet("a policy", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n"),
                argumentSet("two manifests", "apiVersion: v1\nkind: Secret\n---\napiVersion: v1\nkind: Secret\n"));
    }

    @ParameterizedTest
    @MethodSource("noRecords")
    void manifestsAreNoRecords(String text) throws IOException {
        List<String> problems = new ArrayList<>();
        assertThat(FluentdRecords.read(text.getBytes(StandardCharsets.UTF_8), problems::add))
                .isEmpty();
        assertThat(problems).isEmpty();
    }
}
