package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Filters and default flows in what flows cover, compared with a naive walk of every record. */
class FilterCoverageProperties {
    private static final String DEFAULT_FLOW = "logging::main";
    private static final List<String> MESSAGES = List.of("x", "y");

    private static final List<List<Grep>> NO_FILTERS = Collections.nCopies(6, List.of());

    private static final List<NaiveDecision.Pod> PODS = RandomFlows.everyPod();

    /** A filter that keeps the records with a value of a field, or those without it. */
    private record Grep(String field, String value, boolean keeps) {
        GrepFilter filter() {
            String pattern = "/^" + value + "$/";
            return GrepFilter.of(g -> {
                if (keeps) {
                    g.addRegexp(field, pattern);
                } else {
                    g.addExclude(field, pattern);
                }
            });
        }

        boolean passes(NaiveDecision.Pod pod, String message) {
            String found =
                    switch (field) {
                        case "message" -> message;
                        case "$.kubernetes.namespace_name" -> pod.namespace();
                        case "$.kubernetes.host" -> pod.host();
                        default -> pod.labels().getOrDefault("k", "");
                    };
            return found.equals(value) == keeps;
        }
    }

    /** Flows, and the filters of each. */
    private record Setup(
            List<Manifest> flows, List<Grep> global, List<List<Grep>> ofFlows, Optional<List<Grep>> ofDefault) {
        Fluentd fluentd() {
            return Router.of(set()).fluentds().get(0);
        }

        ManifestSet set() {
            List<Manifest> manifests = new ArrayList<>();
            manifests.add(output("all"));
            manifests.add(output("rest"));
            manifests.add(logging());
            for (int i = 0; i < flows.size(); i++) {
                manifests.add(withFilters(flows.get(i), ofFlows.get(i)));
            }
            return ManifestSet.of(List.of(ManifestFile.documents(
                    "set.yaml", Topic.LOGGING, "flows with filters", manifests.toArray(Manifest[]::new))));
        }

        private Logging logging() {
            return Logging.of(l -> l.metadata(m -> m.name("main")).spec(s -> {
                s.controlNamespace("logging").fluentd(f -> {});
                global.forEach(grep -> s.addGlobalFilter(grep.filter()));
                ofDefault.map(Setup::defaultFlow).ifPresent(s::defaultFlow);
            }));
        }

        private static DefaultFlow defaultFlow(List<Grep> greps) {
            return DefaultFlow.of(d -> {
                greps.forEach(grep -> d.addFilter(grep.filter()));
                d.addGlobalOutputRef("rest");
            });
        }

        private static ClusterOutput output(String name) {
            return ClusterOutput.of(o ->
                    o.metadata(m -> m.name(name).namespace("logging")).spec(s -> s.target(NullOutput.of(n -> {}))));
        }

        private static Manifest withFilters(Manifest flow, List<Grep> greps) {
            return flow instanceof Flow local
                    ? local.edit(f -> f.spec(s -> greps.forEach(grep -> s.addFilter(grep.filter()))))
                    : ((ClusterFlow) flow).edit(f -> f.spec(s -> greps.forEach(grep -> s.addFilter(grep.filter()))));
        }

        private static boolean accepts(Manifest flow, NaiveDecision.Pod pod) {
            return flow instanceof Flow local
                    ? NaiveDecision.accepts(local, pod)
                    : NaiveDecision.accepts((ClusterFlow) flow, pod);
        }

        private static boolean passes(List<Grep> greps, NaiveDecision.Pod pod, String message) {
            return greps.stream().allMatch(grep -> grep.passes(pod, message));
        }

        /** The flows that send a record to an output. */
        Set<String> walk(NaiveDecision.Pod pod, String message) {
            Set<String> reached = new LinkedHashSet<>();
            boolean isOrphan = true;
            if (!passes(global, pod, message)) {
                return reached;
            }
            for (int i = 0; i < flows.size(); i++) {
                if (accepts(flows.get(i), pod)) {
                    isOrphan = false;
                    if (passes(ofFlows.get(i), pod, message)) {
                        reached.add(id(flows.get(i)));
                    }
                }
            }
            if (isOrphan
                    && ofDefault.filter(greps -> passes(greps, pod, message)).isPresent()) {
                reached.add(DEFAULT_FLOW);
            }
            return reached;
        }

        static String id(Manifest flow) {
            return flow.kind().toLowerCase(Locale.ROOT) + ":"
                    + flow.metadata().namespace().orElse("") + ":"
                    + flow.metadata().name().orElse("");
        }
    }

    private static Arbitrary<List<Grep>> greps() {
        Arbitrary<Grep> grep = Combinators.combine(
                        Arbitraries.of(
                                "message",
                                "$.kubernetes.namespace_name",
                                "$.kubernetes.host",
                                "$.kubernetes.labels.k",
                                "$['kubernetes']['labels']['k']"),
                        Arbitraries.of("a", "b", "h1", "1", "x"),
                        Arbitraries.of(true, false))
                .as(Grep::new);
        return grep.list().ofMaxSize(2);
    }

    @Provide
    Arbitrary<Setup> setups() {
        return Combinators.combine(
                        RandomFlows.sets(),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.<Grep>of())), Tuple.of(1, greps())),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, greps().list().ofSize(6)), Tuple.of(1, Arbitraries.just(NO_FILTERS))),
                        greps().optional())
                .as((set, global, ofFlows, ofDefault) -> new Setup(
                        set.files().get(0).manifests().stream()
                                .filter(manifest -> manifest.kind().endsWith("Flow"))
                                .toList(),
                        global,
                        ofFlows,
                        ofDefault));
    }

    private static NaiveDecision.Pod pod(Tree.Mapping record) {
        RecordMetadata metadata = RecordMetadata.of(record);
        return new NaiveDecision.Pod(metadata.namespace(), metadata.host(), metadata.container(), metadata.labels());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void filtersLetAllOrNoRecordsPassIfTheCoverageSaysSo(@ForAll("setups") Setup setup) {
        Coverage coverage = setup.fluentd().coverage();
        List<FlowReach> reaches = new ArrayList<>(coverage.flows());
        coverage.defaultFlow().ifPresent(reaches::add);
        Map<String, Manifest> flows = new LinkedHashMap<>();
        setup.flows().forEach(flow -> flows.put(Setup.id(flow), flow));
        for (FlowReach reach : reaches) {
            for (NaiveDecision.Pod pod : PODS) {
                boolean isAccepted = flows.containsKey(reach.flow())
                        ? Setup.accepts(flows.get(reach.flow()), pod)
                        : setup.flows().stream().noneMatch(flow -> Setup.accepts(flow, pod));
                for (String message : MESSAGES) {
                    if (isAccepted && reach.passing() != Passing.DEPENDS) {
                        assertThat(setup.walk(pod, message).contains(idOf(reach, flows)))
                                .isEqualTo(reach.passing() == Passing.ALL);
                    }
                }
            }
            if (reach.passing() == Passing.DEPENDS) {
                assertThat(reach.droppingFilters()).isNotEmpty();
            }
        }
    }

    private static String idOf(FlowReach reach, Map<String, Manifest> flows) {
        return flows.containsKey(reach.flow()) ? reach.flow() : DEFAULT_FLOW;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aRecordIsUndeliveredIfThereIsOne(@ForAll("setups") Setup setup) {
        Optional<Undelivered> found = setup.fluentd().coverage().undelivered();
        found.filter(Undelivered::isCertain)
                .ifPresent(record -> MESSAGES.forEach(message ->
                        assertThat(setup.walk(pod(record.record()), message)).isEmpty()));
        boolean hasFilters = !setup.global().isEmpty()
                || setup.ofFlows().stream().anyMatch(greps -> !greps.isEmpty())
                || setup.ofDefault().filter(greps -> !greps.isEmpty()).isPresent();
        if (found.isEmpty() && !hasFilters) {
            PODS.forEach(pod -> MESSAGES.forEach(
                    message -> assertThat(setup.walk(pod, message)).isNotEmpty()));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void flowsOverlapIfBothDeliverARecord(@ForAll("setups") Setup setup) {
        List<FlowOverlap> overlaps = setup.fluentd().coverage().overlaps();
        Set<Set<String>> pairs = new LinkedHashSet<>();
        for (FlowOverlap overlap : overlaps) {
            pairs.add(Set.of(overlap.one(), overlap.other()));
            if (overlap.isCertain()) {
                MESSAGES.forEach(message -> assertThat(setup.walk(pod(overlap.witness()), message))
                        .contains(overlap.one(), overlap.other()));
            }
        }
        for (NaiveDecision.Pod pod : PODS) {
            for (String message : MESSAGES) {
                List<String> reached = List.copyOf(setup.walk(pod, message));
                for (int i = 0; i < reached.size(); i++) {
                    for (int j = i + 1; j < reached.size(); j++) {
                        assertThat(pairs).contains(Set.of(reached.get(i), reached.get(j)));
                    }
                }
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void setsDifferIfAFlowDeliversARecordInOneOnly(@ForAll("setups") Setup before, @ForAll("setups") Setup after) {
        List<RouteDifference> differences = Router.of(before.set()).compare(Router.of(after.set()));
        Set<String> different = new LinkedHashSet<>();
        for (RouteDifference difference : differences) {
            String flow = difference.flow().startsWith("logging:") ? DEFAULT_FLOW : difference.flow();
            different.add(flow);
            for (String message : difference.isCertain() ? MESSAGES : List.<String>of()) {
                NaiveDecision.Pod pod = pod(difference.witness());
                assertThat(before.walk(pod, message).contains(flow))
                        .isEqualTo(!difference.before().isEmpty());
                assertThat(after.walk(pod, message).contains(flow))
                        .isEqualTo(!difference.after().isEmpty());
            }
        }
        for (NaiveDecision.Pod pod : PODS) {
            for (String message : MESSAGES) {
                Set<String> changed = new LinkedHashSet<>(before.walk(pod, message));
                Set<String> later = after.walk(pod, message);
                Set<String> added = new LinkedHashSet<>(later);
                added.removeAll(changed);
                changed.removeAll(later);
                changed.addAll(added);
                assertThat(different).containsAll(changed);
            }
        }
        assertThat(Router.of(before.set()).compare(Router.of(before.set()))).isEmpty();
    }
}
