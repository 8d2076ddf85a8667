package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineCommandTest {
    private static final String AUDIT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete",\
            "requestURI":"/api/v1/namespaces/team-a/pods","verb":"create","user":{"username":"alice"},\
            "objectRef":{"resource":"pods","namespace":"team-a","name":"web-0"},\
            "responseStatus":{"metadata":{},"code":201},\
            "requestReceivedTimestamp":"2022-08-22T12:00:00.300000Z","stageTimestamp":"2022-08-22T12:00:00.310000Z"}
            """;
    private static final String NOTICE = """
            {"verb":"%s","event":{"metadata":{"uid":"1","resourceVersion":"%d"},\
            "involvedObject":{"kind":"Pod","namespace":"team-a","name":"%s"},\
            "reason":"Scheduled","message":"assigned","source":{"component":"scheduler"},\
            "firstTimestamp":"2022-08-22T12:00:00Z","lastTimestamp":"2022-08-22T12:00:0%dZ","count":%d}}
            """;

    @TempDir
    private Path folder;

    @Test
    void activitiesAndEventsAreInOrderOfTime() throws IOException {
        Path events = Files.writeString(
                folder.resolve("events.log"),
                NOTICE.formatted("ADDED", 1, "web-0", 0, 1)
                        + NOTICE.formatted("UPDATED", 2, "web-0", 5, 2)
                        + NOTICE.formatted("ADDED", 3, "web-1", 0, 1));
        Path audit = Files.writeString(folder.resolve("audit.log"), AUDIT);
        CommandRun run = CommandRun.of(
                "timeline", "--namespace", "team-a", "--name", "web-0", events.toString(), audit.toString());
        assertThat(run).isEqualTo(new CommandRun(0, """
                        2022-08-22T12:00:00.300Z     alice create pods team-a/web-0: allowed, 201
                        2022-08-22T12:00:00Z         scheduler Scheduled Pod team-a/web-0: assigned \
                        (2 times until 2022-08-22T12:00:05Z)
                        """, ""));
    }

    private String[] logs() throws IOException {
        Path events = Files.writeString(
                folder.resolve("events.log"),
                NOTICE.formatted("UPDATED", 2, "web-0", 5, 2).replace("\"reason\"", "\"type\":\"Warning\",\"reason\""));
        Path audit = Files.writeString(folder.resolve("audit.log"), AUDIT);
        return new String[] {events.toString(), audit.toString()};
    }

    private CommandRun timeline(String options) throws IOException {
        return CommandRun.of(Stream.of(
                        Stream.of("timeline", "--namespace", "team-a", "--name", "web-0"),
                        Stream.of(options.split(" ")).filter(word -> !word.isEmpty()),
                        Stream.of(logs()))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** Options for requests leave out events, and those for events leave out requests. */
    @ParameterizedTest
    @CsvSource({
        "'', alice scheduler",
        "--user alice, alice",
        "--user bob, ''",
        "--code 2xx --outcome allowed --verb create, alice",
        "--resource pods, alice",
        "--address 10.0.0.0/8, ''",
        "--type Warning, scheduler",
        "--type Normal, ''",
        "--reason Scheduled --kind Pod, scheduler",
        "--user alice --type Warning, alice scheduler",
        "--user bob --type Warning, scheduler",
        "--since 2022-08-22T12:00:05Z, scheduler",
        "--since 2022-08-22T12:00:06Z, ''",
        "--until 2022-08-22T12:00:00.1Z, scheduler"
    })
    void optionsSelectRequestsAndEvents(String options, String reporters) throws IOException {
        assertThat(timeline(options)
                        .out()
                        .lines()
                        .map(line -> line.split(" +", 3)[1])
                        .collect(Collectors.joining(" ")))
                .isEqualTo(reporters);
    }

    @Test
    void aProgramReadsJsonOrCsv() throws IOException {
        assertThat(timeline("--user alice --format json").out())
                .isEqualTo("{\"time\":\"2022-08-22T12:00:00.300Z\","
                        + "\"what\":\"alice create pods team-a/web-0: allowed, 201\"}\n");
        assertThat(timeline("--user alice --format csv").out()).isEqualTo("""
                        time,what,carrier
                        2022-08-22T12:00:00.300Z,"alice create pods team-a/web-0: allowed, 201",
                        """);
    }

    @Test
    void warningsAreYellowOnATerminal() throws IOException {
        assertThat(timeline("--color always").lines())
                .satisfiesExactly(
                        request -> assertThat(request).doesNotContain("\u001b"),
                        warning -> assertThat(warning).startsWith("\u001b[33m").endsWith("\u001b[0m"));
    }

    @Test
    void unknownOutcomesAreCounted() throws IOException {
        Path received = Files.writeString(
                folder.resolve("received.log"),
                AUDIT.replace("ResponseComplete", "RequestReceived")
                        .replaceAll("\"responseStatus\".*?},\"code\":201},", ""));
        CommandRun run = CommandRun.of(
                "timeline", "--namespace", "team-a", "--name", "web-0", "--outcome", "denied", received.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("1 other request has an unknown outcome: no recorded stage contains it\n");
    }

    @Test
    void anObjectThatNoRecordNamesIsReported() throws IOException {
        String nameless = AUDIT.replaceFirst("\"objectRef\":\\{[^}]*},", "");
        Path log = Files.writeString(folder.resolve("audit.log"), nameless);
        assertThat(CommandRun.of("timeline", "--name", "web", log.toString()))
                .isEqualTo(new CommandRun(
                        0,
                        "",
                        "nothing about \"web\" in logs from 2022-08-22T12:00:00.300Z to 2022-08-22T12:00:00.300Z\n"));
    }

    @Test
    void anObjectNeedsAName() {
        CommandRun run = CommandRun.of("timeline", "--namespace", "team-a", "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("missing option '--name [NAMESPACE/]NAME'");
    }

    @Test
    void aLogWithoutRequestsAndEventsIsAFailure() throws IOException {
        Path other = Files.writeString(folder.resolve("other.log"), "{\"a\":1}\n{\"a\":2}\n");
        assertThat(CommandRun.of("timeline", "--name", "web-0", other.toString()))
                .isEqualTo(new CommandRun(2, "", "found no audit event and no Kubernetes event in 2 records\n"));
        Path audit = Files.writeString(folder.resolve("audit.log"), AUDIT);
        assertThat(CommandRun.of("timeline", "--name", "web-0", "--user", "bob", audit.toString(), other.toString())
                        .code())
                .isZero();
    }
}
