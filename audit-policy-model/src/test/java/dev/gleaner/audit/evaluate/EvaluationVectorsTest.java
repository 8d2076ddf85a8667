package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.PolicyGroups;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares decisions with those of kube-apiserver's own checker. */
class EvaluationVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> decidesAsKubernetes124() {
        return Reference.tests(() -> vectors().map(vector -> test(vector, vector, KubernetesVersion.DEFAULT)));
    }

    @TestFactory
    Stream<DynamicTest> decidesAsTheNewestKubernetes() {
        return Reference.tests(() -> vectors()
                .map(vector ->
                        test(vector, vector.has("latest") ? vector.get("latest") : vector, KubernetesVersion.NEWEST)));
    }

    private static DynamicTest test(JsonNode vector, JsonNode result, KubernetesVersion version) {
        return DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
            AuditDecision decision = AuditPolicyEvaluator.of(policy(vector.get("policy")), version)
                    .decide(request(vector.get("request")));
            JsonNode expected = result.get("expected");
            assertThat(decision.level().wireName())
                    .isEqualTo(expected.get("level").asText());
            assertThat(decision.omitStages())
                    .extracting(stage -> stage.wireName())
                    .containsExactlyInAnyOrderElementsOf(texts(expected.get("omitStages")));
            assertThat(decision.omitManagedFields())
                    .isEqualTo(expected.get("omitManagedFields").asBoolean());
        });
    }

    /** Reads the policy of a vector. Groups of entries are set afterwards, because they may be invalid. */
    private static AuditPolicy policy(JsonNode policy) {
        String wildcard = "\"group\":\"*\"";
        String text = policy.toString();
        AuditPolicy read = Manifests.read(text.replace(wildcard, "\"group\":\"wildcard\""), AuditPolicy.class)
                .orThrow();
        return PolicyGroups.edit(read, group -> group.map(name -> name.equals("wildcard") ? "*" : name));
    }

    private static AuditRequest request(JsonNode request) {
        return AuditRequest.of(r -> {
            if (!request.path("user").isNull()) {
                r.user(request.get("user").asText());
            }
            r.addGroups(texts(request.path("groups")).toArray(String[]::new))
                    .verb(request.path("verb").asText())
                    .namespace(request.path("namespace").asText())
                    .apiGroup(request.path("apiGroup").asText())
                    .apiVersion(request.path("apiVersion").asText())
                    .resource(request.path("resource").asText())
                    .subresource(request.path("subresource").asText())
                    .name(request.path("name").asText())
                    .path(request.path("path").asText())
                    .resourceRequest(request.path("resourceRequest").asBoolean());
        });
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Stream<JsonNode> vectors() {
        try {
            List<JsonNode> vectors = new ArrayList<>();
            JSON.readTree(Reference.text("audit-vectors/evaluation.json"))
                    .get("vectors")
                    .forEach(vectors::add);
            return vectors.stream();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
