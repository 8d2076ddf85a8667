package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.lint.Lint;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HarvesterAuditPolicyTest {
    private static final AuditPolicy RECOMMENDED = HarvesterAuditPolicy.recommended();

    @Test
    void theRecommendedPolicyRecordsEveryChangeWithItsOutcome() {
        PolicyAnalysis analysis = PolicyAnalysis.of(RECOMMENDED);

        assertThat(analysis.recordedStages())
                .containsExactly(Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE, Stage.PANIC);
        assertThat(analysis.unrecordedWrites()).isEmpty();
        assertThat(analysis.rules()).allMatch(RuleReach::isReal);
        assertThat(Lint.of(Source.of(RECOMMENDED.toYaml())).run()).isEmpty();
    }

    @Test
    void theRecommendedPolicyRecordsNoSecrets() {
        assertThat(highest("", "secrets", "configmaps", "serviceaccounts/token"))
                .isEqualTo(AuditLevel.METADATA);
        assertThat(highest("authentication.k8s.io", "tokenreviews", "tokenrequests"))
                .isEqualTo(AuditLevel.METADATA);
        assertThat(highest("kubevirt.io", "*")).isEqualTo(AuditLevel.METADATA);
        assertThat(highest("harvesterhci.io", "*")).isEqualTo(AuditLevel.METADATA);
    }

    private static AuditLevel highest(String group, String... resources) {
        return PolicyAnalysis.of(RECOMMENDED)
                .maxLevel(q -> q.addResources(group, resources))
                .map(ClassDecision::level)
                .orElseThrow();
    }

    /** No rule is superfluous. */
    @Test
    void theRecommendedPolicyIsAsSimpleAsCanBe() {
        assertThat(PolicyAnalysis.of(RECOMMENDED).simplify()).isEqualTo(RECOMMENDED);
    }

    @ParameterizedTest
    @EnumSource(RecommendedRule.class)
    void everyRecommendedRuleHasAReason(RecommendedRule rule) {
        assertThat(rule.reason()).matches("[a-z].*[^.]");
    }

    @Test
    void everyServerOfHarvesterLoadsThePresets() {
        Stream.of(
                        HarvesterAuditPolicy.shipped(),
                        HarvesterAuditPolicy.proposal(),
                        HarvesterAuditPolicy.proposalInWords(),
                        RECOMMENDED)
                .forEach(policy -> Stream.of("1.24", "1.26", "1.36").forEach(version -> assertThat(
                                PolicyLoader.readAsServer(policy.toYaml(), KubernetesVersion.of(version))
                                        .policy())
                        .contains(policy)));
    }

    /**
     * Counted by jq in the raw lines: {@code select((.verb | IN("create", "delete", "patch")) and (.stage |
     * IN("RequestReceived", "Panic")))}, {@code select(.verb | IN("create", "update", "patch"))}, and the file recommended.jq.
     */
    @ParameterizedTest
    @CsvSource({"shipped, 108", "words, 184", "recommended, 139"})
    void whatThePresetsRecordOfARealLogIsKnown(String preset, long expected) {
        AuditPolicy policy =
                switch (preset) {
                    case "shipped" -> HarvesterAuditPolicy.shipped();
                    case "words" -> HarvesterAuditPolicy.proposalInWords();
                    default -> RECOMMENDED;
                };
        ReplayReport report =
                PolicyReplay.of(policy).run(AuditLog.of(Reference.path("audit-logs/metadata-everything.audit.log")));

        assertThat(report.total().before().events()).isEqualTo(736);
        assertThat(report.total().after().events()).isEqualTo(expected);
    }
}
