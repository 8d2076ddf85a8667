package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.ActivityFilter.by;
import static dev.gleaner.event.activity.ActivityFilter.did;
import static dev.gleaner.event.activity.ActivityFilter.ended;
import static dev.gleaner.event.activity.ActivityFilter.in;
import static dev.gleaner.event.activity.ActivityFilter.named;
import static dev.gleaner.event.activity.ActivityFilter.since;
import static dev.gleaner.event.activity.ActivityFilter.to;
import static dev.gleaner.event.activity.ActivityFilter.until;
import static dev.gleaner.event.activity.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityFilterTest {
    private static final Activity SCALE = activity(a -> a.objectRef(ObjectReference.of(o -> o.apiGroup("apps")
            .resource("deployments")
            .subresource("scale")
            .namespace("team-a")
            .name("web"))));
    private static final Activity HEALTH =
            activity(a -> a.verb("get").requestUri("/healthz").received(Optional.empty()));

    static Stream<Arguments> filters() {
        return Stream.of(
                argumentSet("by", by("alice"), by("bob")),
                argumentSet("did", did("get", "update"), did("create")),
                argumentSet("to a kind", to("apps", "deployments"), to("", "deployments")),
                argumentSet("to a kind of any group", to("deployments"), to("replicasets")),
                argumentSet("to a part", to("apps", "deployments/scale"), to("apps", "deployments/status")),
                argumentSet("to a part of any group", to("deployments/scale"), to("deployments/")),
                argumentSet("in", in("team-a"), in("")),
                argumentSet("named", named("web"), named("")),
                argumentSet("ended", ended(Outcome.DENIED, Outcome.UNKNOWN), ended(Outcome.ALLOWED)),
                argumentSet("since", since(NOON), since(NOON.plusNanos(1))),
                argumentSet("until", until(NOON.plusNanos(1)), until(NOON)));
    }

    /** An empty list could mean every value or none. */
    @Test
    void aConditionWithoutValuesIsRefused() {
        assertThatThrownBy(() -> did())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("did() needs at least one verb; leave the condition out to accept every verb");
        assertThatThrownBy(() -> ActivityFilter.verb())
                .hasMessage("verb() needs at least one verb; leave the condition out to accept every verb");
        assertThatThrownBy(() -> ended())
                .hasMessage("ended() needs at least one outcome; leave the condition out to accept every outcome");
    }

    /** A condition that accepts nothing would look like a log without such requests. */
    @ParameterizedTest
    @CsvSource({"Delete, delete", "GET, get", "deleteCollection, deletecollection", "\u0130, i\u0307"})
    void aVerbWithACapitalLetterIsRefused(String verb, String expected) {
        String end = "(\"" + verb + "\") accepts no activity, because recorded verbs are in lower case; expected \""
                + expected + "\"";
        assertThatThrownBy(() -> did("get", verb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("did" + end);
        assertThatThrownBy(() -> ActivityFilter.verb(verb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("verb" + end);
    }

    /** The name of a kind is a usual mistake. */
    @ParameterizedTest
    @CsvSource({
        "VirtualMachine, virtualmachines",
        "virtualMachines, virtualmachines",
        "Pod/exec, pods/exec",
        "NetworkPolicy, networkpolicies",
        "Gateway, gateways",
        "Ingress, ingresses",
        "Endpoints, endpoints"
    })
    void aResourceWithACapitalLetterIsRefused(String resource, String expected) {
        String message = "to(\"" + resource + "\") accepts no activity, because resources in requests are in lower case"
                + " and in plural; expected \"" + expected + "\"";
        assertThatThrownBy(() -> to(resource))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> to("", resource))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Requests with an unusual method have no verb, and a newer server may have others. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "deletecollection", "proxy", "propfind", "use", ""})
    void anyOtherVerbIsAccepted(String verb) {
        Activity activity = activity(a -> a.verb(verb));
        assertThat(did(verb)).accepts(activity).rejects(activity(a -> a.verb("other")));
        assertThat(ActivityFilter.verb(verb)).accepts(activity).rejects(activity(a -> a.verb("other")));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterSelectsMatchingActivities(Predicate<Activity> matching, Predicate<Activity> other) {
        assertThat(matching).accepts(SCALE);
        assertThat(other).rejects(SCALE);
    }

    @Test
    void missingValuesMatchNoFilter() {
        assertThat(Stream.of(to("", ""), to(""), in(""), named(""), since(NOON), until(NOON)))
                .allSatisfy(filter -> assertThat(filter).rejects(HEALTH));
    }

    @Test
    void filtersCanBeCombined() {
        Stream<Activity> activities = Stream.of(SCALE, HEALTH);
        assertThat(activities.filter(by("alice")
                        .and(did("update"))
                        .and(to("apps", "deployments"))
                        .and(in("team-a"))))
                .containsExactly(SCALE);
    }

    private static Activity activity(Consumer<Activity.Builder> change) {
        return Activity.of(a -> {
            a.auditId("id")
                    .actor(new Actor(UserInfo.of(u -> u.username("alice")), Optional.empty()))
                    .verb("update")
                    .requestUri("/apis/apps/v1/namespaces/team-a/deployments/web/scale")
                    .received(NOON);
            change.accept(a);
        });
    }
}
