package dev.gleaner.event.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.read.AuditLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rancher's records name the person of a request wherever they are in a log. */
class RancherRequestsTest {
    private static final String RANCHER = "system:serviceaccount:cattle-system:rancher";
    private static final String OF_USER = "system:serviceaccount:cattle-impersonation-system:cattle-impersonation-";

    private static String record(String user, String vm, int from, int to) {
        return "{\"auditID\":\"r-" + vm + from + "\",\"requestURI\":\"/v1/harvester/kubevirt.io.virtualmachines/team-a/"
                + vm
                + "\",\"user\":{\"name\":\"" + user + "\"},\"method\":\"DELETE\",\"requestTimestamp\":\""
                + time(from) + "\",\"responseTimestamp\":\"" + time(to) + "\",\"responseCode\":200}\n";
    }

    private static String time(int second) {
        return Instant.parse("2025-03-07T09:00:00Z").plusSeconds(second).toString();
    }

    private static String request(String account, String vm, int second) {
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"c-" + vm
                + second
                + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/apis/kubevirt.io/v1/namespaces/team-a/virtualmachines/"
                + vm + "\",\"verb\":\"delete\",\"user\":{\"username\":\"" + account + "\"},\"objectRef\":{\"resource\":"
                + "\"virtualmachines\",\"namespace\":\"team-a\",\"name\":\"" + vm
                + "\",\"apiGroup\":\"kubevirt.io\",\"apiVersion\":\"v1\"},\"requestReceivedTimestamp\":\""
                + time(second).replace("Z", ".500000Z") + "\",\"stageTimestamp\":\""
                + time(second).replace("Z", ".600000Z") + "\"}\n";
    }

    private static String other(int i) {
        return request("alice", "other-" + i, i);
    }

    static Activity recorded(String user, String vm, int from, int to) {
        return activities(record(user, vm, from, to)).findFirst().orElseThrow();
    }

    static Activity requested(int id, String vm, int second) {
        return activities(request(RANCHER, vm, second).replace("\"c-", "\"" + id + "-"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> logs() {
        String one = request(RANCHER, "vm-1", 20);
        String two = request(RANCHER, "vm-2", 21);
        String three = request(RANCHER, "vm-3", 22);
        String many =
                IntStream.range(0, 30).mapToObj(RancherRequestsTest::other).collect(Collectors.joining());
        return Stream.of(
                argumentSet("before", record("u-1", "vm-1", 20, 21) + one, List.of("u-1 vm-1"), 0),
                argumentSet("after", one + record("u-1", "vm-1", 20, 21), List.of("u-1 vm-1"), 0),
                argumentSet("far after", one + many + record("u-1", "vm-1", 20, 21) + many, List.of("u-1 vm-1"), 0),
                argumentSet(
                        "several that overlap",
                        one
                                + two
                                + record("u-2", "vm-2", 20, 22)
                                + three
                                + record("u-1", "vm-1", 19, 23)
                                + record("u-3", "vm-3", 22, 22),
                        List.of("u-1 vm-1", "u-2 vm-2", "u-3 vm-3"),
                        0),
                argumentSet(
                        "all records after all requests",
                        one
                                + two
                                + three
                                + record("u-3", "vm-3", 22, 22)
                                + record("u-2", "vm-2", 20, 22)
                                + record("u-1", "vm-1", 19, 23),
                        List.of("u-1 vm-1", "u-2 vm-2", "u-3 vm-3"),
                        0),
                argumentSet(
                        "two people, before and after",
                        record("u-1", "vm-1", 20, 21) + one + record("u-2", "vm-1", 19, 21),
                        List.of(RANCHER + " vm-1"),
                        1),
                argumentSet(
                        "two people at other times",
                        one + record("u-1", "vm-1", 20, 21) + record("u-2", "vm-1", 60, 61),
                        List.of("u-1 vm-1"),
                        0),
                argumentSet(
                        "two people, and the account of one of them",
                        record("u-1", "vm-1", 20, 21)
                                + request(OF_USER + "u-2", "vm-1", 20)
                                + record("u-2", "vm-1", 19, 21),
                        List.of("u-2 vm-1"),
                        0),
                argumentSet("no record", one + many, List.of(RANCHER + " vm-1"), 0),
                argumentSet(
                        "a record as request and response",
                        one
                                + request(RANCHER, "vm-4", 21)
                                + stage("s1", "u-1", "vm-1", "RequestReceived", 20)
                                + stage("s4", "u-4", "vm-4", "RequestReceived", 21)
                                + response("s1", 21)
                                + response("s4", 22),
                        List.of("u-1 vm-1", "u-4 vm-4"),
                        0));
    }

    private static String stage(String id, String user, String vm, String stage, int second) {
        return "{\"auditID\":\"" + id + "\",\"requestURI\":\"/v1/harvester/kubevirt.io.virtualmachines/team-a/" + vm
                + "\",\"user\":{\"name\":\"" + user + "\"},\"verb\":\"DELETE\",\"stage\":\"" + stage
                + "\",\"stageTimestamp\":\"" + time(second) + "\"}\n";
    }

    private static String response(String id, int second) {
        return "{\"auditID\":\"" + id
                + "\",\"responseStatus\":\"200\",\"stage\":\"ResponseComplete\",\"stageTimestamp\":\"" + time(second)
                + "\",\"responseBody\":{}}\n";
    }

    private static Stream<Activity> activities(String log) {
        return Activities.of(
                AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8)).events());
    }

    private static String name(Activity activity) {
        return activity.objectRef().orElseThrow().name();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void theRequestShowsThePerson(String log, List<String> people, long ambiguous) {
        long[] doubtful = {-1};
        List<Activity> all = RancherRequests.of(activities(log), counts -> doubtful[0] = counts.ambiguous())
                .toList();
        assertThat(all)
                .filteredOn(activity -> activity.requestUri().startsWith("/apis")
                        && !name(activity).startsWith("other"))
                .extracting(activity -> activity.actor().person().username() + " " + name(activity))
                .containsExactlyElementsOf(people);
        assertThat(doubtful[0]).isEqualTo(ambiguous);
        // Nothing else changes, neither the order nor the number.
        assertThat(all)
                .extracting(Activity::auditId)
                .containsExactlyElementsOf(
                        activities(log).map(Activity::auditId).toList());
    }

    @Test
    void aBoundedNumberOfActivitiesWaits() {
        List<String> passed = new ArrayList<>();
        RancherRequests requests = RancherRequests.into(
                activity -> passed.add(activity.actor().person().username()), 3);
        activities(request(RANCHER, "vm-1", 20) + other(1) + other(2)).forEach(requests);
        assertThat(passed).isEmpty();
        activities(other(3)).forEach(requests);
        assertThat(passed).containsExactly(RANCHER, "alice", "alice", "alice");
        activities(record("u-1", "vm-1", 20, 21)).forEach(requests);
        assertThat(requests.late()).isEqualTo(1);
        activities(record("u-1", "vm-1", 40, 41)).forEach(requests);
        requests.close();
        assertThat(requests.late()).isEqualTo(1);
        assertThat(passed).hasSize(6);
    }

    @Test
    void aRequestWaitsForOneRoundMore() {
        List<String> passed = new ArrayList<>();
        RancherRequests requests = RancherRequests.into(
                activity -> passed.add(activity.actor().person().username()));
        activities(request(RANCHER, "vm-1", 20)).forEach(requests);
        requests.endRound();
        assertThat(passed).isEmpty();
        activities(record("u-1", "vm-1", 20, 21) + request(RANCHER, "vm-2", 21)).forEach(requests);
        requests.endRound();
        assertThat(passed).containsExactly("u-1", "u-1");
        requests.endRound();
        assertThat(passed).containsExactly("u-1", "u-1", RANCHER);
    }

    /** The time for a request does not depend on the number of records at other times. */
    @Test
    void recordsAtOtherTimesAreNotLookedAt() {
        RancherRecords records = new RancherRecords(100_000);
        Activity record = activities(record("u-1", "vm-1", 1, 2)).findFirst().orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            int second = 10 * i;
            records.add(Activity.of(a -> a.auditId("r")
                    .actor(record.actor())
                    .verb("delete")
                    .requestUri(record.requestUri())
                    .objectRef(record.objectRef())
                    .received(Instant.parse(time(second)))));
        }
        Activity request =
                activities(request(RANCHER, "vm-1", 500_000)).findFirst().orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            assertThat(records.people(request)).hasSize(1);
        }
        records.add(record);
        assertThat(records.people(request)).hasSize(1);
    }
}
