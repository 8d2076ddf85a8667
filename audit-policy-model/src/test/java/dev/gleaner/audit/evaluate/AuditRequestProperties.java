package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AuditRequestProperties {
    @Property
    void everyPathOfPlainCharactersIsARequest(@ForAll("methods") String method, @ForAll("paths") String path) {
        AuditRequest request = AuditRequest.of(method, path);
        assertThat(path).startsWith(request.path());
        assertThat(request.toString()).doesNotContainPattern("\\R");
    }

    /** The segments of a path, divided as Go does. */
    @Property
    void whatIsBehindThePrefixIsNamedInOrder(@ForAll("paths") String path) {
        AuditRequest request = AuditRequest.of("PUT", path);
        List<String> segments =
                List.of(request.path().replaceAll("\\A/+|/+\\z", "").split("/", -1));
        boolean isCore = segments.size() >= 3 && segments.get(0).equals("api");
        boolean isGrouped = segments.size() >= 4 && segments.get(0).equals("apis");
        assertThat(request.isResourceRequest()).isEqualTo(isCore || isGrouped);
        if (request.isResourceRequest()) {
            assertThat(request.apiVersion()).isEqualTo(segments.get(isGrouped ? 2 : 1));
            assertThat(request.apiGroup()).isEqualTo(isGrouped ? segments.get(1) : "");
            String tail = String.join("/", segments.subList(isGrouped ? 3 : 2, segments.size()));
            String object = String.join("/", request.resource(), request.name(), request.subresource());
            assertThat(tail).contains(object.replaceAll("/+\\z", ""));
        }
    }

    @Property
    void anEventOfAnyUrlIsARequest(@ForAll String uri, @ForAll("verbs") String verb, @ForAll boolean isResource) {
        AuditEvent event = AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId("id")
                    .stage(Stage.RESPONSE_COMPLETE)
                    .verb(verb)
                    .requestUri(uri);
            if (isResource) {
                e.objectRef(o -> o.resource("pods").name("x"));
            }
        });
        AuditRequest request = AuditRequest.of(event);
        assertThat(request.isResourceRequest()).isEqualTo(isResource);
        assertThat(request.toString()).doesNotContainPattern("\\R");
    }

    @Property
    void namesComeDecoded(@ForAll String name) {
        String whole = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("/", "");
        String encoded = URLEncoder.encode(whole, StandardCharsets.UTF_8).replace("+", "%20");
        AuditRequest request = AuditRequest.of("PATCH", "/api/v1/pods/" + encoded + "/status");
        assertThat(request.name()).isEqualTo(whole);
        assertThat(request.subresource()).isEqualTo("status");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theWordsOfARequestAreReadAgain(@ForAll("requests") AuditRequest request) {
        AuditRequest again = AuditRequest.inWords(request.toString());
        List<String> groups = request.groups();
        assertThat(Set.copyOf(again.groups())).isEqualTo(Set.copyOf(groups));
        assertThat(again.user().isEmpty() ? again : again.by(again.user().get(), groups.toArray(String[]::new)))
                .isEqualTo(request);
    }

    /** Requests with what their words contain, in the groups that the server gives their users or in others. */
    @Provide
    static Arbitrary<AuditRequest> requests() {
        Arbitrary<String> group = word().map(text -> text.replace("/", ""));
        Arbitrary<String> resource =
                word().map(text -> text.replaceAll("[./]", "")).filter(text -> !text.isEmpty());
        Arbitrary<AuditRequest> ofResources = Combinators.combine(word(), group, resource, word(), word(), word())
                .as((verb, apiGroup, plural, subresource, name, namespace) ->
                        AuditRequest.of(r -> r.resourceRequest(true)
                                .verb(verb)
                                .apiGroup(apiGroup)
                                .resource(plural)
                                .subresource(subresource)
                                .name(name)
                                .namespace(namespace)));
        Arbitrary<AuditRequest> ofPaths = Combinators.combine(word(), word())
                .as((verb, path) -> AuditRequest.of(r -> r.verb(verb).path("/" + path)));
        Arbitrary<List<String>> groups = Arbitraries.of("dev", "system:authenticated", "system:masters", "a group")
                .list()
                .ofMaxSize(3)
                .injectNull(0.5);
        return Combinators.combine(Arbitraries.oneOf(ofResources, ofPaths), word().injectNull(0.2), groups)
                .as((request, user, others) -> user == null
                        ? request
                        : others == null ? request.as(user) : request.by(user, others.toArray(String[]::new)));
    }

    /** Names, keywords, and short texts of any characters; a longer one is truncated. */
    private static Arbitrary<String> word() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("pods", "log", "web-0", "alice", "system:node:a", "")),
                Tuple.of(2, Arbitraries.of("in", "by", "nobody", "GET", "get", "(dev)", "a(b)", "*", "a.b", "/")),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withChars("ab.\"\\()/ \n\u00e9\u2028\t")
                                .ofMaxLength(10)),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(10).filter(text -> text.chars()
                        .noneMatch(c -> Character.isSurrogate((char) c)))));
    }

    @Provide
    static Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X-Y");
    }

    @Provide
    static Arbitrary<String> verbs() {
        return Arbitraries.of("create", "update", "delete", "deletecollection", "get", "");
    }

    @Provide
    static Arbitrary<String> paths() {
        Arbitrary<String> segment = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("api", "apis", "v1", "pods", "x")),
                Tuple.of(2, Arbitraries.of("namespaces", "watch", "proxy", "status", "finalize", "")),
                Tuple.of(
                        1,
                        Arbitraries.strings().withChars("ab:+=&;,*~é\u2028#!").ofMaxLength(5)));
        Arbitrary<String> query = Arbitraries.strings()
                .withChars("watchfieldSelector=&%,\\;!mn.+")
                .ofMaxLength(30)
                .map(text -> "?" + text);
        Arbitrary<String> prefix = Arbitraries.of("", "/api", "/apis", "/apis/apps", "/");
        return prefix.flatMap(start -> segment.list()
                .ofMaxSize(9)
                .map(segments -> start + "/" + segments.stream().collect(Collectors.joining("/")))
                .flatMap(path -> query.injectNull(0.5).map(text -> text == null ? path : path + text)));
    }
}
