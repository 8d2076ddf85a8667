package dev.gleaner.event.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.read.AuditLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RancherPeopleTest {
    private static final String RANCHER = "system:serviceaccount:cattle-system:rancher";
    private static final String VM = "/apis/subresources.kubevirt.io/v1/namespaces/team-a/virtualmachines/vm-1/stop";
    private static final String STOP = "POST /v1/harvester/kubevirt.io.virtualmachines/team-a/vm-1?action=stop";

    private static String record(String request, String user, String from, String to) {
        String[] words = request.split(" ", -1);
        return "{\"auditID\":\"r\",\"requestURI\":\"" + words[1] + "\",\"user\":{\"name\":\"" + user
                + "\",\"extra\":{\"username\":[\"name-of-" + user + "\"]}},\"method\":\"" + words[0]
                + "\",\"requestTimestamp\":\"2025-03-07T09:20:" + from + "Z\",\"responseTimestamp\":\"2025-03-07T09:20:"
                + to + "Z\",\"responseCode\":204}\n";
    }

    private static String request(String user, String impersonated, String verb, String uri, String object, String at) {
        String time = "2025-03-07T09:20:" + at + "Z";
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"c\",\"stage\":"
                + "\"ResponseComplete\",\"requestURI\":\"" + uri + "\",\"verb\":\"" + verb
                + "\",\"user\":{\"username\":\"" + user + "\"},"
                + (impersonated.isEmpty() ? "" : "\"impersonatedUser\":{\"username\":\"" + impersonated + "\"},")
                + "\"objectRef\":" + object + ",\"requestReceivedTimestamp\":\"" + time + "\",\"stageTimestamp\":\""
                + time
                + "\"}\n";
    }

    private static String stop(String user, String impersonated, String at) {
        return request(
                user,
                impersonated,
                "update",
                VM,
                "{\"resource\":\"virtualmachines\",\"subresource\":\"stop\",\"namespace\":\"team-a\",\"name\":\"vm-1\","
                        + "\"apiGroup\":\"subresources.kubevirt.io\",\"apiVersion\":\"v1\"}",
                at);
    }

    private static String put(String user, String at) {
        return record("PUT /v1/harvester/secrets/team-a/s-x7k2p", user, at, at);
    }

    static Stream<Arguments> joins() {
        String through = "user-k8m2x (name-of-user-k8m2x) through ";
        String harvester = "system:serviceaccount:harvester-system:harvester";
        String agent = "system:serviceaccount:cattle-impersonation-system:cattle-impersonation-user-k8m2x";
        String mine = record(STOP, "user-k8m2x", "23", "25");
        String created = request(
                RANCHER,
                "",
                "create",
                "/api/v1/namespaces/team-a/secrets",
                "{\"resource\":\"secrets\",\"namespace\":\"team-a\",\"name\":\"s-x7k2p\",\"apiVersion\":\"v1\"}",
                "23.500000");
        String post = record("POST /v1/harvester/secrets/team-a", "user-k8m2x", "23", "23");
        return Stream.of(
                argumentSet("Rancher", mine + stop(RANCHER, "", "23.500000"), through + RANCHER),
                argumentSet("Harvester", mine + stop(harvester, "", "24.000000"), through + harvester),
                argumentSet("an account of a user", mine + stop(agent, "", "24.000000"), through + agent),
                argumentSet("the clocks differ", mine + stop(RANCHER, "", "25.900000"), through + RANCHER),
                argumentSet("impersonated", mine + stop(RANCHER, "user-k8m2x", "24.000000"), through + RANCHER),
                argumentSet("twice", mine + mine + stop(RANCHER, "", "24.000000"), through + RANCHER),
                argumentSet("a new object without a name", post + created, through + RANCHER),
                argumentSet(
                        "a new object without a name, which another person updates later",
                        post + put("user-2", "40") + created,
                        through + RANCHER),
                argumentSet(
                        "a new object without a name, while another person updates one of its name",
                        post + put("user-2", "23") + created,
                        RANCHER),
                argumentSet(
                        "an update while another person creates an object without a name",
                        post + put("user-2", "23") + created.replace("\"create\"", "\"update\""),
                        "user-2 (name-of-user-2) through " + RANCHER),
                argumentSet(
                        "another impersonated",
                        mine + stop(RANCHER, "user-2", "24.000000"),
                        "user-2 through " + RANCHER),
                argumentSet("before", mine + stop(RANCHER, "", "21.900000"), RANCHER),
                argumentSet("after", mine + stop(RANCHER, "", "26.100000"), RANCHER),
                argumentSet(
                        "another account",
                        mine + stop("system:serviceaccount:a:b", "", "24.000000"),
                        "system:serviceaccount:a:b"),
                argumentSet("a user", mine + stop("alice", "", "24.000000"), "alice"),
                argumentSet("another object", mine.replace("vm-1", "vm-2") + stop(RANCHER, "", "24.000000"), RANCHER),
                argumentSet(
                        "read only",
                        record(STOP.replace("POST", "GET").replace("?action=stop", ""), "user-k8m2x", "23", "25")
                                + stop(RANCHER, "", "24.000000"),
                        RANCHER),
                argumentSet(
                        "two people",
                        mine + mine.replace("user-k8m2x", "user-2") + stop(RANCHER, "", "24.000000"),
                        RANCHER));
    }

    @ParameterizedTest
    @MethodSource("joins")
    void theRequestShowsThePerson(String logs, String expected) {
        Stream<AuditEvent> events =
                AuditLog.of("log", logs.getBytes(StandardCharsets.UTF_8)).events();
        List<Activity> activities =
                Activities.of(events).map(new RancherPeople()).toList();
        Actor last = activities.get(activities.size() - 1).actor();
        assertThat(last.inWords()).isEqualTo(expected);
        assertThat(last.is("name-of-user-k8m2x")).isEqualTo(expected.startsWith("user-k8m2x"));
        assertThat(last.person().username()).isEqualTo(expected.split(" ", -1)[0]);
    }
}
