package dev.gleaner.expectation.verify;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditExplanation;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.RuleMismatch;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.expectation.Expectation;
import dev.gleaner.expectation.UnmetFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Compares what a policy records of requests with expectations, and gives the reasons for differences. Thread-safe. */
public final class DecisionVerifier {
    private static final int REASONS = 3;

    private final AuditPolicyEvaluator evaluator;

    private DecisionVerifier(AuditPolicyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A verifier of a policy, for the oldest Kubernetes release that accepts it and that Gleaner assumes by default. */
    public static DecisionVerifier of(AuditPolicy policy) {
        return of(policy, KubernetesVersion.accepting(Objects.requireNonNull(policy, "policy")));
    }

    /** A verifier of a policy for a release of Kubernetes. */
    public static DecisionVerifier of(AuditPolicy policy, KubernetesVersion version) {
        return new DecisionVerifier(AuditPolicyEvaluator.of(policy, version));
    }

    /**
     * The parts of an expectation that a request does not meet; empty if it meets all. The violations have no position.
     */
    public List<Violation> verify(AuditRequest request, Expectation expectation) {
        return verify(request, expectation, new Part("", FieldPath.ROOT, Tree.nothing()));
    }

    /**
     * The parts of an expectation that a request does not meet, at their positions in the file; empty if it meets all.
     * The fields about records are not compared.
     */
    public List<Violation> verify(AuditRequest request, Expectation expectation, Part part) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(part, "part");
        AuditExplanation found = evaluator.explain(request);
        List<Violation> failures = new ArrayList<>();
        expectation.level().ifPresent(wanted -> verifyLevel(wanted, expectation, found, part, failures));
        expectation.rule().ifPresent(wanted -> verifyRule(index(wanted), found, part, failures));
        expectation.omitStages().ifPresent(wanted -> verifyStages(wanted, found, part, failures));
        return failures;
    }

    private void verifyLevel(
            AuditLevel wanted, Expectation expectation, AuditExplanation found, Part part, List<Violation> failures) {
        AuditDecision decision = found.decision();
        boolean isOmitted =
                expectation.stage().filter(decision.omitStages()::contains).isPresent();
        AuditLevel level = isOmitted ? AuditLevel.NONE : decision.level();
        if (level != wanted) {
            String stage = expectation.stage().map(at -> " at " + at.wireName()).orElse("");
            String omitted = isOmitted && decision.level() != AuditLevel.NONE ? " and the stage is omitted" : "";
            failures.add(part.field("level")
                    .violation(
                            UnmetFault.LEVEL,
                            found.request(),
                            wanted.wireName() + stage,
                            level.wireName(),
                            decider(decision)
                                    + omitted
                                    + reasons(found, rule -> ruleLevel(rule) == wanted && wanted != decision.level())));
        }
    }

    private AuditLevel ruleLevel(int rule) {
        return evaluator.policy().rules().get(rule).level();
    }

    private void verifyRule(int wanted, AuditExplanation found, Part part, List<Violation> failures) {
        int index = found.decision().ruleIndex();
        if (index != wanted) {
            failures.add(part.field("rule")
                    .violation(UnmetFault.RULE, found.request(), rule(wanted), rule(index), whyNot(wanted, found)));
        }
    }

    private String whyNot(int wanted, AuditExplanation found) {
        int index = found.decision().ruleIndex();
        int rules = evaluator.policy().rules().size();
        if (wanted >= rules) {
            return "the last rule of the policy is " + rule(rules - 1);
        }
        if (wanted == AuditDecision.NO_RULE || index != AuditDecision.NO_RULE && index < wanted) {
            return rule(index) + " matches first, and records "
                    + found.decision().inWords();
        }
        return found.mismatches().get(wanted).toString();
    }

    private static void verifyStages(List<Stage> wanted, AuditExplanation found, Part part, List<Violation> failures) {
        Set<Stage> expected = EnumSet.noneOf(Stage.class);
        expected.addAll(wanted);
        AuditDecision decision = found.decision();
        if (!expected.equals(new LinkedHashSet<>(decision.omitStages()))) {
            failures.add(part.field("omitStages")
                    .violation(
                            UnmetFault.STAGES,
                            found.request(),
                            listed(expected.stream().map(Stage::wireName).toList()),
                            listed(decision.omitStages().stream()
                                    .map(Stage::wireName)
                                    .toList()),
                            decider(decision)));
        }
    }

    /** Why rules before the one that decides do not match. */
    private static String reasons(AuditExplanation found, IntPredicate isWanted) {
        List<RuleMismatch> earlier = found.mismatches().stream()
                .filter(mismatch -> isWanted.test(mismatch.rule()))
                .toList();
        String more = earlier.size() > REASONS ? "; and " + (earlier.size() - REASONS) + " others" : "";
        return earlier.stream().limit(REASONS).map(mismatch -> "; " + mismatch).collect(Collectors.joining()) + more;
    }

    private static String decider(AuditDecision decision) {
        return decision.rule().isPresent() ? rule(decision.ruleIndex()) + " decides" : "no rule matches";
    }

    private static String rule(int index) {
        return index == AuditDecision.NO_RULE ? "no rule" : "rules[" + index + "]";
    }

    private static String listed(List<String> stages) {
        return "[" + String.join(", ", stages) + "]";
    }

    private static int index(Tree rule) {
        return rule instanceof Tree.Decimal number ? number.value().intValue() : AuditDecision.NO_RULE;
    }
}
