package dev.gleaner.event.read;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Audit events as one would model them with Immutables and Jackson alone. */
@Value.Enclosing
interface JacksonAudit {
    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.Event.class)
    interface Event {
        String level();

        @JsonProperty("auditID")
        String auditId();

        String stage();

        @JsonProperty("requestURI")
        String requestUri();

        String verb();

        User user();

        Optional<User> impersonatedUser();

        @JsonProperty("sourceIPs")
        List<String> sourceIps();

        Optional<String> userAgent();

        Optional<ObjectRef> objectRef();

        Optional<Status> responseStatus();

        Optional<JsonNode> requestObject();

        Optional<JsonNode> responseObject();

        Optional<Instant> requestReceivedTimestamp();

        Optional<Instant> stageTimestamp();

        Map<String, String> annotations();
    }

    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.User.class)
    interface User {
        Optional<String> username();

        Optional<String> uid();

        List<String> groups();

        Map<String, List<String>> extra();
    }

    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.ObjectRef.class)
    interface ObjectRef {
        Optional<String> resource();

        Optional<String> namespace();

        Optional<String> name();

        Optional<String> uid();

        Optional<String> apiGroup();

        Optional<String> apiVersion();

        Optional<String> resourceVersion();

        Optional<String> subresource();
    }

    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.Status.class)
    interface Status {
        Optional<String> status();

        Optional<String> message();

        Optional<String> reason();

        Optional<Details> details();

        Optional<Integer> code();
    }

    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.Details.class)
    interface Details {
        Optional<String> name();

        Optional<String> group();

        Optional<String> kind();

        Optional<String> uid();

        List<Cause> causes();
    }

    @Value.Immutable
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonDeserialize(as = ImmutableJacksonAudit.Cause.class)
    interface Cause {
        Optional<String> reason();

        Optional<String> message();

        Optional<String> field();
    }

    /** Looks at every field. */
    static void look(Event event, Look look) {
        look.record();
        look.text(event.level());
        look.text(event.auditId());
        look.text(event.stage());
        look.text(event.requestUri());
        look.text(event.verb());
        look(event.user(), look);
        event.impersonatedUser().ifPresent(user -> look(user, look));
        look.texts(event.sourceIps());
        look.text(event.userAgent().orElse(""));
        event.objectRef().ifPresent(object -> {
            look.text(object.resource().orElse(""));
            look.text(object.namespace().orElse(""));
            look.text(object.name().orElse(""));
            look.text(object.uid().orElse(""));
            look.text(object.apiGroup().orElse(""));
            look.text(object.apiVersion().orElse(""));
            look.text(object.resourceVersion().orElse(""));
            look.text(object.subresource().orElse(""));
        });
        event.responseStatus().ifPresent(status -> {
            look.text(status.status().orElse(""));
            look.text(status.message().orElse(""));
            look.text(status.reason().orElse(""));
            status.details().ifPresent(details -> look(details, look));
            look.number(status.code().orElse(0));
        });
        event.requestObject().ifPresent(body -> look.body(body.size()));
        event.responseObject().ifPresent(body -> look.body(body.size()));
        look.time(event.requestReceivedTimestamp().orElse(null));
        look.time(event.stageTimestamp().orElse(null));
        look.map(event.annotations());
    }

    private static void look(User user, Look look) {
        look.text(user.username().orElse(""));
        look.text(user.uid().orElse(""));
        look.texts(user.groups());
        look.lists(user.extra());
    }

    private static void look(Details details, Look look) {
        look.text(details.name().orElse(""));
        look.text(details.group().orElse(""));
        look.text(details.kind().orElse(""));
        look.text(details.uid().orElse(""));
        for (Cause cause : details.causes()) {
            look.text(cause.reason().orElse(""));
            look.text(cause.message().orElse(""));
            look.text(cause.field().orElse(""));
        }
    }
}
