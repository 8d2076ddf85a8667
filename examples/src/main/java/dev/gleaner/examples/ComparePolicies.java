package dev.gleaner.examples;

import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.harvester.HarvesterAuditPolicy;

/** Prints what Harvester's audit policy records, and how it differs from the policy that the proposal describes. */
public final class ComparePolicies {
    private ComparePolicies() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        PolicyAnalysis shipped = PolicyAnalysis.of(HarvesterAuditPolicy.shipped());
        System.out.println("stages: " + shipped.recordedStages());
        System.out.println("writes that are never recorded: " + shipped.unrecordedWrites());
        boolean secretsLeak = shipped.maxLevel(q -> q.addResources("", "secrets"))
                .filter(decision -> decision.level().recordsRequestObject())
                .isPresent();
        System.out.println("contents of secrets are recorded: " + secretsLeak);
        shipped.compare(HarvesterAuditPolicy.proposalInWords()).forEach(System.out::println);
    }
}
