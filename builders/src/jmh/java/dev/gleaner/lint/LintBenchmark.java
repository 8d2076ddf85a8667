package dev.gleaner.lint;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checks a set of flows and outputs, from text to findings. An operation is the whole set; half of it are flows, and each
 * fourth flow has a fault.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 6, time = 4)
@Measurement(iterations = 5, time = 4)
public class LintBenchmark {
    /** The number of objects in the set. */
    @Param({"1000", "3000", "10000"})
    private int objects;

    private Source set = Source.of("");

    /** Writes the set. */
    @Setup(Level.Trial)
    public void write() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < objects / 2; i++) {
            String output = i % 4 == 3 ? "missing-" + i : "o-" + i % (objects / 4 + 1);
            text.append("""
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: o-%1$d, namespace: cattle-logging-system}
                    spec:
                      splunkHec:
                        hec_host: splunk-%1$d.example.com
                        hec_token: {valueFrom: {secretKeyRef: {name: splunk-%1$d, key: token}}}
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: f-%1$d, namespace: cattle-logging-system}
                    spec:
                      match:
                      - exclude: {labels: {app: debug}}
                      - select: {namespaces: [team-%1$d], labels: {tier: front}}
                      filters: [{tag_normaliser: {}}]
                      globalOutputRefs: [%2$s]
                    """.formatted(i, output));
        }
        set = Source.of("set.yaml", text.toString());
    }

    /** Reads the set and checks all rules. */
    @Benchmark
    public List<Violation> lint() {
        return Lint.of(set).complete().run();
    }
}
