package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import java.util.List;
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

/** Decides a request that only the last rule matches, in comparison with trying rule after rule as the server does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class EvaluatorBenchmark {
    /** A policy, and a request that only its last rule matches. */
    @Param
    public MeasuredPolicies policy;

    private AuditPolicyEvaluator evaluator;
    private List<AuditRule> rules;
    private AuditRequest request;

    /** Compiles the policy, and checks that the last rule decides. */
    @Setup
    public void compile() {
        AuditPolicy measured = policy.policy();
        evaluator = AuditPolicyEvaluator.of(measured);
        rules = measured.rules();
        request = policy.request();
        if (evaluator.decide(request).ruleIndex() != rules.size() - 1 || ruleByRule() != rules.size() - 1) {
            throw new IllegalStateException("another rule decides");
        }
    }

    /** The compiled policy. */
    @Benchmark
    public AuditDecision compiled() {
        return evaluator.decide(request);
    }

    /** Rule after rule, condition by condition, as the server's checker. */
    @Benchmark
    public int ruleByRule() {
        for (int i = 0; i < rules.size(); i++) {
            if (RuleByRule.matches(rules.get(i), request)) {
                return i;
            }
        }
        return -1;
    }
}
