package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.render.FluentdConf;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The router refuses what the operator refuses to render. */
class RefusalProperties {
    private static final String OUTPUT = """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: %s, namespace: logging}
            spec: %s
            """;

    private static final String OUTPUTS = OUTPUT.formatted("good", "{nullout: {}}")
            + OUTPUT.formatted("more", "{nullout: {}, shard: 1}")
            + OUTPUT.formatted("unknown", "{splunkHEC: {}}")
            + OUTPUT.formatted("none", "{}")
            + OUTPUT.formatted("two", "{nullout: {}, file: {path: /x}}");

    private static final String FLOW = """
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: flow%d, namespace: logging}
            spec: {%s}
            """;

    /** Reasons of fluentd itself, which the operator does not know. */
    private static final List<String> OF_FLUENTD = List.of("Missing <match> sections", "Duplicated plugin id");

    @Provide
    static Arbitrary<String> clusters() {
        Arbitrary<String> logging = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just("")),
                                Tuple.of(1, outputs().map(name -> ", errorOutputRef: " + name))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just("")),
                                Tuple.of(1, filters().map(filters -> ", globalFilters: " + filters))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just("")),
                                Tuple.of(1, flows().map(flow -> ", defaultFlow: {" + flow + "}"))))
                .as((error, global, flow) -> """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: Logging
                        metadata: {name: main}
                        spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}%s%s%s}
                        """.formatted(error, global, flow));
        return Combinators.combine(logging, flows().list().ofMaxSize(2)).as((head, flows) -> {
            StringBuilder text = new StringBuilder(head).append(OUTPUTS);
            for (int i = 0; i < flows.size(); i++) {
                text.append(FLOW.formatted(i, flows.get(i) + ", match: [{select: {labels: {app: a" + i + "}}}]"));
            }
            return text.toString();
        });
    }

    private static Arbitrary<String> flows() {
        return Combinators.combine(outputs().list().ofMinSize(1).ofMaxSize(2), filters())
                .as((outputs, filters) ->
                        "globalOutputRefs: [" + String.join(", ", outputs) + "], filters: " + filters);
    }

    private static Arbitrary<String> outputs() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of("good", "more")),
                Tuple.of(2, Arbitraries.of("unknown", "none", "two", "missing")));
    }

    private static Arbitrary<String> filters() {
        Arbitrary<String> filter = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "{stdout: {}}",
                                "{grep: {regexp: [{key: a, pattern: b}]}, and: []}",
                                "{tag_normaliser: {}, format: x}")),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "{sampling: {}}",
                                "{sampling: {}, splitting: {}}",
                                "{grep: null, regexp: []}",
                                "{}",
                                "{stdout: {}, dedot: {}}")));
        return filter.list().ofMaxSize(2).map(list -> "[" + String.join(", ", list) + "]");
    }

    @Property
    void theRouterRefusesWhatIsNotRendered(@ForAll("clusters") String yaml) {
        ClusterResources cluster = ClusterResources.of(
                ParsedFile.readLenient(Source.of("f.yaml", yaml)).objects());
        List<String> refused = Router.of(cluster).refusals().stream()
                .map(Refusal::message)
                .filter(message -> OF_FLUENTD.stream().noneMatch(message::startsWith))
                .toList();
        // A Logging with an error renders nothing.
        List<Violation> violations = cluster.unread().stream()
                        .anyMatch(object -> object.part().text("kind").equals("Logging"))
                ? cluster.unread().get(0).violations()
                : FluentdConf.of(cluster, "main").violations().stream()
                        .filter(Violation::isError)
                        .toList();
        assertThat(refused.isEmpty())
                .as("%s\nrouter: %s\noperator: %s", yaml, refused, violations)
                .isEqualTo(violations.isEmpty());
    }
}
