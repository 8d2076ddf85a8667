package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageTest {
    private static final String LOGGING = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentd: {}%s}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: all, namespace: logging}
            spec: {nullout: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: rest, namespace: logging}
            spec: {nullout: {}}
            """;

    private static Router router(String logging, String... flows) {
        StringBuilder text = new StringBuilder(LOGGING.formatted(logging));
        for (int i = 0; i < flows.length; i++) {
            text.append("""
                    ---
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: f%d, namespace: logging}
                    spec: {globalOutputRefs: [all], %s}
                    """.formatted(i, flows[i]));
        }
        return Router.of(ClusterResources.of(
                ParsedFile.read(Source.of("set.yaml", text.toString())).objects()));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                row("a namespace that the match list names", "^shop$", "$.kubernetes.namespace_name", Passing.ALL),
                row("another namespace", "^kube-system$", "$.kubernetes.namespace_name", Passing.NONE),
                row("a label that it names", "^web$", "$.kubernetes.labels.app", Passing.ALL),
                row("a label that it does not name", "^a$", "$.kubernetes.labels.team", Passing.DEPENDS),
                row("a host", "^node1$", "$.kubernetes.host", Passing.DEPENDS),
                row("the text", "error", "message", Passing.DEPENDS),
                row("a key with dots, which is no path", "^shop$", "kubernetes.namespace_name", Passing.DEPENDS));
    }

    private static Arguments row(String name, String pattern, String field, Passing passing) {
        return Arguments.argumentSet(name, field, pattern, passing);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterIsExactWhereTheMatchListDecides(String field, String pattern, Passing passing) {
        String match = "match: [{select: {namespaces: [shop], labels: {app: web}}}], ";
        String regexp = "filters: [{grep: {regexp: [{key: \"%s\", pattern: \"/%s/\"}]}}]".formatted(field, pattern);
        FlowReach reach = reach(router("", match + regexp));
        assertThat(reach.passing()).isEqualTo(passing);
        assertThat(reach.isUnreachable()).isFalse();
        assertThat(reach.droppingFilters())
                .extracting(part -> part.path().toString())
                .containsExactly("spec.filters[0]");
        String exclude = regexp.replace("regexp:", "exclude:");
        assertThat(reach(router("", match + exclude)).passing()).isEqualTo(passing.not());
    }

    private static FlowReach reach(Router router) {
        return router.coverage().get(0).flows().get(0);
    }

    @Test
    void theFiltersOfTheLoggingAreInFrontOfThoseOfEachFlow() {
        String grep = ", globalFilters: [{grep: {exclude: [{key: $.kubernetes.namespace_name, pattern: /^a$/}]}}]";
        Router router = router(grep, "match: [{select: {namespaces: [a]}}]", "match: [{select: {namespaces: [a, b]}}]");
        assertThat(router.coverage().get(0).flows())
                .extracting(FlowReach::passing)
                .containsExactly(Passing.NONE, Passing.DEPENDS);
        assertThat(router.coverage().get(0).undelivered())
                .hasValueSatisfying(record -> assertThat(record.isCertain()).isTrue());
    }

    @Test
    void nothingIsCertainAfterAFilterThatChangesMetadata() {
        String grep = "{grep: {regexp: [{key: $.kubernetes.namespace_name, pattern: /^a$/}]}}";
        String match = "match: [{select: {namespaces: [a]}}], filters: [%s, " + grep + "]";
        assertThat(reach(router("", match.formatted("{record_modifier: {remove_keys: kubernetes}}")))
                        .passing())
                .isEqualTo(Passing.DEPENDS);
        assertThat(reach(router("", match.formatted("{record_modifier: {remove_keys: message}}")))
                        .passing())
                .isEqualTo(Passing.ALL);
        FlowReach ofChanged = reach(
                router(", globalFilters: [{record_modifier: {remove_keys: kubernetes}}]", "match: [{exclude: {}}]"));
        assertThat(ofChanged.isKnown()).isFalse();
    }

    @Test
    void theDefaultFlowGetsWhatNoFlowAccepts() {
        Router router = router(", defaultFlow: {globalOutputRefs: [rest]}", "match: [{select: {namespaces: [a]}}]");
        assertThat(router.coverage().get(0).defaultFlow())
                .hasValueSatisfying(reach -> assertThat(reach.passing()).isEqualTo(Passing.ALL));
        assertThat(router.coverage().get(0).undelivered()).isEmpty();
        assertThat(router("", "match: [{select: {namespaces: [a]}}]")
                        .coverage()
                        .get(0)
                        .undelivered())
                .hasValueSatisfying(record -> assertThat(record.isCertain()).isTrue());
    }

    @Test
    void setsDifferInTheirFiltersAndDefaultFlows() {
        String match = "match: [{select: {namespaces: [a]}}]";
        Router plain = router("", match);
        Router filtered = router(
                "", match + ", filters: [{grep: {exclude: [{key: $.kubernetes.namespace_name, pattern: /a/}]}}]");
        Router byText = router("", match + ", filters: [{grep: {exclude: [{key: message, pattern: /a/}]}}]");
        Router withDefault = router(", defaultFlow: {globalOutputRefs: [rest]}", match);
        List<String> all = List.of("clusteroutput:logging:all");
        assertThat(plain.compare(filtered)).singleElement().satisfies(difference -> {
            assertThat(difference.before()).isEqualTo(all);
            assertThat(difference.after()).isEmpty();
            assertThat(difference.isCertain()).isTrue();
        });
        assertThat(plain.compare(byText)).singleElement().satisfies(difference -> assertThat(difference.isCertain())
                .isFalse());
        assertThat(plain.compare(withDefault)).singleElement().satisfies(difference -> {
            assertThat(difference.flow()).isEqualTo("logging::main");
            assertThat(difference.after()).containsExactly("clusteroutput:logging:rest");
            assertThat(difference.isCertain()).isTrue();
        });
    }
}
