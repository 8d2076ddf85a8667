package dev.gleaner.event.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.url.RequestUrl;
import dev.gleaner.event.url.ResourcePath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What a URL tells about its object without being decoded is what the decoded path tells. */
class ObjectUrlProperties {
    private static final String[] WORDS = {
        "",
        "pods",
        "web",
        "log",
        "v1",
        "namespaces",
        "status",
        "watch",
        "proxy",
        "a/b",
        "a%62",
        "\\",
        "é",
        "?",
        "finalize"
    };

    @Provide
    Arbitrary<ObjectReference> references() {
        Arbitrary<String> words = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("", "pods", "web", "log", "apps")), Tuple.of(1, Arbitraries.of(WORDS)));
        Arbitrary<String> resources = words.filter(word -> !word.isEmpty());
        return Combinators.combine(resources, words, words, words, words)
                .as((resource, namespace, name, group, part) -> ObjectReference.of(o -> o.resource(resource)
                        .namespace(namespace)
                        .name(name)
                        .apiGroup(group)
                        .apiVersion("v1")
                        .subresource(part)));
    }

    /** The URL of a reference, or of a similar one. */
    private static String url(ObjectReference object, int change) {
        String group = object.apiGroup().isEmpty() || change == 1 ? "/api/" : "/apis/" + object.apiGroup() + "/";
        String namespace = object.namespace().isEmpty() || change == 2 ? "" : "/namespaces/" + object.namespace();
        String name = object.name().isEmpty() || change == 3 ? "" : "/" + object.name();
        String part = object.subresource().isEmpty() || change == 4 ? "" : "/" + object.subresource();
        String end = change == 5 ? "/" : change == 6 ? "?x=%2F" : change == 7 ? "/more" : "";
        return group + "v1" + namespace + "/" + object.resource() + name + part + end;
    }

    @Property
    void theUrlTellsWhatItsPathTells(@ForAll("references") ObjectReference object, @ForAll("changes") int change) {
        AuditEvent event = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("8a1f3a2e")
                .stage(Stage.RESPONSE_COMPLETE)
                .requestUri(url(object, change))
                .verb("update")
                .user(u -> u.username("alice"))
                .objectRef(object)
                .requestReceivedTimestamp(Instant.EPOCH)
                .stageTimestamp(Instant.EPOCH));
        byte[] line = event.toJsonLine().getBytes(StandardCharsets.UTF_8);
        LineEvent scanned = Objects.requireNonNull(
                new AuditLineScanner(new DecodedValues()).pass(line, 0, line.length), event.toJsonLine());
        RequestParts parts = new RequestParts();
        assertThat(parts.take(scanned)).isTrue();

        ObjectUrl.Match match = ObjectUrl.isUsualFor(object.resource()) ? parts.objectOfUrl() : ObjectUrl.Match.UNKNOWN;
        Statistics.collect(match);
        Statistics.coverage(checker -> checker.check(ObjectUrl.Match.SAME).percentage(p -> p > 5));
        if (match != ObjectUrl.Match.UNKNOWN) {
            ResourcePath path = Objects.requireNonNull(ResourcePath.of(RequestUrl.recordedPath(event.requestUri())));
            assertThat(path.isOf(object)).isTrue();
            assertThat(path.namespace()).isEqualTo(object.namespace());
            assertThat(path.name()).isEqualTo(match == ObjectUrl.Match.SAME ? object.name() : "");
        }
    }

    @Provide
    Arbitrary<Integer> changes() {
        return Arbitraries.integers().between(0, 7);
    }
}
