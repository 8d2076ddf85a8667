package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Actor;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of Rancher's API audit log are read as audit events. */
class RancherLogTest {
    /** The fields as Rancher v2.10 writes them at level 2, in its order. */
    private static final String ENTRY =
            "{\"auditID\":\"0d1e\",\"requestURI\":\"/v1/harvester/kubevirt.io.virtualmachines/team-a\","
                    + "\"user\":{\"name\":\"user-k8m2x\",\"group\":[\"system:authenticated\",\"system:cattle:authenticated\"],"
                    + "\"extra\":{\"principalid\":[\"local://user-k8m2x\"],\"username\":[\"alice\"]}},\"method\":\"POST\","
                    + "\"remoteAddr\":\"10.52.0.7:42344\",\"requestTimestamp\":\"2025-03-07T10:20:23+01:00\","
                    + "\"responseTimestamp\":\"2025-03-07T09:20:25Z\",\"responseCode\":201,"
                    + "\"requestHeader\":{\"User-Agent\":[\"browser/1\"],\"X-Forwarded-For\":[\"192.168.1.5, 192.168.1.6\"]},"
                    + "\"responseHeader\":{\"Content-Type\":[\"application/json\"]},"
                    + "\"requestBody\":{\"type\":\"kubevirt.io.virtualmachine\",\"metadata\":{\"namespace\":\"team-a\",\"name\":\"vm1\"},\"spec\":{\"n\":1.50}}}";

    private static final String LATER = ENTRY.replace("0d1e", "0d1f");

    private final List<String> findings = new ArrayList<>();

    private List<AuditEvent> read(String log) {
        List<AuditEvent> events = new ArrayList<>();
        Log<AuditEvent> read = AuditLog.of("log", log.getBytes(StandardCharsets.UTF_8));
        read.forEach(events::add);
        read.findings().first().forEach(finding -> findings.add(finding.toString()));
        return events;
    }

    private AuditEvent event(String line) {
        List<AuditEvent> events = read(line);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void anEntryIsAnEventOfTheWholeRequest() {
        AuditEvent event = event(ENTRY);

        assertThat(findings).isEmpty();
        assertThat(event.edit(e -> e.unknownFields(AuditEvent.of(o -> o.level(AuditLevel.METADATA)
                                .auditId("")
                                .stage(Stage.PANIC)
                                .requestUri("")
                                .verb(""))
                        .unknownFields())))
                .isEqualTo(AuditEvent.of(e -> e.level(AuditLevel.REQUEST)
                        .auditId("0d1e")
                        .stage(Stage.RESPONSE_COMPLETE)
                        .requestUri("/v1/harvester/kubevirt.io.virtualmachines/team-a")
                        .verb("create")
                        .user(u -> u.username("user-k8m2x")
                                .addGroups("system:authenticated", "system:cattle:authenticated")
                                .putExtra("principalid", List.of("local://user-k8m2x"))
                                .putExtra("username", List.of("alice")))
                        .addSourceIps("192.168.1.5", "192.168.1.6", "10.52.0.7")
                        .userAgent("browser/1")
                        .objectRef(o -> o.apiGroup("kubevirt.io")
                                .resource("virtualmachines")
                                .namespace("team-a")
                                .name("vm1"))
                        .responseStatus(s -> s.code(201))
                        .requestObject(event.requestObject())
                        .requestReceivedTimestamp(Instant.parse("2025-03-07T09:20:23Z"))
                        .stageTimestamp(Instant.parse("2025-03-07T09:20:25Z"))));
    }

    @Test
    void theBodyIsKeptAsItWasWritten() {
        assertThat(event(ENTRY).requestObject().orElseThrow().toJsonLine())
                .isEqualTo(ENTRY.substring(ENTRY.indexOf("{\"type\""), ENTRY.length() - 1));
        AuditEvent answered = event(ENTRY.replace("\"requestBody\"", "\"responseBody\""));
        assertThat(answered.level()).isEqualTo(AuditLevel.REQUEST_RESPONSE);
        assertThat(answered.requestObject()).isEmpty();
        assertThat(answered.responseObject()).isPresent();
    }

    @Test
    void fieldsWithoutACounterpartAreKept() {
        Tree.Mapping written = (Tree.Mapping) event(ENTRY).toTree();

        assertThat(written.text("method")).contains("POST");
        assertThat(written.text("remoteAddr")).contains("10.52.0.7:42344");
        assertThat(written.get("requestHeader").orElseThrow())
                .isEqualTo(Tree.mapping(h -> h.put("User-Agent", Tree.texts("browser/1"))
                        .put("X-Forwarded-For", Tree.texts("192.168.1.5, 192.168.1.6"))));
        assertThat(written.hasValue("responseHeader")).isTrue();
        assertThat(event(event(ENTRY).toJsonLine())).isEqualTo(event(ENTRY));
    }

    @Test
    void thePersonIsFoundByEveryName() {
        Actor actor = Actor.of(event(ENTRY));

        assertThat(actor.inWords()).isEqualTo("user-k8m2x (alice)");
        assertThat(List.of("user-k8m2x", "alice", "local://user-k8m2x")).allMatch(actor::is);
        assertThat(actor.is("bob")).isFalse();
    }

    @Test
    void aLoginHasTheNameThatWasTyped() {
        AuditEvent login = event("{\"auditID\":\"a\",\"requestURI\":\"/v3-public/localProviders/local?action=login\","
                + "\"user\":{\"name\":\"system:unauthenticated\",\"group\":[\"system:unauthenticated\"]},\"method\":\"POST\","
                + "\"responseCode\":401,\"userLoginName\":\"alice\"}");

        assertThat(Actor.of(login).inWords()).isEqualTo("system:unauthenticated (alice)");
        assertThat(login.verb()).isEqualTo("post");
        assertThat(login.objectRef()).isEmpty();
        assertThat(((Tree.Mapping) login.toTree()).text("userLoginName")).contains("alice");
        assertThat(event("{\"auditID\":\"a\",\"requestURI\":\"/\",\"method\":\"GET\",\"userLoginName\":\"bob\"}")
                        .user()
                        .firstExtra("username"))
                .contains("bob");
    }

    @Test
    void aUserMayActAsAnother() {
        AuditEvent event = event(ENTRY.replace(
                "\"name\":\"user-k8m2x\",",
                "\"name\":\"user-k8m2x\",\"requestUser\":\"bob\",\"requestGroups\":[\"testers\"],"));

        assertThat(Actor.of(event).inWords()).isEqualTo("user-k8m2x (alice) as bob");
        assertThat(event.impersonatedUser())
                .contains(UserInfo.of(u -> u.username("bob").addGroup("testers")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST    | /v1/harvester/secrets/default                                    | create secrets in default
            POST    | /v1/secrets                                                      | create secrets
            GET     | /v1/harvester/pods                                               | list pods
            GET     | /v1/harvester/pods/default                                       | list pods in default
            GET     | /v1/harvester/pods/default/web-0                                 | get pods default/web-0
            GET     | /v1/harvester/pods/default/web-0?link=log                        | get pods/log default/web-0
            HEAD    | /v1/apps.deployments/default/web                                 | get deployments.apps default/web
            PUT     | /v1/harvester/apps.deployments/default/web                       | update deployments.apps default/web
            PATCH   | /v1/harvester/apps.deployments/default/web                       | patch deployments.apps default/web
            DELETE  | /v1/harvester/kubevirt.io.virtualmachines/default/vm1?removedDisks=d | delete virtualmachines.kubevirt.io default/vm1
            POST    | /v1/harvester/kubevirt.io.virtualmachines/default/vm1?action=stop | create virtualmachines.kubevirt.io/stop default/vm1
            DELETE  | /v1/harvester/pods/default                                       | delete pods default
            PUT     | /v1/harvester/harvesterhci.io.settings/backup-target             | update settings.harvesterhci.io backup-target
            GET     | /v1/harvester/harvesterhci.io.settings/backup-target             | get settings.harvesterhci.io backup-target
            GET     | /v1/harvester/nodes/harv1                                        | get nodes harv1
            POST    | /v1/harvester/nodes/harv1?action=enableMaintenanceMode           | create nodes/enableMaintenanceMode harv1
            GET     | /v1/harvester/namespaces/team-a                                  | get namespaces team-a
            GET     | /v1/schemas                                                      | get -
            GET     | /v1/subscribe?sockId=1                                           | get -
            GET     | /v3/users?me=true                                                | list users.management.cattle.io
            PUT     | /v3/users/user-k8m2x                                             | update users.management.cattle.io user-k8m2x
            POST    | /v3/users?action=changepassword                                  | create users.management.cattle.io/changepassword
            GET     | /v3/projectRoleTemplateBindings/p-abc:prtb-xyz                   | get projectroletemplatebindings.management.cattle.io p-abc/prtb-xyz
            GET     | /v3/projects/c-abc%3Ap-xyz                                       | get projects.management.cattle.io c-abc/p-xyz
            GET     | /v3/schemas                                                      | get -
            POST    | /v3-public/localProviders/local?action=login                     | post -
            GET     | /apis/kubevirt.io/v1/namespaces/default/virtualmachines/vm1      | get virtualmachines.kubevirt.io default/vm1
            PUT     | /apis/subresources.kubevirt.io/v1/namespaces/default/virtualmachines/vm1/start | update virtualmachines.subresources.kubevirt.io/start default/vm1
            GET     | /api/v1/watch/pods                                               | watch pods
            GET     | /api/v1/pods?watch=true                                          | watch pods
            GET     | /api/v1/namespaces/default                                       | get namespaces default/default
            DELETE  | /api/v1/namespaces/default/pods                                  | deletecollection pods in default
            DELETE  | /k8s/clusters/c-m-abc/api/v1/namespaces/default/pods/web-0       | delete pods default/web-0
            POST    | /k8s/clusters/local/v1/harvester/harvesterhci.io.virtualmachineimages/default | create virtualmachineimages.harvesterhci.io in default
            GET     | /api                                                             | get -
            GET     | /                                                                | get -
            OPTIONS | /v1/harvester/pods                                               | options pods
            GET     | /v1/harvester/pods/%zz/a                                         | get pods %zz/a
            """)
    void theVerbAndTheObjectAreThoseOfTheUrl(String method, String uri, String expected) {
        AuditEvent event = event("{\"auditID\":\"a\",\"requestURI\":\"" + uri + "\",\"method\":\"" + method + "\"}");

        assertThat(event.verb() + " "
                        + event.objectRef().map(ObjectReference::inWords).orElse("-"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "remoteAddr":"10.52.0.7:42344"                                            | 10.52.0.7
            "remoteAddr":"[fd00::7]:42344"                                            | fd00::7
            "remoteAddr":"fd00::7"                                                    | fd00::7
            "remoteAddr":"@"                                                          | ''
            "requestHeader":{"X-Real-Ip":["1.2.3.4"]},"remoteAddr":"10.52.0.7:1"      | 1.2.3.4 10.52.0.7
            "requestHeader":{"X-Forwarded-For":["x, 1.2.3.4"]},"remoteAddr":"1.2.3.4:1" | 1.2.3.4
            "requestHeader":{"X-Forwarded-For":"1.2.3.4"}                             | ''
            "sourceIPs":["::1"]                                                       | ::1
            """)
    void theLastAddressIsTheOneThatRancherSaw(String fields, String expected) {
        AuditEvent event = event("{\"auditID\":\"a\",\"requestURI\":\"/\",\"method\":\"GET\"," + fields + "}");
        assertThat(String.join(" ", event.sourceIps())).isEqualTo(expected);
    }

    @Test
    void olderEntriesHaveARecordForEachStage() {
        String request = "{\"auditID\":\"0a\",\"requestURI\":\"/v3/users/user-k8m2x\",\"sourceIPs\":[\"::1\"],"
                + "\"user\":{\"name\":\"user-k8m2x\",\"group\":[\"system:authenticated\"]},\"verb\":\"PUT\","
                + "\"stage\":\"RequestReceived\",\"stageTimestamp\":\"2018-07-20 10:33:06 +0800\",\"requestBody\":{\"enabled\":false}}";
        String response = "{\"auditID\":\"0a\",\"responseStatus\":\"200\",\"stage\":\"ResponseComplete\","
                + "\"stageTimestamp\":\"2018-07-20 10:33:08 +0800\",\"responseBody\":{}}";
        List<Activity> activities = Activities.of(read(request + "\n" + ENTRY + "\n" + response).stream())
                .toList();

        assertThat(findings).isEmpty();
        assertThat(activities)
                .extracting(Activity::inWords)
                .containsExactly(
                        "user-k8m2x (alice) create virtualmachines.kubevirt.io team-a/vm1: allowed, 201",
                        "user-k8m2x update users.management.cattle.io user-k8m2x: allowed, 200");
        assertThat(activities.get(1).stages()).containsExactly(Stage.REQUEST_RECEIVED, Stage.RESPONSE_COMPLETE);
        assertThat(activities.get(1).took()).contains(Duration.ofSeconds(2));
        assertThat(activities.get(1).received()).contains(Instant.parse("2018-07-20T02:33:06Z"));
    }

    @Test
    void theContainerThatPrintsTheLogIsTrusted() {
        LogRecord record = LogRecord.of(
                r -> r.stream("stdout").logtag("F").message(ENTRY).kubernetes(p -> p.namespaceName("cattle-system")
                        .podName("rancher-95d7bd4d8-vz7cw")
                        .containerName("rancher-audit-log")));
        String forged =
                record.edit(r -> r.kubernetes(p -> p.namespaceName("team-a"))).toJsonLine();

        assertThat(read(record.toJsonLine())).containsExactly(event(ENTRY));
        assertThat(findings).isEmpty();
        assertThat(read(forged)).isEmpty();
        assertThat(findings)
                .containsExactly(
                        "log:1:1: warning: an audit event came from the log of pod \"team-a/rancher-95d7bd4d8-vz7cw\", which is not trusted as a kube-apiserver; its audit events are skipped [log-carrier-audit] at byte 0");
    }

    @Test
    void damagedEntriesAreReportedAndTheOthersAreRead() {
        String cut = ENTRY.substring(0, 120);
        LogRecord carried = LogRecord.of(r -> r.stream("stdout").logtag("F").message(cut));

        assertThat(read(cut + "\n" + LATER + "\n" + carried.toJsonLine() + "\n" + ENTRY))
                .containsExactly(event(LATER), event(ENTRY));
        assertThat(findings)
                .containsExactly(
                        "log:1:121: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax] at byte 0",
                        "log:3:1: the record in message cannot be read: not JSON: Unexpected end-of-input in VALUE_STRING [log-carried] at byte "
                                + (121 + LATER.length() + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "responseCode":201                             | "responseCode":"many"          | 395: responseCode: warning: found the text "many", expected a whole number [type-wrong]
            "requestTimestamp":"2025-03-07T10:20:23+01:00" | "requestTimestamp":"yesterday" | 309: requestTimestamp: warning: "yesterday" is not a point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z [timestamp]
            "name":"user-k8m2x"                            | "name":7                       | 98: user.name: warning: found the number 7, expected text; put it in quotes [type-wrong]
            "auditID":"0d1e",                              | ''                             | 1: auditID: warning: missing; expected text [field-required]
            """)
    void aFaultyFieldIsReportedAndTheEntryIsRead(String field, String faulty, String finding) {
        assertThat(read(ENTRY.replace(field, faulty))).hasSize(1);
        assertThat(findings).singleElement().isEqualTo("log:1:" + finding + " at byte 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"method":"GET","requestURI":"/"}
            {"auditID":"a","method":"GET"}
            {"auditID":"a","requestURI":"/","method":"GET","kind":"Event"}
            {"auditID":"a","requestURI":"/","method":1}
            """)
    void otherObjectsAreNotOfRancher(String json) {
        List<LogEntry> entries = new ArrayList<>();
        ClusterLog.of("log", json.getBytes(StandardCharsets.UTF_8)).forEach(entries::add);
        assertThat(entries).singleElement().isInstanceOf(LogEntry.Other.class);
    }

    @Test
    void aRecordKeepsItsOwnFieldsWithTheNamesOfBodies() {
        LogEntry entry = LogEntry.unwrap(JsonText.of(
                        "{\"stream\":\"stdout\",\"message\":\"m\",\"requestBody\":{\"a\":[1]},\"requestObject\":null}"))
                .get(0);
        assertThat(((LogEntry.Line) entry).record().toJsonLine()).contains("\"requestBody\":{\"a\":[1]}");
    }
}
