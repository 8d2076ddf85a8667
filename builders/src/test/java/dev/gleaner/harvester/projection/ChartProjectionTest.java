package dev.gleaner.harvester.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.values.LoggingValues;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartProjectionTest {
    private static final String NEWEST = "109.0.0+up4.10.0-rancher.23";

    @Test
    void theObjectsAreTyped() {
        LoggingValues values = LoggingValues.of(v -> v.additionalLoggingSources(
                s -> s.rke2(r -> r.enabled(true)).kubeAudit(k -> k.enabled(true).loggingRef("audit"))));
        List<Manifest> objects =
                ChartProjection.of(HarvesterRelease.V1_1_3).render(values).orThrow();
        assertThat(objects.stream()
                        .filter(Logging.class::isInstance)
                        .map(object -> ((Logging) object).spec().loggingRef().orElse("")))
                .containsExactly("", "audit");
    }

    @Test
    void flowsAreCheckedWithTheLoggings() {
        String objects = String.join(
                "---\n",
                ShippedValues.V1_8_0.projection().render(ShippedValues.V1_8_0.tree()).orThrow().stream()
                        .map(Manifest::toYaml)
                        .toList());
        String flow = """
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: audit, namespace: cattle-logging-system}
                spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [siem]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: siem, namespace: cattle-logging-system}
                spec: {loggingRef: harvester-kube-audit-log-ref, nullout: {}}
                """;
        assertThat(Lint.of(Source.of(objects + flow)).run()).noneMatch(Violation::isError);
    }

    @Test
    void withoutValuesThereAreTheDefaults() {
        List<Manifest> objects = render(NEWEST, "{}");
        assertThat(objects).hasSize(2);
        assertThat(objects.get(0)).isInstanceOf(Logging.class);
        assertThat(objects.get(1)).isInstanceOf(FluentbitAgent.class);
    }

    @Test
    void aNullRemovesADefault() {
        assertThat(spec(render(NEWEST, "fluentd: {livenessProbe: null}").get(0))
                        .field("fluentd")
                        .field("livenessProbe")
                        .tree())
                .isEqualTo(Tree.nothing());
        assertThat(spec(render(NEWEST, "fluentd: {livenessProbe: {periodSeconds: 3}}")
                                .get(0))
                        .field("fluentd")
                        .field("livenessProbe")
                        .tree())
                .isEqualTo(ShippedValues.yaml("""
                        tcpSocket: {port: 24240}
                        initialDelaySeconds: 30
                        periodSeconds: 3
                        """));
    }

    @Test
    void anOverlayIsBetweenTheSourceAndTheCommonSettings() {
        Part spec = spec(render(NEWEST, """
                additionalLoggingSources: {rke2: {enabled: true}, kubeAudit: {enabled: true, loggingRef: audit}}
                loggingOverlay:
                  spec: {loggingRef: other, fluentd: {logLevel: debug, disablePvc: false, workers: 2}}
                """).get(1));
        assertThat(spec.text("loggingRef")).isEqualTo("audit");
        assertThat(spec.field("fluentd").text("logLevel")).isEqualTo("debug");
        assertThat(spec.field("fluentd").field("workers").tree()).isEqualTo(Tree.number(2));
        // sprig takes false for a value that is not there.
        assertThat(spec.field("fluentd").field("disablePvc").tree()).isEqualTo(Tree.flag(true));
    }

    @Test
    void aTextWithoutQuotesIsReadBackAsYaml() {
        Part image = spec(render(NEWEST, "images: {fluentd: {tag: '2.0'}}").get(0))
                .field("fluentd")
                .field("image");
        assertThat(image.field("tag").tree())
                .isEqualTo(ShippedValues.yaml("v: 2.0").get("v").orElseThrow());
    }

    @Test
    void anObjectThatTheValuesMakeInvalidIsKeptUntyped() {
        Manifest logging = render(NEWEST, "images: {fluentd: {tag: '2.0'}}").get(0);
        assertThat(logging).isInstanceOf(OpaqueManifest.class);
        assertThat(Lint.of(Source.of(logging.toYaml())).run()).anyMatch(Violation::isError);
    }

    @Test
    void aRegistryIsPutBeforeEveryImage() {
        String yaml = String.join(
                "", render(NEWEST, """
                global: {cattle: {systemDefaultRegistry: registry.example:5000}}
                additionalLoggingSources: {rke2: {enabled: true}, kubeAudit: {enabled: true}}
                """).stream().map(Manifest::toYaml).toList());
        assertThat(yaml.lines()
                        .filter(line -> line.contains("rancher/"))
                        .filter(line -> line.contains("repository:") || line.contains("image:")))
                .isNotEmpty()
                .allMatch(line -> line.contains(" registry.example:5000/rancher/"));
    }

    @Test
    void theJournalOfK3sIsReadByAnAggregatorAndItsFileByAnAgent() {
        String values = "additionalLoggingSources: {k3s: {enabled: true, container_engine: %s}}";
        assertThat(names(render(NEWEST, String.format(values, "systemd"))))
                .contains("DaemonSet rancher-logging-k3s-journald-aggregator")
                .doesNotContain("FluentbitAgent rancher-logging-k3s");
        assertThat(names(render(NEWEST, String.format(values, "openrc"))))
                .contains("FluentbitAgent rancher-logging-k3s")
                .doesNotContain("DaemonSet rancher-logging-k3s-journald-aggregator");
    }

    static Stream<List<String>> wrongValues() {
        return Stream.of(
                List.of(
                        "tolerations: null\n",
                        "values.yaml:1:14: tolerations: found nothing (null), expected a list;"
                                + " helm cannot render the chart [chart-value-type]"),
                List.of(
                        "global:\n  cattle: null\n",
                        "values.yaml:2:11: global.cattle: found nothing (null), expected a mapping;"
                                + " helm cannot render the chart [chart-value-type]"),
                List.of(
                        "additionalLoggingSources:\n  kubeAudit:\n    enabled: true\n    pathPrefix: /logs\n",
                        "values.yaml:3:5: additionalLoggingSources.kubeAudit: auditFilename is required because neither"
                                + " additionalLoggingSources.rke nor additionalLoggingSources.rke2 is enabled;"
                                + " helm cannot render the chart [chart-audit-log-unknown]"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void valuesThatHelmCannotRenderAreReported(List<String> wrong) {
        Part values = ManifestReader.lenient()
                .readAll(Source.of("values.yaml", wrong.get(0)))
                .parts()
                .get(0);
        var reading = ChartProjection.of(NEWEST).render(values);
        assertThat(reading.value()).isEmpty();
        assertThat(reading.violations()).extracting(Violation::toString).containsExactly(wrong.get(1));
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> ChartProjection.of("104.1.2+up4.8.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "unknown version of the chart rancher-logging: \"104.1.2+up4.8.0\"; known are 100.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.1.3+up3.17.7", NEWEST})
    void theVersionIsInTheLabels(String version) {
        assertThat(ChartProjection.chartVersions()).contains(version);
        assertThat(ChartProjection.of(version).chartVersion()).isEqualTo(version);
        assertThat(render(version, "{}").get(0).metadata().labels())
                .containsEntry("helm.sh/chart", "rancher-logging-" + version.replace('+', '_'));
    }

    private static List<Manifest> render(String version, String values) {
        return ChartProjection.of(version).render(ShippedValues.yaml(values)).orThrow();
    }

    private static Part spec(Manifest object) {
        return new Part("", FieldPath.ROOT, object.toTree()).field("spec");
    }

    private static List<String> names(List<Manifest> objects) {
        return objects.stream()
                .map(object -> object.kind() + " " + object.metadata().name().orElse(""))
                .toList();
    }
}
