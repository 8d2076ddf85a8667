package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.evaluate.MeasuredPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The questions about a whole policy, each asked once in a fresh JVM, as a tool does. There is no peer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
@SuppressWarnings("NullAway.Init")
public class AnalysisBenchmark {
    /** The policy. */
    @Param
    public MeasuredPolicies policy;

    private PolicyAnalysis analysis;
    private AuditPolicy changed;

    /** The other policy of the comparison lacks a rule in the middle. */
    @Setup
    public void prepare() {
        AuditPolicy whole = policy.policy();
        analysis = PolicyAnalysis.of(whole);
        List<AuditRule> rules = new ArrayList<>(whole.rules());
        rules.remove(rules.size() / 2);
        changed = whole.edit(p -> p.rules(rules));
    }

    /** Which rules ever decide. */
    @Benchmark
    public List<RuleReach> rules() {
        return analysis.rules();
    }

    /** Where the policy differs from another one. */
    @Benchmark
    public List<PolicyDifference> compare() {
        return analysis.compare(changed);
    }

    /** The policy without what changes nothing. */
    @Benchmark
    public AuditPolicy simplify() {
        return analysis.simplify();
    }

    /** Whether the body of a Secret is ever recorded. */
    @Benchmark
    public Optional<ClassDecision> maxLevel() {
        return analysis.maxLevel(q -> q.addResources("", "secrets"));
    }
}
