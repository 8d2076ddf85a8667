package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionProperties {
    @Provide
    Arbitrary<ManifestSet> sets() {
        return RandomFlows.sets();
    }

    @Provide
    Arbitrary<List<NaiveDecision.Pod>> pods() {
        return RandomFlows.pods().list().ofMinSize(1).ofMaxSize(10);
    }

    /** The flows that a literal reading of the rules accepts a record with. */
    static List<String> naive(LoggingResources logging, NaiveDecision.Pod pod) {
        List<String> accepting = new ArrayList<>();
        for (var flow : logging.flows()) {
            Flow typed = flow.value();
            if (NaiveDecision.accepts(typed, pod)) {
                accepting.add(flow.id());
            }
        }
        for (var flow : logging.clusterFlows()) {
            ClusterFlow typed = flow.value();
            if (NaiveDecision.accepts(typed, pod)) {
                accepting.add(flow.id());
            }
        }
        return accepting;
    }

    /** The compiled decision is that of a literal reading; so are the answers of the route. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theDecisionIsThatOfALiteralReading(
            @ForAll("sets") ManifestSet set, @ForAll("pods") List<NaiveDecision.Pod> pods) {
        Fluentd fluentd = Router.of(set).fluentds().get(0);
        Acceptance acceptance = fluentd.newAcceptance();
        for (NaiveDecision.Pod pod : pods) {
            List<String> expected = naive(fluentd.resources(), pod);
            fluentd.decide(pod.metadata(), acceptance);
            List<String> accepted = new ArrayList<>();
            for (int flow = acceptance.next(0); flow >= 0; flow = acceptance.next(flow + 1)) {
                accepted.add(fluentd.flows().get(flow));
            }
            assertThat(accepted).isEqualTo(expected);
            assertThat(acceptance.count()).isEqualTo(expected.size());
            if (fluentd.refusals().isEmpty()) {
                Passage passage = fluentd.route(RandomFlows.record(pod));
                assertThat(passage.flows().stream()
                                .filter(FlowAnswer::isAccepted)
                                .map(FlowAnswer::flow))
                        .containsExactlyElementsOf(expected);
                assertThat(passage.deliveries().stream().map(Delivery::flowId)).containsExactlyElementsOf(expected);
            }
        }
    }
}
