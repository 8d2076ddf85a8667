package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares what schemas find in real documents with what {@code check} finds. */
class JsonSchemaTest {
    private static final Map<Class<?>, SchemaVerdict> VERDICTS = new LinkedHashMap<>();

    private static SchemaVerdict verdict(Class<? extends OpenObject> type) {
        return VERDICTS.computeIfAbsent(type, unknown -> SchemaVerdict.of(type, null));
    }

    @TestFactory
    Stream<DynamicTest> aSchemaFindsWhatTheCheckFinds() {
        return Reference.tests(() -> Stream.of("samples", "harvester-samples", "hep-snippets", "field", "pipeline")
                .flatMap(folder -> Stream.concat(
                        Reference.files(folder, ".yaml").stream(), Reference.files(folder, ".yml").stream()))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> compare(file))));
    }

    private static void compare(Path file) {
        for (ParsedObject object : ParsedFile.read(Source.of(file)).objects()) {
            KindTypes.of(object.part()).ifPresent(type -> {
                List<Violation> expected = verdict(type).structural(object.violations());
                Tree tree = object.part().tree();
                assertThat(verdict(type).findings(tree).isEmpty())
                        .as("%s%n%s%n%s", object, expected, verdict(type).findings(tree))
                        .isEqualTo(expected.isEmpty());
            });
        }
    }

    @TestFactory
    Stream<DynamicTest> aSchemaFindsWhatIsWrongInAPolicy() {
        return Reference.tests(() -> Stream.of("validation", "loader")
                .flatMap(JsonSchemaTest::vectors)
                .map(text -> DynamicTest.dynamicTest(
                        text, () -> ManifestReader.strict().readAll(Source.of(text)).parts().stream()
                                .map(Part::tree)
                                .forEach(tree -> assertAgreement(AuditPolicy.class, tree)))));
    }

    private static Stream<String> vectors(String name) {
        try {
            JsonNode vectors = new ObjectMapper().readTree(Reference.text("audit-vectors/" + name + ".json"));
            return vectors.get("vectors").findParents("id").stream()
                    .map(vector -> vector.has("text")
                            ? vector.get("text").asText()
                            : vector.get("policy").toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(name, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> aSchemaFindsWhatIsWrongInValuesOfTheChart() {
        return Reference.tests(() -> Reference.files("chart-values", ".yaml").stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(), () -> ManifestReader.strict().readAll(Source.of(file)).parts().stream()
                                .map(Part::tree)
                                .forEach(tree -> assertAgreement(LoggingValues.class, tree)))));
    }

    @Test
    void aSchemaAcceptsTheSamplesOfAllKinds() {
        Samples.values().stream()
                .filter(value -> KindTypes.all().stream().anyMatch(type -> type.isInstance(value)))
                .forEach(value -> KindTypes.all().stream()
                        .filter(type -> type.isInstance(value))
                        .forEach(type -> assertAgreement(type, value.toTree())));
    }

    private static void assertAgreement(Class<? extends OpenObject> type, Tree tree) {
        SchemaVerdict verdict = verdict(type);
        assertThat(verdict.findings(tree).isEmpty())
                .as("%s%n%s%n%s", tree, verdict.structural(tree), verdict.findings(tree))
                .isEqualTo(verdict.structural(tree).isEmpty());
    }
}
