package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.ActivityFilter.by;
import static dev.gleaner.event.activity.ActivityFilter.did;
import static dev.gleaner.event.activity.ActivityFilter.ended;
import static dev.gleaner.event.activity.ActivityFilter.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of the logs of a real server. They were computed by jq 1.6, from the requests R that this expression gives:
 *
 * <pre>{@code
 * jq -s '[group_by([.auditID,.requestReceivedTimestamp,.verb,.requestURI])[]
 *   | {verb:.[0].verb, user:.[0].user.username, received:.[0].requestReceivedTimestamp, stages:map(.stage),
 *      as:(map(.impersonatedUser.username//empty)|last), ref:(map(.objectRef//empty)|last),
 *      code:(map(.responseStatus.code//empty)|last),
 *      decision:(map(.annotations["authorization.k8s.io/decision"]//empty)|last)}
 *   | .outcome = (if .code==401 or .code==403 or .decision=="forbid" then "DENIED"
 *       elif (.code//0)>=400 or (.stages|index("Panic")) then "FAILED"
 *       elif .code then "ALLOWED" else "UNKNOWN" end)]'
 * }</pre>
 */
class RealLogsTest {
    private static final String METADATA = "metadata-everything.audit.log";

    /** For each log: {@code R | length, (group_by(.outcome)|map({(.[0].outcome):length})|add)}. */
    @ParameterizedTest
    @CsvSource({
        METADATA + ", 350, '{ALLOWED=266, DENIED=25, FAILED=59}'",
        "harvester-v1.1.0-policy.audit.log, 331, {UNKNOWN=331}",
        "requestresponse-everything.audit.log, 347, '{ALLOWED=264, DENIED=25, FAILED=57, UNKNOWN=1}'"
    })
    void requestsAreCountedByOutcome(String log, int requests, String byOutcome) {
        Map<String, Long> counted = activities(log)
                .collect(Collectors.groupingBy(
                        activity -> activity.outcome().name(), TreeMap::new, Collectors.counting()));
        assertThat(counted).hasToString(byOutcome);
        assertThat(activities(log)).hasSize(requests);
    }

    /** {@code R | map(.stages|join(",")) | group_by(.) | map({(.[0]):length}) | add}. */
    @Test
    void requestsAreCountedByStages() {
        Map<List<Stage>, Long> counted =
                activities(METADATA).collect(Collectors.groupingBy(Activity::stages, Collectors.counting()));
        assertThat(counted)
                .containsOnly(
                        Map.entry(List.of(Stage.REQUEST_RECEIVED, Stage.RESPONSE_COMPLETE), 312L),
                        Map.entry(
                                List.of(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE), 37L),
                        Map.entry(List.of(Stage.RESPONSE_STARTED), 1L));
    }

    /**
     * {@code R | map(select(.verb=="create" and .ref.resource=="configmaps")) | sort_by(.received)[] |
     * [.user,.as,.ref.namespace+"/"+(.ref.name//""),.outcome,.code]}; they are in 24 events.
     */
    @Test
    void whoCreatedWhichConfigMap() {
        List<String> created = activities(METADATA)
                .filter(did("create").and(to("", "configmaps")))
                .map(activity -> activity.received().orElseThrow() + " "
                        + activity.actor().inWords() + " "
                        + activity.objectRef().map(RealLogsTest::place).orElseThrow() + " " + activity.outcome() + " "
                        + activity.code())
                .sorted()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        assertThat(created)
                .containsExactly(
                        "admin team-amber/settings ALLOWED 201",
                        "admin team-amber/ ALLOWED 201",
                        "admin team-amber/plain FAILED 409",
                        "admin team-amber/huge FAILED 422",
                        "admin team-amber/ FAILED 413",
                        "admin team-amber/ FAILED 400",
                        "admin team-amber/plain FAILED 405",
                        "alice team-amber/ DENIED 403",
                        "admin as Ünïcode ✓ user team-amber/imp ALLOWED 201",
                        "admin team-amber/hooked FAILED 500",
                        "admin team-amber/denied DENIED 403",
                        "admin team-amber-2/late DENIED 403");
    }

    private static String place(ObjectReference object) {
        return object.namespace() + "/" + object.name();
    }

    /** {@code R | map(select(.user=="alice" or .as=="alice")) | group_by(.outcome)|map({(.[0].outcome):length})|add}. */
    @Test
    void whatAliceDidUnderAnyName() {
        assertThat(activities(METADATA).filter(by("alice").and(ended(Outcome.ALLOWED))))
                .hasSize(10);
        assertThat(activities(METADATA).filter(by("alice").and(ended(Outcome.DENIED))))
                .hasSize(11);
        assertThat(activities(METADATA).filter(by("alice"))).hasSize(21);
    }

    /**
     * {@code R | map(select(.ref.namespace=="team-amber" and .ref.name=="settings")) | sort_by(.received) |
     * map([.user,.verb,(.code|tostring)]|join(" "))[]}.
     */
    @Test
    void whatHappenedToAConfigMap() {
        Timeline timeline = Timeline.of(
                Subject.object("team-amber", "settings").as("ConfigMap", "configmaps"),
                t -> events(METADATA).forEach(t::add));
        assertThat(timeline.entries())
                .extracting(entry -> entry instanceof TimelineEntry.Done done
                        ? done.activity().actor().person().username() + " "
                                + done.activity().verb() + " " + done.activity().code()
                        : "an event")
                .containsExactly(
                        "admin get 404",
                        "admin create 201",
                        "admin get 200",
                        "admin patch 200",
                        "admin patch 400",
                        "viewer@example.com get 403");
    }

    /** All logs together. One audit ID occurs in two of them, for requests at different times. */
    @Test
    void severalLogsMayBeReadAsOne() {
        Stream<AuditEvent> all = Stream.of(
                        METADATA, "harvester-v1.1.0-policy.audit.log", "requestresponse-everything.audit.log")
                .flatMap(RealLogsTest::events);
        assertThat(Activities.of(all)).hasSize(350 + 331 + 347);
    }

    private static Stream<Activity> activities(String log) {
        return Activities.of(events(log));
    }

    private static Stream<AuditEvent> events(String log) {
        return Reference.lines("audit-logs/" + log).stream()
                .map(line -> Manifests.read(line, AuditEvent.class).orThrow());
    }
}
