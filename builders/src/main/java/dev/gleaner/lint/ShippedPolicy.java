package dev.gleaner.lint;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.review.AnalysisFault;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.util.List;

/** The warnings about the audit policy that every release of Harvester ships. */
final class ShippedPolicy {
    private static final String NOTE = "; every release of Harvester ships this policy";

    private ShippedPolicy() {}

    /**
     * The warnings of a review. Those about the shipped policy say that it is shipped; that its rule repeats the stages of
     * the policy has no effect, and is none.
     */
    static List<Violation> explained(AuditPolicy policy, List<Violation> warnings) {
        return policy.equals(HarvesterAuditPolicy.shipped())
                ? warnings.stream()
                        .filter(warning -> !warning.code().equals(AnalysisFault.STAGE_REPEATED.code()))
                        .map(warning -> warning.withMessage(warning.message() + NOTE))
                        .toList()
                : warnings;
    }
}
