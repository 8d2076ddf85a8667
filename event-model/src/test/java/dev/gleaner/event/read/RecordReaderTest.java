package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An input is split into records. */
class RecordReaderTest {
    private static final Bounds BOUNDS = new Bounds(300, 10, 1000, 1000);
    private static final String CRI = "2022-08-24T11:17:32Z stdout ";

    private static List<String> read(String text, Bounds bounds) {
        Log<LogEntry> log =
                ClusterLog.of("log", text.getBytes(StandardCharsets.UTF_8)).within(bounds);
        List<String> said = new ArrayList<>();
        log.forEach(entry -> said.add(
                entry instanceof LogEntry.Line line
                        ? line.record().text()
                        : entry instanceof LogEntry.Other other ? other.json().toJsonLine() : "another"));
        log.findings().forEach(finding -> said.add(finding.toString()));
        return said;
    }

    @Test
    void aLineOfTheRuntimeThatIsTooLongIsSkippedToItsEnd() {
        String part = CRI + "P " + "x".repeat(200) + "\n";
        String too =
                "log:1:1: the record is longer than the limit of 300 bytes; it is skipped [log-bound-length] at byte 0";
        assertThat(read(part + part + part + part + CRI + "F tail\n" + CRI + "F next\n", BOUNDS))
                .containsExactly("next", too);
        assertThat(read(part + CRI + "F " + "x".repeat(200) + "\n" + CRI + "F next\n", BOUNDS))
                .containsExactly("next", too);
        assertThat(read(part + part, BOUNDS)).containsExactly(too);
    }

    @Test
    void anObjectThatIsOneByteTooLongIsSkipped() {
        String object = "{\"a\":\"" + "x".repeat(292) + "\"}";
        String too =
                "log:1:1: the record is longer than the limit of 300 bytes; it is skipped [log-bound-length] at byte 0";
        assertThat(read(object + "\n{\"b\":1}\n", BOUNDS)).hasSize(2).contains(object);
        assertThat(read(object.replace("xx\"", "xxx\"") + "\n{\"b\":1}\n", BOUNDS))
                .containsExactly("{\"b\":1}", too);
        assertThat(read(object.replace("xx\"", "xxx\"\n") + "\n{\"b\":1}\n", BOUNDS))
                .containsExactly("{\"b\":1}", too);
    }

    @Test
    void anyNumberOfSyslogMessagesMayFollowEachOther() {
        String message = "99 <30>1 2022-08-24T11:17:32Z - - - - [a b=\"c\"] {\"a\":1}";
        assertThat(read(message.repeat(30), Bounds.DEFAULT)).hasSize(30).containsOnly("{\"a\":1}");
    }

    @Test
    void anElementThatIsTooLongIsSkippedAndTheOthersAreRead() {
        String big = "{\"a\":\"" + "x".repeat(500) + "\"}";
        String too = ": the record is longer than the limit of 300 bytes; it is skipped [log-bound-length] at byte ";
        assertThat(read("[{\"b\":1}," + big + ",{\"b\":2}]\n{\"b\":3}\n", BOUNDS))
                .containsExactly("{\"b\":1}", "{\"b\":2}", "{\"b\":3}", "log:1:10" + too + 9);
        assertThat(read("[\n{\"b\":1},\n" + big + ",\n{\"b\":2}\n]\n{\"b\":3}\n", BOUNDS))
                .containsExactly("{\"b\":1}", "{\"b\":2}", "{\"b\":3}", "log:3:1" + too + 11);
    }

    @Test
    void truncatedObjectsDoNotHideWhatFollows() {
        assertThat(read("{\"a\":\n{\"b\":1}\n{\"c\":[\n{\"d\":1}\n{\"e\":1}\n", Bounds.DEFAULT))
                .containsExactly(
                        "{\"b\":1}",
                        "{\"d\":1}",
                        "{\"e\":1}",
                        "log:1:6: not JSON: Unexpected end-of-input within/between Object entries [json-syntax] at byte 0",
                        "log:3:7: not JSON: Unexpected end-of-input: expected close marker for Array [json-syntax] at byte 14");
    }

    @Test
    void anObjectOverSeveralLinesThatIsTooDeepIsOneFindingAndTheNextObjectIsRead() {
        String deep = "{\"a\":\n".repeat(40) + "{}";
        List<String> said = read(deep + "\n{\"b\":1}\n", BOUNDS);
        assertThat(said).hasSize(2).startsWith("{\"b\":1}");
        assertThat(said.get(1)).contains("[bound-depth]");
    }

    @Test
    void aTruncatedListDoesNotHideWhatFollows() {
        String list = "{\n\"kind\": \"List\",\n\"items\": [\n{\"a\":1},\n{\"a\":2}\n";
        assertThat(read(list + "{\"b\":1}\n{\"b\":2}\n", Bounds.DEFAULT))
                .containsExactly(
                        "{\"a\":1}",
                        "{\"a\":2}",
                        "{\"b\":1}",
                        "{\"b\":2}",
                        "log:6:1: the list that starts at 1:1 is broken here; the records before are read [log-list-broken] at byte 46");
    }

    @Test
    void blocksGrowUpToTheSizeOfAnArray() {
        assertThat(InputBlock.sizeFor(10, 1 << 18)).isEqualTo(1 << 18);
        assertThat(InputBlock.sizeFor(1 << 20, 1 << 18)).isEqualTo(1 << 21);
        assertThat(InputBlock.sizeFor((1 << 30) + 1, 1 << 18)).isEqualTo(Integer.MAX_VALUE - 8);
    }
}
