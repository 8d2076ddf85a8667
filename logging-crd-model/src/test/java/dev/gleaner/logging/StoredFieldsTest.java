package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.StoredFields;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.output.AwsElasticsearchOutput;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredFieldsTest {
    static Stream<Arguments> objects() {
        return Stream.of(
                argumentSet(
                        "unknown and null fields are dropped",
                        OutputSpec.class,
                        OperatorVersion.V3_17_3,
                        "{loki: {ulr: x, url: http://loki, tenant: null}, extra: 1}",
                        "{loki: {url: http://loki}}"),
                argumentSet(
                        "a field of a later version is dropped",
                        OutputSpec.class,
                        OperatorVersion.V3_17_10,
                        "{loki: {include_thread_label: true, slow_flush_log_threshold: '5'}}",
                        "{loki: {slow_flush_log_threshold: '5'}}"),
                argumentSet(
                        "a field of an earlier version is dropped",
                        ClusterOutputSpec.class,
                        OperatorVersion.V6_7_0,
                        "{nullout: {}, enabledNamespaces: [a]}",
                        "{nullout: {}}"),
                argumentSet(
                        "a plug-in of a later version is dropped",
                        OutputSpec.class,
                        OperatorVersion.V3_17_10,
                        "{relabel: {label: '@x'}, nullout: {}}",
                        "{nullout: {}}"),
                argumentSet(
                        "the elements of lists are stored each",
                        FlowSpec.class,
                        OperatorVersion.V3_17_10,
                        "{filters: [{useragent: {}}, {stdout: {typo: x}}, {}], localOutputRefs: [a, b]}",
                        "{filters: [{}, {stdout: {}}, {}], localOutputRefs: [a, b]}"),
                argumentSet(
                        "mappings keep their names, except those that are null",
                        FlowSpec.class,
                        OperatorVersion.V3_17_3,
                        "{selectors: {app: web, tier: null}, match: [{select: {labels: {a: b}, namespace_labels: {c: d}}}]}",
                        "{selectors: {app: web}, match: [{select: {labels: {a: b}}}]}"),
                argumentSet(
                        "a value of a wrong type stays",
                        FlowSpec.class,
                        OperatorVersion.V3_17_3,
                        "{filters: none, localOutputRefs: {a: b}}",
                        "{filters: none, localOutputRefs: {a: b}}"),
                argumentSet(
                        "a field stays that had another type",
                        AwsElasticsearchOutput.class,
                        OperatorVersion.V3_17_3,
                        "{include_timestamp: 'true', host: a}",
                        "{include_timestamp: 'true'}"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void whatTheApiServerStores(
            Class<? extends OpenObject> type, OperatorVersion version, String written, String stored) {
        assertThat(StoredFields.of(type, tree(written), version)).isEqualTo(tree(stored));
    }

    @Test
    void positionsStay() {
        Tree.Mapping spec = tree("{extra: 1, loki: {url: a}}");
        Tree.Mapping stored = StoredFields.of(OutputSpec.class, spec, OperatorVersion.V3_17_3);
        assertThat(stored.positionOf("loki")).isEqualTo(spec.positionOf("loki"));
        assertThat(stored.position()).isEqualTo(spec.position());
    }

    private static Tree.Mapping tree(String yaml) {
        return (Tree.Mapping) ManifestReader.lenient()
                .readAll(Source.of("", "--- " + yaml))
                .parts()
                .get(0)
                .tree();
    }
}
