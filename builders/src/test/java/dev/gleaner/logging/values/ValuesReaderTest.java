package dev.gleaner.logging.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesReaderTest {
    @ParameterizedTest
    @MethodSource("unread")
    void aValueThatNoTemplateReadsIsReported(ChartVersion version, String values, String finding) {
        Reading<LoggingValues> reading = ValuesReader.of(version).read(part(values));

        assertThat(reading.violations()).extracting(Violation::toString).containsExactly(finding);
        assertThat(reading.orThrow().toTree()).isEqualTo(part(values).tree());
    }

    static Stream<Arguments> unread() {
        return Stream.of(
                argumentSet(
                        "misspelt",
                        ChartVersion.V100_1_3,
                        "fluentbi: {}\n",
                        "values.yaml:1:1: fluentbi: warning: no template reads \"fluentbi\"; did you mean \"fluentbit\"?"
                                + " [value-unread]"),
                argumentSet(
                        "of no version",
                        ChartVersion.V109_0_0,
                        "images: {nodeagent_fluentbit: {os: linux}}\n",
                        "values.yaml:1:32: images.nodeagent_fluentbit.os: warning: no template reads \"os\""
                                + " [value-unread]"),
                argumentSet(
                        "of later versions",
                        ChartVersion.V100_1_3,
                        "env: []\n",
                        "values.yaml:1:1: env: warning: no template reads \"env\" in 100.1.3+up3.17.7, but in 102.0.0 and"
                                + " later (Harvester v1.2.0 and later) [value-unread]"),
                argumentSet(
                        "of earlier versions, with another one in its place",
                        ChartVersion.V102_0_0,
                        "global: {psp: {enabled: true}}\n",
                        "values.yaml:1:10: global.psp: warning: no template reads \"psp\" in 102.0.0+up3.17.10, but only"
                                + " up to 100.1.3 (Harvester up to v1.1.3); expected global.cattle.psp (102.0.0 to"
                                + " 105.2.0) [value-unread]"),
                argumentSet(
                        "listed, but read under another name",
                        ChartVersion.V103_1_0,
                        "monitoring:\n  serviceMonitor:\n    metricRelabelings: []\n",
                        "values.yaml:3:5: monitoring.serviceMonitor.metricRelabelings: warning: no template reads"
                                + " \"metricRelabelings\" in 103.1.0+up4.4.0, but in 104.1.2 and later (Harvester v1.5.0"
                                + " and later); expected metricsRelabelings [value-unread]"),
                argumentSet(
                        "replaced by Harvester",
                        ChartVersion.V105_2_0,
                        "additionalLoggingSources: {kubeAudit: {fluentbit: {loggingRef: a}}}\n",
                        "values.yaml:1:52: additionalLoggingSources.kubeAudit.fluentbit.loggingRef: warning: no template"
                                + " of the chart of Harvester reads it; expected"
                                + " additionalLoggingSources.kubeAudit.loggingRef [value-unread-in-build]"),
                argumentSet(
                        "under a condition",
                        ChartVersion.V103_1_0,
                        "fluentbit: {filterKubernetes: {Merge_Log_Trim: \"On\"}}\n",
                        "values.yaml:1:32: fluentbit.filterKubernetes.Merge_Log_Trim: warning: 103.1.0+up4.4.0 reads it"
                                + " only if Merge_Trim is set; add Merge_Trim with the same value"
                                + " [value-trim-condition]"));
    }

    @Test
    void whatTheOperatorReadsIsCheckedForTheOperatorOfTheChart() {
        String values =
                "logging: {fluentd: {}, nodeAgents: [{name: win, nodeAgentFluentbit: {tls: {enabled: false}}}]}\n";

        assertThat(ValuesReader.of(ChartVersion.V103_1_0).read(part(values)).violations())
                .isEmpty();
    }

    @Test
    void anEmptyMappingIsNoValue() {
        LoggingValues values = ValuesReader.ofAnyVersion()
                .read(part("priorityClassName: {}\nfluentd: {tolerations: {}}\n"))
                .orThrow();

        assertThat(values.priorityClassName()).contains("");
        assertThat(values.fluentd().orElseThrow().tolerations()).isEmpty();
        assertThat(values.toYaml()).isEqualTo("priorityClassName: {}\nfluentd:\n  tolerations: {}\n");
    }

    @Test
    void theSpecOfAChartDeterminesTheVersionAndTheBuild() {
        String harvester = "version: 105.2.0+up4.10.0\nrepo: http://harvester-cluster-repo.cattle-system.svc/charts\n";
        String rancher = "version: 105.2.0+up4.10.0\nrepoName: rancher-charts\n";
        Part values = part("eventTailer: {}\nlogging: {eventTailer: {}}\n");

        assertThat(ValuesReader.ofSpec(part(harvester)).read(values).violations())
                .extracting(violation -> violation.path().toString())
                .containsExactly("logging.eventTailer");
        assertThat(ValuesReader.ofSpec(part(rancher)).read(values).violations())
                .extracting(violation -> violation.path().toString())
                .containsExactly("eventTailer");
        assertThat(ValuesReader.ofSpec(part("version: 1.0.0\n")).version()).isEmpty();
    }

    @Test
    void theValuesOfAManagedChartAreCheckedForItsVersion() {
        String chart = """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec:
                  chart: rancher-logging
                  version: 100.1.3+up3.17.7
                  repoName: harvester-charts
                  values:
                    flunetd: {}
                    eventTailer: {name: a}
                """;

        assertThat(Lint.of(Source.of("chart.yaml", chart)).run())
                .extracting(Violation::toString)
                .containsExactly(
                        "chart.yaml:9:5: spec.values.flunetd: warning: no template reads \"flunetd\"; did you mean"
                                + " \"fluentd\"? [value-unread]",
                        "chart.yaml:10:5: spec.values.eventTailer: warning: no template reads \"eventTailer\" in"
                                + " 100.1.3+up3.17.7, but in 102.0.0 and later (Harvester v1.2.0 and later)"
                                + " [value-unread]");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theDefaultsOfEveryChartAreReadWithoutError(ChartVersion version, String file) {
        Part values = part(Reference.text("chart-values/" + file));
        Reading<LoggingValues> reading = ValuesReader.of(version).read(values);

        assertThat(reading.violations()).filteredOn(Violation::isError).isEmpty();
        assertThat(reading.orThrow().toTree()).isEqualTo(values.tree());
        assertThat(reading.violations())
                .extracting(violation -> violation.path().toString())
                .containsExactlyInAnyOrderElementsOf(unreadDefaults(version, file.replace(".yaml", "")));
    }

    /** The values that values.yaml lists and no template reads, without the values in them. */
    private static List<String> unreadDefaults(ChartVersion version, String column) {
        List<List<String>> rows = Reference.lines("chart-values.tsv").stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        int at = rows.get(0).indexOf(column);
        List<String> unread = rows.stream()
                .filter(row -> row.get(at).endsWith("NOT READ"))
                .map(row -> row.get(0))
                .filter(path -> !path.equals("loggingServiceAccountAnnotations"))
                .toList();
        Stream<String> outermost =
                unread.stream().filter(path -> unread.stream().noneMatch(other -> path.startsWith(other + ".")));
        Stream<String> inHarvester =
                version.compareTo(ChartVersion.V105_2_0) < 0 ? Stream.empty() : Stream.of("logging.eventTailer");
        return Stream.concat(outermost, inHarvester).toList();
    }

    static Stream<Arguments> charts() {
        return Stream.of(
                argumentSet("100.1.0", ChartVersion.V100_1_0, "100.1.0+up3.17.3.yaml"),
                argumentSet("100.1.3", ChartVersion.V100_1_3, "100.1.3+up3.17.7.yaml"),
                argumentSet("102.0.0", ChartVersion.V102_0_0, "102.0.0+up3.17.10.yaml"),
                argumentSet("103.0.0", ChartVersion.V103_0_0, "103.0.0+up3.17.10.yaml"),
                argumentSet("103.1.0", ChartVersion.V103_1_0, "103.1.0+up4.4.0.yaml"),
                argumentSet("104.1.2", ChartVersion.V104_1_2, "104.1.2+up4.8.0.yaml"),
                argumentSet("105.0.0-rc.1", ChartVersion.V105_0_0, "105.0.0-rc.1+up4.8.0.yaml"),
                argumentSet("4.10.0-rancher.1", ChartVersion.V105_2_0, "4.10.0-rancher.1.yaml"),
                argumentSet("4.10.0-rancher.10", ChartVersion.V107_0_1, "4.10.0-rancher.10.yaml"),
                argumentSet("4.10.0-rancher.18", ChartVersion.V108_0_2, "4.10.0-rancher.18.yaml"),
                argumentSet("4.10.0-rancher.23", ChartVersion.V109_0_0, "4.10.0-rancher.23.yaml"));
    }

    @ParameterizedTest
    @MethodSource("addons")
    void theValuesOfEveryReleaseAreReadWithoutFinding(String file) {
        Part addon = part(Reference.text("harvester-samples/" + file));
        Part spec = addon.field("spec");
        Part values = part(spec.text("valuesContent"));

        Reading<LoggingValues> reading = ValuesReader.ofSpec(spec).read(values);

        assertThat(ValuesReader.ofSpec(spec).version()).isPresent();
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.orThrow().eventTailer().orElseThrow().name()).contains("harvester-default");
    }

    static List<String> addons() {
        return Stream.of("v1.4.0", "v1.5.0", "v1.7.0", "v1.8.0")
                .map(release -> "addons/" + release + "/addon-rancher-logging.rendered.yaml")
                .toList();
    }

    private static Part part(String text) {
        List<Part> parts =
                ManifestReader.strict().readAll(Source.of("values.yaml", text)).parts();
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).tree()).isInstanceOf(Tree.Mapping.class);
        return parts.get(0);
    }
}
