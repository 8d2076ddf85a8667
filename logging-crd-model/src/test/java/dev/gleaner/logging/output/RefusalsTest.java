package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares what is found in one output with what a fluentd was seen to do with it. */
class RefusalsTest {
    /** Cases that fluentd accepts and the API server refuses, and why. */
    private static final Map<String, String> REFUSED_BEFORE = Map.of(
            "http: format stdout", "the CRDs do not list the formatter",
            "http: auth empty", "the CRDs require user name and password");

    /** Cases that fluentd accepts and that go wrong later, although nothing in the output itself is wrong, and why. */
    private static final Map<String, String> HARMLESS_BY_ITSELF = Map.of(
            "http: endpoint ${$.kubernetes.namespace_name}, in buffer tags", "it depends on the records",
            "gelf: protocol tcp, nobody listens", "it depends on the server");

    @TestFactory
    Stream<DynamicTest> whatFluentdRefusesIsAnError() {
        return Reference.tests(() -> outputs()
                .filter(RefusalsTest::isRefused)
                .map(found -> DynamicTest.dynamicTest(
                        name(found), () -> assertThat(errors(found)).hasSize(1))));
    }

    @TestFactory
    Stream<DynamicTest> whatFluentdAcceptsIsNoError() {
        return Reference.tests(() -> outputs()
                .filter(found -> !isRefused(found) && !REFUSED_BEFORE.containsKey(name(found)))
                .map(found -> DynamicTest.dynamicTest(
                        name(found), () -> assertThat(errors(found)).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> whatGoesWrongLaterIsAWarning() {
        return Reference.tests(() -> outputs()
                .filter(found -> !isRefused(found) && found.hasValue("then"))
                .filter(found -> !REFUSED_BEFORE.containsKey(name(found)))
                .map(found -> DynamicTest.dynamicTest(name(found), () -> assertThat(violations(found))
                        .hasSize(HARMLESS_BY_ITSELF.containsKey(name(found)) ? 0 : 1))));
    }

    /** The cases about one output; the others are about filters, flows, Loggings or several outputs. */
    private static Stream<Tree.Mapping> outputs() {
        Source source = Source.of(Reference.path("pipeline/refusals.yaml"));
        Tree.Mapping all = (Tree.Mapping)
                ManifestReader.strict().readAll(source).parts().get(0).tree();
        Tree.Sequence cases = (Tree.Sequence) all.get("cases").orElseThrow();
        return cases.items().stream().map(Tree.Mapping.class::cast).filter(found -> found.hasValue("output"));
    }

    private static String name(Tree.Mapping found) {
        return found.text("case").orElseThrow();
    }

    private static boolean isRefused(Tree.Mapping found) {
        return found.isFalse("starts");
    }

    private static List<String> errors(Tree.Mapping found) {
        return read(found).stream()
                .filter(Violation::isError)
                .map(Violation::toString)
                .toList();
    }

    private static List<String> violations(Tree.Mapping found) {
        return read(found).stream().map(Violation::toString).toList();
    }

    private static List<Violation> read(Tree.Mapping found) {
        Tree manifest = Tree.mapping(m -> m.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                .put("kind", "ClusterOutput")
                .put("metadata", Tree.mapping(metadata -> metadata.put("name", "all")))
                .put("spec", found.get("output").orElseThrow()));
        return ManifestReader.strict()
                .read(Source.of("output.yaml", manifest.toYaml()), ClusterOutput.class)
                .violations();
    }
}
