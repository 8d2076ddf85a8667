package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LokiTest {
    static Stream<HarvesterRelease> releases() {
        return HarvesterRelease.releases().stream();
    }

    private static String file(ManifestSet set, String name) {
        return set.files().stream()
                .filter(file -> file.name().equals(name))
                .map(ManifestFile::toYaml)
                .findFirst()
                .orElseThrow();
    }

    private static List<Violation> lint(ManifestSet set, HarvesterRelease release) {
        return Lint.of(set).forOperator(release.operatorVersion()).run();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleaseCanSendItsRecordsToLoki(HarvesterRelease release) {
        ManifestSet with = HarvesterLogging.release(release).enable().addLoki().build();
        ManifestSet without = HarvesterLogging.release(release).enable().build();

        assertThat(with.files())
                .extracting(ManifestFile::name)
                .containsAll(without.files().stream().map(ManifestFile::name).toList())
                .endsWith(
                        "kubectl-2-loki.yaml",
                        "kubectl-3-harvester-kube-audit-loki.yaml",
                        "kubectl-3-harvester-event-loki.yaml");
        assertThat(lint(with, release)).isEqualTo(lint(without, release));
    }

    @Test
    void theChartComesFromARepositoryThatHasIt() {
        ManifestSet set =
                HarvesterLogging.release(HarvesterRelease.V1_1_3).addLoki().build();
        assertThat(file(set, "kubectl-2-loki.yaml")).isEqualTo("""
                apiVersion: catalog.cattle.io/v1
                kind: ClusterRepo
                metadata:
                  name: grafana
                spec:
                  url: https://grafana.github.io/helm-charts
                ---
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata:
                  name: loki-stack
                  namespace: fleet-local
                spec:
                  chart: loki-stack
                  releaseName: loki-stack
                  version: 2.7.0
                  defaultNamespace: cattle-logging-system
                  repoName: grafana
                  targets:
                  - clusterName: local
                    clusterSelector:
                      matchExpressions:
                      - key: provisioning.cattle.io/unmanaged-system-agent
                        operator: DoesNotExist
                  values:
                    grafana:
                      enabled: true
                    promtail:
                      enabled: false
                """);
    }

    @Test
    void theFlowsHaveTheLabelsOfTheProposal() {
        ManifestSet set =
                HarvesterLogging.release(HarvesterRelease.V1_1_3).addLoki().build();
        assertThat(file(set, "kubectl-3-harvester-kube-audit-loki.yaml")).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: harvester-kube-audit-loki
                  namespace: cattle-logging-system
                spec:
                  loki:
                    url: http://loki-stack.cattle-logging-system.svc:3100
                    extra_labels:
                      logOutput: harvester-kube-audit-loki
                    buffer:
                      chunk_limit_size: 3MB
                      timekey: 2m
                      timekey_wait: 1m
                  loggingRef: harvester-kube-audit-log-ref
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: harvester-kube-audit-loki
                  namespace: cattle-logging-system
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs:
                  - harvester-kube-audit-loki
                """);
        assertThat(file(set, "kubectl-3-harvester-event-loki.yaml")).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: harvester-event-loki
                  namespace: cattle-logging-system
                spec:
                  loki:
                    url: http://loki-stack.cattle-logging-system.svc:3100
                    extra_labels:
                      logOutput: harvester-event-loki
                    buffer:
                      chunk_limit_size: 3MB
                      timekey: 2m
                      timekey_wait: 1m
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: harvester-event-loki
                  namespace: cattle-logging-system
                spec:
                  match:
                  - select:
                      namespaces:
                      - cattle-logging-system
                      labels:
                        app.kubernetes.io/name: event-tailer
                  filters:
                  - tag_normaliser: {}
                  globalOutputRefs:
                  - harvester-event-loki
                """);
    }

    @TestFactory
    Stream<DynamicTest> theFlowsAreThoseOfTheProposal() {
        return Reference.tests(() -> Stream.of(
                snippet("16-audit-clusteroutput-clusterflow-loki.yaml", "kubectl-3-harvester-kube-audit-loki.yaml"),
                snippet("25-event-clusteroutput-clusterflow-loki.yaml", "kubectl-3-harvester-event-loki.yaml")));
    }

    private static DynamicTest snippet(String snippet, String name) {
        return DynamicTest.dynamicTest(snippet, () -> {
            ManifestSet set =
                    HarvesterLogging.release(HarvesterRelease.V1_1_0).addLoki().build();
            Tree list = ManifestReader.strict()
                    .readAll(Source.of(Reference.text("hep-snippets/" + snippet)))
                    .parts()
                    .get(0)
                    .tree();
            // Only the namespace of the EventTailer is added.
            List<Tree> built = set.files().stream()
                    .filter(file -> file.name().equals(name))
                    .flatMap(file -> file.manifests().stream())
                    .map(LokiTest::withoutNamespaces)
                    .toList();
            assertThat(built).isEqualTo(((Tree.Sequence) list).items());
        });
    }

    @TestFactory
    Stream<DynamicTest> theValuesAreThoseOfTheProposalForLogging() {
        return Reference.tests(() -> Stream.of(DynamicTest.dynamicTest("loki-values.yaml", () -> {
            Tree.Mapping chart = (Tree.Mapping) Loki.installed().charts().get(1).toTree();
            Tree values = ((Tree.Mapping) chart.get("spec").orElseThrow())
                    .get("values")
                    .orElseThrow();
            assertThat(values)
                    .isEqualTo(ManifestReader.strict()
                            .readAll(Source.of(Reference.text("harvester-samples/hep-577/loki-values.yaml")))
                            .parts()
                            .get(0)
                            .tree());
        })));
    }

    @Test
    void theChartCanBeChanged() {
        Tree.Mapping values =
                Tree.mapping(v -> v.put("loki", l -> l.put("persistence", p -> p.put("enabled", Tree.flag(true))))
                        .put("grafana", Tree.nothing()));
        Loki loki = Loki.installed()
                .version("2.10.2")
                .repository("https://charts.example/mirror")
                .values(values);

        assertThat(loki.charts().get(0).toTree().toYaml()).contains("url: https://charts.example/mirror\n");
        assertThat(loki.charts().get(1).toTree().toYaml())
                .contains("version: 2.10.2\n")
                .endsWith("""
                  values:
                    promtail:
                      enabled: false
                    loki:
                      persistence:
                        enabled: true
                """);
        assertThat(loki.url()).isEqualTo(Loki.installed().url());
    }

    @Test
    void aLokiThatExistsIsNotInstalled() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_8_1)
                .addLoki(Loki.at("https://loki.example"))
                .build();
        assertThat(set.files()).extracting(ManifestFile::name).doesNotContain("kubectl-2-loki.yaml");
        assertThat(file(set, "kubectl-3-harvester-event-loki.yaml")).contains("url: https://loki.example\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> Loki.at("https://loki.example").version("1"))
                .withMessage("https://loki.example is not installed by a chart");
    }

    @Test
    void theProposalGetsTheChartForItsOwnFlows() {
        ManifestSet set =
                HarvesterLogging.release(HarvesterRelease.PROPOSAL).addLoki().build();
        assertThat(set.files()).extracting(ManifestFile::name).contains("kubectl-2-loki.yaml");
    }

    @Test
    void theProposalSendsToTheLokiThatExists() {
        String url = "http://loki.example:3100";
        ManifestSet shipped =
                HarvesterLogging.release(HarvesterRelease.PROPOSAL).build();
        HarvesterLogging changed = HarvesterLogging.release(HarvesterRelease.PROPOSAL)
                .addLoki(Loki.at("http://other.example"))
                .addLoki(Loki.at(url));

        assertThat(shipped.toYaml()).contains(Loki.installed().url());
        assertThat(changed.build().toYaml())
                .isEqualTo(shipped.toYaml().replace(Loki.installed().url(), url));
        assertThat(changed.build().files())
                .extracting(ManifestFile::name)
                .isEqualTo(shipped.files().stream().map(ManifestFile::name).toList());
        assertThat(changed.warnings())
                .isEqualTo(HarvesterLogging.release(HarvesterRelease.PROPOSAL).warnings());
    }

    @Test
    void kubectlAppliesTheRepositoryBeforeTheChartAndBothBeforeTheFlows() {
        assertThat(HarvesterLogging.release(HarvesterRelease.V1_8_1)
                        .addLoki()
                        .build()
                        .forKubectl())
                .extracting(Manifest::kind)
                .containsSubsequence("Namespace", "ClusterRepo", "ManagedChart", "ClusterOutput", "ClusterFlow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected one such as http://loki.example:3100",
                "ftp://loki.example|expected one such as http://loki.example:3100",
                "http://|expected one such as http://loki.example:3100",
                "http:// loki|expected one such as http://loki.example:3100",
                "loki:port|expected one such as http://loki.example:3100",
                "loki.example|did you mean \"http://loki.example\"?",
                "loki:3100|did you mean \"http://loki:3100\"?",
                "loki:3100/api|did you mean \"http://loki:3100/api\"?"
            })
    void anUrlOfHttpIsRequired(String url, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loki.at(url))
                .withMessage("the URL \"" + url + "\" is not one of HTTP; " + hint);
    }

    /** An object as the proposal has it: it selects events by their label alone, for which Lint warns. */
    private static Tree withoutNamespaces(Manifest manifest) {
        return manifest instanceof ClusterFlow flow
                        && !flow.spec().match().orElse(List.of()).isEmpty()
                ? flow.edit(f -> f.spec(s -> s.match(List.of(ClusterMatch.select(
                                e -> e.putLabel(Harvester.EVENT_LABEL, Harvester.EVENT_LABEL_VALUE))))))
                        .toTree()
                : manifest.toTree();
    }
}
