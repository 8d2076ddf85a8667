package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.NOON;
import static dev.gleaner.event.activity.Requests.position;
import static dev.gleaner.event.activity.Requests.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ActivitiesProperties {
    private static final List<List<Stage>> STAGES = List.of(
            List.of(Stage.REQUEST_RECEIVED),
            List.of(Stage.RESPONSE_STARTED),
            List.of(Stage.RESPONSE_COMPLETE),
            List.of(Stage.PANIC),
            List.of(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED),
            List.of(Stage.REQUEST_RECEIVED, Stage.RESPONSE_COMPLETE),
            List.of(Stage.REQUEST_RECEIVED, Stage.PANIC),
            List.of(Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE),
            List.of(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE));

    /** Requests of which many share an audit ID, but no two share all fields that identify a request. */
    @Provide
    Arbitrary<List<List<AuditEvent>>> requests() {
        return Combinators.combine(
                        Arbitraries.of("id-1", "id-2"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("create", "get"),
                        Arbitraries.of("/a", "/b"),
                        Arbitraries.of(STAGES))
                .as(ActivitiesProperties::request)
                .list()
                .ofMaxSize(10)
                .uniqueElements(stages -> identity(stages.get(0)));
    }

    private static List<Object> identity(AuditEvent event) {
        return List.of(event.auditId(), event.requestReceivedTimestamp(), event.verb(), event.requestUri());
    }

    private static List<AuditEvent> request(String id, int second, String verb, String uri, List<Stage> stages) {
        return stages.stream()
                .map(stage -> stage(stage, e -> {
                    e.auditId(id)
                            .requestReceivedTimestamp(NOON.plusSeconds(second))
                            .verb(verb)
                            .requestUri(uri);
                    if (stage != Stage.REQUEST_RECEIVED) {
                        e.responseStatus(s -> s.code(200 + position(stage)))
                                .objectRef(o -> o.name("name-" + position(stage)));
                    }
                }))
                .toList();
    }

    @Property
    void stagesOfDifferentRequestsMayInterleave(
            @ForAll("requests") List<List<AuditEvent>> requests, @ForAll Random random) {
        List<Activity> oneByOne = requests.stream()
                .flatMap(stages -> Activities.of(stages.stream()))
                .toList();
        assertThat(oneByOne).hasSameSizeAs(requests);
        assertThat(Activities.of(interleaved(requests, random).stream())).containsExactlyInAnyOrderElementsOf(oneByOne);
    }

    @Property
    void requestsAreNotMergedIfStagesAreMissing(
            @ForAll("requests") List<List<AuditEvent>> requests, @ForAll Random random) {
        List<AuditEvent> left = interleaved(requests, random).stream()
                .filter(event -> random.nextInt(3) > 0)
                .toList();
        List<List<Stage>> expected = requests.stream()
                .map(stages -> stages.stream()
                        .filter(left::contains)
                        .map(AuditEvent::stage)
                        .toList())
                .filter(stages -> !stages.isEmpty())
                .toList();
        assertThat(Activities.of(left.stream()))
                .extracting(Activity::stages)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void fewOpenRequestsSplitActivitiesAndLoseNothing(
            @ForAll("requests") List<List<AuditEvent>> requests,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 4) int open) {
        List<AuditEvent> events = interleaved(requests, random);
        List<Activity> activities = Activities.of(events.stream(), open).toList();
        assertThat(activities).hasSizeGreaterThanOrEqualTo(requests.size());
        assertThat(activities.stream().mapToInt(activity -> activity.stages().size()))
                .as("stages")
                .satisfies(sizes ->
                        assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(events.size()));
    }

    @Property
    void pushedAndPulledActivitiesAreTheSame(
            @ForAll("requests") List<List<AuditEvent>> requests,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 4) int open) {
        List<AuditEvent> events = interleaved(requests, random);
        List<Activity> pushed = new ArrayList<>();
        try (Activities activities = Activities.into(pushed::add, open)) {
            events.forEach(activities);
        }
        assertThat(Activities.of(events.stream(), open)).containsExactlyElementsOf(pushed);
    }

    /** The stages of all requests, mixed; the stages of one request stay in order. */
    private static List<AuditEvent> interleaved(List<List<AuditEvent>> requests, Random random) {
        List<Queue<AuditEvent>> left = new ArrayList<>();
        requests.forEach(stages -> left.add(new ArrayDeque<>(stages)));
        List<AuditEvent> events = new ArrayList<>();
        while (!left.isEmpty()) {
            Queue<AuditEvent> queue = left.get(random.nextInt(left.size()));
            events.add(queue.remove());
            left.removeIf(Queue::isEmpty);
        }
        return events;
    }
}
