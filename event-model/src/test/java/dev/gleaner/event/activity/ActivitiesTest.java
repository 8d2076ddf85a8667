package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.NOON;
import static dev.gleaner.event.activity.Requests.ended;
import static dev.gleaner.event.activity.Requests.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
    @Test
    void theStagesOfARequestAreOneActivity() {
        AuditEvent received = stage(
                Stage.REQUEST_RECEIVED,
                e -> e.objectRef(o -> o.resource("configmaps").namespace("team-a")));
        AuditEvent complete = stage(Stage.RESPONSE_COMPLETE, e -> e.objectRef(
                        o -> o.resource("configmaps").namespace("team-a").name("settings"))
                .impersonatedUser(u -> u.username("bob"))
                .responseStatus(s -> s.code(201))
                .putAnnotation("authorization.k8s.io/decision", "allow"));

        List<Activity> activities = Activities.of(Stream.of(received, complete)).toList();

        assertThat(activities).singleElement().satisfies(activity -> {
            assertThat(activity.inWords()).isEqualTo("alice as bob create configmaps team-a/settings: allowed, 201");
            assertThat(activity.auditId()).isEqualTo("id");
            assertThat(activity.requestUri()).isEqualTo("/api/v1/namespaces/team-a/configmaps");
            assertThat(activity.received()).contains(NOON);
            assertThat(activity.took()).contains(Duration.ofMillis(2));
            assertThat(activity.peer()).contains("10.0.0.2");
            assertThat(activity.userAgent()).isEqualTo("kubectl");
            assertThat(activity.stages()).containsExactly(Stage.REQUEST_RECEIVED, Stage.RESPONSE_COMPLETE);
            assertThat(activity.annotations()).containsEntry("authorization.k8s.io/decision", "allow");
        });
    }

    @Test
    void aWatchHasThreeStages() {
        AuditEvent started = stage(Stage.RESPONSE_STARTED, e -> e.responseStatus(s -> s.code(200)));
        assertThat(Activities.of(Stream.of(stage(Stage.REQUEST_RECEIVED), started, ended(200))))
                .singleElement()
                .satisfies(activity -> {
                    assertThat(activity.stages())
                            .containsExactly(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE);
                    assertThat(activity.took()).contains(Duration.ofMillis(2));
                });
        assertThat(Activities.of(Stream.of(stage(Stage.REQUEST_RECEIVED), started)))
                .singleElement()
                .satisfies(activity -> {
                    assertThat(activity.outcome()).isEqualTo(Outcome.ALLOWED);
                    assertThat(activity.took()).isEmpty();
                });
    }

    @Test
    void aPanicEndsARequest() {
        AuditEvent panic = stage(Stage.PANIC, e -> e.responseStatus(s -> s.code(500)));
        List<Activity> told = new ArrayList<>();
        Activities activities = Activities.into(told::add);
        activities.accept(stage(Stage.REQUEST_RECEIVED));
        assertThat(told).isEmpty();
        activities.accept(panic);
        assertThat(told).extracting(Activity::outcome).containsExactly(Outcome.FAILED);
        assertThat(told).extracting(Activity::took).containsExactly(Optional.of(Duration.ofMillis(3)));
        activities.close();
        assertThat(told).hasSize(1);
    }

    @Test
    void theLastStageAloneIsACompleteActivity() {
        assertThat(Activities.of(Stream.of(ended(200)))).singleElement().satisfies(activity -> {
            assertThat(activity.inWords()).isEqualTo("alice create /api/v1/namespaces/team-a/configmaps: allowed, 200");
            assertThat(activity.took()).contains(Duration.ofMillis(2));
        });
    }

    @Test
    void withoutATimeOfArrivalTheTimeOfTheFirstStageCounts() {
        AuditEvent event = stage(Stage.RESPONSE_COMPLETE, e -> e.requestReceivedTimestamp(Optional.empty()));
        assertThat(Activities.of(Stream.of(event)))
                .extracting(Activity::received)
                .containsExactly(Optional.of(NOON.plusMillis(2)));
        AuditEvent timeless = stage(Stage.RESPONSE_COMPLETE, e -> e.requestReceivedTimestamp(Optional.empty())
                .stageTimestamp(Optional.empty()));
        assertThat(Activities.of(Stream.of(timeless))).singleElement().satisfies(activity -> {
            assertThat(activity.received()).isEmpty();
            assertThat(activity.took()).isEmpty();
        });
    }

    @Test
    void aFailedAuthenticationHasOneStageAndNobody() {
        AuditEvent refused = stage(Stage.RESPONSE_STARTED, e -> e.user(UserInfo.NOBODY)
                .responseStatus(s -> s.code(401).reason("Unauthorized")));
        assertThat(Activities.of(Stream.of(refused)))
                .extracting(Activity::inWords)
                .containsExactly("<none> create /api/v1/namespaces/team-a/configmaps: denied, 401");
    }

    @Test
    void requestsWithTheSameAuditIdAreSeparateActivities() {
        Stream<AuditEvent> events = Stream.of(
                stage(Stage.REQUEST_RECEIVED),
                stage(Stage.REQUEST_RECEIVED, e -> e.requestReceivedTimestamp(NOON.plusNanos(1000))),
                stage(Stage.REQUEST_RECEIVED, e -> e.verb("get")),
                stage(Stage.REQUEST_RECEIVED, e -> e.requestUri("/healthz")),
                ended(201));
        assertThat(Activities.of(events)).hasSize(4).first().satisfies(activity -> assertThat(activity.stages())
                .hasSize(2));
    }

    @Test
    void aStageThatIsReachedAgainBeginsAnotherRequest() {
        AuditEvent first = stage(Stage.REQUEST_RECEIVED, e -> e.stageTimestamp(Optional.empty()));
        assertThat(Activities.of(Stream.of(first, first, ended(200))))
                .extracting(activity -> activity.stages().size())
                .containsExactly(1, 2);
    }

    @Test
    void aRecordThatIsDeliveredTwiceCountsOnceWhileItsRequestIsOpen() {
        AuditEvent first = stage(Stage.REQUEST_RECEIVED);
        assertThat(Activities.of(Stream.of(first, first, ended(200)))).hasSize(1);
        assertThat(Activities.of(Stream.of(first, ended(200), first, ended(200))))
                .hasSize(2);
        assertThat(Activities.of(Stream.of(first, ended(200), first, ended(200)))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void incompleteActivitiesAreEmittedAtTheEndInOrderOfArrival() {
        Stream<AuditEvent> events = Stream.of(
                request("late", 2), request("done", 3), request("early", 1), end("done", 3), timeless("never"));
        assertThat(Activities.of(events))
                .extracting(Activity::auditId)
                .containsExactly("done", "early", "late", "never");
    }

    @Test
    void theOldestRequestIsEmittedWhenTooManyAreOpen() {
        List<String> told = new ArrayList<>();
        Activities activities = Activities.into(activity -> told.add(activity.auditId() + activity.stages()), 2);
        activities.accept(request("a", 1));
        activities.accept(request("b", 2));
        assertThat(told).isEmpty();
        activities.accept(request("c", 3));
        assertThat(told).containsExactly("a[REQUEST_RECEIVED]");
        activities.accept(end("b", 2));
        activities.accept(end("a", 1));
        activities.close();
        assertThat(told)
                .containsExactly(
                        "a[REQUEST_RECEIVED]",
                        "b[REQUEST_RECEIVED, RESPONSE_COMPLETE]",
                        "a[RESPONSE_COMPLETE]",
                        "c[REQUEST_RECEIVED]");
        assertThatIllegalArgumentException().isThrownBy(() -> Activities.into(a -> {}, 0));
    }

    @Test
    void eventsAreReadLazily() {
        AtomicInteger read = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<AuditEvent> events = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> end("id-" + i, i))
                .peek(event -> read.incrementAndGet())
                .onClose(() -> closed.set(true));
        try (Stream<Activity> activities = Activities.of(events)) {
            assertThat(activities.limit(3)).hasSize(3);
        }
        assertThat(read).hasValue(3);
        assertThat(closed).isTrue();
    }

    private static AuditEvent request(String id, int second) {
        return stage(Stage.REQUEST_RECEIVED, e -> e.auditId(id).requestReceivedTimestamp(NOON.plusSeconds(second)));
    }

    private static AuditEvent end(String id, int second) {
        return stage(Stage.RESPONSE_COMPLETE, e -> e.auditId(id).requestReceivedTimestamp(NOON.plusSeconds(second)));
    }

    private static AuditEvent timeless(String id) {
        return stage(
                Stage.REQUEST_RECEIVED,
                e -> e.auditId(id).requestReceivedTimestamp(Optional.empty()).stageTimestamp(Optional.empty()));
    }
}
