package dev.gleaner.spark;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.cli.ReplayLines;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Reading;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.LogPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Replays an audit policy over a log on a cluster, and prints the report that {@code gleaner replay} prints for the same
 * files: byte for byte the same, however the log is divided and however often a task is run.
 */
public final class PolicyReplayJob {
    private static final long PART = 64L << 20;

    private PolicyReplayJob() {}

    /**
     * Takes the file of the policy, and files and folders of logs, which every machine has at the same path. Prints the
     * violations of the policy and the first findings of the logs as the command does. Exits with 2 if the policy has an
     * error, or if there are only records that cannot be read.
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: PolicyReplayJob POLICY PATH...");
            System.exit(1);
        }
        Reading<AuditPolicy> policy = Manifests.read(Path.of(args[0]), AuditPolicy.class);
        policy.violations().forEach(violation -> System.err.println(Printable.line(violation.toString())));
        if (policy.value().isEmpty()) {
            System.exit(2);
        }
        ReplayedParts replayed;
        try (SparkSession spark =
                SparkSession.builder().appName("gleaner replay").getOrCreate()) {
            replayed = run(
                    JavaSparkContext.fromSparkContext(spark.sparkContext()),
                    policy.orThrow(),
                    PART,
                    Arrays.stream(args).skip(1).map(Path::of).toArray(Path[]::new));
        }
        new ReplayLines(replayed.report()).table(ReplayLines.TOP).forEach(System.out::println);
        replayed.findings().forEach(finding -> System.err.println(Printable.line(finding)));
        if (replayed.findingCount() > 0) {
            System.err.println("number of findings: " + replayed.findingCount());
        }
        if (replayed.errorCount() > 0 && replayed.report().total().before().events() == 0) {
            System.exit(2);
        }
    }

    /** Runs a task for each part of a log, and merges their replays. A relative path is relative to this process. */
    static ReplayedParts run(JavaSparkContext spark, AuditPolicy policy, long bytes, Path... paths) {
        Objects.requireNonNull(spark, "spark");
        Path[] files = Arrays.stream(paths).map(Path::toAbsolutePath).toArray(Path[]::new);
        List<LogPart> parts = AuditLog.of(files).parts(bytes);
        ReplayedParts none = ReplayedParts.of(policy, KubernetesVersion.accepting(policy));
        return spark.parallelize(parts, parts.size()).treeAggregate(none, ReplayedParts::add, ReplayedParts::merge);
    }
}
