package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    @TempDir
    private Path folder;

    private Path policy;
    private Path log;

    @BeforeEach
    void writeFiles() throws IOException {
        policy = Files.writeString(
                folder.resolve("policy.yaml"), HarvesterAuditPolicy.shipped().toYaml());
        log = Files.writeString(
                folder.resolve("audit.log"),
                Stream.of(
                                event("create", Stage.REQUEST_RECEIVED),
                                event("create", Stage.RESPONSE_COMPLETE),
                                event("get", Stage.RESPONSE_COMPLETE))
                        .map(event -> event.toJsonLine() + "\n")
                        .collect(Collectors.joining()));
    }

    private static AuditEvent event(String verb, Stage stage) {
        return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("id")
                .stage(stage)
                .verb(verb)
                .requestUri("/api/v1/namespaces/a/pods")
                .user(u -> u.username("alice\u001b[2J"))
                .objectRef(o -> o.resource("pods").namespace("a").apiVersion("v1")));
    }

    @Test
    void theTableHasEventsAndBytesBeforeAndAfter() {
        CommandRun run = CommandRun.of("replay", "--policy", policy.toString(), "--top", "1", log.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                      EVENTS EVENTS AFTER           BYTES     BYTES AFTER  GROUP
                           3            1             965             322  all
                           1            0             320               0  rule none
                           2            1             645             322  rule 0
                           3            1             965             322  level Metadata
                           1            1             322             322  stage RequestReceived
                           2            0             643               0  stage ResponseComplete
                           2            1             645             322  verb create
                           1            0             320               0  1 more by verb
                           3            1             965             322  resource pods
                           3            1             965             322  user alice\\u001b[2J
                           2            1             645             322  request create pods by alice\\u001b[2J
                           1            0             320               0  1 more by request
                unknown: the log has no events of stage Panic, which the policy records
                """);
    }

    @Test
    void jsonIsOneObjectWithAllNumbers() {
        CommandRun run = CommandRun.of("replay", "--policy", policy.toString(), "--format", "json", log.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"total\":{\"before\":{\"events\":3,\"bytes\":965},\"after\":{\"events\":1,\"bytes\":322}},"
                                + "\"rules\":[{\"rule\":null,\"before\":")
                .contains(
                        "\"requests\":[{\"user\":\"alice\\u001b[2J\",\"verb\":\"create\",\"apiGroup\":\"\",\"resource\":\"pods\"")
                .endsWith(
                        "\"unknown\":{\"requestBodies\":0,\"responseBodies\":0,\"managedFields\":0,\"stages\":[\"Panic\"]}}");
    }

    /** The log was written by a policy that omits other stages, so that the new policy finds none of its own. */
    @Test
    void theReasonWhyNothingIsRecordedIsAboveTheTable() throws IOException {
        Files.writeString(policy, HarvesterAuditPolicy.recommended().toYaml());
        Files.writeString(log, event("create", Stage.REQUEST_RECEIVED).toJsonLine() + "\n");
        assertThat(CommandRun.of("replay", "--policy", policy.toString(), "--top", "0", log.toString())
                        .lines())
                .startsWith(
                        "unknown: the log has no events of stage ResponseStarted or ResponseComplete or Panic, which"
                                + " the policy records; therefore nothing is counted after the change",
                        "      EVENTS EVENTS AFTER           BYTES     BYTES AFTER  GROUP",
                        "           1            0             322               0  all")
                .filteredOn(line -> line.startsWith("unknown"))
                .hasSize(1);
    }

    @Test
    void unknownNumbersAreReported() throws IOException {
        Files.writeString(policy, HarvesterAuditPolicy.proposal().toYaml().replace("Metadata", "RequestResponse"));
        assertThat(CommandRun.of("replay", "--policy", policy.toString(), log.toString())
                        .lines())
                .endsWith(
                        "unknown: 1 event may have a request body that was not recorded",
                        "unknown: 2 events may have a response body that was not recorded",
                        "unknown: the log has no events of stage ResponseStarted or Panic, which the policy records");
    }

    @Test
    void violationsOfThePolicyAreReported() throws IOException {
        Files.writeString(policy, "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metdata\n");
        CommandRun run = CommandRun.of("replay", "--policy", policy.toString(), log.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("policy.yaml:4:").contains("unknown level \"Metdata\"");
    }

    @Test
    void aPolicyIsRequired() {
        CommandRun run = CommandRun.of("replay", log.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("missing argument 'PATH'");
    }

    /**
     * The events and bytes before and after, computed by jq 1.6 from the lines of the log:
     *
     * <pre>{@code
     * jq -Rnc '[inputs | (utf8bytelength + 1) as $size | fromjson
     *   | {verb, user:(.user.username//""), size:$size,
     *      kept:(.stage=="RequestReceived" and (.verb|IN("create","delete","patch")))}]
     *   | def sum: [length, (map(select(.kept))|length), (map(.size)|add), (map(select(.kept).size)|add//0)];
     *   sum, (group_by(.verb)[]|[.[0].verb]+sum), (group_by(.user)[]|[.[0].user]+sum)'
     * }</pre>
     */
    @ParameterizedTest
    @CsvSource({
        "736, 108, 505315, 68816, all",
        "130, 64, 94699, 40897, verb create",
        "50, 25, 35186, 15687, verb delete",
        "38, 19, 27159, 12232, verb patch",
        "263, 0, 162151, 0, verb get",
        "16, 0, 11642, 0, verb update",
        "526, 91, 350888, 57871, user admin",
        "145, 12, 112558, 7892, user system:apiserver",
        "24, 3, 15795, 1828, user alice"
    })
    void theFiguresOfARealLogAreThoseOfJq(long events, long after, long bytes, long bytesAfter, String what) {
        Path real = Reference.path("audit-logs/metadata-everything.audit.log");
        CommandRun run = CommandRun.of("replay", "--policy", policy.toString(), real.toString());
        assertThat(run.code()).isZero();
        assertThat(run.lines()).contains("%12d %12d %15d %15d  %s".formatted(events, after, bytes, bytesAfter, what));
    }
}
