package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Actor;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a mapper writes and reads, of any version of Jackson. */
abstract class JacksonMapperLaws {
    private static final Violation VIOLATION = new Violation(
            "policy.yaml",
            new Position(4, 10),
            FieldPath.ROOT.field("rules").index(0).field("level"),
            Severity.ERROR,
            "audit-level-unknown",
            "unknown level \"Metdata\"");

    private static final String VIOLATION_JSON = "{\"file\":\"policy.yaml\",\"line\":4,\"column\":10,"
            + "\"path\":\"rules[0].level\",\"severity\":\"error\",\"code\":\"audit-level-unknown\","
            + "\"message\":\"unknown level \\\"Metdata\\\"\"}";

    private static final Metadata METADATA = Metadata.of(m -> m.name("web").putLabel("a", "b"));

    private final JacksonMapper mapper;

    JacksonMapperLaws(JacksonMapper mapper) {
        this.mapper = mapper;
    }

    /** What a service answers: values of this library as they are. */
    record Answer(String title, List<Violation> violations, Metadata metadata) {}

    @Test
    void aViolationIsWrittenAndReadBack() throws IOException {
        assertThat(mapper.write(VIOLATION)).isEqualTo(VIOLATION_JSON);
        assertThat(mapper.read(VIOLATION_JSON, Violation.class)).isEqualTo(VIOLATION);
    }

    @Test
    void aReplacementIsNotWritten() throws IOException {
        Violation replaced = VIOLATION.withReplacement(new Replacement("1234", "\"1234\""));
        assertThat(mapper.write(replaced)).isEqualTo(VIOLATION_JSON);
    }

    @Test
    void everyProblemOfAViolationIsReported() {
        assertThatThrownBy(() -> mapper.read(
                        "{\"file\":\"a\",\"line\":\"4\",\"column\":1,\"path\":\"a..b\",\"severity\":\"fatal\",\"Code\":\"\"}",
                        Violation.class))
                .isInstanceOf(mapper.mismatch())
                .hasMessageStartingWith("""
                        1:1: code: missing; expected text [field-required]
                        1:1: message: missing; expected text [field-required]
                        1:20: line: found the text "4", expected a whole number [type-wrong]
                        1:42: path: found the text "a..b", expected a path, such as rules[0].level [type-wrong]
                        1:60: severity: found the text "fatal", expected error or warning [type-wrong]
                        1:68: Code: unknown field "Code"; did you mean "code"? [field-unknown]
                        """);
    }

    @Test
    void valuesAreWrittenAndReadInsideOthers() throws IOException {
        Answer answer = new Answer("a", List.of(VIOLATION), METADATA);
        String json = mapper.write(answer);
        assertThat(json)
                .isEqualTo("{\"title\":\"a\",\"violations\":[" + VIOLATION_JSON
                        + "],\"metadata\":{\"name\":\"web\",\"labels\":{\"a\":\"b\"}}}");
        assertThat(mapper.read(json, Answer.class)).isEqualTo(answer);
        assertThatThrownBy(() -> mapper.read(json.replace("\"labels\":{", "\"labels\":{\"c\":3,"), Answer.class))
                .isInstanceOf(mapper.failure())
                .hasMessageContaining("labels.c: found the number 3, expected text; put it in quotes [type-wrong]")
                .hasMessageContaining("Answer[\"metadata\"]");
    }

    @Test
    void absentValuesAreNull() throws IOException {
        assertThat(mapper.read("{\"title\":\"a\",\"metadata\":null}", Answer.class)
                        .metadata())
                .isNull();
    }

    @Test
    void allViolationsOfAModelAreInTheMessage() {
        assertThatThrownBy(() -> mapper.read("{\"nmae\":\"a\",\n \"labels\":[]}", Metadata.class))
                .isInstanceOf(mapper.mismatch())
                .hasMessageStartingWith("""
                        1:2: nmae: unknown field "nmae"; did you mean "name"? [field-unknown]
                        2:11: labels: found an empty list, expected a mapping of names to texts [type-wrong]
                        """)
                .cause()
                .isInstanceOfSatisfying(ViolationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::code)
                        .containsExactly("field-unknown", "type-wrong"));
    }

    @Test
    void unknownFieldsAreKeptIfTheMapperAllowsThem() throws IOException {
        String json = "{\"extra\":[1.50,null],\"name\":\"a\"}";
        Metadata read = mapper.readLenient(json, Metadata.class);
        assertThat(read.name()).contains("a");
        assertThat(mapper.write(read)).isEqualTo(json);
        assertThat(mapper.readLenient(VIOLATION_JSON.replace("{", "{\"extra\":1,"), Violation.class))
                .isEqualTo(VIOLATION);
    }

    @Test
    void duplicateKeysAreErrors() {
        assertThatThrownBy(() -> mapper.read("{\"name\":\"a\",\"name\":\"b\"}", Metadata.class))
                .hasMessageContaining("key-duplicate");
    }

    @Test
    void brokenJsonIsReportedByJackson() {
        assertThatThrownBy(() -> mapper.read("{\"name\":\"a\"", Metadata.class))
                .isInstanceOf(mapper.failure())
                .hasMessageContaining("end-of-input");
    }

    @Test
    void valuesAreConverted() {
        Map<?, ?> map = mapper.convert(METADATA, Map.class);
        assertThat(map).hasToString("{name=web, labels={a=b}}");
        assertThat(mapper.convert(map, Metadata.class)).isEqualTo(METADATA);
        Tree tree = Tree.mapping(m -> m.put("port", Tree.number(8080)));
        assertThat(mapper.convert(tree, Map.class).get("port")).isEqualTo(8080);
        assertThat(mapper.toNode(tree)).hasToString("{\"port\":8080}");
        assertThat(mapper.convert(mapper.toNode(tree), Tree.class)).isEqualTo(tree);
        assertThatThrownBy(() -> mapper.convert(Map.of("name", new byte[1]), Metadata.class))
                .hasMessageContaining("name: found binary data, expected a value of JSON [type-wrong]");
    }

    @Test
    void untypedValuesAreWrittenAndReadBack() throws IOException {
        Tree tree = Tree.mapping(m -> m.put("a", Tree.sequence(Tree.nothing(), Tree.flag(true), Tree.text("x"))));
        String json = "{\"a\":[null,true,\"x\"]}";
        assertThat(mapper.write(tree)).isEqualTo(json);
        assertThat(mapper.write(JsonText.of(tree))).isEqualTo(json);
        assertThat(mapper.read(json, Tree.class)).isEqualTo(tree);
        assertThat(mapper.read(json, Tree.Mapping.class)).isEqualTo(tree);
        assertThat(mapper.read(json, JsonText.class)).isEqualTo(JsonText.of(tree));
        assertThatThrownBy(() -> mapper.read("[1]", Tree.Mapping.class))
                .hasMessageStartingWith("1:1: found a list, expected a mapping [type-wrong]");
        Embedded<LocalObjectReference> embedded = Embedded.of(LocalObjectReference.class, r -> r.put("name", "a"));
        assertThat(mapper.write(embedded)).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void manifestsAreOpaque() throws IOException {
        String json = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"a\"}}";
        Manifest read = mapper.read(json, Manifest.class);
        assertThat(read).isEqualTo(mapper.read(json, OpaqueManifest.class));
        assertThat(mapper.write(read)).isEqualTo(json);
        assertThatThrownBy(() -> mapper.read("{\"kind\":\"a\"}", Manifest.class))
                .hasMessageContaining("kind-missing");
    }

    @Test
    void anActivityHasItsColumns() throws IOException {
        Activity activity = Activity.of(a -> a.auditId("1")
                .actor(new Actor(UserInfo.of(u -> u.username("alice")), Optional.empty()))
                .verb("get")
                .requestUri("/healthz")
                .putAnnotation("secret", "x"));
        assertThat(mapper.write(activity))
                .isEqualTo("{\"outcome\":\"unknown\",\"person\":\"alice\",\"user\":\"alice\",\"verb\":\"get\","
                        + "\"requestURI\":\"/healthz\",\"auditID\":\"1\"}");
    }

    @Test
    void aConstantHasItsNameInManifestsAndResults() throws IOException {
        List<Object> constants = List.of(AuditLevel.METADATA, Stage.PANIC, Outcome.DENIED, Severity.WARNING);
        assertThat(mapper.write(constants)).isEqualTo("[\"Metadata\",\"Panic\",\"denied\",\"warning\"]");
        assertThat(mapper.read("\"RequestResponse\"", AuditLevel.class)).isEqualTo(AuditLevel.REQUEST_RESPONSE);
        assertThat(mapper.read("\"ResponseComplete\"", Stage.class)).isEqualTo(Stage.RESPONSE_COMPLETE);
        assertThat(mapper.read("\"failed\"", Outcome.class)).isEqualTo(Outcome.FAILED);
        assertThat(mapper.read("\"error\"", Severity.class)).isEqualTo(Severity.ERROR);
        assertThatThrownBy(() -> mapper.read("\"METADATA\"", AuditLevel.class))
                .isInstanceOf(mapper.mismatch())
                .hasMessageStartingWith("1:1: found the text \"METADATA\", expected one of"
                        + " None, Metadata, Request, RequestResponse [type-wrong]");
    }

    @Test
    void aResultIsOnlyWritten() {
        assertThatThrownBy(() -> mapper.read("{\"verb\":\"get\"}", Activity.class))
                .isInstanceOf(mapper.mismatch())
                .hasMessageStartingWith(
                        "1:1: Activity can be written as JSON, but not read; read a Tree, a JsonNode or a class of your own");
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        String json = "[1,1.0,1.50,1E+3,12345678901234567890123,-2147483648,9223372036854775807]";
        assertThat(mapper.write(mapper.read(json, Tree.class))).isEqualTo(json);
    }

    /** An accessor that several model types share has no shape. */
    @Test
    void typesWithoutShapeAreNotRead() {
        assertThatThrownBy(() -> mapper.read("{}", OpenObject.class)).isInstanceOf(mapper.failure());
    }

    @Test
    void aMapperIsSerializable() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapper.withTheModuleAlone());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            JacksonMapper copy = (JacksonMapper) in.readObject();
            assertThat(copy.read(copy.write(METADATA), Metadata.class)).isEqualTo(METADATA);
        }
    }

    @Test
    void anEventIsReadWithItsParts() throws IOException {
        KubernetesEvent event = mapper.read(
                "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"kind\":\"Pod\",\"name\":\"web\"},\"reason\":\"Failed\"}",
                KubernetesEvent.class);
        assertThat(event.involvedObject())
                .isEqualTo(InvolvedObject.of(o -> o.kind("Pod").name("web")));
    }
}
