package dev.gleaner.report;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Actor;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activities and events for reports. */
final class ReportCases {
    static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

    /** Texts that a page must not take as markup, as a script, or as an instruction to a terminal. */
    static final List<String> HOSTILE = List.of(
            "</script><script>document.title='owned'</script>",
            "<img src=x onerror=\"document.title='owned'\">",
            "\"><svg onload=\"document.title='owned'\">",
            "' autofocus onfocus='document.title=1' x='",
            "<!--<script>",
            "]]><style>body{display:none}</style>",
            "<meta http-equiv=refresh content='0;url=http://example.com/'>",
            "<base href=http://example.com/><link rel=stylesheet href=x.css>",
            "a\u2028b\u2029c\u202ed\u0000e\u001b[2Jf\u0085g\u200bh",
            "javascript:document.title='owned'",
            "{{data}}{{script}}$1\\",
            "\ud800 lone surrogate");

    private ReportCases() {}

    static Activity activity(String person, String verb, String resource, String name, int code, long second) {
        return activity(person, verb, resource, name, code, second, "kubectl/v1.28");
    }

    static Activity activity(
            String person, String verb, String resource, String name, int code, long second, String userAgent) {
        return Activity.of(a -> a.auditId("id" + second)
                .actor(new Actor(UserInfo.of(u -> u.username(person)), Optional.empty()))
                .verb(verb)
                .requestUri("/api/v1/" + resource)
                .objectRef(ObjectReference.of(
                        o -> o.resource(resource).namespace("team-a").name(name).apiVersion("v1")))
                .received(START.plusSeconds(second))
                .userAgent(userAgent)
                .responseStatus(ResponseStatus.of(s -> s.code(code)))
                .addStages(Stage.RESPONSE_COMPLETE));
    }

    /** Alice works, mallory tries to read Secrets. */
    static List<Activity> morning() {
        return List.of(
                activity("alice", "create", "configmaps", "settings", 201, 0),
                activity("alice", "get", "pods", "web", 200, 1),
                activity("alice", "delete", "pods", "web", 200, 2),
                activity("mallory", "get", "secrets", "token", 403, 3),
                activity("mallory", "get", "secrets", "token", 403, 7),
                activity("alice", "get", "secrets", "token", 200, 65),
                activity("alice", "patch", "pods", "web", 409, 3_700));
    }

    static KubernetesEvent warning(String uid, String object, String message, int count) {
        return KubernetesEvent.of(
                k -> k.metadata(m -> m.name(uid).namespace("team-a").uid(uid))
                        .involvedObject(o -> o.kind("Pod").namespace("team-a").name(object))
                        .reason("BackOff")
                        .message(message)
                        .type("Warning")
                        .count(count)
                        .lastTimestamp(START.plusSeconds(10)));
    }

    /** A report in which each text of a log is hostile. */
    static ActivityReport hostile() {
        return ActivityReport.of(r -> {
            r.title(HOSTILE.get(0)).object("team-a", HOSTILE.get(1));
            for (int i = 0; i < HOSTILE.size(); i++) {
                String text = HOSTILE.get(i);
                r.add(activity(text, text, "secrets", text, 403, 60L * i, text));
                r.add(activity(text, text, text, HOSTILE.get(1), 200, 60L * i, text));
                r.add(warning("uid" + i, text, text, i + 1));
            }
        });
    }
}
