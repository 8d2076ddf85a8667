package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelineProperties {
    private static final Subject WEB = Subject.object("team-a", "web-0");

    /**
     * States of a few events. A version of an event always has the same content; a later version has the same content
     * or more.
     */
    @Provide
    Arbitrary<List<KubernetesEvent>> states() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 12))
                .as(TimelineProperties::state)
                .list();
    }

    private static KubernetesEvent state(int event, int version) {
        return KubernetesEvent.of(e -> e.metadata(m -> m.uid("uid-" + event).resourceVersion("" + version))
                .involvedObject(o -> o.kind("Pod").namespace("team-a").name("web-0"))
                .firstTimestamp(NOON.plusSeconds(event))
                .lastTimestamp(NOON.plusSeconds(event + version / 3))
                .count(version / 2));
    }

    @Property
    void eachEventOccursOnceInItsNewestState(@ForAll("states") List<KubernetesEvent> states) {
        List<KubernetesEvent> expected = states.stream()
                .filter(state -> states.stream().noneMatch(other -> isNewer(other, state)))
                .distinct()
                .toList();
        assertThat(events(states)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean isNewer(KubernetesEvent other, KubernetesEvent state) {
        return other.metadata().uid().equals(state.metadata().uid()) && version(other) > version(state);
    }

    private static int version(KubernetesEvent event) {
        return Integer.parseInt(event.metadata().resourceVersion().orElseThrow());
    }

    @Property
    void duplicatesAndOrderDoNotChangeTheTimeline(
            @ForAll("states") List<KubernetesEvent> states, @ForAll Random random) {
        List<KubernetesEvent> again = new ArrayList<>(states);
        again.addAll(events(states));
        Collections.shuffle(again, random);
        assertThat(events(again)).isEqualTo(events(states));
        assertThat(events(events(states))).isEqualTo(events(states));
    }

    @Property
    void entriesAreInOrderOfTime(@ForAll("states") List<KubernetesEvent> states) {
        assertThat(events(states))
                .extracting(event -> event.firstSeen().orElseThrow())
                .isSorted();
    }

    private static List<KubernetesEvent> events(List<KubernetesEvent> states) {
        return Timeline.of(WEB, t -> states.forEach(t::add)).entries().stream()
                .map(entry -> ((TimelineEntry.Reported) entry).event())
                .toList();
    }
}
