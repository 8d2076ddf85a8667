package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final String EVENT = "{\"metadata\":{\"uid\":\"1\",\"name\":\"web-0.1\",\"namespace\":\"team-a\"},"
            + "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"team-a\",\"name\":\"web-0\"},"
            + "\"reason\":\"BackOff\",\"message\":\"restarting\\nfailed \\u001b[2Jcontainer\",\"source\":{\"component\":\"kubelet\"},"
            + "\"lastTimestamp\":\"2022-08-22T12:00:00Z\",\"count\":3,\"type\":\"Warning\"}";

    @Test
    void eachEventIsALine() {
        CommandRun run = CommandRun.withInput("{\"verb\":\"UPDATED\",\"event\":" + EVENT + "}\n", "events", "-");
        assertThat(run)
                .isEqualTo(new CommandRun(
                        0,
                        "2022-08-22T12:00:00Z  UPDATED  Warning  BackOff                   3  kubelet               "
                                + "Pod team-a/web-0: restarting\\u000afailed \\u001b[2Jcontainer\n",
                        ""));
    }

    @Test
    void aTerminalGetsAHeader() {
        assertThat(CommandRun.of(List.of(StandardStream.OUT), "events", "/dev/null")
                        .out())
                .isEqualTo(
                        "LAST SEEN             VERB     TYPE     REASON                COUNT  REPORTER              ABOUT\n");
    }

    @Test
    void eventsAreReadFromAnyCarrier() {
        for (String file :
                List.of("eventrouter-added.json", "webhook-body-event-updated.ndjson", "kubernetes-event.json")) {
            CommandRun run = CommandRun.of(
                    "events", Reference.path("log-samples/" + file).toString());
            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.lines()).as(file).hasSize(1);
        }
    }
}
