package dev.gleaner.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Log;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReplayTest {
    private static final AuditPolicy CHANGES = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
            .addRule(r -> r.level(AuditLevel.NONE).addUser("noisy"))
            .addRule(r ->
                    r.level(AuditLevel.METADATA).addVerbs("create", "delete").addResources("", "pods"))
            .addRule(r -> r.level(AuditLevel.REQUEST).addVerb("create").addResources("apps")));

    private static final AuditPolicy EVERYTHING =
            AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.REQUEST_RESPONSE)));

    @Test
    void aSecondRunStartsAfresh() {
        byte[] line = (pod("alice", "create").toJsonLine() + "\n").getBytes(StandardCharsets.UTF_8);
        Log<AuditEvent> log = AuditLog.of("log", line);
        PolicyReplay replay = PolicyReplay.of(CHANGES);
        ReplayReport first = replay.run(log);
        assertThat(first.total().before().events()).isEqualTo(1);
        assertThat(replay.run(log)).isEqualTo(first);
        assertThat(replay.report().total()).isEqualTo(Change.NONE);

        replay.addAll(log);
        replay.addAll(log);
        assertThat(replay.report().total().before().events()).isEqualTo(2);
        assertThat(replay.run(log)).isEqualTo(first);
    }

    @Test
    void eventsAreCountedBeforeAndAfter() {
        AuditEvent kept = pod("alice", "create");
        AuditEvent early = kept.edit(e -> e.stage(Stage.REQUEST_RECEIVED));
        AuditEvent noise = pod("noisy", "create");
        AuditEvent reading = pod("alice", "get");
        AuditEvent health = event(e -> e.verb("get").requestUri("/healthz"));
        PolicyReplay replay = PolicyReplay.of(CHANGES);
        List.of(kept, early, noise, reading, health).forEach(replay);
        ReplayReport report = replay.report();

        Change one = new Change(tally(kept), tally(kept));
        Change gone = new Change(tally(early), Tally.NONE);
        assertThat(report.total()).isEqualTo(new Change(tally(kept, early, noise, reading, health), tally(kept)));
        assertThat(report.byRule())
                .containsExactly(
                        entry(-1, new Change(tally(reading, health), Tally.NONE)),
                        entry(0, new Change(tally(noise), Tally.NONE)),
                        entry(1, one.plus(gone)),
                        entry(2, Change.NONE));
        assertThat(report.byLevel()).containsExactly(entry(AuditLevel.METADATA, report.total()));
        assertThat(report.byStage())
                .containsExactly(
                        entry(Stage.REQUEST_RECEIVED, gone),
                        entry(Stage.RESPONSE_COMPLETE, new Change(tally(kept, noise, reading, health), tally(kept))));
        assertThat(report.byVerb())
                .containsExactly(
                        entry("create", new Change(tally(kept, early, noise), tally(kept))),
                        entry("get", new Change(tally(reading, health), Tally.NONE)));
        ResourceType pods = new ResourceType("", "pods", "");
        assertThat(report.byResource())
                .containsExactly(
                        entry(pods, new Change(tally(kept, early, noise, reading), tally(kept))),
                        entry(ResourceType.NONE, new Change(tally(health), Tally.NONE)));
        assertThat(report.byUser().keySet()).containsExactly("alice", "noisy", "");
        assertThat(report.noisiest(1))
                .containsExactly(entry(new RequestClass("alice", "create", pods), one.plus(gone)));
        assertThat(report.unknown()).isEqualTo(new Unknowns(0, 0, 0, List.of(Stage.RESPONSE_STARTED, Stage.PANIC)));
        assertThat(report)
                .hasToString("ReplayReport[5 events, " + report.total().before().bytes() + " bytes before; 1 events, "
                        + tally(kept).bytes() + " bytes after]");
    }

    @Test
    void aLevelThatRecordsLessMakesLinesShorter() {
        JsonText body = JsonText.of("{\"kind\":\"Pod\"}");
        AuditEvent whole = pod("alice", "create")
                .edit(e ->
                        e.level(AuditLevel.REQUEST_RESPONSE).requestObject(body).responseObject(body));
        AuditPolicy requests = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.REQUEST)));
        int size = whole.lineSize(AuditLevel.REQUEST_RESPONSE);
        int answer = ",\"responseObject\":{\"kind\":\"Pod\"}".length();
        assertThat(replay(requests, whole).total().after())
                .isEqualTo(new Tally(1, size - "Response".length() - answer));
        assertThat(replay(requests, whole).byLevel()).containsOnlyKeys(AuditLevel.REQUEST, AuditLevel.REQUEST_RESPONSE);
        assertThat(replay(EVERYTHING, whole).total().after()).isEqualTo(new Tally(1, size));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create|{'metadata':{'name':'a','managedFields':[{'x':1}]}}|{'metadata':{'name':'a'}}",
                "create|{'metadata':{'managedFields':[],'name':'é'}}|{'metadata':{'name':'é'}}",
                "update|{'metadata':{'managedFields':[{'x':'é<'}]}}|{'metadata':{}}",
                "list|{'items':[{'metadata':{'a':1,'managedFields':[1.0]}},{'metadata':{}},3,{}]}"
                        + "|{'items':[{'metadata':{'a':1}},{'metadata':{}},3,{}]}",
                "list|{'rows':[{'cells':[],'object':{'metadata':{'managedFields':null,'a':1}}},{}]}"
                        + "|{'rows':[{'cells':[],'object':{'metadata':{'a':1}}},{}]}",
                "create|{'spec':{'metadata':{'managedFields':[]}},'managedFields':1}"
                        + "|{'spec':{'metadata':{'managedFields':[]}},'managedFields':1}",
                "create|['managedFields']|['managedFields']",
                "create|{'metadata':'managedFields','items':1,'rows':{}}|{'metadata':'managedFields','items':1,'rows':{}}"
            })
    void managedFieldsAreLeftOutWhereTheServerDoes(String verb, String body, String left) {
        AuditPolicy policy =
                AuditPolicy.of(p -> p.omitManagedFields(true).addRule(r -> r.level(AuditLevel.REQUEST_RESPONSE)));
        AuditEvent before = withBodies(verb, body.replace('\'', '"'));
        AuditEvent after = withBodies(verb, left.replace('\'', '"'));
        assertThat(replay(policy, before).total()).isEqualTo(new Change(tally(before), tally(after)));
        assertThat(new NaiveReplay(policy, List.of(before)).written(before)).contains(after);
    }

    private static AuditEvent withBodies(String verb, String body) {
        return pod("alice", verb).edit(e -> e.level(AuditLevel.REQUEST_RESPONSE)
                .requestObject(JsonText.of(body))
                .responseObject(JsonText.of(body)));
    }

    @Test
    void aPatchKeepsItsManagedFields() {
        AuditPolicy policy = AuditPolicy.of(p -> p.omitManagedFields(true).addRule(r -> r.level(AuditLevel.REQUEST)));
        AuditEvent patch = pod("alice", "patch").edit(e -> e.level(AuditLevel.REQUEST)
                .requestObject(JsonText.of("{\"metadata\":{\"managedFields\":[1]}}")));
        assertThat(replay(policy, patch).total().after()).isEqualTo(tally(patch));
    }

    @Test
    void bodiesThatAreNoJsonAreSaidToBeCountedTooLong() {
        byte[] broken = "{\"metadata\":{\"managedFields\":[}}".getBytes(StandardCharsets.UTF_8);
        AuditPolicy policy = AuditPolicy.of(p -> p.omitManagedFields(true).addRule(r -> r.level(AuditLevel.REQUEST)));
        AuditEvent event = pod("alice", "create")
                .edit(e -> e.level(AuditLevel.REQUEST).requestObject(JsonText.of(broken, 0, broken.length)));
        assertThat(replay(policy, event).unknown().managedFields()).isEqualTo(1);
        assertThat(replay(policy, event).total().after()).isEqualTo(tally(event));
    }

    /**
     * Verb, subresource, stage, code; whether the request may have a body, and whether the response may be an object.
     */
    @ParameterizedTest
    @CsvSource({
        "create, '', RESPONSE_COMPLETE, 201, 1, 1",
        "create, '', REQUEST_RECEIVED, 0, 0, 0",
        "patch, status, RESPONSE_COMPLETE, 200, 1, 1",
        "delete, '', PANIC, 500, 1, 1",
        "get, '', RESPONSE_COMPLETE, 200, 0, 1",
        "watch, '', RESPONSE_STARTED, 200, 0, 0",
        "watch, '', RESPONSE_STARTED, 403, 0, 1",
        "create, exec, RESPONSE_COMPLETE, 101, 0, 0",
        "create, exec, RESPONSE_COMPLETE, 403, 0, 1",
        "get, log, RESPONSE_COMPLETE, 200, 0, 0",
        "'', '', RESPONSE_COMPLETE, 405, 0, 1"
    })
    void bodiesThatWereNotRecordedAreSaidToBeUnknown(
            String verb, String part, Stage stage, int code, int requests, int responses) {
        AuditEvent event = event(e -> e.verb(verb)
                .stage(stage)
                .objectRef(o -> o.resource("pods").subresource(part))
                .responseStatus(s -> s.code(code)));
        Unknowns unknown = replay(EVERYTHING, event).unknown();
        assertThat(unknown.requestBodies()).isEqualTo(requests);
        assertThat(unknown.responseBodies()).isEqualTo(responses);
        AuditEvent recorded = event.edit(e -> e.level(AuditLevel.REQUEST_RESPONSE));
        assertThat(replay(EVERYTHING, recorded).unknown().requestBodies()).isZero();
        assertThat(replay(EVERYTHING, recorded).unknown().responseBodies()).isZero();
    }

    @Test
    void nothingIsUnknownWhereTheLogHasAllThatThePolicyRecords() {
        AuditPolicy policy =
                AuditPolicy.of(p -> p.addOmitStages(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED, Stage.PANIC)
                        .addRule(r -> r.level(AuditLevel.METADATA)));
        assertThat(replay(policy, pod("alice", "get")).unknown().isEmpty()).isTrue();
        assertThat(replay(policy, pod("alice", "get").edit(e -> e.stage(Stage.PANIC)))
                        .unknown())
                .isEqualTo(new Unknowns(0, 0, 0, List.of(Stage.RESPONSE_COMPLETE)));
    }

    @Test
    void eventsThatDifferInNamespaceOrNameAloneAreDecidedApart() {
        AuditPolicy named = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA)
                .addResource(c -> c.group("").addResource("pods").addResourceName("web"))));
        AuditPolicy placed =
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA).addNamespace("a")));
        AuditEvent web = pod("alice", "get");
        AuditEvent other = web.edit(e ->
                e.objectRef(o -> o.resource("pods").namespace("b").name("other").apiVersion("v1")));
        for (AuditPolicy policy : List.of(named, placed)) {
            assertThat(replay(policy, web, other, web).total().after()).isEqualTo(tally(web, web));
        }
    }

    /** Go escapes what other writers do not. */
    @ParameterizedTest
    @CsvSource({"alice", "web", "pods", "create", "team-a", "prod"})
    void aTextIsTheSameInAnySpelling(String text) {
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("alice")
                        .addUserGroup("team-a")
                        .addNamespace("prod")
                        .addVerb("create")
                        .addResource(c -> c.addResource("pods").addResourceName("web")))
                .addRule(r -> r.level(AuditLevel.METADATA)));
        AuditEvent event = event(e -> e.verb("create")
                .requestUri("/api/v1/namespaces/prod/pods/web")
                .user(u -> u.username("alice").addGroups("team-a", "team-b"))
                .objectRef(o -> o.resource("pods").namespace("prod").name("web").apiVersion("v1"))
                .requestReceivedTimestamp(Instant.EPOCH)
                .stageTimestamp(Instant.EPOCH));
        String line = event.toJsonLine();
        String escaped =
                line.replace('"' + text + '"', String.format("\"\\u%04x%s\"", (int) text.charAt(0), text.substring(1)));
        assertThat(escaped).isNotEqualTo(line);
        ReplayReport report = PolicyReplay.of(policy)
                .run(AuditLog.of("log", (line + "\n" + escaped + "\n" + line).getBytes(StandardCharsets.UTF_8)));
        assertThat(report.total()).isEqualTo(new Change(new Tally(3, 3L * (line.length() + 1) + 5), Tally.NONE));
        assertThat(report.byClass()).hasSize(1);
    }

    @Test
    void aPolicyMayNameManyGroups() {
        AuditPolicy policy = AuditPolicy.of(p -> {
            for (int i = 0; i < 100; i++) {
                String group = "group-" + i;
                p.addRule(r -> r.level(AuditLevel.NONE).addUserGroup(group).addVerb("get"));
            }
            p.addRule(r -> r.level(AuditLevel.METADATA));
        });
        String line = pod("alice", "get")
                .edit(e -> e.user(u -> u.addGroups("group-99"))
                        .requestReceivedTimestamp(Instant.EPOCH)
                        .stageTimestamp(Instant.EPOCH))
                .toJsonLine();
        String log = line + "\n" + line.replace("group-99", "group-62") + "\n" + line.replace("group-99", "group-x");
        assertThat(
                        PolicyReplay.of(policy)
                                .run(AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8)))
                                .byRule()
                                .entrySet()
                                .stream()
                                .filter(rule -> rule.getValue().before().events() > 0)
                                .map(Map.Entry::getKey))
                .containsExactly(62, 99, 100);
    }

    @Test
    void longTextsAreCountedByTheirBeginning() {
        String long1 = "x".repeat(300) + "1";
        String long2 = "x".repeat(300) + "2";
        ReplayReport report = replay(EVERYTHING, pod(long1, "get"), pod(long2, "get"));
        assertThat(report.byUser()).containsOnlyKeys("x".repeat(256));
    }

    @Test
    void replaysOfDifferentPoliciesAreNotMerged() {
        PolicyReplay replay = PolicyReplay.of(CHANGES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.merge(PolicyReplay.of(EVERYTHING)))
                .withMessage("replays of different policies or versions of Kubernetes cannot be merged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.merge(PolicyReplay.of(CHANGES, KubernetesVersion.NEWEST)));
        assertThatIllegalArgumentException().isThrownBy(() -> replay.merge(replay));
    }

    @Test
    void aLogIsReplayedWithProgressToldAsItIsRead() {
        byte[] lines = Stream.of(pod("alice", "create"), pod("bob", "get"))
                .map(event -> event.toJsonLine() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        AtomicLong read = new AtomicLong();
        ReplayReport report =
                PolicyReplay.of(CHANGES).run(AuditLog.of("log", lines).onProgress(read::addAndGet));
        assertThat(report.total().before()).isEqualTo(new Tally(2, lines.length));
        assertThat(read).hasValue(lines.length);
    }

    /** The policy under which a log was recorded does not change it. */
    @ParameterizedTest
    @CsvSource({
        "metadata-everything.audit.log, METADATA, 736",
        "harvester-v1.1.0-policy.audit.log, METADATA, 331",
        "requestresponse-everything.audit.log, REQUEST_RESPONSE, 729"
    })
    void aLogIsWhatItsPolicyMadeOfIt(String name, AuditLevel level, long lines) {
        List<String> text = Reference.lines("audit-logs/" + name);
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(level)));
        ReplayReport report = PolicyReplay.of(policy).run(AuditLog.of(Reference.path("audit-logs/" + name)));
        long bytes = text.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        assertThat(report.total()).isEqualTo(new Change(new Tally(lines, bytes), new Tally(lines, bytes)));
        assertThat(report.unknown().requestBodies()).isZero();
        assertThat(report.unknown().responseBodies()).isZero();
    }

    private static ReplayReport replay(AuditPolicy policy, AuditEvent... events) {
        return Stream.of(events).collect(PolicyReplay.collector(policy));
    }

    private static Tally tally(AuditEvent... events) {
        return new Tally(
                events.length,
                Stream.of(events)
                        .mapToLong(event -> event.toJsonLine().getBytes(StandardCharsets.UTF_8).length + 1)
                        .sum());
    }

    private static AuditEvent pod(String user, String verb) {
        return event(e -> e.verb(verb)
                .requestUri("/api/v1/namespaces/a/pods/web")
                .user(u -> u.username(user))
                .objectRef(o -> o.resource("pods").namespace("a").name("web").apiVersion("v1")));
    }

    private static AuditEvent event(Consumer<AuditEvent.Builder> spec) {
        return AuditEvent.of(e -> spec.accept(e.level(AuditLevel.METADATA)
                .auditId("id")
                .stage(Stage.RESPONSE_COMPLETE)
                .requestUri("/")));
    }
}
