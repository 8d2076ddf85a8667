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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows and event tailers as Harvester and the logging operator publish them. */
class RealFlowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"harvester-samples", "samples"})
    void areReadAndWrittenWithoutLoss(String folder) {
        List<Part> parts = Reference.files(folder, ".yaml").stream()
                .flatMap(file -> partsOf(file).stream())
                .toList();
        assertThat(parts).hasSizeGreaterThan(5);
        parts.forEach(RealFlowsTest::check);
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
