package dev.gleaner.audit.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.PolicyGroups;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Results of the loader and validator of Kubernetes, computed by the original code of 1.24 and of the newest release.
 */
class LoaderVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesVersion NEWEST = KubernetesVersion.NEWEST;

    /** Vectors whose message comes from a library of Go. */
    private static final List<String> GO_WORDS = List.of("broken-yaml");

    @TestFactory
    Stream<DynamicTest> textsAreLoadedAsTheServerLoadsThem() {
        return Reference.tests(() -> vectors("loader").flatMap(vector -> {
            String id = vector.get("id").asText();
            JsonNode latest = vector.has("latest") ? vector.get("latest") : vector;
            return Stream.of(
                    DynamicTest.dynamicTest(id + " in 1.24", () -> check(vector, vector, KubernetesVersion.DEFAULT)),
                    DynamicTest.dynamicTest(id + " in 1.36", () -> check(vector, latest, NEWEST)));
        }));
    }

    private static void check(JsonNode vector, JsonNode expected, KubernetesVersion version) {
        ServerReading reading = PolicyLoader.readAsServer(vector.get("text").asText(), version);
        boolean loaded = expected.get("outcome").asText().equals("loaded");
        assertThat(reading.outcome())
                .as(reading.toString())
                .isEqualTo(loaded ? "loaded" : expected.get("category").asText());
        assertThat(reading.warns())
                .isEqualTo(version.equals(NEWEST) && vector.path("latestWarns").asBoolean());
        if (loaded) {
            assertThat(normal(reading.policy().orElseThrow()))
                    .isEqualTo(normal(Manifests.readLenient(
                                    expected.get("policy").toString().replace("\"*\"", "\"x\""), AuditPolicy.class)
                            .orThrow()));
            return;
        }
        Refusal refusal = reading.refusal().orElseThrow();
        assertThat(refusal.errors()).extracting(LoaderVectorsTest::inShort).isEqualTo(errors(expected));
        if (!GO_WORDS.contains(vector.get("id").asText())) {
            assertThat(refusal.wording()).isEqualTo(expected.get("goMessage").asText());
        }
    }

    /** The vectors omit the core group. Strict reading refuses the group wildcard, which newer servers accept. */
    private static AuditPolicy normal(AuditPolicy policy) {
        return PolicyGroups.edit(
                policy, group -> group.filter(name -> !name.isEmpty()).map(name -> name.replace("*", "x")));
    }

    @TestFactory
    Stream<DynamicTest> policiesAreValidatedAsTheServerValidatesThem() {
        return Reference.tests(() -> vectors("validation").flatMap(vector -> {
            String id = vector.get("id").asText();
            JsonNode latest = vector.has("latest") ? vector.get("latest") : vector;
            return Stream.of(
                    DynamicTest.dynamicTest(
                            id + " in 1.24", () -> checkErrors(vector, vector, KubernetesVersion.DEFAULT)),
                    DynamicTest.dynamicTest(id + " in 1.36", () -> checkErrors(vector, latest, NEWEST)));
        }));
    }

    private static void checkErrors(JsonNode vector, JsonNode expected, KubernetesVersion version) {
        ServerReading reading = PolicyLoader.readAsServer(vector.get("policy").toString(), version);
        List<FieldError> errors = reading.refusal().map(Refusal::errors).orElse(List.of());
        assertThat(errors).extracting(LoaderVectorsTest::inShort).isEqualTo(errors(expected));
        List<String> messages = new ArrayList<>();
        expected.get("errors")
                .forEach(error -> messages.add(error.get("message").asText()));
        assertThat(errors).extracting(FieldError::message).isEqualTo(messages);
        boolean noRules = vector.get("policy").get("rules").isEmpty();
        assertThat(reading.outcome()).isEqualTo(noRules ? "no-rules" : messages.isEmpty() ? "loaded" : "validation");
    }

    private static List<String> errors(JsonNode expected) {
        List<String> errors = new ArrayList<>();
        expected.path("errors")
                .forEach(error -> errors.add(
                        error.get("field").asText() + " " + error.get("type").asText()));
        return errors;
    }

    private static String inShort(FieldError error) {
        return error.field() + " " + error.type().wireName();
    }

    private static Stream<JsonNode> vectors(String name) {
        try {
            List<JsonNode> vectors = new ArrayList<>();
            JSON.readTree(Reference.text("audit-vectors/" + name + ".json"))
                    .get("vectors")
                    .forEach(vectors::add);
            return vectors.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
