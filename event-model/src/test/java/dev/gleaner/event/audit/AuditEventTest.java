package dev.gleaner.event.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEventTest {
    private static final AuditEvent CREATED = AuditEvent.of(e -> e.level(AuditLevel.REQUEST)
            .auditId("5c1f3a2e")
            .stage(Stage.RESPONSE_COMPLETE)
            .requestUri("/api/v1/namespaces/team-a/configmaps?dryRun=All&pretty")
            .verb("create")
            .user(u -> u.username("admin").addGroup("system:masters"))
            .addSourceIp("10.0.0.7")
            .objectRef(o ->
                    o.resource("configmaps").namespace("team-a").name("web").apiVersion("v1"))
            .responseStatus(s -> s.code(201))
            .requestObject(JsonText.of("{ \"data\": {\"a\": \"<b>\"} }"))
            .requestReceivedTimestamp(Instant.parse("2022-08-22T09:36:56.344Z"))
            .stageTimestamp(Instant.parse("2022-08-22T09:36:56.35Z"))
            .putAnnotation("authorization.k8s.io/reason", "")
            .putAnnotation("authorization.k8s.io/decision", "allow"));

    private static final String CREATED_LINE =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Request\","
                    + "\"auditID\":\"5c1f3a2e\",\"stage\":\"ResponseComplete\","
                    + "\"requestURI\":\"/api/v1/namespaces/team-a/configmaps?dryRun=All\\u0026pretty\",\"verb\":\"create\","
                    + "\"user\":{\"username\":\"admin\",\"groups\":[\"system:masters\"]},\"sourceIPs\":[\"10.0.0.7\"],"
                    + "\"objectRef\":{\"resource\":\"configmaps\",\"namespace\":\"team-a\",\"name\":\"web\",\"apiVersion\":\"v1\"},"
                    + "\"responseStatus\":{\"metadata\":{},\"code\":201},"
                    + "\"requestObject\":{\"data\":{\"a\":\"\\u003cb\\u003e\"}},"
                    + "\"requestReceivedTimestamp\":\"2022-08-22T09:36:56.344000Z\","
                    + "\"stageTimestamp\":\"2022-08-22T09:36:56.350000Z\","
                    + "\"annotations\":{\"authorization.k8s.io/decision\":\"allow\",\"authorization.k8s.io/reason\":\"\"}}";

    @Test
    void anEventThatIsBuiltIsWrittenAsTheServerWritesIt() {
        assertThat(CREATED.toJsonLine()).isEqualTo(CREATED_LINE);
    }

    @Test
    void anEventThatIsReadEqualsOneThatIsBuilt() {
        AuditEvent read = read(CREATED_LINE);
        assertThat(read).isEqualTo(CREATED).hasSameHashCodeAs(CREATED);
        assertThat(read.compact()).isEqualTo(CREATED);
        assertThat(read(CREATED_LINE.replace("team-a", "team-b"))).isNotEqualTo(CREATED);
    }

    @Test
    void theSmallestEventIsWrittenWithItsUserAndItsTimes() {
        AuditEvent least = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("a")
                .stage(Stage.REQUEST_RECEIVED)
                .requestUri("/")
                .verb(""));
        assertThat(least.toJsonLine())
                .isEqualTo(
                        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"a\","
                                + "\"stage\":\"RequestReceived\",\"requestURI\":\"/\",\"verb\":\"\",\"user\":{},"
                                + "\"requestReceivedTimestamp\":null,\"stageTimestamp\":null}");
        assertThat(least.user()).isEqualTo(UserInfo.NOBODY);
        assertThat(read(least.toJsonLine())).isEqualTo(least);
    }

    @Test
    void anEventReturnsTheSizeOfItsLineAtEachLevel() {
        int size = CREATED_LINE.length() + 1;
        assertThat(CREATED.lineSize(AuditLevel.NONE)).isZero();
        assertThat(CREATED.lineSize(AuditLevel.METADATA))
                .isEqualTo(size + 1 - ",\"requestObject\":{\"data\":{\"a\":\"\\u003cb\\u003e\"}}".length());
        assertThat(CREATED.lineSize(AuditLevel.REQUEST)).isEqualTo(size);
        assertThat(CREATED.lineSize(AuditLevel.REQUEST_RESPONSE)).isEqualTo(size + "Response".length());
        AuditEvent wide = CREATED.edit(e -> e.userAgent("\u00e9\u20ac\ud83d\ude00"));
        assertThat(wide.lineSize(AuditLevel.REQUEST)).isEqualTo(size + ",\"userAgent\":\"\"".length() + 2 + 3 + 4);
    }

    @Test
    void toStringContainsNoSecrets() {
        assertThat(CREATED)
                .hasToString(
                        "AuditEvent[ResponseComplete \"5c1f3a2e\" \"create\" \"/api/v1/namespaces/team-a/configmaps?dryRun=All&pretty\" by \"admin\"]");
    }

    @Test
    void anAttackerCannotForgeALineInWords() {
        AuditEvent forged = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("a\nb")
                .stage(Stage.PANIC)
                .requestUri("/\u001b[31m")
                .verb("get")
                .user(u -> u.username("\u202eroot")));
        assertThat(forged).hasToString("AuditEvent[Panic \"a\\nb\" \"get\" \"/\\u001b[31m\" by \"\\u202eroot\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "apps, deployments, '', team-a, web, deployments.apps team-a/web",
        "apps, deployments, scale, team-a, web, deployments.apps/scale team-a/web",
        "'', nodes, '', '', harv1, nodes harv1",
        "'', pods, '', '', '', pods",
        "'', pods, '', team-a, '', pods in team-a"
    })
    void objectsAreNamedInWords(
            String group, String resource, String subresource, String namespace, String name, String words) {
        ObjectReference object = ObjectReference.of(o -> o.apiGroup(group)
                .resource(resource)
                .subresource(subresource)
                .namespace(namespace)
                .name(name));
        assertThat(object.inWords()).isEqualTo(words);
        assertThat(object.isOf(group, resource)).isTrue();
        assertThat(object.isOf("batch", resource)).isFalse();
        assertThat(object.isOf(group, "secrets")).isFalse();
    }

    @Test
    void anEventIsForItsResourceInAnyVersion() {
        assertThat(CREATED.isFor("", "configmaps")).isTrue();
        assertThat(CREATED.isFor("apps", "configmaps")).isFalse();
        assertThat(read(CREATED_LINE.replaceFirst("\"objectRef\":\\{[^}]*},", ""))
                        .isFor("", "configmaps"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level | Metdata | 1:56: level: unknown level \"Metdata\"; expected None, Metadata, Request or RequestResponse [event-level-unknown]",
                "stage | Received | 1:95: stage: unknown stage \"Received\"; expected RequestReceived, ResponseStarted, ResponseComplete or Panic [event-stage-unknown]",
                "stageTimestamp | yesterday | 1:541: stageTimestamp: \"yesterday\" is not a point in time; expected RFC 3339, such as 2022-08-22T09:36:56.344000Z [timestamp]"
            })
    void anInvalidValueIsAViolation(String field, String value, String violation) {
        String line = CREATED_LINE.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
        assertThat(Manifests.read(line, AuditEvent.class).violations())
                .extracting(Object::toString)
                .containsExactly(violation);
    }

    @TestFactory
    Stream<DynamicTest> eventsAreWrittenAsTheServerWouldWriteThem() {
        return Reference.tests(() -> vectors()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("id").asText(),
                        () -> assertThatItIsWrittenAsItWasRead(
                                event(vector.get("line").asText().strip())))));
    }

    @TestFactory
    Stream<DynamicTest> eventsOfAServerAreWrittenByteForByte() {
        return Reference.tests(() -> Reference.files("audit-logs", ".log").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<String> lines = Reference.lines("audit-logs/" + file.getFileName());
                    assertThat(lines).hasSizeGreaterThan(300);
                    lines.forEach(AuditEventTest::assertThatItIsWrittenAsItWasRead);
                })));
    }

    private static void assertThatItIsWrittenAsItWasRead(String line) {
        assertThat(read(line).toJsonLine()).isEqualTo(line);
    }

    private static AuditEvent read(String line) {
        return Manifests.read(line, AuditEvent.class).orThrow();
    }

    /** The line, or the only item of a list as a line; kind and version are added to the item. */
    private static String event(String line) {
        return line.replaceFirst(
                "^\\{\"kind\":\"EventList\",(.*),\"metadata\":\\{},\"items\":\\[\\{(.*)]}$",
                "{\"kind\":\"Event\",$1,$2");
    }

    private static Stream<JsonNode> vectors() {
        List<JsonNode> vectors = new ArrayList<>();
        Consumer<JsonNode> add = vectors::add;
        try {
            new ObjectMapper()
                    .readTree(Reference.text("audit-vectors/events.json"))
                    .get("vectors")
                    .forEach(add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors.stream();
    }
}
