package dev.gleaner.audit.review;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.AnalysisLimitException;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reports behaviour of a policy that is probably not intended: rules that never decide; outcomes, writes and sessions
 * that are not recorded; secrets that are recorded. The answers are those of {@link PolicyAnalysis}; each is reported
 * at its position in the text.
 */
final class PolicyBehaviour {
    /** The maximum number of questions about the whole policy. They share half of the steps. */
    private static final int QUESTIONS = 16;

    private static final List<String> PODS = List.of("pods/attach", "pods/exec", "pods/portforward");
    private static final String KUBEVIRT = "subresources.kubevirt.io";
    private static final List<String> VIRTUAL_MACHINES = List.of(
            "virtualmachineinstances/console", "virtualmachineinstances/portforward", "virtualmachineinstances/vnc");

    private final Part policy;
    private final List<Part> rules;
    private final AuditPolicy value;
    private final PolicyAnalysis singleRules;
    private final PolicyAnalysis wholePolicy;
    private final List<Violation> violations = new ArrayList<>();
    /** The questions that were not answered. */
    private final List<String> unanswered = new ArrayList<>();

    private PolicyBehaviour(Part policy, AuditPolicy value, KubernetesVersion version, long steps) {
        this.policy = policy;
        this.rules = policy.field("rules").items();
        this.value = value;
        PolicyAnalysis analysis = PolicyAnalysis.of(value, version);
        this.singleRules = analysis.within(steps / 2);
        this.wholePolicy = analysis.within(steps / 2 / QUESTIONS);
    }

    /** The warnings about a policy, not sorted. */
    static List<Violation> check(Part policy, AuditPolicy value, KubernetesVersion version, long steps) {
        PolicyBehaviour behaviour = new PolicyBehaviour(policy, value, version, steps);
        behaviour.checkRules();
        behaviour.ask("whether anything is recorded", behaviour::checkWhole);
        if (!behaviour.unanswered.isEmpty()) {
            behaviour.violations.add(behaviour
                    .rules()
                    .violation(AnalysisFault.ANALYSIS_GIVEN_UP, steps, String.join(", ", behaviour.unanswered)));
        }
        return behaviour.violations;
    }

    private void ask(String question, Runnable check) {
        try {
            check.run();
        } catch (AnalysisLimitException e) {
            unanswered.add(question);
        }
    }

    private void checkRules() {
        BitSet unknown = new BitSet();
        for (RuleReach reach : singleRules.rules()) {
            Part rule = rules.get(reach.rule());
            if (!reach.isKnown()) {
                unknown.set(reach.rule());
            } else if (!reach.isReachable()) {
                violations.add(rule.violation(AnalysisFault.RULE_UNREACHABLE, inWords(reach.coveredBy())));
            } else if (!reach.isReal()) {
                violations.add(rule.violation(
                        AnalysisFault.RULE_UNREAL,
                        reach.witness().map(String::valueOf).orElseThrow()));
            }
        }
        for (int from = unknown.nextSetBit(0); from >= 0; ) {
            int to = unknown.nextClearBit(from) - 1;
            unanswered.add("rules[" + from + "]" + (to > from ? " to rules[" + to + "]" : ""));
            from = unknown.nextSetBit(to + 1);
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
        List<Stage> recorded = wholePolicy.recordedStages();
        if (recorded.isEmpty()) {
            violations.add(rules().violation(AnalysisFault.NOTHING_RECORDED));
            return;
        }
        if (!recorded.contains(Stage.RESPONSE_COMPLETE)) {
            violations.add(positionOfOutcome().violation(AnalysisFault.OUTCOME_NEVER));
        }
        ask("which writes are recorded", this::checkWrites);
        ask("whether secrets are recorded", this::checkSecrets);
        ask("whether sessions are recorded", this::checkSessions);
    }

    private void checkWrites() {
        List<String> writes = wholePolicy.unrecordedWrites();
        if (!writes.isEmpty()) {
            violations.add(rules().violation(
                            AnalysisFault.WRITES_MISSING,
                            writes.stream().map(Violation::quoted).collect(Collectors.joining(", "))));
        }
    }

    /**
     * The position of a missing outcome: {@code omitStages} of the policy if it contains the stage, otherwise its
     * rules.
     */
    private Part positionOfOutcome() {
        return value.omitStages().contains(Stage.RESPONSE_COMPLETE) ? policy.field("omitStages") : rules();
    }

    /** Reads and deletecollection have secrets in the response; writes have them in the request, too. */
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
        found.forEach((rule, decision) -> violations.add(rules.get(rule)
                .violation(AnalysisFault.SECRET_RECORDED, decision.level().wireName(), decision.witness())));
    }

    private void addBodies(AuditLevel least, Consumer<AuditRule.Builder> requests, Map<Integer, ClassDecision> found) {
        wholePolicy.decisionsAbout(requests).stream()
                .filter(decision -> decision.level().compareTo(least) >= 0)
                .forEach(decision -> found.putIfAbsent(decision.decision().ruleIndex(), decision));
    }

    /**
     * Sessions are opened with {@code create}, or with {@code get} over a websocket, as by kubectl from 1.30 on. A
     * policy that records the first should record the second. Sessions of virtual machines are always opened with
     * {@code get}; they are checked only if the policy names a group of KubeVirt.
     */
    private void checkSessions() {
        List<String> created = PODS.stream()
                .filter(session -> levelOf("create", "", session) != AuditLevel.NONE)
                .toList();
        Map<Integer, List<String>> missing = new TreeMap<>();
        created.forEach(session -> addMissing("", session, session, missing));
        if (!created.isEmpty() && namesVirtualMachines()) {
            VIRTUAL_MACHINES.forEach(session -> addMissing(KUBEVIRT, session, session + "." + KUBEVIRT, missing));
        }
        missing.forEach((rule, sessions) -> {
            Part part = rule < 0 ? rules() : rules.get(rule);
            violations.add(part.violation(AnalysisFault.SESSION_READS, String.join(", ", sessions)));
        });
    }

    private boolean namesVirtualMachines() {
        return value.rules().stream()
                .flatMap(rule -> rule.resources().stream())
                .anyMatch(entry -> entry.group().orElse("").endsWith("kubevirt.io"));
    }

    private AuditLevel levelOf(String verb, String group, String session) {
        return highest(verb, group, session).map(ClassDecision::level).orElse(AuditLevel.NONE);
    }

    /** The highest level of a session. Only authenticated users can open one. */
    private Optional<ClassDecision> highest(String verb, String group, String session) {
        return wholePolicy.maxLevel(
                q -> q.addVerb(verb).addResources(group, session).addUserGroup("system:authenticated"));
    }

    private void addMissing(String group, String session, String name, Map<Integer, List<String>> missing) {
        highest("get", group, session)
                .filter(decision -> decision.level() == AuditLevel.NONE)
                .ifPresent(
                        decision -> missing.computeIfAbsent(decision.decision().ruleIndex(), rule -> new ArrayList<>())
                                .add(name));
    }

    private Part rules() {
        return policy.field("rules");
    }
}
