package dev.gleaner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares violations with the results of kube-apiserver's own validator and loader. */
class AuditVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The error types of kube-apiserver for the codes of rules. */
    private static final Map<String, String> TYPES = Map.of(
            "audit-stage-unknown", "Invalid",
            "field-required", "Required",
            "audit-level-unknown", "NotSupported",
            "audit-url-slash", "Invalid",
            "audit-url-wildcard", "Invalid",
            "audit-group-invalid", "Invalid",
            "audit-names-without-resource", "Invalid",
            "audit-resources-and-urls", "Invalid");

    /** The vectors that strict reading refuses on purpose: several documents, and a missing kind. */
    private static final Set<String> STRICTER = Set.of("kind-missing-is-accepted", "multi-document-first-only");

    @TestFactory
    Stream<DynamicTest> validationFindsWhatTheServerFinds() {
        return Reference.tests(() -> vectors("validation")
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    List<String> expected = new ArrayList<>();
                    vector.get("errors")
                            .forEach(error -> expected.add(error.get("field").asText() + " "
                                    + error.get("type").asText()));
                    List<String> found = PolicyLoader.readStrictly(
                                    Source.of(vector.get("policy").toString()), KubernetesVersion.DEFAULT)
                            .violations()
                            .stream()
                            .filter(violation -> !violation.code().equals("audit-no-rules"))
                            .map(AuditVectorsTest::likeUpstream)
                            .toList();
                    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
                })));
    }

    @TestFactory
    Stream<DynamicTest> readingAcceptsWhatTheServerLoadsWithoutWarning() {
        return Reference.tests(() -> vectors("loader")
                .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> {
                    Reading<AuditPolicy> reading = PolicyLoader.readStrictly(
                            Source.of(vector.get("text").asText()), KubernetesVersion.DEFAULT);
                    boolean refused = vector.get("outcome").asText().equals("error")
                            || vector.path("latestWarns").asBoolean()
                            || STRICTER.contains(vector.get("id").asText());
                    assertThat(reading.value().isEmpty()).as(reading.toString()).isEqualTo(refused);
                    if (!refused) {
                        String wanted = vector.get("policy").toString();
                        assertThat(withoutEmptyGroups(reading.orThrow()))
                                .isEqualTo(withoutEmptyGroups(Manifests.read(wanted, AuditPolicy.class)
                                        .orThrow()));
                    }
                })));
    }

    /** Removes the empty group of core resources, which the vectors do not contain. */
    private static AuditPolicy withoutEmptyGroups(AuditPolicy policy) {
        return PolicyGroups.edit(policy, group -> group.filter(name -> !name.isEmpty()));
    }

    /** Upstream's paths lack the index of the entry in {@code resources}. */
    private static String likeUpstream(Violation violation) {
        return violation.path().toString().replaceAll("resources\\[\\d+]", "resources") + " "
                + TYPES.get(violation.code());
    }

    private static Stream<JsonNode> vectors(String name) {
        try {
            List<JsonNode> vectors = new ArrayList<>();
            JSON.readTree(Reference.text("audit-vectors/" + name + ".json"))
                    .get("vectors")
                    .forEach(vectors::add);
            return vectors.stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
