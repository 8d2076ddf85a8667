package dev.gleaner.audit.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.MeasuredPolicies;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditCorpus;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Log;
import java.io.IOException;
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
 * Replays a log in memory, in comparison with Jackson's tokens of the same bytes. An operation is one pass over 32 MB,
 * from a new replay to its report.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplayBenchmark {
    private static final int SIZE = 32_000_000;
    private static final long SEED = 20_220_822;

    private static final AuditPolicy TWENTY_RULES = MeasuredPolicies.TWENTY.policy();

    /** The policy that Harvester ships. */
    private static final AuditPolicy THREE_VERBS =
            AuditPolicy.of(p -> p.addOmitStages(Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE)
                    .addRule(r -> r.level(AuditLevel.METADATA).addVerbs("create", "delete", "patch")));

    /** Records everything but the managed fields. */
    private static final AuditPolicy MANAGED_FIELDS =
            AuditPolicy.of(p -> p.omitManagedFields(true).addRule(r -> r.level(AuditLevel.REQUEST_RESPONSE)));

    private final JsonFactory factory = new JsonFactory();

    /** Lines without bodies, with a percentage of new users and objects, or lines with bodies of 2 to 24 KB. */
    @Param({"metadata", "new25", "new100", "bodies"})
    public String corpus = "metadata";

    private byte[] bytes = {};
    private Log<AuditEvent> log = AuditLog.of("none", bytes);

    /** Generates the log, and checks that a replay counts all of it. */
    @Setup(Level.Trial)
    public void prepare() {
        bytes = AuditCorpus.named(corpus, SEED).bytes(SIZE);
        log = AuditLog.of("corpus", bytes);
        ReplayReport report = twentyRules();
        if (report.total().before().bytes() != bytes.length) {
            throw new IllegalStateException(report + " of " + bytes.length + " bytes");
        }
        System.out.println("# twenty rules: " + report);
    }

    /** Jackson's tokens, without further use. */
    @Benchmark
    public long tokenWalk() throws IOException {
        long tokens = 0;
        try (JsonParser parser = factory.createParser(bytes)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** Counts the events only, which is a lower bound for a replay. */
    @Benchmark
    public long counted() {
        long[] events = {0};
        log.visit(event -> events[0]++);
        return events[0];
    }

    @Benchmark
    public ReplayReport threeVerbs() {
        return PolicyReplay.of(THREE_VERBS).run(log);
    }

    @Benchmark
    public ReplayReport twentyRules() {
        return PolicyReplay.of(TWENTY_RULES).run(log);
    }

    @Benchmark
    public ReplayReport managedFields() {
        return PolicyReplay.of(MANAGED_FIELDS).run(log);
    }
}
