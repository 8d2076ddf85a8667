package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.nio.file.Path;
import java.util.List;
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

    private static Source[] sources(HarvesterLogging logging) {
        return logging.build().files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
    }

    @ParameterizedTest
    @EnumSource(HarvesterRelease.class)
    void generatedFilesHaveNoErrorForTheirRelease(HarvesterRelease release) {
        Source[] files = sources(HarvesterLogging.release(release));
        assertThat(Lint.of(files).forRelease(release).run()).noneMatch(Violation::isError);
    }

    /** What a release ships on purpose is no warning; what its policy lacks is one, and says that it is shipped. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPOSAL")
    void generatedFilesHaveTheWarningsAboutTheShippedPolicy(HarvesterRelease release) {
        Source[] files = sources(HarvesterLogging.release(release));
        for (Lint lint : List.of(Lint.of(files), Lint.of(files).forRelease(release))) {
            assertThat(lint.run())
                    .allMatch(warning -> warning.message().endsWith("; every release of Harvester ships this policy"))
                    .extracting(Violation::code)
                    .containsExactly("audit-no-outcome", "audit-writes-missing", "audit-session-reads");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPOSAL")
    void generatedFilesWithTheRecommendedPolicyHaveNoWarning(HarvesterRelease release) {
        HarvesterLogging logging = HarvesterLogging.release(release).auditPolicy(HarvesterAuditPolicy.recommended());
        assertThat(Lint.of(sources(logging)).run()).isEmpty();
    }
}
