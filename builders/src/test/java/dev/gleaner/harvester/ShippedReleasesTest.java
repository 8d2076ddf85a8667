package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the generated files of each release with those that it ships. */
class ShippedReleasesTest {
    private static final String SAMPLES = "harvester-samples/";

    static Stream<HarvesterRelease> addons() {
        return HarvesterRelease.releases().stream().filter(release -> release.wrapper() == LoggingWrapper.ADDON);
    }

    static Stream<HarvesterRelease> releases() {
        return HarvesterRelease.releases().stream();
    }

    /** Written by hand from the facts; the values are those of v1.2.2 to v1.9 but for the image. */
    @ParameterizedTest
    @CsvSource({
        "v1.2.2, 103.0.0+up3.17.10, v0.1.2",
        "v1.3.0, 103.0.0+up3.17.10, v0.1.2",
        "v1.3.2, 103.0.0+up3.17.10, v0.2.0",
        "v1.4.0, 103.1.0+up4.4.0, v0.3.2",
        "v1.4.3, 103.1.0+up4.4.0, v0.3.3",
        "v1.5.2, 105.2.0+up4.10.0, v1.5.2",
        "v1.6.0, 105.2.0+up4.10.0, v1.6.0",
        "v1.7.1, 107.0.1+up4.10.0-rancher.10, v1.7.1",
        "v1.8.1, 108.0.2+up4.10.0-rancher.18, v1.8.1",
        "v1.9.0-rc3, 109.0.0+up4.10.0-rancher.23, v1.9.0-rc3"
    })
    void theFileForRancherdIsAnAddonWithItsValuesAsText(String label, String chart, String tag) {
        assertThat(file(HarvesterRelease.of(label), "rancherd-22-addons.yaml")).isEqualTo("""
                resources:
                - apiVersion: harvesterhci.io/v1beta1
                  kind: Addon
                  metadata:
                    name: rancher-logging
                    namespace: cattle-logging-system
                  spec:
                    repo: http://harvester-cluster-repo.cattle-system.svc/charts
                    version: %s
                    chart: rancher-logging
                    enabled: false
                    valuesContent: |
                      systemdLogPath: /var/log/journal
                      disablePvc: true
                      additionalLoggingSources:
                        rke2:
                          enabled: true
                        kubeAudit:
                          enabled: true
                          auditFilename: audit.log
                          pathPrefix: /var/lib/rancher/rke2/server/logs/
                          loggingRef: harvester-kube-audit-log-ref
                          fluentbit:
                            logTag: kube-audit
                            tolerations:
                            - key: node-role.kubernetes.io/controlplane
                              value: "true"
                              effect: NoSchedule
                            - key: node-role.kubernetes.io/etcd
                              value: "true"
                              effect: NoExecute
                      fluentd:
                        resources:
                          limits:
                            cpu: 1000m
                            memory: 800Mi
                          requests:
                            cpu: 100m
                            memory: 200Mi
                      fluentbit:
                        resources:
                          limits:
                            cpu: 200m
                            memory: 200Mi
                          requests:
                            cpu: 50m
                            memory: 50Mi
                      eventTailer:
                        name: harvester-default
                        namespace: cattle-logging-system
                        controlNamespace: cattle-logging-system
                        workloadOverrides:
                          containers:
                          - name: event-tailer
                            image: rancher/harvester-eventrouter:%s
                            resources:
                              limits:
                                cpu: 100m
                                memory: 100Mi
                              requests:
                                cpu: 20m
                                memory: 20Mi
                """.formatted(chart, tag));
    }

    @ParameterizedTest
    @CsvSource({"v1.4.0", "v1.5.0", "v1.7.0", "v1.8.0"})
    void theAddonIsTheShippedOne(String label) {
        String shipped = Reference.text(SAMPLES + "addons/" + label + "/addon-rancher-logging.rendered.yaml");
        assertThat(expanded(addon(HarvesterRelease.of(label)).toTree())).isEqualTo(expanded(tree(shipped)));
    }

    /** The installer's template as the installer fills it if its configuration does not name the addon. */
    @ParameterizedTest
    @CsvSource({
        "v1.2.0, installer/v1.2.0",
        "v1.2.1, installer/v1.2.0",
        "v1.4.0, addons/v1.4.0",
        "v1.8.1, addons/v1.4.0",
        "v1.9.0-rc3, addons/v1.4.0"
    })
    void theAddonIsTheFilledTemplate(String label, String folder) {
        HarvesterRelease release = HarvesterRelease.of(label);
        String template = Reference.text(SAMPLES + folder + "/addon-rancher-logging.yaml.tmpl");
        String filled = template.replace("<< .RANCHER_LOGGING_CHART_VERSION >>", release.chartVersion())
                .replace("<< .HARVESTER_EVENTROUTER_FULL_TAG >>", release.eventRouterImage())
                .replaceAll("(?s) *\\{\\{- if.*?\\{\\{- else }}\\n", "")
                .replaceAll(" *\\{\\{- end }}\\n", "");
        Tree element = ((Tree.Sequence) tree(filled)).items().get(0);
        assertThat(expanded(addon(release).toTree())).isEqualTo(expanded(element));
    }

    /** A template that is filled equals the files; it has the placeholders of the installer's template. */
    @ParameterizedTest
    @MethodSource("releases")
    void aTemplateEqualsTheFilesOnceItIsFilled(HarvesterRelease release) {
        ManifestSet template = HarvesterLogging.release(release).buildTemplate();
        String filled = template.toYaml()
                .replace("{{ .LoggingChartVersion }}", release.chartVersion())
                .replace("<< .RANCHER_LOGGING_CHART_VERSION >>", release.chartVersion())
                .replace("<< .HARVESTER_EVENTROUTER_FULL_TAG >>", release.eventRouterImage())
                .replaceAll(
                        "\\{\\{ if and \\.Addons \\.Addons\\.rancher_logging }}.*\\{\\{ else }}(.*)\\{\\{ end }}",
                        "$1");
        assertThat(filled).isEqualTo(HarvesterLogging.release(release).build().toYaml());
        assertThat(template.file("rancherd-14-logging-crd.yaml").toYaml())
                .contains("version: {{ .LoggingChartVersion }}\n");
        assertThat(template.file("kubectl-1-charts.yaml").toYaml()).doesNotContain("{{", "<<");
    }

    @Test
    void theTemplateHasThePlaceholdersOfTheInstaller() {
        assertThat(placeholders(HarvesterRelease.V1_1_3, "rancherd-15-logging.yaml"))
                .containsExactly("version: {{ .LoggingChartVersion }}");
        assertThat(placeholders(HarvesterRelease.V1_2_0, "rancherd-22-addons.yaml"))
                .containsExactly(
                        "enabled: {{ if and .Addons .Addons.rancher_logging }}{{ .Addons.rancher_logging.Enabled }}"
                                + "{{ else }}false{{ end }}");
        assertThat(placeholders(HarvesterRelease.V1_4_0, "rancherd-22-addons.yaml"))
                .hasSize(3)
                .contains(
                        "version: << .RANCHER_LOGGING_CHART_VERSION >>",
                        "image: << .HARVESTER_EVENTROUTER_FULL_TAG >>");
    }

    private static List<String> placeholders(HarvesterRelease release, String file) {
        return HarvesterLogging.release(release)
                .buildTemplate()
                .file(file)
                .toYaml()
                .lines()
                .filter(line -> line.contains("{{") || line.contains("<<"))
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"v1.1.0,,", "v1.4.1,,", "v1.4.2, 600,", "v1.8.1, 600,", "v1.9.0-rc3, 600, 10"})
    void theChartOfTheCrdsHasTheSettingsOfTheRelease(String label, Integer timeout, Integer history) {
        ManagedChart crds = (ManagedChart) HarvesterLogging.release(HarvesterRelease.of(label))
                .build()
                .file("rancherd-14-logging-crd.yaml")
                .manifests()
                .get(0);
        assertThat(crds.spec().timeoutSeconds()).isEqualTo(Optional.ofNullable(timeout));
        assertThat(crds.spec().maxHistory()).isEqualTo(Optional.ofNullable(history));
        assertThat(crds.spec().version()).contains(HarvesterRelease.of(label).chartVersion());
    }

    @ParameterizedTest
    @CsvSource({"v1.1.0, v1.1.3", "v1.1.1, v1.1.3", "v1.1.2, v1.1.3", "v1.2.0, v1.2.1", "v1.3.1, v1.3.2"})
    void releasesWithTheSameFactsHaveTheSameFiles(String one, String other) {
        assertThat(HarvesterLogging.release(HarvesterRelease.of(one)).build().toYaml())
                .isEqualTo(HarvesterLogging.release(HarvesterRelease.of(other))
                        .build()
                        .toYaml());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatIsWrittenIsRight(HarvesterRelease release) {
        ManifestSet set = HarvesterLogging.release(release).build();
        assertThat(Lint.of(set).run()).isEmpty();
        Source[] files = set.files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
        assertThat(Lint.of(files).forOperator(release.operatorVersion()).run()).noneMatch(Violation::isError);
    }

    @ParameterizedTest
    @MethodSource("addons")
    void theValuesOfAnAddonAreReadAsTheirType(HarvesterRelease release) {
        assertThat(addon(release).spec().loggingValues().orThrow().systemdLogPath())
                .contains("/var/log/journal");
    }

    private static Addon addon(HarvesterRelease release) {
        Manifest manifest = HarvesterLogging.release(release)
                .build()
                .file("rancherd-22-addons.yaml")
                .manifests()
                .get(0);
        return (Addon) manifest;
    }

    private static String file(HarvesterRelease release, String name) {
        return HarvesterLogging.release(release).build().file(name).toYaml();
    }

    /** The addon with its values as a tree instead of a text. */
    private static Tree expanded(Tree addon) {
        Tree.Mapping whole = (Tree.Mapping) addon;
        Tree.Mapping spec = (Tree.Mapping) whole.get("spec").orElseThrow();
        Tree values = tree(spec.text("valuesContent").orElseThrow());
        return ValueTree.merge(
                whole,
                Tree.mapping(
                        a -> a.put("spec", ValueTree.merge(spec, Tree.mapping(s -> s.put("valuesContent", values))))));
    }

    private static Tree tree(String text) {
        ManifestReader.Documents documents = ManifestReader.strict().readAll(Source.of(text));
        assertThat(documents.violations()).isEmpty();
        return documents.parts().stream().map(Part::tree).findFirst().orElseThrow();
    }
}
