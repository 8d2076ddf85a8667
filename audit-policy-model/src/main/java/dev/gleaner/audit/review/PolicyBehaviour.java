package dev.gleaner.audit.review;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks for what a policy does that is likely not wanted: rules that never decide, outcomes and writes that are not recorded,
 * secrets that are. The answers are those of {@link PolicyAnalysis}, at the place in the text that they come from.
 */
public final class PolicyBehaviour {
    private final Part policy;
    private final AuditPolicy value;
    private final PolicyAnalysis analysis;
    private final List<Violation> violations = new ArrayList<>();

    private PolicyBehaviour(Part policy, AuditPolicy value, KubernetesVersion version) {
        this.policy = policy;
        this.value = value;
        this.analysis = PolicyAnalysis.of(value, version);
    }

    /**
     * What is likely not wanted in a policy, all of it warnings, in document order.
     *
     * @param policy where it was read; for one that was built {@code new Part("", FieldPath.ROOT, policy.toTree())}
     * @param value the same policy, typed
     */
    public static List<Violation> check(Part policy, AuditPolicy value) {
        PolicyBehaviour behaviour = new PolicyBehaviour(
                Objects.requireNonNull(policy, "policy"),
                Objects.requireNonNull(value, "value"),
                KubernetesVersion.DEFAULT);
        behaviour.checkRules();
        behaviour.checkWhole();
        behaviour.violations.sort(Comparator.comparing(Violation::position));
        return List.copyOf(behaviour.violations);
    }

    private void checkRules() {
        for (RuleReach reach : analysis.rules()) {
            Part rule = rules().items().get(reach.rule());
            if (!reach.isReachable()) {
                violations.add(rule.violation(AnalysisFault.RULE_UNREACHABLE, inWords(reach.coveredBy())));
            } else if (!reach.isReal()) {
                violations.add(rule.violation(
                        AnalysisFault.RULE_UNREAL,
                        reach.witness().map(String::valueOf).orElseThrow()));
            }
        }
    }

    private static String inWords(List<Integer> rules) {
        List<String> names = rules.stream().map(rule -> "rules[" + rule + "]").toList();
        return names.size() == 1
                ? names.get(0) + " matches"
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1)
                        + " together match";
    }

    private void checkWhole() {
        List<Stage> recorded = analysis.recordedStages();
        if (recorded.isEmpty()) {
            violations.add(rules().violation(AnalysisFault.NOTHING_RECORDED));
            return;
        }
        if (!recorded.contains(Stage.RESPONSE_COMPLETE)) {
            violations.add(outcomePlace().violation(AnalysisFault.OUTCOME_NEVER));
        }
        List<String> writes = analysis.unrecordedWrites();
        if (!writes.isEmpty()) {
            violations.add(rules().violation(
                            AnalysisFault.WRITES_MISSING,
                            writes.stream().map(Violation::quoted).collect(Collectors.joining(", "))));
        }
        checkSecrets();
    }

    /** The policy's own list, if it is what leaves the outcome out. */
    private Part outcomePlace() {
        return value.omitStages().contains(Stage.RESPONSE_COMPLETE) ? policy.field("omitStages") : rules();
    }

    /** A read, and the deletion of many, carries secrets in the response, a write in the request as well. */
    private void checkSecrets() {
        Map<Integer, ClassDecision> found = new TreeMap<>();
        addBodies(
                AuditLevel.REQUEST_RESPONSE,
                q -> q.addVerbs("get", "list", "deletecollection").addResources("", "secrets"),
                found);
        addBodies(
                AuditLevel.REQUEST, q -> q.addVerbs("create", "update", "patch").addResources("", "secrets"), found);
        addBodies(
                AuditLevel.REQUEST_RESPONSE, q -> q.addVerb("create").addResources("", "serviceaccounts/token"), found);
        addBodies(
                AuditLevel.REQUEST,
                q -> q.addVerb("create").addResources("authentication.k8s.io", "tokenreviews"),
                found);
        found.forEach((rule, decision) -> violations.add(rules().items()
                .get(rule)
                .violation(AnalysisFault.SECRET_RECORDED, decision.level().wireName(), decision.witness())));
    }

    private void addBodies(AuditLevel least, Consumer<AuditRule.Builder> requests, Map<Integer, ClassDecision> found) {
        analysis.decisionsAbout(requests).stream()
                .filter(decision -> decision.level().compareTo(least) >= 0)
                .forEach(decision -> found.putIfAbsent(decision.decision().ruleIndex(), decision));
    }

    private Part rules() {
        return policy.field("rules");
    }
}
