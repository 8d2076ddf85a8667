package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Analyzes what a policy decides for all possible requests. The answers are exact: they follow from the rules and not
 * from a sample of requests. A request consists of a user, groups, a verb and so on; each can be any text, independent
 * of the others. Answers about real requests, such as {@link #maxLevel}, consider only requests that a client can send,
 * in which the path, verb, name and resource are consistent. Nothing is assumed about users: neither that they are in
 * {@code system:authenticated}, nor which user is in which group. An example is a user in {@code system:authenticated} if
 * there is one.
 *
 * <pre>{@code
 * PolicyAnalysis analysis = PolicyAnalysis.of(policy);
 * analysis.losses(other).forEach(System.out::println);
 * boolean secretsLeak = analysis.maxLevel(q -> q.addResources("", "secrets"))
 *         .filter(decision -> decision.level().recordsRequestObject())
 *         .isPresent();
 * }</pre>
 *
 * <p>The problem is hard in general. The time grows with the number of rules and with the lengths of the lists in one
 * rule; the lengths are multiplied if earlier rules match some values of each list. A thousand rules with a few names
 * each take about a second. A comparison examines each pair of rules that may decide the same request; few pairs remain
 * if the policies have most rules in common. A simplification examines each name. Both take much longer if lists are
 * long. For policies from untrusted sources, {@link #within} limits the time and the memory.
 */
public final class PolicyAnalysis {
    private static final List<String> WRITES = List.of("create", "update", "patch", "delete", "deletecollection");

    private final AuditPolicy policy;
    private final KubernetesVersion version;
    private final List<AuditDecision> decisions;
    private final Boxes boxes;

    private final long steps;

    private PolicyAnalysis(
            AuditPolicy policy, KubernetesVersion version, List<AuditDecision> decisions, Boxes boxes, long steps) {
        this.policy = policy;
        this.version = version;
        this.decisions = decisions;
        this.boxes = boxes;
        this.steps = steps;
    }

    /** The analysis of a policy for {@link KubernetesVersion#DEFAULT}. */
    public static PolicyAnalysis of(AuditPolicy policy) {
        return of(policy, KubernetesVersion.DEFAULT);
    }

    /** The analysis of a policy for a version of Kubernetes. */
    public static PolicyAnalysis of(AuditPolicy policy, KubernetesVersion version) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        return new PolicyAnalysis(
                policy,
                version,
                AuditPolicyEvaluator.of(policy, version).decisions(),
                new Boxes(version.hasGroupWildcard()).add(policy.rules()).addEverything(),
                Long.MAX_VALUE);
    }

    /**
     * The same analysis with a limit on the steps of each question. There is no limit by default. A step is roughly a
     * comparison with one value of one rule. Because steps are counted instead of time, the result depends only on the
     * policy; answers remain exact. {@link #rules} divides the steps among the rules, and may find no answer for some
     * of them; all other methods throw an {@link AnalysisLimitException} if they exceed the limit.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public PolicyAnalysis within(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(steps + " steps; expected 0 or more");
        }
        return new PolicyAnalysis(policy, version, decisions, boxes, steps);
    }

    private Search search() {
        return new Search(boxes.all(), new Budget(steps));
    }

    /**
     * For each rule, whether it ever decides a request. The answer contains such a request, or the earlier rules that
     * cover the rule.
     */
    public List<RuleReach> rules() {
        int count = policy.rules().size();
        List<Integer> covers = new EasyCovers(policy.rules()).find();
        Budget budget = new Budget(steps);
        List<RuleReach> reaches = new ArrayList<>(count);
        Optional<Search> search = search(budget);
        for (int rule = 0; rule < count; rule++) {
            Budget share = budget.part(count - rule);
            int place = rule;
            reaches.add(search.flatMap(found -> reach(place, covers.get(place) >= 0, found, share))
                    .orElseGet(() -> easyReach(place, covers)));
            budget.putBack(share);
        }
        return List.copyOf(reaches);
    }

    /** The search; empty if the budget is too small to read all values of the policy. */
    private Optional<Search> search(Budget budget) {
        try {
            return Optional.of(new Search(boxes.all(), budget));
        } catch (AnalysisLimitException e) {
            return Optional.empty();
        }
    }

    private Optional<RuleReach> reach(int rule, boolean isCovered, Search search, Budget share) {
        try {
            search.useBudget(share);
            return Optional.of(reach(rule, isCovered, search));
        } catch (AnalysisLimitException e) {
            return Optional.empty();
        }
    }

    private static RuleReach easyReach(int rule, List<Integer> covers) {
        int cover = covers.get(rule);
        return new RuleReach(rule, Optional.empty(), false, cover < 0 ? List.of() : List.of(cover));
    }

    private RuleReach reach(int rule, boolean isCovered, Search search) {
        if (isCovered) {
            return new RuleReach(rule, Optional.empty(), false, coveredBy(rule, search));
        }
        BitSet earlier = boxes.numbers(0, rule);
        Optional<AuditRequest> real = witness(rule, earlier, World.REAL, search);
        Optional<AuditRequest> any = real.or(() -> witness(rule, earlier, World.ANY, search));
        return new RuleReach(rule, any, real.isPresent(), any.isPresent() ? List.of() : coveredBy(rule, search));
    }

    private Optional<AuditRequest> witness(int rule, BitSet others, World world, Search search) {
        return boxes.of(rule).stream()
                .flatMap(box -> search.example(List.of(box), others, world).stream())
                .findFirst();
    }

    /**
     * One earlier rule that covers the rule, or a set of earlier rules that cover it together, of which none can be
     * omitted.
     */
    private List<Integer> coveredBy(int rule, Search search) {
        BitSet meeting = new BitSet();
        boxes.of(rule).forEach(box -> meeting.or(search.meeting(box)));
        List<Integer> earlier = IntStream.range(0, rule)
                .filter(other -> boxes.hasAny(other, meeting))
                .boxed()
                .toList();
        for (int other : earlier) {
            if (isCovered(rule, List.of(other), search)) {
                return List.of(other);
            }
        }
        List<Integer> needed = new ArrayList<>(earlier);
        for (int i = needed.size() - 1; i >= 0; i--) {
            Integer spared = needed.remove(i);
            if (!isCovered(rule, needed, search)) {
                needed.add(i, spared);
            }
        }
        return needed;
    }

    private boolean isCovered(int rule, List<Integer> others, Search search) {
        BitSet numbers = new BitSet();
        others.forEach(other -> numbers.or(boxes.numbers(other, other + 1)));
        return witness(rule, numbers, World.ANY, search).isEmpty();
    }

    /**
     * The decisions about requests of a class, in the order of the rules. The conditions of a rule describe the class,
     * such as {@code q -> q.addResources("", "secrets").addVerb("get")}; the API group {@code *} means every group.
     * Empty if no client can send such a request.
     */
    public List<ClassDecision> decisionsAbout(Consumer<AuditRule.Builder> question) {
        List<Box> wanted = wanted(question);
        Search search = search();
        return IntStream.range(0, decisions.size())
                .boxed()
                .flatMap(rule -> decide(rule, wanted, search).stream())
                .toList();
    }

    /**
     * The decision with the highest level about requests of a class, which is described as for {@link #decisionsAbout}.
     * Empty if no client can send such a request.
     */
    public Optional<ClassDecision> maxLevel(Consumer<AuditRule.Builder> question) {
        return maxLevel(question, search());
    }

    private Optional<ClassDecision> maxLevel(Consumer<AuditRule.Builder> question, Search search) {
        List<Box> wanted = wanted(question);
        List<AuditLevel> levels =
                decisions.stream().map(AuditDecision::recordedLevel).toList();
        return IntStream.range(0, decisions.size())
                .boxed()
                .sorted(Comparator.comparing((Integer rule) -> levels.get(rule)).reversed())
                .flatMap(rule -> decide(rule, wanted, search).stream())
                .findFirst();
    }

    private static List<Box> wanted(Consumer<AuditRule.Builder> question) {
        Objects.requireNonNull(question, "question");
        return Box.of(AuditRule.of(r -> question.accept(r.level(AuditLevel.NONE))), true);
    }

    private Optional<ClassDecision> decide(int rule, List<Box> wanted, Search search) {
        BitSet earlier = boxes.numbers(0, rule);
        return boxes.of(rule).stream()
                .flatMap(box -> wanted.stream()
                        .filter(other -> search.mayMeet(box, other))
                        .flatMap(other -> search.example(List.of(other, box), earlier, World.REAL).stream()))
                .findFirst()
                .map(witness -> new ClassDecision(witness, decisions.get(rule)));
    }

    /** The stages at which any request is recorded. */
    public List<Stage> recordedStages() {
        Search search = search();
        List<Stage> recorded = new ArrayList<>();
        for (int rule = 0; rule < policy.rules().size(); rule++) {
            List<Stage> stages = decisions.get(rule).recordedStages();
            if (!recorded.containsAll(stages)
                    && witness(rule, boxes.numbers(0, rule), World.REAL, search).isPresent()) {
                recorded.addAll(stages);
            }
        }
        return Arrays.stream(Stage.values()).filter(recorded::contains).toList();
    }

    /** Whether no request is recorded. */
    public boolean recordsNothing() {
        return recordedStages().isEmpty();
    }

    /** The verbs that change resources and whose requests are never recorded. */
    public List<String> unrecordedWrites() {
        Search search = search();
        return WRITES.stream()
                .filter(verb -> maxLevel(q -> q.addVerb(verb).addResources("*"), search)
                        .filter(decision -> decision.level() != AuditLevel.NONE)
                        .isEmpty())
                .toList();
    }

    /**
     * The requests that another policy records differently, with one difference for each pair of rules that decide such
     * requests. In each difference, {@code before} is the decision of this policy. Empty if both policies record the
     * same.
     */
    public List<PolicyDifference> compare(AuditPolicy other) {
        return new Comparison(policy, Objects.requireNonNull(other, "other"), version, new Budget(steps)).differences();
    }

    /**
     * What is lost if this policy replaces another one: those differences of {@link #compare} in which this policy does
     * not record everything that the other one records, such as a stage, a body or {@code managedFields}. In each
     * difference, {@code before} is the decision of this policy, as in {@link #compare}. Empty if this policy records
     * all that the other one records, or more.
     */
    public List<PolicyDifference> losses(AuditPolicy other) {
        return compare(other).stream()
                .filter(difference -> !difference.before().recordsAllOf(difference.after()))
                .toList();
    }

    /**
     * A policy that decides every request as this one does, without rules, entries and names that have no effect. In
     * lists of more than {@value Simplification#MAX_LIST_SIZE} values, only duplicates are removed.
     */
    public AuditPolicy simplify() {
        return new Simplification(policy, version, new Budget(steps)).run();
    }
}
