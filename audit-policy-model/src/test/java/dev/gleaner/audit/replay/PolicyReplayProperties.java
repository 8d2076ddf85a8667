package dev.gleaner.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditCorpus;
import dev.gleaner.event.read.AuditLog;
import dev.gleaner.event.read.Corpus;
import dev.gleaner.event.read.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class PolicyReplayProperties {
    private static final Log<AuditEvent> METADATA_LOG = log(AuditCorpus.metadata(1), 400);
    private static final Log<AuditEvent> NEW_LOG = log(AuditCorpus.metadata(3, 100), 200);
    private static final Log<AuditEvent> BODIES_LOG = log(AuditCorpus.bodies(2), 60);
    private static final List<AuditEvent> METADATA = events(METADATA_LOG);
    private static final List<AuditEvent> BODIES = events(BODIES_LOG);

    private static Log<AuditEvent> log(Corpus corpus, int count) {
        return AuditLog.of("corpus", String.join("\n", corpus.lines(count)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<AuditEvent> events(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return events.toList();
        }
    }

    /** Lines are counted by their bytes, and other events by their values. */
    @Property(tries = 25)
    void aLogIsCountedAsItsEventsAre(@ForAll("policies") AuditPolicy policy) {
        for (Log<AuditEvent> log : List.of(METADATA_LOG, NEW_LOG, BODIES_LOG)) {
            List<AuditEvent> lines = events(log);
            List<AuditEvent> built = lines.stream()
                    .map(line -> line.edit(e -> e.verb(line.verb())))
                    .toList();
            ReplayReport report = PolicyReplay.of(policy).run(log);
            assertThat(report).isEqualTo(replay(policy, built));
            assertThat(report).isEqualTo(replay(policy, lines));
            assertThat(report.toJson()).isEqualTo(replay(policy, built).toJson());
        }
    }

    @Property(tries = 25)
    void whatIsCountedIsWhatWouldBeWritten(@ForAll("policies") AuditPolicy policy) {
        for (List<AuditEvent> events : List.of(METADATA, BODIES)) {
            ReplayReport report = replay(policy, events);
            NaiveReplay naive = new NaiveReplay(policy, events);
            assertThat(report.total()).isEqualTo(naive.total());
            assertThat(withoutNothing(report.byRule()))
                    .isEqualTo(naive.by(event -> naive.decision(event).ruleIndex()));
            assertThat(report.byRule()).hasSize(policy.rules().size() + 1);
            assertThat(report.byStage()).isEqualTo(naive.by(AuditEvent::stage));
            assertThat(report.byVerb()).isEqualTo(naive.by(AuditEvent::verb));
            assertThat(report.byResource()).isEqualTo(naive.by(NaiveReplay::resource));
            assertThat(report.byUser()).isEqualTo(naive.by(NaiveReplay::user));
            assertThat(report.byClass()).isEqualTo(naive.by(NaiveReplay::classOf));
            assertThat(afters(report.byLevel()))
                    .isEqualTo(afters(naive.by(event -> naive.decision(event).level())));
            assertThat(befores(report.byLevel())).isEqualTo(befores(naive.by(AuditEvent::level)));
            assertThat(report.rest()).isEqualTo(Change.NONE);
        }
    }

    private static <K> Map<K, Change> withoutNothing(Map<K, Change> sums) {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(Change.NONE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <K> Map<K, Tally> afters(Map<K, Change> sums) {
        return tallies(sums, Change::after);
    }

    private static <K> Map<K, Tally> befores(Map<K, Change> sums) {
        return tallies(sums, Change::before);
    }

    private static <K> Map<K, Tally> tallies(Map<K, Change> sums, Function<Change, Tally> part) {
        return sums.entrySet().stream()
                .filter(entry -> part.apply(entry.getValue()).events() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> part.apply(entry.getValue())));
    }

    @Property(tries = 25)
    void neitherOrderNorPartitionMakesADifference(
            @ForAll("policies") AuditPolicy policy,
            @ForAll @IntRange(min = 1, max = 300) int mostClasses,
            @ForAll int seed)
            throws IOException, ClassNotFoundException {
        List<AuditEvent> events = new ArrayList<>(METADATA);
        events.addAll(BODIES);
        PolicyReplay whole = PolicyReplay.within(mostClasses, policy, KubernetesVersion.DEFAULT);
        events.forEach(whole);
        Random random = new Random(seed);
        Collections.shuffle(events, random);
        List<PolicyReplay> parts = Stream.generate(
                        () -> PolicyReplay.within(mostClasses, policy, KubernetesVersion.DEFAULT))
                .limit(1 + random.nextInt(5))
                .collect(Collectors.toCollection(ArrayList::new));
        for (AuditEvent event : events) {
            int index = random.nextInt(parts.size());
            parts.get(index).add(event);
            if (random.nextInt(200) == 0) {
                parts.get(random.nextInt(parts.size())).report();
                parts.set(index, sentElsewhere(parts.get(index)));
            }
        }
        PolicyReplay merged = parts.remove(random.nextInt(parts.size()));
        parts.forEach(merged::merge);
        ReplayReport report = merged.report();
        assertThat(report).isEqualTo(whole.report());
        assertThat(report.byClass().size()).isLessThanOrEqualTo(mostClasses);
        assertThat(report.byClass().values().stream().reduce(report.rest(), Change::plus))
                .isEqualTo(report.total());
        assertThat(List.copyOf(report.byClass().keySet()))
                .isEqualTo(List.copyOf(whole.report().byClass().keySet()));
    }

    private static PolicyReplay sentElsewhere(PolicyReplay replay) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(replay);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (PolicyReplay) in.readObject();
        }
    }

    @Property(tries = 10)
    void aParallelStreamGivesTheSame(@ForAll("policies") AuditPolicy policy) {
        assertThat(METADATA.parallelStream().collect(PolicyReplay.collector(policy)))
                .isEqualTo(replay(policy, METADATA));
    }

    private static ReplayReport replay(AuditPolicy policy, List<AuditEvent> events) {
        PolicyReplay replay = PolicyReplay.of(policy);
        events.forEach(replay::add);
        return replay.report();
    }

    @Provide
    static Arbitrary<AuditPolicy> policies() {
        return Combinators.combine(
                        rules().list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.of(Stage.class).list().ofMaxSize(2),
                        Arbitraries.of(true, false))
                .as((rules, stages, omit) -> AuditPolicy.of(
                        p -> p.addAllRules(rules).addAllOmitStages(stages).omitManagedFields(omit)));
    }

    private static Arbitrary<AuditRule> rules() {
        Arbitrary<List<String>> verbs = Arbitraries.of("get", "list", "watch", "create", "update", "patch", "delete")
                .list()
                .ofMaxSize(4);
        Arbitrary<List<String>> groups = Arbitraries.of(
                        "system:nodes", "system:serviceaccounts", "system:masters", "system:authenticated")
                .list()
                .ofMaxSize(1);
        Arbitrary<List<String>> users =
                few("system:node:harvester-node-1", "system:kube-scheduler", "bjørn@example.com");
        Arbitrary<List<String>> apiGroups = Arbitraries.of("", "apps", "kubevirt.io", "coordination.k8s.io")
                .list()
                .ofMaxSize(2);
        Arbitrary<List<String>> names = few("kube-scheduler-13", "virt-controller-4", "");
        Arbitrary<List<String>> namespaces =
                Arbitraries.of("", "default", "kube-system").list().ofMaxSize(1);
        Arbitrary<AuditRule> conditions = Combinators.combine(
                        Arbitraries.of(AuditLevel.class), verbs, groups, users, namespaces)
                .as((level, of, by, who, at) -> AuditRule.of(r -> r.level(level)
                        .addAllVerbs(of)
                        .addAllUserGroups(by)
                        .addAllUsers(who)
                        .addAllNamespaces(at)));
        return Combinators.combine(
                        conditions, apiGroups, names, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((rule, in, named, omit, urls) -> rule.edit(r -> {
                    in.forEach(group -> r.addResource(c -> c.group(group)
                            .addAllResources(named.isEmpty() ? List.of() : List.of("leases", "configmaps", "pods/log"))
                            .addAllResourceNames(named)));
                    if (omit) {
                        r.omitManagedFields(true).addOmitStage(Stage.RESPONSE_STARTED);
                    }
                    if (urls && in.isEmpty() && rule.namespaces().isEmpty()) {
                        r.addNonResourceUrls("/healthz*", "/version", "/openapi/*");
                    }
                }));
    }

    private static Arbitrary<List<String>> few(String... texts) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.<String>of())),
                Tuple.of(1, Arbitraries.of(texts).list().ofMinSize(1).ofMaxSize(2)));
    }
}
