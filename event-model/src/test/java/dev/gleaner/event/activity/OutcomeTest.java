package dev.gleaner.event.activity;

import static dev.gleaner.event.activity.Requests.ended;
import static dev.gleaner.event.activity.Requests.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
    static Stream<Arguments> stages() {
        return Stream.of(
                argumentSet("nothing is told", stage(Stage.REQUEST_RECEIVED), Outcome.UNKNOWN),
                argumentSet("a status without code", ended(0), Outcome.UNKNOWN),
                argumentSet("switching protocols", ended(101), Outcome.ALLOWED),
                argumentSet("created", ended(201), Outcome.ALLOWED),
                argumentSet("not modified", ended(304), Outcome.ALLOWED),
                argumentSet("bad request", ended(400), Outcome.FAILED),
                argumentSet("unauthorised", ended(401), Outcome.DENIED),
                argumentSet("forbidden", ended(403), Outcome.DENIED),
                argumentSet("not found", ended(404), Outcome.FAILED),
                argumentSet("a server's error", ended(500), Outcome.FAILED),
                argumentSet(
                        "a watch goes on",
                        stage(Stage.RESPONSE_STARTED, e -> e.responseStatus(s -> s.code(200))),
                        Outcome.ALLOWED),
                argumentSet(
                        "refused by the authorizer, without status",
                        stage(Stage.RESPONSE_COMPLETE, e -> e.putAnnotation("authorization.k8s.io/decision", "forbid")),
                        Outcome.DENIED),
                argumentSet(
                        "allowed by the authorizer, refused by admission",
                        stage(Stage.RESPONSE_COMPLETE, e -> e.putAnnotation("authorization.k8s.io/decision", "allow")
                                .responseStatus(s -> s.code(403))),
                        Outcome.DENIED),
                argumentSet(
                        "allowed by the authorizer, without status",
                        stage(Stage.RESPONSE_COMPLETE, e -> e.putAnnotation("authorization.k8s.io/decision", "allow")),
                        Outcome.UNKNOWN),
                argumentSet("a panic without status", stage(Stage.PANIC), Outcome.FAILED));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theLastStageDeterminesTheOutcome(AuditEvent event, Outcome outcome) {
        assertThat(Activities.of(Stream.of(event)))
                .extracting(Activity::outcome)
                .containsExactly(outcome);
    }
}
