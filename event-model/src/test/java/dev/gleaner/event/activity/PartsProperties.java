package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.NOON;
import static dev.gleaner.event.activity.Requests.position;
import static dev.gleaner.event.activity.Requests.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.document.JsonText;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A log that is read in parts gives the same as the whole log. */
class PartsProperties {
    private static final List<Subject> SUBJECTS =
            List.of(Subject.object("team-a", "web-0"), Subject.person("alice"), Subject.person("bob"));

    /** Stages in any order, many of the same requests, some repeated, and events about the objects of the requests. */
    @Provide
    Arbitrary<List<Object>> records() {
        return Arbitraries.oneOf(stages().map(Object.class::cast), events().map(Object.class::cast))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<AuditEvent> stages() {
        return Combinators.combine(
                        Arbitraries.of("id-1", "id-2"),
                        Arbitraries.of(Stage.class),
                        Arbitraries.of("alice", "bob"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3))
                .as(PartsProperties::recorded);
    }

    /** A stage of one of a few requests; without time of arrival for the last kind. */
    private static AuditEvent recorded(String id, Stage stage, String user, int kind, int second) {
        if (kind == 2 && stage == Stage.RESPONSE_COMPLETE) {
            return AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                    .auditId(id)
                    .stage(stage)
                    .verb("")
                    .requestUri("")
                    .responseStatus(s -> s.code(200)));
        }
        return stage(stage, e -> {
            e.auditId(id)
                    .user(u -> u.username(user).putExtra("arn", List.of(user)))
                    .stageTimestamp(NOON.plusSeconds(second).plusMillis(position(stage)))
                    .objectRef(o -> o.resource("pods").namespace("team-a"));
            if (kind == 2) {
                e.requestReceivedTimestamp(Optional.empty());
            }
            if (stage == Stage.RESPONSE_COMPLETE) {
                e.responseStatus(s -> s.code(201))
                        .putAnnotation("authorization.k8s.io/decision", "allow")
                        .responseObject(JsonText.of("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web-" + kind + "\"}}"));
            }
        });
    }

    private static Arbitrary<KubernetesEvent> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 1))
                .as((event, version, object) -> KubernetesEvent.of(e -> e.metadata(
                                m -> m.uid("uid-" + event).resourceVersion("" + version))
                        .involvedObject(o -> o.kind("Pod").namespace("team-a").name("web-" + object))
                        .firstTimestamp(NOON.plusSeconds(event))
                        .count(version)));
    }

    @Property(tries = 300)
    void mergedPartsHaveTheActivitiesOfTheWholeLog(@ForAll("records") List<Object> records, @ForAll Random random) {
        List<AuditEvent> stages = stagesOf(records);
        List<ActivitiesPart> parts = cut(stages, random).stream()
                .map(part -> part.stream().collect(Activities::part, ActivitiesPart::accept, ActivitiesPart::merge))
                .toList();
        assertThat(mergedInAnyGrouping(parts, ActivitiesPart::merge, random).activities())
                .containsExactlyElementsOf(Activities.of(stages.stream()).toList());
    }

    @Property(tries = 300)
    void mergedPartsGiveTheTimelineOfTheWholeLog(@ForAll("records") List<Object> records, @ForAll Random random) {
        for (Subject subject : SUBJECTS) {
            List<TimelinePart> parts = cut(records, random).stream()
                    .map(part -> {
                        TimelinePart timeline = Timeline.part(subject);
                        part.forEach(entry -> add(entry, timeline));
                        return timeline;
                    })
                    .toList();
            Timeline whole = Timeline.of(subject, t -> records.forEach(entry -> add(entry, t)));
            assertThat(mergedInAnyGrouping(parts, TimelinePart::merge, random).timeline())
                    .isEqualTo(whole);
            assertThat(sentElsewhere(whole)).isEqualTo(whole);
        }
    }

    @Property(tries = 100)
    void aParallelStreamHasTheSameActivities(@ForAll("records") @Size(min = 10, max = 30) List<Object> records) {
        List<AuditEvent> stages = stagesOf(records);
        assertThat(stages.parallelStream().collect(Activities.collector()))
                .isEqualTo(Activities.of(stages.stream()).toList());
    }

    @Example
    void aPartIsNotMergedWithItselfOrWithThatOfAnotherSubject() {
        ActivitiesPart part = Activities.part();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> part.merge(part))
                .withMessage("a part of a log cannot be merged with itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timeline.part(Subject.person("alice")).merge(Timeline.part(Subject.person("bob"))))
                .withMessage("parts of timelines of different subjects cannot be merged");
    }

    private static List<AuditEvent> stagesOf(List<Object> records) {
        return records.stream()
                .filter(AuditEvent.class::isInstance)
                .map(AuditEvent.class::cast)
                .toList();
    }

    private static void add(Object entry, TimelinePart part) {
        if (entry instanceof AuditEvent stage) {
            part.add(stage);
        } else {
            part.add((KubernetesEvent) entry);
        }
    }

    private static void add(Object entry, Timeline.Builder timeline) {
        if (entry instanceof AuditEvent stage) {
            timeline.add(stage);
        } else {
            timeline.add((KubernetesEvent) entry);
        }
    }

    /** Up to six parts, some of which may be empty. */
    private static <T> List<List<T>> cut(List<T> records, Random random) {
        List<Integer> cuts = new ArrayList<>(List.of(0, records.size()));
        random.ints(random.nextInt(6), 0, records.size() + 1).forEach(cuts::add);
        Collections.sort(cuts);
        return Stream.iterate(1, i -> i < cuts.size(), i -> i + 1)
                .map(i -> records.subList(cuts.get(i - 1), cuts.get(i)))
                .toList();
    }

    private interface Merge<T> {
        void merge(T part, T next);
    }

    /** Merges neighbours in random order, and sends some of them through serialisation. */
    private static <T> T mergedInAnyGrouping(List<T> parts, Merge<T> merge, Random random) {
        List<T> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            int at = random.nextInt(left.size() - 1);
            T part = random.nextBoolean() ? sentElsewhere(left.get(at)) : left.get(at);
            merge.merge(part, left.remove(at + 1));
            left.set(at, part);
        }
        return sentElsewhere(left.get(0));
    }

    @SuppressWarnings("unchecked")
    private static <T> T sentElsewhere(T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
