package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.NOON;
import static dev.gleaner.event.activity.Requests.stage;
import static dev.gleaner.event.activity.Subject.object;
import static dev.gleaner.event.activity.Subject.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.log.LogRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final KubernetesEvent SCHEDULED = event("uid-1", "10", e -> e.reason("Scheduled"));

    @Test
    void aSubjectHasAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subject.object("", ""))
                .withMessage("the name of a subject is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Subject.person(""));
    }

    @Test
    void activitiesAndEventsAreInOrderOfTime() {
        Timeline timeline = Timeline.of(object("team-a", "web-0"), t -> t.add(
                        event("uid-2", "20", e -> e.reason("Pulled").firstTimestamp(NOON.plusSeconds(2))))
                .add(done("delete", NOON.plusSeconds(5)))
                .add(SCHEDULED)
                .add(done("create", NOON.plusMillis(300))));
        assertThat(timeline.entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly(
                        "alice create pods team-a/web-0: allowed, 200",
                        "kubelet Scheduled Pod team-a/web-0: about web-0",
                        "kubelet Pulled Pod team-a/web-0: about web-0",
                        "alice delete pods team-a/web-0: allowed, 200");
    }

    /** Kubernetes does not require a name of the object of an event. */
    @Test
    void anEventAboutAnObjectWithoutANameIsOfNoPerson() {
        KubernetesEvent nameless =
                event("uid-2", "20", e -> e.involvedObject(o -> o.kind("Node").name("")));
        Timeline timeline = Timeline.of(
                person("alice"), t -> t.add(done("create", NOON)).add(nameless).add(SCHEDULED));
        assertThat(timeline.entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly(
                        "alice create pods team-a/web-0: allowed, 200",
                        "kubelet Scheduled Pod team-a/web-0: about web-0");
        assertThat(Timeline.of(object("team-a", "web-0"), t -> t.add(nameless)).entries())
                .isEmpty();
    }

    @Test
    void entriesWithoutATimeAreLast() {
        Timeline timeline = Timeline.of(object("team-a", "web-0"), t -> t.add(
                        event("uid-2", "20", e -> e.reason("Timeless").firstTimestamp(Optional.empty())))
                .add(SCHEDULED));
        assertThat(timeline.entries())
                .extracting(entry -> ((TimelineEntry.Reported) entry).event().reason())
                .containsExactly("Scheduled", "Timeless");
    }

    @Test
    void aRepeatedEventIsOneEntryInItsNewestState() {
        KubernetesEvent twice = state(SCHEDULED, "11", 2);
        KubernetesEvent often = state(SCHEDULED, "9", 3);
        assertThat(Timeline.of(
                                object("team-a", "web-0"),
                                t -> t.add(twice).add(often).add(SCHEDULED).add(twice))
                        .entries())
                .containsExactly(new TimelineEntry.Reported(often))
                .extracting(TimelineEntry::inWords)
                .containsExactly(
                        "kubelet Scheduled Pod team-a/web-0: about web-0 (3 times until 2022-08-22T12:00:03Z)");
    }

    @Test
    void ofEqualStatesTheLongerOrGreaterVersionIsNewer() {
        KubernetesEvent nine =
                SCHEDULED.edit(e -> e.metadata(SCHEDULED.metadata().edit(m -> m.resourceVersion("9"))));
        KubernetesEvent eleven =
                SCHEDULED.edit(e -> e.metadata(SCHEDULED.metadata().edit(m -> m.resourceVersion("11"))));
        assertThat(Timeline.of(
                                object("team-a", "web-0"),
                                t -> t.add(eleven).add(SCHEDULED).add(nine))
                        .entries())
                .containsExactly(new TimelineEntry.Reported(eleven));
    }

    @Test
    void eventsWithoutUidAreIdentifiedByNameOrContent() {
        KubernetesEvent named = SCHEDULED.edit(
                e -> e.metadata(Metadata.of(m -> m.name("web-0.1").namespace("team-a"))));
        KubernetesEvent nameless = SCHEDULED.edit(e -> e.metadata(Metadata.NONE));
        KubernetesEvent other = nameless.edit(e -> e.reason("Other"));
        assertThat(Timeline.of(object("team-a", "web-0"), t -> t.add(named)
                                .add(nameless)
                                .add(other)
                                .add(nameless)
                                .add(named))
                        .entries())
                .hasSize(3);
    }

    @Test
    void anObjectIsMatchedByNamespaceNameAndKind() {
        Consumer<Timeline.Builder> everything = t -> t.add(SCHEDULED)
                .add(event(
                        "uid-3",
                        "30",
                        e -> e.involvedObject(o -> o.kind("VirtualMachineInstance")
                                .namespace("team-a")
                                .name("web-0"))))
                .add(event(
                        "uid-4",
                        "40",
                        e -> e.involvedObject(
                                o -> o.kind("Pod").namespace("team-b").name("web-0"))))
                .add(done("create", NOON))
                .add(done("create", NOON, o -> o.resource("configmaps")))
                .add(done("create", NOON, o -> o.namespace("team-b")))
                .add(done("create", NOON, o -> o.name("web-1")));
        assertThat(Timeline.of(object("team-a", "web-0"), everything).entries()).hasSize(4);
        assertThat(Timeline.of(object("team-a", "web-0").as("Pod", "pods"), everything)
                        .entries())
                .hasSize(2);
        assertThat(Timeline.of(object("team-b", "web-0"), everything).entries()).hasSize(2);
        assertThat(Timeline.of(object("", "web-0"), everything).entries()).isEmpty();
    }

    @Test
    void aNamespaceHasNoNamespaceEvenIfTheRequestHasOne() {
        Timeline timeline =
                Timeline.of(object("", "team-a"), t -> t.add(done("create", NOON, o -> o.resource("namespaces")
                                .namespace("")
                                .name("team-a")))
                        .add(done("delete", NOON, o -> o.resource("namespaces")
                                .namespace("team-a")
                                .name("team-a"))));
        assertThat(timeline.entries()).hasSize(2);
    }

    @Test
    void aPersonsTimelineHasTheEventsOfChangedObjects() {
        KubernetesEvent aboutAnother = event(
                "uid-5",
                "50",
                e -> e.involvedObject(o -> o.kind("Pod").namespace("team-a").name("looked-at")));
        Timeline timeline = Timeline.of(person("alice"), t -> t.add(SCHEDULED)
                .add(aboutAnother)
                .add(done("get", NOON, o -> o.name("looked-at")))
                .add(done("create", NOON)));
        assertThat(timeline.entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly(
                        "alice get pods team-a/looked-at: allowed, 200",
                        "alice create pods team-a/web-0: allowed, 200",
                        "kubelet Scheduled Pod team-a/web-0: about web-0");
        assertThat(Timeline.of(person("bob"), t -> t.add(SCHEDULED).add(done("create", NOON)))
                        .entries())
                .isEmpty();
    }

    @Test
    void stagesAreCombined() {
        AuditEvent received = stage(Stage.REQUEST_RECEIVED);
        AuditEvent complete = stage(Stage.RESPONSE_COMPLETE, e -> e.responseStatus(s -> s.code(201))
                .objectRef(o -> o.resource("configmaps").namespace("team-a").name("settings")));
        assertThat(Timeline.of(object("team-a", "settings"), t -> t.add(received)
                                .add(complete))
                        .entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly("alice create configmaps team-a/settings: allowed, 201");
        assertThat(Timeline.of(person("alice"), t -> t.add(received)).entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly("alice create /api/v1/namespaces/team-a/configmaps: unknown");
    }

    /** {@code jq -r .message webhook-body-event-updated.ndjson | jq -c '[.event.count,.event.lastTimestamp,.old_event.count]'}. */
    @Test
    void aRealEventThatWasUpdatedIsCountedAsKubernetesCounts() {
        LogRecord record = Manifests.read(
                        Reference.lines("log-samples/webhook-body-event-updated.ndjson")
                                .get(0),
                        LogRecord.class)
                .orThrow();
        EventNotice notice = Manifests.read(record.text(), EventNotice.class).orThrow();
        Timeline timeline = Timeline.of(
                object("harvester-system", "harvester-harvester-vm-import-controller"),
                t -> t.add(notice).add(notice.oldEvent().orElseThrow()).add(notice));
        assertThat(timeline.entries())
                .extracting(TimelineEntry::inWords)
                .containsExactly("persistentvolume-controller FailedBinding "
                        + "PersistentVolumeClaim harvester-system/harvester-harvester-vm-import-controller: "
                        + "no persistent volumes available for this claim and no storage class is set "
                        + "(141 times until 2022-09-20T19:38:50Z)");
    }

    private static Activity done(String verb, Instant received) {
        return done(verb, received, o -> {});
    }

    private static Activity done(String verb, Instant received, Consumer<ObjectReference.Builder> change) {
        return Activities.of(Stream.of(stage(Stage.RESPONSE_COMPLETE, e -> e.verb(verb)
                        .requestReceivedTimestamp(received)
                        .responseStatus(s -> s.code(200))
                        .objectRef(o -> {
                            o.resource("pods").namespace("team-a").name("web-0");
                            change.accept(o);
                        }))))
                .findFirst()
                .orElseThrow();
    }

    private static KubernetesEvent event(String uid, String version, Consumer<KubernetesEvent.Builder> change) {
        return KubernetesEvent.of(e -> {
            e.metadata(m -> m.uid(uid).resourceVersion(version))
                    .involvedObject(o -> o.kind("Pod").namespace("team-a").name("web-0"))
                    .message("about web-0")
                    .source(s -> s.component("kubelet"))
                    .firstTimestamp(NOON);
            change.accept(e);
        });
    }

    /** A later state, one second later for each time that the event was seen. */
    private static KubernetesEvent state(KubernetesEvent event, String version, int count) {
        return event.edit(e -> e.metadata(event.metadata().edit(m -> m.resourceVersion(version)))
                .count(count)
                .lastTimestamp(NOON.plus(count, ChronoUnit.SECONDS)));
    }
}
