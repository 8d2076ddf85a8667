package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Tree;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares with every record that differs in what flows name. */
class CoverageProperties {
    private static final List<RecordMetadata> RECORDS =
            RandomFlows.everyPod().stream().map(NaiveDecision.Pod::metadata).toList();

    @Provide
    Arbitrary<ManifestSet> sets() {
        return RandomFlows.sets();
    }

    private static Fluentd fluentd(ManifestSet set) {
        return Router.of(set).fluentds().get(0);
    }

    private static boolean accepts(RoutedFlow flow, RecordMetadata record) {
        int rule = flow.decide(record);
        return rule >= 0 && flow.rules().get(rule).isSelect();
    }

    private static boolean accepts(RoutedFlow flow, Tree.Mapping record) {
        return accepts(flow, RecordMetadata.of(record));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aFlowIsReachableIfItAcceptsARecord(@ForAll("sets") ManifestSet set) {
        Fluentd fluentd = fluentd(set);
        List<FlowReach> reaches = fluentd.coverage().flows();
        for (int i = 0; i < reaches.size(); i++) {
            RoutedFlow flow = fluentd.routedFlows().get(i);
            FlowReach reach = reaches.get(i);
            assertThat(reach.isKnown()).isTrue();
            assertThat(reach.isUnreachable()).isEqualTo(RECORDS.stream().noneMatch(record -> accepts(flow, record)));
            reach.witness()
                    .ifPresent(witness -> assertThat(accepts(flow, witness)).isTrue());
            for (int rule = 0; rule < flow.rules().size(); rule++) {
                int place = rule;
                assertThat(reach.deadRules().stream().anyMatch(part -> part.path()
                                .equals(flow.rules().get(place).part().path())))
                        .isEqualTo(RECORDS.stream().noneMatch(record -> flow.decide(record) == place));
            }
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aRecordIsUnacceptedIfThereIsOne(@ForAll("sets") ManifestSet set) {
        Fluentd fluentd = fluentd(set);
        Optional<Tree.Mapping> found = fluentd.coverage().unaccepted();
        assertThat(found.isPresent()).isEqualTo(RECORDS.stream().anyMatch(record -> fluentd.routedFlows().stream()
                .noneMatch(flow -> accepts(flow, record))));
        found.ifPresent(record -> assertThat(fluentd.routedFlows()).noneMatch(flow -> accepts(flow, record)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void flowsOverlapIfTheyAcceptOneRecord(@ForAll("sets") ManifestSet set) {
        Fluentd fluentd = fluentd(set);
        List<FlowOverlap> overlaps = fluentd.coverage().overlaps();
        List<RoutedFlow> flows = fluentd.routedFlows();
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                RoutedFlow one = flows.get(i);
                RoutedFlow other = flows.get(j);
                Optional<FlowOverlap> overlap = overlaps.stream()
                        .filter(found ->
                                found.one().equals(one.id()) && found.other().equals(other.id()))
                        .findFirst();
                assertThat(overlap.isPresent())
                        .isEqualTo(RECORDS.stream().anyMatch(record -> accepts(one, record) && accepts(other, record)));
                overlap.ifPresent(found -> assertThat(accepts(one, found.witness()) && accepts(other, found.witness()))
                        .isTrue());
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void setsDifferIfAFlowAcceptsARecordInOneOnly(
            @ForAll("sets") ManifestSet before, @ForAll("sets") ManifestSet after) {
        List<RouteDifference> differences = Router.of(before).compare(Router.of(after));
        Fluentd earlier = fluentd(before);
        Fluentd later = fluentd(after);
        for (RouteDifference difference : differences) {
            assertThat(accepts(earlier, difference.flow(), RecordMetadata.of(difference.witness())))
                    .isNotEqualTo(accepts(later, difference.flow(), RecordMetadata.of(difference.witness())));
        }
        for (String flow : earlier.flows()) {
            assertThat(differences.stream().anyMatch(found -> found.flow().equals(flow)))
                    .isEqualTo(RECORDS.stream()
                            .anyMatch(record -> accepts(earlier, flow, record) != accepts(later, flow, record)));
        }
        assertThat(Router.of(before).compare(Router.of(before))).isEmpty();
    }

    private static boolean accepts(Fluentd fluentd, String id, RecordMetadata record) {
        return fluentd.routedFlows().stream().anyMatch(flow -> flow.id().equals(id) && accepts(flow, record));
    }
}
