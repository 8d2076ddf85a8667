package dev.gleaner.logging;

import io.banzaicloud.logging.v1beta1.ClusterOutput;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads and writes the ClusterOutput of {@link ClusterOutputBenchmark} with the classes that fabric8's java-generator
 * makes from the CRD, and with fabric8's serialization.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 1)
public class GeneratedOutputBenchmark {
    private final KubernetesSerialization fabric8 = new KubernetesSerialization();
    private final ClusterOutput output = read();

    /** Checks that no value is lost. */
    @Setup
    public void compare() {
        ClusterOutputBenchmark.requireSame(readAndWrite());
    }

    @Benchmark
    public ClusterOutput read() {
        return fabric8.unmarshal(ClusterOutputBenchmark.TEXT, ClusterOutput.class);
    }

    @Benchmark
    public String write() {
        return fabric8.asYaml(output);
    }

    @Benchmark
    public String readAndWrite() {
        return fabric8.asYaml(read());
    }
}
