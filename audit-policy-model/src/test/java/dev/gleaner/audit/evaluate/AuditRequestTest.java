package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.read.AuditLog;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRequestTest {
    static Stream<Arguments> urls() {
        return Stream.of(
                argumentSet("a list", "GET /api/v1/pods", "list pods"),
                argumentSet("a list of a namespace", "GET /api/v1/namespaces/prod/pods", "list pods in prod"),
                argumentSet("one object", "GET /api/v1/namespaces/prod/pods/web-0", "get pods web-0 in prod"),
                argumentSet("a part", "GET /api/v1/namespaces/prod/pods/web-0/log", "get pods/log web-0 in prod"),
                argumentSet("what is behind a part", "GET /api/v1/pods/a/proxy/b/c", "get pods/proxy a"),
                argumentSet("a group", "GET /apis/apps/v1/deployments/web", "get deployments.apps web"),
                argumentSet("HEAD", "HEAD /api/v1/pods/web-0", "get pods web-0"),
                argumentSet("HEAD of a list", "HEAD /api/v1/pods", "list pods"),
                argumentSet("POST", "POST /api/v1/namespaces/prod/pods", "create pods in prod"),
                argumentSet("POST to a part", "POST /api/v1/namespaces/a/pods/b/exec", "create pods/exec b in a"),
                argumentSet("PUT", "PUT /api/v1/nodes/n1/status", "update nodes/status n1"),
                argumentSet("PATCH", "PATCH /api/v1/nodes/n1", "patch nodes n1"),
                argumentSet("DELETE", "DELETE /api/v1/nodes/n1", "delete nodes n1"),
                argumentSet("DELETE of many", "DELETE /api/v1/nodes", "deletecollection nodes"),
                argumentSet("OPTIONS", "OPTIONS /api/v1/nodes/n1", "\"\" nodes n1"),
                argumentSet("TRACE of other URLs", "TRACE /healthz", "trace /healthz"),
                argumentSet("namespaces", "GET /api/v1/namespaces", "list namespaces"),
                argumentSet("a namespace", "GET /api/v1/namespaces/prod", "get namespaces prod in prod"),
                argumentSet("its status", "PUT /api/v1/namespaces/p/status", "update namespaces/status p in p"),
                argumentSet("its finalizers", "PUT /api/v1/namespaces/p/finalize", "update namespaces/finalize p in p"),
                argumentSet("a name like a part", "GET /api/v1/namespaces/p/status/x", "get namespaces/status p in p"),
                argumentSet("namespaces of a group", "GET /apis/g/v1/namespaces/p/cats", "list cats.g in p"),
                argumentSet("a watch of old", "GET /api/v1/watch/pods", "watch pods"),
                argumentSet("of a namespace", "GET /api/v1/watch/namespaces/p/pods", "watch pods in p"),
                argumentSet("of one object", "GET /api/v1/watch/namespaces/p/pods/x", "watch pods x in p"),
                argumentSet("by POST", "POST /api/v1/watch/pods", "watch pods"),
                argumentSet("a proxy of old", "GET /api/v1/proxy/namespaces/p/pods/x/a/b", "proxy pods x in p"),
                argumentSet("a watch", "GET /api/v1/pods?watch=true", "watch pods"),
                argumentSet("a watch without value", "GET /api/v1/pods?watch", "watch pods"),
                argumentSet("a watch that is 1", "GET /api/v1/pods?limit=5&watch=1", "watch pods"),
                argumentSet("no watch", "GET /api/v1/pods?watch=False", "list pods"),
                argumentSet("the first watch counts", "GET /api/v1/pods?watch=0&watch=1", "list pods"),
                argumentSet("a watch of a name", "GET /api/v1/pods/x?watch=true", "get pods x"),
                argumentSet("a broken parameter", "GET /api/v1/pods?watch=%zz&watch=0", "list pods"),
                argumentSet("a semicolon", "GET /api/v1/pods?watch=1;a", "list pods"),
                argumentSet("a name selected", "GET /api/v1/pods?fieldSelector=metadata.name%3Dx", "list pods x"),
                argumentSet("twice equal", "GET /api/v1/pods?fieldSelector=metadata.name==x&watch=1", "watch pods x"),
                argumentSet("another field", "GET /api/v1/pods?fieldSelector=spec.nodeName%3Dx", "list pods"),
                argumentSet("two", "GET /api/v1/pods?fieldSelector=a%3Db,metadata.name%3Dx", "list pods x"),
                argumentSet("not a name", "GET /api/v1/pods?fieldSelector=metadata.name!%3Dx", "list pods"),
                argumentSet("no segment", "GET /api/v1/pods?fieldSelector=metadata.name%3D..", "list pods"),
                argumentSet("an escape", "GET /api/v1/pods?fieldSelector=metadata.name%3Da\\,b", "list pods a,b"),
                argumentSet("broken", "GET /api/v1/pods?fieldSelector=metadata.name%3Dx,b", "list pods"),
                argumentSet("a broken escape", "GET /api/v1/pods?fieldSelector=metadata.name%3Dx\\", "list pods"),
                argumentSet("a space", "GET /api/v1/pods?fieldSelector=metadata.name=a+b", "list pods \"a b\""),
                argumentSet(
                        "the selector of a deletion",
                        "DELETE /api/v1/pods?fieldSelector=metadata.name=x",
                        "deletecollection pods"),
                argumentSet("slashes at the ends", "GET //api/v1/pods/", "list pods"),
                argumentSet("an empty name", "GET /api/v1/pods//log", "list pods/log"),
                argumentSet("an empty namespace", "GET /api/v1/namespaces//pods", "list pods"),
                argumentSet("an empty version", "GET /api//pods", "list pods"),
                argumentSet("percent-encoding", "GET /api/v1/namespaces/p/pods/a%3Ab", "get pods a:b in p"),
                argumentSet("a slash that is encoded", "GET /api/v1/pods/a%2Fb", "get pods/b a"),
                argumentSet("a plus", "GET /api/v1/pods/a+b", "get pods a+b"),
                argumentSet("text that is no word", "GET /api/v1/pods/%0a%22", "get pods \"\\n\\\"\""),
                argumentSet("no text", "GET /api/v1/pods/%ff", "get pods \"\ufffd\""),
                argumentSet("a letter", "GET /api/v1/pods/%C3%BC", "get pods \"ü\""),
                argumentSet("the root", "GET /", "get /"),
                argumentSet("only slashes", "GET ///", "get ///"),
                argumentSet("the groups", "GET /apis", "get /apis"),
                argumentSet("a group alone", "GET /apis/apps", "get /apis/apps"),
                argumentSet("a version", "GET /apis/apps/v1", "get /apis/apps/v1"),
                argumentSet("the core version", "GET /api/v1/", "get /api/v1/"),
                argumentSet("metrics", "POST /metrics/cadvisor/x/y?a=b", "post /metrics/cadvisor/x/y"),
                argumentSet("a capital letter", "GET /API/v1/pods", "get /API/v1/pods"),
                argumentSet("an encoded path", "GET /healthz%2fetcd", "get /healthz/etcd"),
                argumentSet("a path that the server refuses", "GET /api/v1/watch", "get \"\""),
                argumentSet("another", "GET /apis/apps/v1/proxy", "get .apps"));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void methodAndPathAreTakenApartAsTheServerDoes(String asked, String expected) {
        int space = asked.indexOf(' ');
        AuditRequest request = AuditRequest.of(asked.substring(0, space), asked.substring(space + 1));
        assertThat(request).hasToString(expected + " by nobody");
    }

    @Test
    void everyPartIsThere() {
        AuditRequest request = AuditRequest.of("PUT", "/apis/apps/v1/namespaces/prod/deployments/web/scale?dryRun=All")
                .by("alice", "a", "b");
        assertThat(request)
                .isEqualTo(AuditRequest.of(r -> r.user("alice")
                        .addGroups("a", "b")
                        .verb("update")
                        .resource("apps", "deployments/scale")
                        .apiVersion("v1")
                        .namespace("prod")
                        .name("web")
                        .path("/apis/apps/v1/namespaces/prod/deployments/web/scale")))
                .hasSameHashCodeAs(AuditRequest.of("PUT", "/apis/apps/v1/namespaces/prod/deployments/web/scale")
                        .by("alice"))
                .isNotEqualTo(AuditRequest.of("PUT", "/apis/apps/v1/namespaces/prod/deployments/web/scale"));
    }

    @Test
    void nobodyIsAnotherThanTheOneOfThatName() {
        AuditRequest request = AuditRequest.of("GET", "/healthz");
        assertThat(request.user()).isEmpty();
        assertThat(request.as("alice")).hasToString("get /healthz by alice");
        assertThat(request.by("alice")).hasToString("get /healthz by alice ()");
        assertThat(request.by("alice").as("nobody")).hasToString("get /healthz by \"nobody\"");
        assertThat(request.as("")).hasToString("get /healthz by \"\"");
        assertThat(request.as("a\nb")).hasToString("get /healthz by \"a\\nb\"");
        assertThat(request.by("alice", "a, b", "c")).hasToString("get /healthz by alice (\"a, b\", c)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get|/healthz|\"get\" is not an HTTP method; expected one in capital letters, such as GET",
                "''|/healthz|\"\" is not an HTTP method; expected one in capital letters, such as GET",
                "GET X|/|\"GET X\" is not an HTTP method; expected one in capital letters, such as GET",
                "GET|''|the path \"\" does not start with a slash; expected one such as /healthz",
                "GET|healthz|the path \"healthz\" does not start with a slash; expected one such as /healthz",
                "GET|/a b|the path \"/a b\" has a space or a control character; expected it percent-encoded",
                "GET|/100%|the path \"/100%\" has a % without two hexadecimal digits; expected %25",
                "GET|/%4g|the path \"/%4g\" has a % without two hexadecimal digits; expected %25"
            })
    void whatNoServerUnderstandsIsNoRequest(String method, String path, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditRequest.of(method, path))
                .withMessage(message);
    }

    @Test
    void anEventIsTakenAsTheServerSawItsRequest() {
        AuditEvent event = event(e -> e.verb("get")
                .requestUri("/api/v1/namespaces/a%62/pods/web-0/log?follow=true")
                .user(u -> u.username("alice").addGroups("devs"))
                .impersonatedUser(u -> u.username("bob"))
                .objectRef(o -> o.resource("pods")
                        .subresource("log")
                        .apiVersion("v1")
                        .namespace("ab")
                        .name("web-0")));
        assertThat(AuditRequest.of(event))
                .isEqualTo(AuditRequest.of("GET", "/api/v1/namespaces/ab/pods/web-0/log")
                        .by("alice", "devs"));
    }

    @Test
    void anEventOfNobodyHasNoUser() {
        AuditRequest failed = AuditRequest.of(event(e -> e.verb("get").requestUri("/healthz")));
        assertThat(failed).isEqualTo(AuditRequest.of("GET", "/healthz"));
        assertThat(failed.user()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "create, /api/v1/namespaces/p/pods, '', p",
        "create, /api/v1/pods, '', ''",
        "create, /api/v1/namespaces/p/pods?name=web, '', p",
        "update, /api/v1/namespaces/p/pods/other, other, p",
        "deletecollection, /api/v1/namespaces/p/pods, '', p",
        "create, /apis/x/v1/pods, web, from-body",
        "create, /api/v1/pods/x/log, web, from-body",
        "create, /api/v1/pod, web, from-body",
        "create, /healthz, web, from-body",
        "create, not a path %, web, from-body",
        "list, /api/v1/pods, web, from-body"
    })
    void whatTheBodyToldAfterwardsIsLeftOut(String verb, String uri, String name, String namespace) {
        Consumer<AuditEvent.Builder> spec = e -> e.verb(verb)
                .requestUri(uri)
                .objectRef(o -> o.resource("pods").name("web").namespace("from-body"));
        AuditRequest request = AuditRequest.of(event(spec.andThen(e -> e.stage(Stage.RESPONSE_COMPLETE))));
        assertThat(request.name()).isEqualTo(name);
        assertThat(request.namespace()).isEqualTo(namespace);
        assertThat(AuditRequest.of(event(spec)).name())
                .as("nothing was told before")
                .isEqualTo("web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list|/apis/apps/v1/namespaces/p/deployments|list deployments.apps in p by alice",
                "watch|/api/v1/pods?watch=1&fieldSelector=metadata.name=x|watch pods x by alice",
                "create|/api/v1/namespaces/p/pods/x/exec|create pods/exec x in p by alice",
                "get|/api/v1/watch|get /api/v1/watch by alice",
                "get|/healthz|get /healthz by alice"
            })
    void anEventWithoutReferenceIsAboutWhatItsUrlNames(String verb, String uri, String expected) {
        AuditEvent event = event(
                e -> e.verb(verb).requestUri(uri).user(u -> u.username("alice").addGroups("system:authenticated")));
        assertThat(AuditRequest.of(event)).hasToString(expected);
        AuditEvent legacy = event.edit(e -> e.objectRef(ObjectReference.of(o -> o.namespace("p"))));
        assertThat(AuditRequest.of(legacy).isResourceRequest()).isTrue();
    }

    private static AuditEvent event(Consumer<AuditEvent.Builder> spec) {
        return AuditEvent.of(e -> spec.accept(e.level(AuditLevel.METADATA)
                .auditId("id")
                .stage(Stage.REQUEST_RECEIVED)
                .verb("")));
    }

    /** The method, derived from the verb, because events do not contain it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata-everything.audit.log",
                "harvester-v1.1.0-policy.audit.log",
                "requestresponse-everything.audit.log"
            })
    void urlsOfARealServerSayWhatItMadeOfThem(String log) {
        List<AuditEvent> events;
        try (Stream<AuditEvent> all =
                AuditLog.of(Reference.path("audit-logs/" + log)).events()) {
            events = all.toList();
        }
        assertThat(events).hasSizeGreaterThan(300).allSatisfy(AuditRequestTest::saysTheSame);
    }

    private static void saysTheSame(AuditEvent event) {
        AuditRequest asked = AuditRequest.of(method(event), event.requestUri());
        assertThat(asked.verb()).isEqualTo(event.verb());
        assertThat(asked.isResourceRequest()).isEqualTo(event.objectRef().isPresent());
        ObjectReference object = event.objectRef().orElse(ObjectReference.of(o -> {}));
        assertThat(asked.apiGroup()).isEqualTo(object.apiGroup());
        assertThat(asked.apiVersion()).isEqualTo(object.apiVersion());
        assertThat(asked.resource()).isEqualTo(object.resource());
        assertThat(asked.subresource()).isEqualTo(object.subresource());
        if (!event.verb().equals("create") || event.stage() == Stage.REQUEST_RECEIVED) {
            assertThat(asked.namespace()).isEqualTo(object.namespace());
            assertThat(asked.name()).isEqualTo(object.name());
        }
        UserInfo user = event.user();
        AuditRequest byHim = user.equals(UserInfo.NOBODY)
                ? asked
                : asked.by(user.username(), user.groups().toArray(String[]::new));
        assertThat(AuditRequest.of(event)).isEqualTo(byHim);
    }

    private static String method(AuditEvent event) {
        if (event.objectRef().isEmpty()) {
            return event.verb().toUpperCase(Locale.ROOT);
        }
        return switch (event.verb()) {
            case "create" -> "POST";
            case "get", "list", "watch" -> "GET";
            case "update" -> "PUT";
            case "patch" -> "PATCH";
            case "delete", "deletecollection" -> "DELETE";
            default -> "OPTIONS";
        };
    }
}
