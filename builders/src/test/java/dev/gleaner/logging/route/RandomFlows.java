package dev.gleaner.logging.route;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.match.ClusterSelector;
import dev.gleaner.logging.match.Match;
import dev.gleaner.logging.match.Selector;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random flows and records with few names, so that they meet. */
final class RandomFlows {
    private RandomFlows() {}

    private record Conditions(
            boolean isSelect,
            List<String> namespaces,
            List<String> hosts,
            List<String> containers,
            Map<String, String> labels) {}

    private record Description(
            boolean isLocal, String namespace, List<Conditions> steps, Map<String, String> selectors) {}

    static Arbitrary<NaiveDecision.Pod> pods() {
        return Combinators.combine(
                        Arbitraries.of("", "a", "b", "c"),
                        Arbitraries.of("", "h1", "h2"),
                        Arbitraries.of("", "c1", "c2"),
                        labels(4))
                .as(NaiveDecision.Pod::new);
    }

    private static Arbitrary<Map<String, String>> labels(int size) {
        return Arbitraries.maps(Arbitraries.of("k", "l", "m", "o"), Arbitraries.of("1", "2"))
                .ofMaxSize(size);
    }

    private static Arbitrary<List<String>> some(String... names) {
        return Arbitraries.of(names).list().ofMaxSize(2).uniqueElements();
    }

    private static Arbitrary<Conditions> conditions() {
        return Combinators.combine(
                        Arbitraries.of(true, false), some("a", "b"), some("h1", "h2"), some("c1", "c2"), labels(2))
                .as(Conditions::new);
    }

    /** Sets with a Logging, a ClusterOutput, and flows that send to it. */
    static Arbitrary<ManifestSet> sets() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b"),
                        conditions().list().ofMaxSize(3),
                        labels(2))
                .as(Description::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(RandomFlows::set);
    }

    private static ManifestSet set(List<Description> flows) {
        List<ModelManifest> manifests = new ArrayList<>();
        manifests.add(Logging.of(l -> l.metadata(m -> m.name("main"))
                .spec(s -> s.controlNamespace("logging").fluentd(FluentdSpec.DEFAULTS))));
        manifests.add(ClusterOutput.of(
                o -> o.metadata(m -> m.name("all").namespace("logging")).spec(s -> s.target(NullOutput.of(n -> {})))));
        for (int i = 0; i < flows.size(); i++) {
            String name = "f" + i;
            Description flow = flows.get(i);
            manifests.add(flow.isLocal() ? local(name, flow) : global(name, flow));
        }
        return ManifestSet.of(List.of(ManifestFile.documents(
                "set.yaml", Topic.LOGGING, "random flows", manifests.toArray(ModelManifest[]::new))));
    }

    private static Flow local(String name, Description flow) {
        return Flow.of(
                f -> f.metadata(m -> m.name(name).namespace(flow.namespace())).spec(s -> {
                    s.addGlobalOutputRef("all");
                    if (flow.steps().isEmpty()) {
                        s.selectors(flow.selectors());
                    }
                    flow.steps().stream().map(RandomFlows::match).forEach(s::addMatch);
                }));
    }

    private static Match match(Conditions step) {
        Selector conditions = Selector.of(
                c -> c.hosts(step.hosts()).containerNames(step.containers()).labels(step.labels()));
        return Match.of(m -> {
            if (step.isSelect()) {
                m.select(conditions);
            } else {
                m.exclude(conditions);
            }
        });
    }

    private static ClusterFlow global(String name, Description flow) {
        return ClusterFlow.of(
                f -> f.metadata(m -> m.name(name).namespace("logging")).spec(s -> {
                    s.addGlobalOutputRef("all");
                    if (flow.steps().isEmpty()) {
                        s.selectors(flow.selectors());
                    }
                    flow.steps().stream().map(RandomFlows::clusterMatch).forEach(s::addMatch);
                }));
    }

    private static ClusterMatch clusterMatch(Conditions step) {
        ClusterSelector conditions = ClusterSelector.of(c -> c.namespaces(step.namespaces())
                .hosts(step.hosts())
                .containerNames(step.containers())
                .labels(step.labels()));
        return ClusterMatch.of(m -> {
            if (step.isSelect()) {
                m.select(conditions);
            } else {
                m.exclude(conditions);
            }
        });
    }

    /** Every record with the names of the flows, and with names that no flow has. */
    static List<NaiveDecision.Pod> everyPod() {
        List<NaiveDecision.Pod> pods = new ArrayList<>();
        for (String namespace : List.of("a", "b", "other")) {
            for (String host : List.of("h1", "h2", "other")) {
                for (String container : List.of("c1", "c2", "other")) {
                    labelSets().forEach(labels -> pods.add(new NaiveDecision.Pod(namespace, host, container, labels)));
                }
            }
        }
        return pods;
    }

    private static List<Map<String, String>> labelSets() {
        List<Map<String, String>> sets = new ArrayList<>(List.of(Map.of()));
        for (String name : List.of("k", "l", "m", "o")) {
            for (Map<String, String> set : List.copyOf(sets)) {
                for (String value : List.of("1", "2")) {
                    Map<String, String> more = new TreeMap<>(set);
                    more.put(name, value);
                    sets.add(more);
                }
            }
        }
        return sets;
    }

    /** What a record looks like to fluentd. */
    static Tree.Mapping record(NaiveDecision.Pod pod) {
        return pod.metadata().toRecord();
    }
}
