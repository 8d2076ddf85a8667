package dev.gleaner.logging.route;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.match.Match;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Decides which flows accept a record, in comparison with testing flow after flow as fluentd does. Half of the flows are
 * Flows in a hundred namespaces, half are ClusterFlows that exclude a namespace and select a label.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class RouterBenchmark {
    /** The number of flows. */
    @Param({"20", "1000"})
    public int flows;

    private Fluentd fluentd;
    private Acceptance acceptance;
    private RecordMetadata record;

    /** Compiles the flows, and checks that both ways of deciding agree. */
    @Setup
    public void compile() {
        fluentd = Router.of(set()).fluentds().get(0);
        acceptance = fluentd.newAcceptance();
        record = RecordMetadata.of(
                "team-7",
                "node-1",
                "server",
                Map.of("app", "app-7", "tier", "web", "release", "r1", "pod-template-hash", "5d4f", "version", "v2"));
        if (compiled() != flowByFlow() || compiled() == 0) {
            throw new IllegalStateException("the decisions differ");
        }
    }

    private ManifestSet set() {
        List<ModelManifest> manifests = new ArrayList<>();
        manifests.add(Logging.of(l -> l.metadata(m -> m.name("main"))
                .spec(s -> s.controlNamespace("logging").fluentd(FluentdSpec.DEFAULTS))));
        manifests.add(ClusterOutput.of(
                o -> o.metadata(m -> m.name("all").namespace("logging")).spec(s -> s.target(NullOutput.of(n -> {})))));
        for (int i = 0; i < flows; i++) {
            manifests.add(i % 2 == 0 ? global(i) : local(i));
        }
        return ManifestSet.of(List.of(
                ManifestFile.documents("set.yaml", Topic.LOGGING, "flows", manifests.toArray(ModelManifest[]::new))));
    }

    private static ModelManifest local(int i) {
        return Flow.of(f -> f.metadata(m -> m.name("f" + i).namespace("team-" + i % 100))
                .spec(s -> s.addGlobalOutputRef("all")
                        .addMatch(Match.exclude(c -> c.addContainerName("istio-proxy")))
                        .addMatch(Match.select(c -> c.putLabel("app", "app-" + i)))
                        .addMatch(Match.select(c -> c.addHost("node-" + i)))));
    }

    private static ModelManifest global(int i) {
        return ClusterFlow.of(
                f -> f.metadata(m -> m.name("c" + i).namespace("logging")).spec(s -> s.addGlobalOutputRef("all")
                        .addMatch(ClusterMatch.exclude(c -> c.addNamespace("kube-system")))
                        .addMatch(ClusterMatch.select(c -> c.putLabel("app", "app-" + i)))
                        .addMatch(ClusterMatch.select(
                                c -> c.addNamespace("team-" + i).addContainerName("server")))));
    }

    /** The compiled flows. */
    @Benchmark
    public int compiled() {
        fluentd.decide(record, acceptance);
        return acceptance.count();
    }

    /** Flow after flow, rule after rule. */
    @Benchmark
    public int flowByFlow() {
        int count = 0;
        for (RoutedFlow flow : fluentd.routedFlows()) {
            int rule = flow.decide(record);
            if (rule >= 0 && flow.rules().get(rule).isSelect()) {
                count++;
            }
        }
        return count;
    }
}
