package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows and event tailers as Harvester and the logging operator publish them. */
class RealFlowsTest {
    /** Examples of the logging operator that a cluster refuses, with the faults that it finds. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            "doc-filter-concat-0.yaml", List.of("concat-partial-value", "concat-several"),
            "doc-filter-detect_exceptions-1.yaml", List.of("type-wrong"));

    @ParameterizedTest
    @ValueSource(strings = {"harvester-samples", "samples"})
    void areReadAndWrittenWithoutLoss(String folder) {
        List<Part> parts = Reference.files(folder, ".yaml").stream()
                .filter(file -> !REFUSED.containsKey(file.getFileName().toString()))
                .flatMap(file -> partsOf(file).stream())
                .toList();
        assertThat(parts).hasSizeGreaterThan(5);
        parts.forEach(RealFlowsTest::check);
    }

    @Test
    void examplesThatAClusterRefusesAreRefused() {
        Map<String, List<String>> refused = new TreeMap<>();
        for (Path file : Reference.files("samples", ".yaml")) {
            String name = file.getFileName().toString();
            if (REFUSED.containsKey(name)) {
                refused.put(name, codes(partsOf(file).get(0)));
            }
        }
        assertThat(refused).isEqualTo(REFUSED);
    }

    private static List<String> codes(Part part) {
        return ManifestReader.strict().read(part, Flow.class).violations().stream()
                .map(Violation::code)
                .toList();
    }

    private static void check(Part part) {
        switch (kindOf(part)) {
            case "Flow" -> check(part, Flow.class);
            case "ClusterFlow" -> check(part, ClusterFlow.class);
            default -> check(part, EventTailer.class);
        }
    }

    private static <T extends ApiObject> void check(Part part, Class<T> type) {
        Reading<T> reading = ManifestReader.strict().read(part, type);
        assertThat(reading.violations()).noneMatch(Violation::isError);
        T object = reading.orThrow();
        assertThat(Manifests.read(object.toYaml(), type).orThrow()).isEqualTo(object);
    }

    private static List<Part> partsOf(Path file) {
        return ManifestReader.strict().readAll(Source.of(file)).parts().stream()
                .filter(part -> List.of("Flow", "ClusterFlow", "EventTailer").contains(kindOf(part)))
                .toList();
    }

    private static String kindOf(Part part) {
        return part.tree() instanceof Tree.Mapping mapping
                ? mapping.text("kind").orElse("")
                : "";
    }
}
