package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Actor;
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

class GleanerModuleTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

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

    /** What a service answers: values of this library as they are. */
    record Answer(String title, List<Violation> violations, Metadata metadata) {}

    @Test
    void aViolationIsWrittenAndReadBack() throws IOException {
        assertThat(MAPPER.writeValueAsString(VIOLATION)).isEqualTo(VIOLATION_JSON);
        assertThat(MAPPER.readValue(VIOLATION_JSON, Violation.class)).isEqualTo(VIOLATION);
    }

    @Test
    void aReplacementIsNotWritten() throws IOException {
        Violation replaced = VIOLATION.withReplacement(new Replacement("1234", "\"1234\""));
        assertThat(MAPPER.writeValueAsString(replaced)).isEqualTo(VIOLATION_JSON);
    }

    @Test
    void everyProblemOfAViolationIsReported() {
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"file\":\"a\",\"line\":\"4\",\"column\":1,\"path\":\"a..b\",\"severity\":\"fatal\",\"Code\":\"\"}",
                        Violation.class))
                .isInstanceOf(MismatchedInputException.class)
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
        String json = MAPPER.writeValueAsString(answer);
        assertThat(json)
                .isEqualTo("{\"title\":\"a\",\"violations\":[" + VIOLATION_JSON
                        + "],\"metadata\":{\"name\":\"web\",\"labels\":{\"a\":\"b\"}}}");
        assertThat(MAPPER.readValue(json, Answer.class)).isEqualTo(answer);
        assertThatThrownBy(() -> MAPPER.readValue(json.replace("\"labels\":{", "\"labels\":{\"c\":3,"), Answer.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("labels.c: found the number 3, expected text; put it in quotes [type-wrong]")
                .hasMessageContaining("Answer[\"metadata\"]");
    }

    @Test
    void absentValuesAreNull() throws IOException {
        assertThat(MAPPER.readValue("{\"title\":\"a\",\"metadata\":null}", Answer.class)
                        .metadata())
                .isNull();
    }

    @Test
    void allViolationsOfAModelAreInTheMessage() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"nmae\":\"a\",\n \"labels\":[]}", Metadata.class))
                .isInstanceOf(MismatchedInputException.class)
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
        ObjectMapper lenient = MAPPER.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        String json = "{\"extra\":[1.50,null],\"name\":\"a\"}";
        Metadata read = lenient.readValue(json, Metadata.class);
        assertThat(read.name()).contains("a");
        assertThat(lenient.writeValueAsString(read)).isEqualTo(json);
        assertThat(lenient.readValue(VIOLATION_JSON.replace("{", "{\"extra\":1,"), Violation.class))
                .isEqualTo(VIOLATION);
    }

    @Test
    void duplicateKeysAreErrors() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"name\":\"a\",\"name\":\"b\"}", Metadata.class))
                .hasMessageContaining("key-duplicate");
    }

    @Test
    void brokenJsonIsReportedByJackson() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"name\":\"a\"", Metadata.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("end-of-input");
    }

    @Test
    void valuesAreConverted() {
        Map<?, ?> map = MAPPER.convertValue(METADATA, Map.class);
        assertThat(map).hasToString("{name=web, labels={a=b}}");
        assertThat(MAPPER.convertValue(map, Metadata.class)).isEqualTo(METADATA);
        JsonNode node = MAPPER.valueToTree(Tree.mapping(m -> m.put("port", Tree.number(8080))));
        assertThat(node.get("port").isInt()).isTrue();
        assertThat(MAPPER.convertValue(node, Tree.class))
                .isEqualTo(Tree.mapping(m -> m.put("port", Tree.number(8080))));
        assertThatThrownBy(() -> MAPPER.convertValue(Map.of("name", new byte[1]), Metadata.class))
                .hasMessageContaining("name: found binary data, expected a value of JSON [type-wrong]");
    }

    @Test
    void untypedValuesAreWrittenAndReadBack() throws IOException {
        Tree tree = Tree.mapping(m -> m.put("a", Tree.sequence(Tree.nothing(), Tree.flag(true), Tree.text("x"))));
        String json = "{\"a\":[null,true,\"x\"]}";
        assertThat(MAPPER.writeValueAsString(tree)).isEqualTo(json);
        assertThat(MAPPER.writeValueAsString(JsonText.of(tree))).isEqualTo(json);
        assertThat(MAPPER.readValue(json, Tree.class)).isEqualTo(tree);
        assertThat(MAPPER.readValue(json, Tree.Mapping.class)).isEqualTo(tree);
        assertThat(MAPPER.readValue(json, JsonText.class)).isEqualTo(JsonText.of(tree));
        assertThatThrownBy(() -> MAPPER.readValue("[1]", Tree.Mapping.class))
                .hasMessageStartingWith("1:1: found a list, expected a mapping [type-wrong]");
        Embedded<LocalObjectReference> embedded = Embedded.of(LocalObjectReference.class, r -> r.put("name", "a"));
        assertThat(MAPPER.writeValueAsString(embedded)).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void manifestsAreOpaque() throws IOException {
        String json = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"a\"}}";
        Manifest read = MAPPER.readValue(json, Manifest.class);
        assertThat(read).isEqualTo(MAPPER.readValue(json, OpaqueManifest.class));
        assertThat(MAPPER.writeValueAsString(read)).isEqualTo(json);
        assertThatThrownBy(() -> MAPPER.readValue("{\"kind\":\"a\"}", Manifest.class))
                .hasMessageContaining("kind-missing");
    }

    @Test
    void anActivityHasItsColumns() throws IOException {
        Activity activity = Activity.of(a -> a.auditId("1")
                .actor(new Actor(UserInfo.of(u -> u.username("alice")), Optional.empty()))
                .verb("get")
                .requestUri("/healthz")
                .putAnnotation("secret", "x"));
        assertThat(MAPPER.writeValueAsString(activity))
                .isEqualTo("{\"outcome\":\"unknown\",\"person\":\"alice\",\"user\":\"alice\",\"verb\":\"get\","
                        + "\"requestURI\":\"/healthz\",\"auditID\":\"1\"}");
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        String json = "[1,1.0,1.50,1E+3,12345678901234567890123,-2147483648,9223372036854775807]";
        assertThat(MAPPER.writeValueAsString(MAPPER.readValue(json, Tree.class)))
                .isEqualTo(json);
    }

    /** An accessor that several model types share has no shape. */
    @Test
    void typesWithoutShapeAreNotRead() {
        assertThatThrownBy(() -> MAPPER.readValue("{}", OpenObject.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void aMapperIsSerializable() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ObjectMapper().registerModule(new GleanerModule()));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ObjectMapper copy = (ObjectMapper) in.readObject();
            assertThat(copy.readValue(copy.writeValueAsString(METADATA), Metadata.class))
                    .isEqualTo(METADATA);
        }
    }

    @Test
    void anEventIsReadWithItsParts() throws IOException {
        KubernetesEvent event = MAPPER.readValue(
                "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"kind\":\"Pod\",\"name\":\"web\"},\"reason\":\"Failed\"}",
                KubernetesEvent.class);
        assertThat(event.involvedObject())
                .isEqualTo(InvolvedObject.of(o -> o.kind("Pod").name("web")));
    }
}
