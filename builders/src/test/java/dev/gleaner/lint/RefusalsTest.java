package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares what is found in a set of manifests with what a real fluentd did with its configuration. */
class RefusalsTest {
    /** Cases that fluentd accepts and the CRDs of every version refuse, with what is said of them. */
    private static final Map<String, List<String>> REFUSED_BEFORE = Map.of(
            "http: format stdout",
            List.of("spec.http.format.type: Unsupported value: \"stdout\": supported values: out_file, json, ltsv, csv,"
                    + " msgpack, hash or single_value"),
            "http: auth empty",
            List.of(
                    "spec.http.auth.username: missing; expected a secret (a mapping)",
                    "spec.http.auth.password: missing; expected a secret (a mapping)"));

    /** Cases of which the file itself is wrong, and why. */
    private static final Map<String, String> MISWRITTEN = Map.of(
            "filter: record_modifier replace", "the file writes y without quotes, which Kubernetes reads as true");

    /** Cases that fluentd accepts and that go wrong later, although nothing in the manifests is wrong, and why. */
    private static final Map<String, String> HARMLESS = Map.of(
            "http: endpoint ${$.kubernetes.namespace_name}, in buffer tags", "it depends on the records",
            "gelf: protocol tcp, nobody listens", "it depends on the server",
            "workers 2, rootDir; http, loki, splunkHec, syslog, file, forward outputs", "the workers run");

    @TestFactory
    Stream<DynamicTest> whatFluentdRefusesIsAnError() {
        return Reference.tests(() -> cases().filter(RefusalsTest::isRefused)
                .map(found -> DynamicTest.dynamicTest(
                        name(found), () -> assertThat(lint(found)).anyMatch(Violation::isError))));
    }

    @TestFactory
    Stream<DynamicTest> whatFluentdAcceptsIsNoError() {
        return Reference.tests(() -> cases().filter(found -> !isRefused(found))
                .filter(found -> !REFUSED_BEFORE.containsKey(name(found)) && !MISWRITTEN.containsKey(name(found)))
                .map(found -> DynamicTest.dynamicTest(
                        name(found), () -> assertThat(lint(found)).noneMatch(Violation::isError))));
    }

    @TestFactory
    Stream<DynamicTest> whatTheCrdsRefuseIsAnErrorForEveryVersion() {
        return Reference.tests(() -> cases().filter(found -> REFUSED_BEFORE.containsKey(name(found)))
                .flatMap(found -> Stream.of(OperatorVersion.values())
                        .map(version -> DynamicTest.dynamicTest(
                                name(found) + ", " + version, () -> assertRefused(found, version)))));
    }

    private static void assertRefused(Tree.Mapping found, OperatorVersion version) {
        assertThat(source(found).forOperator(version).run())
                .filteredOn(Violation::isError)
                .extracting(violation -> violation.path() + ": " + violation.message())
                .containsExactlyElementsOf(REFUSED_BEFORE.get(name(found)));
    }

    @TestFactory
    Stream<DynamicTest> whatGoesWrongLaterIsAWarning() {
        return Reference.tests(() -> cases().filter(found -> !isRefused(found) && found.hasValue("then"))
                .filter(found -> !HARMLESS.containsKey(name(found)))
                .map(found -> DynamicTest.dynamicTest(
                        name(found), () -> assertThat(lint(found)).isNotEmpty())));
    }

    private static Stream<Tree.Mapping> cases() {
        Source source = Source.of(Reference.path("pipeline/refusals.yaml"));
        Tree.Mapping all = (Tree.Mapping)
                ManifestReader.strict().readAll(source).parts().get(0).tree();
        return ((Tree.Sequence) all.get("cases").orElseThrow()).items().stream().map(Tree.Mapping.class::cast);
    }

    private static String name(Tree.Mapping found) {
        return found.text("case").orElseThrow();
    }

    private static boolean isRefused(Tree.Mapping found) {
        return found.isFalse("starts");
    }

    private static List<Violation> lint(Tree.Mapping found) {
        return source(found).run();
    }

    private static Lint source(Tree.Mapping found) {
        return Lint.of(Source.of("case.yaml", Tree.toYaml(manifests(found))));
    }

    /** A Logging, its ClusterFlows and its ClusterOutputs, as the file describes them. */
    private static List<Tree> manifests(Tree.Mapping found) {
        Tree.Mapping flow = mapping(found.get("flow"));
        List<Tree> manifests = new ArrayList<>();
        manifests.add(logging(mapping(mapping(found.get("logging")).get("fluentd")), flow.get("default")));
        List<String> outputs = new ArrayList<>();
        if (flow.get("outputs").orElse(Tree.nothing()) instanceof Tree.Sequence pairs) {
            for (Tree pair : pairs.items()) {
                List<Tree> items = ((Tree.Sequence) pair).items();
                outputs.add(((Tree.Text) items.get(0)).value());
                manifests.add(object("ClusterOutput", outputs.get(outputs.size() - 1), items.get(1)));
            }
        } else {
            outputs.add("all");
            manifests.add(object("ClusterOutput", "all", found.get("output").orElseGet(RefusalsTest::http)));
        }
        Tree refs = flow.get("refs").orElse(Tree.texts(outputs.toArray(String[]::new)));
        if (!flow.hasValue("none")) {
            manifests.add(object("ClusterFlow", "f", flow(found.get("filters"), refs)));
        }
        if (flow.hasValue("second")) {
            manifests.add(object("ClusterFlow", "g", flow(Optional.empty(), refs)));
        }
        return manifests;
    }

    private static Tree http() {
        return Tree.mapping(m -> m.put("http", http -> http.put("endpoint", "http://127.0.0.1:8094/")));
    }

    private static Tree flow(Optional<Tree> filters, Tree refs) {
        return Tree.mapping(spec -> {
            filters.ifPresent(list -> spec.put("filters", list));
            spec.put("globalOutputRefs", refs);
        });
    }

    private static Tree logging(Tree fluentd, Optional<Tree> defaultFlow) {
        return Tree.mapping(m -> m.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                .put("kind", "Logging")
                .put("metadata", metadata -> metadata.put("name", "main"))
                .put("spec", spec -> {
                    spec.put("controlNamespace", "logging").put("fluentd", fluentd);
                    defaultFlow.ifPresent(flow -> spec.put("defaultFlow", flow));
                }));
    }

    private static Tree object(String kind, String name, Tree spec) {
        return Tree.mapping(m -> m.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                .put("kind", kind)
                .put("metadata", metadata -> metadata.put("name", name).put("namespace", "logging"))
                .put("spec", spec));
    }

    private static Tree.Mapping mapping(Optional<Tree> value) {
        return value.orElse(Tree.nothing()) instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
    }
}
