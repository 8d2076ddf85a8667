package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.manifest.ManifestSet;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that work have no error. */
class ReferenceManifestsTest {
    /** Files that a release ships have no error, also none across their objects. */
    @TestFactory
    Stream<DynamicTest> shippedFilesBreakNoRule() {
        return Reference.tests(() -> Stream.of("installer", "addons", "upgrade")
                .flatMap(folder -> Reference.files("harvester-samples/" + folder, ".yaml").stream())
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertNoError(file))));
    }

    private static void assertNoError(Path file) {
        assertThat(Lint.of(Source.of(file)).run())
                .filteredOn(violation -> LintRules.find(violation.code()).isPresent())
                .noneMatch(Violation::isError);
    }

    @ParameterizedTest
    @EnumSource(HarvesterRelease.class)
    void generatedFilesHaveNoErrorForTheirRelease(HarvesterRelease release) {
        ManifestSet set = HarvesterLogging.release(release).build();
        Source[] files = set.files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
        assertThat(Lint.of(files).forRelease(release).run()).noneMatch(Violation::isError);
    }
}
