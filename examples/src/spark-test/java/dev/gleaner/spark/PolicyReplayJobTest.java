package dev.gleaner.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.cli.ReplayLines;
import dev.gleaner.document.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReplayJobTest {
    @TempDir
    Path folder;

    private Path logs;
    private Path policy;

    @BeforeEach
    void writeLogs() throws IOException {
        logs = folder.resolve("logs");
        LogFolder.write(logs, 6000);
        Files.writeString(logs.resolve("audit.log"), "{\"kind\":\"Event\", damaged\n", StandardOpenOption.APPEND);
        policy = Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [RequestReceived]
                rules:
                - level: None
                  verbs: [watch]
                - level: RequestResponse
                  resources:
                  - group: ""
                    resources: [configmaps]
                - level: Metadata
                """);
    }

    /** What the command prints on a single machine. */
    private List<String> single() throws IOException {
        try (JavaProgram program = JavaProgram.start(
                folder, false, "dev.gleaner.cli.Gleaner", "replay", "--policy", policy.toString(), logs.toString())) {
            return program.output();
        }
    }

    private List<String> table(ReplayedParts replayed) {
        return new ReplayLines(replayed.report()).table(ReplayLines.TOP);
    }

    @Test
    void theJobPrintsWhatTheCommandPrints() throws IOException {
        List<String> single = single();
        assertThat(single).hasSizeGreaterThan(20);
        try (JavaProgram job = JavaProgram.start(
                folder,
                false,
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "dev.gleaner.spark.PolicyReplayJob",
                policy.toString(),
                logs.toString())) {
            assertThat(job.output()).isEqualTo(single);
            assertThat(job.exitCode()).isZero();
        }
    }

    @Test
    void aLogThatCannotBeReadIsAFailure() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.log"), "{\"kind\":\"Event\", damaged\n");
        try (JavaProgram job = JavaProgram.start(
                folder,
                false,
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "dev.gleaner.spark.PolicyReplayJob",
                policy.toString(),
                broken.toString())) {
            assertThat(job.output()).isNotEmpty();
            assertThat(job.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void violationsOfThePolicyArePrintedAsTheCommandPrintsThem() throws IOException {
        Files.writeString(policy, """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Metdata
                - levels: None
                """);
        String log = logs.toString();
        try (JavaProgram command =
                        JavaProgram.start(folder, true, "dev.gleaner.cli.Gleaner", "replay", policy.toString(), log);
                JavaProgram job =
                        JavaProgram.start(folder, true, "dev.gleaner.spark.PolicyReplayJob", policy.toString(), log)) {
            assertThat(job.output()).hasSizeGreaterThan(1).isEqualTo(command.output());
            assertThat(job.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void theReportIsTheSameIfAWorkerIsKilledInTheMiddle() throws IOException, TimeoutException {
        AuditPolicy read = Manifests.read(policy, AuditPolicy.class).orThrow();
        try (LocalCluster cluster = LocalCluster.start(Files.createDirectory(folder.resolve("home")))) {
            SparkConf conf = cluster.conf();
            try (JavaSparkContext spark = new JavaSparkContext(conf)) {
                KillInTheMiddle kill = new KillInTheMiddle(cluster);
                spark.sc().addSparkListener(kill);
                // Workers have other working directories.
                Path relative = Path.of("").toAbsolutePath().relativize(logs);
                ReplayedParts replayed = PolicyReplayJob.run(spark, read, 20_000, relative);
                assertThat(table(replayed)).isEqualTo(single());
                assertThat(replayed.findings()).singleElement().satisfies(finding -> assertThat(finding)
                        .contains("logs/audit.log:2001:18: not JSON"));
                spark.sc().listenerBus().waitUntilEmpty();
                kill.check();
            }
        }
    }

    /** Kills a worker when both executors have ended some tasks, and records what happens then. */
    private static final class KillInTheMiddle extends SparkListener {
        private static final int SOME = 10;

        private final LocalCluster cluster;
        private final Set<String> executors = new LinkedHashSet<>();
        private final List<String> removed = new ArrayList<>();
        private final Set<String> after = new LinkedHashSet<>();
        private int ended;
        private boolean isKilled;

        KillInTheMiddle(LocalCluster cluster) {
            this.cluster = cluster;
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            String executor = end.taskInfo().executorId();
            executors.add(executor);
            ended++;
            if (!isKilled && executors.size() == 2 && ended >= SOME) {
                isKilled = true;
                cluster.killWorker();
            }
            if (!removed.isEmpty() && end.taskInfo().successful()) {
                after.add(executor);
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved gone) {
            removed.add(gone.executorId());
        }

        /** Checks that one executor was lost, and that the other one has done the rest. */
        void check() {
            assertThat(executors).hasSize(2);
            assertThat(removed).hasSize(1);
            assertThat(after).isNotEmpty().doesNotContainAnyElementsOf(removed);
        }
    }
}
