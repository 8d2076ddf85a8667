package dev.gleaner.logging;

import dev.gleaner.document.Manifests;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads and writes one ClusterOutput. Reading checks every field, and keeps the position of every value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 1)
public class ClusterOutputBenchmark {
    static final String TEXT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              name: audit-splunk
              namespace: cattle-logging-system
            spec:
              loggingRef: harvester-kube-audit-log-ref
              splunkHec:
                hec_host: splunk.example
                hec_port: 8088
                hec_token:
                  valueFrom:
                    secretKeyRef:
                      name: splunk
                      key: token
                index: harvester
                sourcetype: audit
                insecure_ssl: true
                buffer:
                  type: file
                  tags: tag,time
                  timekey: 1m
                  timekey_wait: 30s
                  flush_mode: interval
                  flush_interval: 5s
                  retry_max_times: 10
                  total_limit_size: 1GB
                format:
                  type: json
            """;

    private final ClusterOutput output = read();

    /** Checks that a text contains the same values. */
    static void requireSame(String text) {
        if (!parse(text).equals(parse(TEXT))) {
            throw new IllegalStateException("the values differ:\n" + text);
        }
    }

    private static ClusterOutput parse(String text) {
        return Manifests.read(text, ClusterOutput.class).orThrow();
    }

    @Benchmark
    public ClusterOutput read() {
        return parse(TEXT);
    }

    @Benchmark
    public String write() {
        return output.toYaml();
    }

    @Benchmark
    public String readAndWrite() {
        return read().toYaml();
    }
}
