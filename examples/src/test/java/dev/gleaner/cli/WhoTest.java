package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhoTest {
    private static final String CREATED = "2022-08-22T10:00:00Z         allowed  201      340ms  192.168.1.7      "
            + "user-vxq5m (admin) through system:serviceaccount:cattle-system:rancher"
            + "  create virtualmachines.kubevirt.io default/vm-1";
    private static final String READ = "2022-08-22T11:00:00Z         denied   403        1ms  10.0.0.9         "
            + "bob                       list secrets in team-a";
    private static final String CHECKED =
            "2022-08-22T11:30:00Z         unknown  -            -  -                alice                     get /healthz";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(
                folder.resolve("audit.log"),
                lines(
                        event(10, 0, "create", "/apis/kubevirt.io/v1/namespaces/default/virtualmachines", e -> {
                            rancher(e);
                            e.stage(Stage.REQUEST_RECEIVED)
                                    .stageTimestamp(time(10, 0))
                                    .objectRef(o -> o.apiGroup("kubevirt.io")
                                            .resource("virtualmachines")
                                            .namespace("default"));
                        }),
                        event(11, 0, "list", "/api/v1/namespaces/team-a/secrets", e -> e.user(u -> u.username("bob"))
                                .stage(Stage.RESPONSE_COMPLETE)
                                .stageTimestamp(time(11, 0).plusMillis(1))
                                .addSourceIps("10.0.0.9")
                                .objectRef(o -> o.resource("secrets").namespace("team-a"))
                                .responseStatus(s -> s.code(403))),
                        event(10, 0, "create", "/apis/kubevirt.io/v1/namespaces/default/virtualmachines", e -> {
                            rancher(e);
                            e.stage(Stage.RESPONSE_COMPLETE)
                                    .stageTimestamp(time(10, 0).plusMillis(340))
                                    .impersonatedUser(
                                            u -> u.username("user-vxq5m").putExtra("username", List.of("admin")))
                                    .objectRef(o -> o.apiGroup("kubevirt.io")
                                            .resource("virtualmachines")
                                            .namespace("default")
                                            .name("vm-1"))
                                    .responseStatus(s -> s.code(201));
                        }),
                        event(11, 30, "get", "/healthz", e -> e.user(u -> u.username("alice"))
                                .stage(Stage.REQUEST_RECEIVED)
                                .stageTimestamp(time(11, 30)))));
    }

    private static void rancher(AuditEvent.Builder event) {
        event.user(u -> u.username("system:serviceaccount:cattle-system:rancher"))
                .addSourceIps("192.168.1.7");
    }

    private static AuditEvent event(
            int hour, int minute, String verb, String uri, Consumer<AuditEvent.Builder> change) {
        return AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId("id-" + hour + "-" + minute)
                    .verb(verb)
                    .requestUri(uri)
                    .requestReceivedTimestamp(time(hour, minute));
            change.accept(e);
        });
    }

    private static Instant time(int hour, int minute) {
        return Instant.parse("2022-08-22T%02d:%02d:00Z".formatted(hour, minute));
    }

    private static String lines(AuditEvent... events) {
        return Stream.of(events).map(event -> event.toJsonLine() + "\n").collect(Collectors.joining());
    }

    /** A record of Rancher has a verb and a time of its own, and shows the person of a request with others. */
    @ParameterizedTest
    @ValueSource(
            strings = {"--verb patch", "--since 2025-03-07T09:20:24Z", "--verb patch --until 2025-03-07T09:20:25Z"})
    void thePersonOfASelectedRequestIsKnown(String options) throws IOException {
        String record =
                "{\"auditID\":\"a\",\"requestURI\":\"/v1/harvester/kubevirt.io.virtualmachines/team-a/vm-1?action=stop\","
                        + "\"user\":{\"name\":\"user-k8m2x\"},\"method\":\"POST\",\"requestTimestamp\":"
                        + "\"2025-03-07T09:20:22Z\",\"responseTimestamp\":\"2025-03-07T09:20:25Z\",\"responseCode\":204}";
        AuditEvent request = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("b")
                .stage(Stage.RESPONSE_COMPLETE)
                .requestUri("/apis/kubevirt.io/v1/namespaces/team-a/virtualmachines/vm-1")
                .verb("patch")
                .user(u -> u.username("system:serviceaccount:harvester-system:harvester"))
                .objectRef(o -> o.apiGroup("kubevirt.io")
                        .resource("virtualmachines")
                        .namespace("team-a")
                        .name("vm-1"))
                .requestReceivedTimestamp(Instant.parse("2025-03-07T09:20:24Z"))
                .stageTimestamp(Instant.parse("2025-03-07T09:20:24Z")));
        Path both = Files.writeString(folder.resolve("both.log"), record + "\n" + request.toJsonLine() + "\n");
        List<String> arguments = new ArrayList<>(List.of("who"));
        arguments.addAll(List.of(options.split(" ", -1)));
        arguments.add(both.toString());
        assertThat(CommandRun.of(arguments.toArray(String[]::new)).lines())
                .singleElement()
                .asString()
                .contains("user-k8m2x through system:serviceaccount:harvester-system:harvester")
                .contains("patch virtualmachines.kubevirt.io team-a/vm-1");
    }

    @Test
    void aLogOfRancherIsRead() throws IOException {
        String request =
                "{\"auditID\":\"a\",\"requestURI\":\"/v1/harvester/kubevirt.io.virtualmachines/team-a/vm-1?action=stop\","
                        + "\"user\":{\"name\":\"user-k8m2x\",\"extra\":{\"username\":[\"alice\"],\"principalid\":[\"local://user-k8m2x\"]}},"
                        + "\"method\":\"POST\",\"remoteAddr\":\"10.52.0.7:42344\",\"requestTimestamp\":\"2025-03-07T09:20:23Z\","
                        + "\"responseTimestamp\":\"2025-03-07T09:20:25Z\",\"responseCode\":204}";
        String rancher = Files.writeString(
                        folder.resolve("rancher-api-audit.log"), request + "\n" + request.substring(0, 90) + "\n")
                .toString();
        String line =
                "2025-03-07T09:20:23Z         allowed  204     2000ms  10.52.0.7        user-k8m2x (alice)        create"
                        + " virtualmachines.kubevirt.io/stop team-a/vm-1";

        CommandRun run = CommandRun.of("who", rancher);
        assertThat(run.lines()).containsExactly(line);
        assertThat(run.err())
                .isEqualTo(rancher + ":2:91: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte "
                        + (request.length() + 1) + "\n1 error; read 1 audit event and 0 other records\n");
        assertThat(run.code()).isZero();
        for (String user : List.of("alice", "user-k8m2x", "local://user-k8m2x")) {
            assertThat(CommandRun.of("who", "--user", user, "--verb", "create", rancher)
                            .lines())
                    .containsExactly(line);
        }
        assertThat(CommandRun.of("who", "--verb", "delete", rancher).out()).isEmpty();
    }

    @Test
    void anImpossibleTimeIsReported() throws IOException {
        Path absurd =
                Files.writeString(folder.resolve("absurd.log"), lines(event(10, 0, "get", "/healthz", e -> e.stage(
                                Stage.RESPONSE_COMPLETE)
                        .requestReceivedTimestamp(Instant.parse("0001-01-01T00:00:00Z"))
                        .stageTimestamp(time(10, 0)))));
        for (String format : List.of("text", "json", "csv")) {
            CommandRun run = CommandRun.of("who", "--format", format, absurd.toString());
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("0001-01-01T00:00:00").contains("63796759200");
        }
    }

    @Test
    void eachRequestIsOneLine() {
        CommandRun run = CommandRun.of("who", log.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).containsExactly(READ, CREATED, CHECKED);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                argumentSet("by the person", "--user admin", List.of(CREATED)),
                argumentSet("by what acts", "--user system:serviceaccount:cattle-system:rancher", List.of(CREATED)),
                argumentSet("verbs", "--verb create,get", List.of(CREATED, CHECKED)),
                argumentSet("a kind", "--resource virtualmachines", List.of(CREATED)),
                argumentSet("a kind of a group", "--resource virtualmachines.kubevirt.io", List.of(CREATED)),
                argumentSet("a kind of the core group", "--resource secrets.", List.of(READ)),
                argumentSet("a kind of another group", "--resource secrets.kubevirt.io", List.of()),
                argumentSet("a part", "--resource virtualmachines.kubevirt.io/status", List.of()),
                argumentSet("a namespace", "--namespace team-a", List.of(READ)),
                argumentSet("a name", "--name vm-1", List.of(CREATED)),
                argumentSet("since a time", "--since 2022-08-22T13:00:00+02:00", List.of(READ, CHECKED)),
                argumentSet("an hour ago", "--since 1h", List.of(READ, CHECKED)),
                argumentSet("until an hour ago", "--until PT1H", List.of(CREATED)),
                argumentSet("both", "--since 1d --until 2022-08-22T11:30:00Z", List.of(READ, CREATED)),
                argumentSet("an unknown outcome", "--outcome unknown", List.of(CHECKED)),
                argumentSet("outcomes", "--outcome unknown,denied", List.of(READ, CHECKED)),
                argumentSet("users", "--user bob --user alice", List.of(READ, CHECKED)),
                argumentSet("resources", "--resource secrets,virtualmachines", List.of(READ, CREATED)),
                argumentSet("namespaces", "--namespace default,team-a", List.of(READ, CREATED)),
                argumentSet("a status code", "--code 403", List.of(READ)),
                argumentSet("a class of status codes", "--code 2XX", List.of(CREATED)),
                argumentSet("status codes", "--code 201,4xx", List.of(READ, CREATED)),
                argumentSet("an address", "--address 10.0.0.9", List.of(READ)),
                argumentSet("a network", "--address 192.168.0.0/16", List.of(CREATED)),
                argumentSet("addresses", "--address fd00::/8,10.0.0.0/8,192.168.1.7", List.of(READ, CREATED)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void activitiesAreFiltered(String options, List<String> expected) {
        CommandRun run = CommandRun.of(("who " + options + " " + log).split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(expected.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    @Test
    void unknownOutcomesAreCounted() {
        CommandRun run = CommandRun.of("who", "--outcome", "denied", log.toString());
        assertThat(run)
                .isEqualTo(new CommandRun(
                        0, READ + "\n", "1 other request has an unknown outcome: no recorded stage contains it\n"));
        assertThat(CommandRun.of("who", "--code", "2xx", log.toString()).err())
                .isEqualTo("1 other request has an unknown code: no recorded stage contains it\n");
    }

    @Test
    void aTerminalGetsAHeader() {
        assertThat(CommandRun.of(List.of(StandardStream.OUT), "who", log.toString())
                        .lines())
                .startsWith(
                        "TIME                         OUTCOME  CODE      TOOK  FROM             WHO                       DID")
                .hasSize(4);
    }

    @Test
    void aShortLogGetsNoProgressBar() {
        assertThat(CommandRun.of(List.of(StandardStream.values()), "who", log.toString())
                        .err())
                .isEmpty();
    }

    @Test
    void jsonIsOneObjectPerLine() {
        CommandRun run = CommandRun.of("who", "--format", "json", "--verb", "create", log.toString());
        assertThat(run.out())
                .isEqualTo("{\"time\":\"2022-08-22T10:00:00Z\",\"outcome\":\"allowed\",\"code\":201,"
                        + "\"seconds\":0.34,\"peer\":\"192.168.1.7\",\"person\":\"user-vxq5m\",\"login\":\"admin\","
                        + "\"user\":\"system:serviceaccount:cattle-system:rancher\",\"impersonatedUser\":\"user-vxq5m\","
                        + "\"verb\":\"create\",\"apiGroup\":\"kubevirt.io\",\"resource\":\"virtualmachines\","
                        + "\"namespace\":\"default\",\"name\":\"vm-1\","
                        + "\"requestURI\":\"/apis/kubevirt.io/v1/namespaces/default/virtualmachines\",\"auditID\":\"id-10-0\","
                        + "\"sourceIPs\":[\"192.168.1.7\"]}\n");
    }

    @Test
    void csvHasAHeaderAndTheSameFields() {
        assertThat(CommandRun.of("who", "--format", "csv", "--verb", "list", log.toString())
                        .out())
                .isEqualTo("""
                time,outcome,code,seconds,peer,person,login,user,impersonatedUser,verb,apiGroup,resource,subresource,\
                namespace,name,requestURI,userAgent,auditID,groups,principal,sourceIPs,command,reason,carrier
                2022-08-22T11:00:00Z,denied,403,0.001,10.0.0.9,bob,,bob,,list,,secrets,,\
                team-a,,/api/v1/namespaces/team-a/secrets,,id-11-0,,,"[""10.0.0.9""]",,,
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=HYPERLINK(0)|'=HYPERLINK(0)",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "a=b|a=b",
                "a,\"b\"|\"a,\"\"b\"\"\""
            })
    void csvContainsNoFormulas(String agent, String cell) {
        assertThat(csvOf(agent)).contains("," + cell + ",id-1-0");
    }

    @Test
    void controlCharactersAreEscaped() {
        String wild = "\u001b[31m\nred\t\u202e\u2028";
        String escaped = "\\u001b[31m\\u000ared\\u0009\\u202e\\u2028";
        assertThat(csvOf(wild).lines()).hasSize(2).last().asString().contains("," + escaped + ",id-1-0");
        assertThat(csvOf("\tx")).contains(",'\\u0009x,");
        assertThat(csvOf("\r")).contains(",'\\u000d,");

        String event = lines(event(1, 0, wild, wild, e -> e.stage(Stage.REQUEST_RECEIVED)));
        assertThat(CommandRun.withInput(event, "who", "-").lines())
                .containsExactly(
                        "2022-08-22T01:00:00Z         unknown  -            -  -                <none>                    "
                                + escaped + " " + escaped);
        assertThat(CommandRun.withInput(event, "who", "--format", "json", "-").lines())
                .singleElement()
                .asString()
                .contains("\"verb\":\"\\u001b[31m\\nred\\t\\u202e\\u2028\"");
    }

    private static String csvOf(String agent) {
        String event = lines(
                event(1, 0, "get", "/", e -> e.stage(Stage.REQUEST_RECEIVED).userAgent(agent)));
        return CommandRun.withInput(event, "who", "--format", "csv", "-").out();
    }

    @Test
    void unreadableRecordsAreReportedAndSkipped() throws IOException {
        String broken = "nonsense\n".repeat(12);
        Path file = Files.writeString(folder.resolve("broken.log"), broken + Files.readString(log));
        CommandRun run = CommandRun.of("who", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines()).containsExactly(READ, CREATED, CHECKED);
        assertThat(run.err().lines()).hasSize(11).first().asString().startsWith(file + ":1:");
        assertThat(run.err()).endsWith("\n12 errors; read 4 audit events and 0 other records\n");
    }

    @Test
    void aLogWithoutReadableRecordsIsAFailure() {
        CommandRun run = CommandRun.withInput("nonsense\n", "who", "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("-:1:").endsWith("1 error; read 0 audit events and 0 other records\n");
        assertThat(CommandRun.withInput("", "who", "-")).isEqualTo(new CommandRun(0, "", "standard input is empty\n"));
    }

    @Test
    void aLogOfOtherRecordsIsEmpty() {
        assertThat(CommandRun.withInput("{\"PRIORITY\":\"6\",\"_TRANSPORT\":\"kernel\"}\n", "who", "-"))
                .isEqualTo(new CommandRun(2, "", "found no audit event in 1 record\n"));
    }

    @Test
    void aMissingFileIsNamed() {
        CommandRun run = CommandRun.of("who", folder.resolve("missing.log").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("missing.log") + ": cannot be read: no such file [log-unreadable]\n");
    }

    @Test
    void standardInputAndFilesAreOneLog() throws IOException {
        List<String> written = Files.readAllLines(log);
        Path rest = Files.write(folder.resolve("rest.log"), written.subList(1, 4));
        CommandRun run = CommandRun.withInput(written.get(0) + "\n", "who", "-", rest.toString());
        assertThat(run.lines()).containsExactly(READ, CREATED, CHECKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--since yesterday",
                "--since 2022-08",
                "--until 5",
                "--since PT",
                "--outcome good",
                "--outcome denied,good",
                "--code 99",
                "--code 6xx",
                "--code forbidden",
                "--address localhost",
                "--address 10.0.0.0/33",
                "--format xml"
            })
    void wrongOptionsAreExplained(String option) {
        CommandRun run = CommandRun.of(("who " + option + " " + log).split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("wrong value for option '" + option.substring(0, option.indexOf(' ')) + "': expected");
    }

    /** {@code RealLogsTest} of the event model contains the computation of the figures. */
    @ParameterizedTest
    @CsvSource({
        "--verb create --resource configmaps, 12",
        "--verb create --resource configmaps --outcome allowed, 3",
        "--verb create --resource configmaps --outcome denied, 3",
        "--verb create --resource configmaps --outcome failed, 6",
        "--outcome denied, 25",
        "--user alice, 21",
        "'', 350"
    })
    void theFiguresOfARealLogAreThoseOfJq(String options, int count) {
        Path real = Reference.path("audit-logs/metadata-everything.audit.log");
        CommandRun run = CommandRun.of(("who " + options + " " + real).split(" +"));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(count);
    }
}
