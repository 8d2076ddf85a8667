package dev.gleaner.event.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audit events as plain classes, which fastjson2 fills. */
public final class FastjsonAudit {
    private FastjsonAudit() {}

    public static final class Event {
        public @Nullable String level;
        public @Nullable String auditID;
        public @Nullable String stage;
        public @Nullable String requestURI;
        public @Nullable String verb;
        public @Nullable User user;
        public @Nullable User impersonatedUser;
        public @Nullable List<String> sourceIPs;
        public @Nullable String userAgent;
        public @Nullable ObjectRef objectRef;
        public @Nullable Status responseStatus;
        public @Nullable Object requestObject;
        public @Nullable Object responseObject;
        public @Nullable Instant requestReceivedTimestamp;
        public @Nullable Instant stageTimestamp;
        public @Nullable Map<String, String> annotations;
    }

    public static final class User {
        public @Nullable String username;
        public @Nullable String uid;
        public @Nullable List<String> groups;
        public @Nullable Map<String, List<String>> extra;
    }

    public static final class ObjectRef {
        public @Nullable String resource;
        public @Nullable String namespace;
        public @Nullable String name;
        public @Nullable String uid;
        public @Nullable String apiGroup;
        public @Nullable String apiVersion;
        public @Nullable String resourceVersion;
        public @Nullable String subresource;
    }

    public static final class Status {
        public @Nullable String status;
        public @Nullable String message;
        public @Nullable String reason;
        public @Nullable Details details;
        public int code;
    }

    public static final class Details {
        public @Nullable String name;
        public @Nullable String group;
        public @Nullable String kind;
        public @Nullable String uid;
        public @Nullable List<Cause> causes;
    }

    public static final class Cause {
        public @Nullable String reason;
        public @Nullable String message;
        public @Nullable String field;
    }

    /** An event of which only four fields are wanted; fastjson2 skips the rest. */
    public static final class Four {
        public @Nullable String verb;
        public @Nullable Username user;
        public @Nullable Name objectRef;
        public @Nullable Code responseStatus;
    }

    public static final class Username {
        public @Nullable String username;
    }

    public static final class Name {
        public @Nullable String resource;
        public @Nullable String namespace;
        public @Nullable String name;
    }

    public static final class Code {
        public int code;
    }

    /** Looks at every field. */
    static void look(Event event, Look look) {
        look.record();
        look.text(event.level);
        look.text(event.auditID);
        look.text(event.stage);
        look.text(event.requestURI);
        look.text(event.verb);
        if (event.user != null) {
            look(event.user, look);
        }
        if (event.impersonatedUser != null) {
            look(event.impersonatedUser, look);
        }
        look.texts(event.sourceIPs);
        look.text(event.userAgent);
        if (event.objectRef != null) {
            look(event.objectRef, look);
        }
        if (event.responseStatus != null) {
            look(event.responseStatus, look);
        }
        look(event.requestObject, look);
        look(event.responseObject, look);
        look.time(event.requestReceivedTimestamp);
        look.time(event.stageTimestamp);
        look.map(event.annotations);
    }

    /** Looks at the four fields. */
    static void look(Four event, Look look) {
        look.record();
        look.text(event.verb);
        look.text(event.user == null ? "" : event.user.username);
        look.text(event.objectRef == null ? "" : event.objectRef.resource);
        look.text(event.objectRef == null ? "" : event.objectRef.namespace);
        look.text(event.objectRef == null ? "" : event.objectRef.name);
        look.number(event.responseStatus == null ? 0 : event.responseStatus.code);
    }

    private static void look(User user, Look look) {
        look.text(user.username);
        look.text(user.uid);
        look.texts(user.groups);
        look.lists(user.extra);
    }

    private static void look(ObjectRef object, Look look) {
        look.text(object.resource);
        look.text(object.namespace);
        look.text(object.name);
        look.text(object.uid);
        look.text(object.apiGroup);
        look.text(object.apiVersion);
        look.text(object.resourceVersion);
        look.text(object.subresource);
    }

    private static void look(Status status, Look look) {
        look.text(status.status);
        look.text(status.message);
        look.text(status.reason);
        Details details = status.details;
        if (details != null) {
            look.text(details.name);
            look.text(details.group);
            look.text(details.kind);
            look.text(details.uid);
            if (details.causes != null) {
                for (Cause cause : details.causes) {
                    look.text(cause.reason);
                    look.text(cause.message);
                    look.text(cause.field);
                }
            }
        }
        look.number(status.code);
    }

    private static void look(@Nullable Object body, Look look) {
        if (body instanceof Map<?, ?> map) {
            look.body(map.size());
        } else if (body instanceof List<?> list) {
            look.body(list.size());
        }
    }
}
