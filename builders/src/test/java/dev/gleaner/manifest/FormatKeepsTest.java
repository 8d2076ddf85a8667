package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form of a file contains the same values as the file. */
class FormatKeepsTest {
    @ParameterizedTest
    @ValueSource(strings = {"""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: a, labels: {}, annotations: , creationTimestamp: null}
                spec:
                  selectors: {}
                  match:
                  filters:
                  - grep: {regexp: []}
                    parser:
                  outputRefs: []
                  loggingRef: ""
                status: {}
                """, """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: a}
                spec:
                  enabledNamespaces: []
                  protected: null
                  loki:
                    url: http://x
                    labels: {a: null}
                    buffer: {}
                    tenant:
                  kafka:
                """, """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                metadata: {}
                omitStages: []
                omitManagedFields: false
                rules:
                - level: None
                  users: []
                  verbs:
                  resources: [{group: "", resources: [], resourceNames: }]
                  omitManagedFields: null
                """, """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: logging.banzaicloud.io/v1beta1
                  kind: Flow
                  metadata: {name: a, labels: {app: }}
                - {}
                """})
    void emptyValuesStay(String text) {
        assertThatFormatKeeps(Source.of("f", text));
    }

    @TestFactory
    Stream<DynamicTest> everyFileOfTheReferenceIsWrittenWithItsValues() {
        return Reference.tests(() -> Stream.of(
                        "samples",
                        "harvester-samples",
                        "hep-snippets",
                        "field",
                        "audit-vectors",
                        "chart-values",
                        "pipeline")
                .flatMap(folder -> Stream.concat(
                        Reference.files(folder, ".yaml").stream(), Reference.files(folder, ".yml").stream()))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThatFormatKeeps(Source.of(file)))));
    }

    private static void assertThatFormatKeeps(Source source) {
        ParsedFile file = ParsedFile.read(source);
        if (file.syntaxViolations().stream().noneMatch(Violation::isError)) {
            assertThat(trees(Source.of(file.toYaml()))).isEqualTo(trees(source));
        }
    }

    private static List<Tree> trees(Source source) {
        return ManifestReader.strict().readAll(source).parts().stream()
                .map(Part::tree)
                .toList();
    }
}
