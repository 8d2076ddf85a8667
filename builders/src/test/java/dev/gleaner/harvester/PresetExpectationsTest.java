package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.expectation.Expectations;
import dev.gleaner.expectation.PolicySubject;
import dev.gleaner.expectation.verify.ExpectationFile;
import dev.gleaner.expectation.verify.ExpectationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of expectations of all presets hold. They are also the examples of {@code docs/test.md}. */
class PresetExpectationsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/gleaner/harvester/expectations");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyExpectationHolds(Path file) {
        ExpectationReport report = ExpectationFile.read(file).run();
        assertThat(report.problems()).isEmpty();
        assertThat(report.isMet()).isTrue();
        assertThat(report.cases()).isNotEmpty().allMatch(result -> result.checked() > 0);
    }

    @Test
    void everyPolicyWithANameHasAFile() throws IOException {
        List<String> presets = files().map(file -> ExpectationFile.read(file).expectations())
                .flatMap(expectations -> expectations.flatMap(Expectations::policy).stream())
                .flatMap(policy -> policy.preset().stream())
                .toList();
        assertThat(presets).containsExactlyInAnyOrderElementsOf(HarvesterAuditPolicy.names());
    }

    @Test
    void everyRuleOfTheRecommendedPolicyDecidesInAnExpectation() {
        Expectations recommended = ExpectationFile.read(FOLDER.resolve("recommended.yaml"))
                .expectations()
                .orElseThrow();
        assertThat(recommended.policy().flatMap(PolicySubject::preset)).hasValue("recommended");
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(HarvesterAuditPolicy.recommended());
        assertThat(recommended.cases().stream()
                        .flatMap(one -> one.requests().stream())
                        .map(words ->
                                evaluator.decide(AuditRequest.inWords(words)).ruleIndex())
                        .distinct())
                .hasSize(RecommendedRule.values().length);
    }
}
