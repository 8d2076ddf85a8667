package dev.gleaner.logging.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void metricsReadAsTheyAreWritten() {
        Metrics metrics = Metrics.of(m -> m.enabled(true)
                .port(24231)
                .path("/metrics")
                .interval("1m30s")
                .timeout("5s")
                .serviceMonitor(true)
                .serviceMonitorConfig(c -> c.putAdditionalLabel("release", "monitoring")
                        .honorLabels(true)
                        .addRelabeling(r -> r.put("action", "replace").put("targetLabel", "cluster"))
                        .addMetricRelabeling(r -> r.put("action", "drop").put("regex", "go_.*"))
                        .scheme("https")
                        .tlsConfig(Tree.mapping(t -> t.put("insecureSkipVerify", Tree.flag(true)))))
                .prometheusAnnotations(false)
                .prometheusRules(true)
                .addPrometheusRulesOverride(r -> r.alert("FluentdNodeDown")
                        .expr("up == 0")
                        .pendingFor("30m")
                        .keepFiringFor("5m")
                        .putLabel("severity", "warning")
                        .putAnnotation("summary", "fluentd is down"))
                .putPrometheusRulesLabel("release", "monitoring"));
        String yaml = """
                enabled: true
                port: 24231
                path: /metrics
                interval: 1m30s
                timeout: 5s
                serviceMonitor: true
                serviceMonitorConfig:
                  additionalLabels:
                    release: monitoring
                  honorLabels: true
                  relabelings:
                  - action: replace
                    targetLabel: cluster
                  metricRelabelings:
                  - action: drop
                    regex: go_.*
                  scheme: https
                  tlsConfig:
                    insecureSkipVerify: true
                prometheusAnnotations: false
                prometheusRules: true
                prometheusRulesOverride:
                - alert: FluentdNodeDown
                  expr: up == 0
                  for: 30m
                  keep_firing_for: 5m
                  labels:
                    severity: warning
                  annotations:
                    summary: fluentd is down
                prometheusRulesLabels:
                  release: monitoring
                """;
        assertThat(metrics.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, Metrics.class).orThrow()).isEqualTo(metrics);
        assertThat(violations(yaml, Metrics.class)).isEmpty();
    }

    @Test
    void metricsWithoutFieldsSurvive() {
        assertThat(Metrics.of(m -> {}).toYaml()).isEqualTo("{}\n");
        assertThat(violations("{}\n", Metrics.class)).isEmpty();
    }

    @Test
    void anExpressionIsANumberOrAText() {
        assertThat(violations("alert: a\nexpr: 1\n", PrometheusRuleOverride.class))
                .isEmpty();
        assertThat(violations("alert: a\nexpr: true\n", PrometheusRuleOverride.class))
                .containsExactly("2:7: expr: found the boolean true, expected a whole number or a text [type-wrong]");
    }

    @Test
    void durationsOfAServiceMonitorAreThoseOfPrometheus() {
        assertThat(violations("serviceMonitor: true\ninterval: 1 minute\ntimeout: 1m1h\n", Metrics.class))
                .containsExactly("2:1: interval: " + noDuration("1 minute"), "3:1: timeout: " + noDuration("1m1h"));
        assertThat(violations("serviceMonitor: true\ninterval: 1h30m\ntimeout: '0'\n", Metrics.class))
                .isEmpty();
        assertThat(violations("interval: 1 minute\n", Metrics.class)).isEmpty();
    }

    @Test
    void durationsOfARuleAreThoseOfPrometheus() {
        assertThat(violations(
                        """
                - {alert: a, for: 1y2w3d4h5m6s7ms, keep_firing_for: "0"}
                - {alert: a, for: "", keep_firing_for: ""}
                - {alert: a, for: 90, keep_firing_for: 1.5h}
                """.indent(2).replaceFirst("^", "prometheusRules: true\nprometheusRulesOverride:\n"),
                        Metrics.class))
                .containsExactly(
                        "4:25: prometheusRulesOverride[1].keep_firing_for: " + noDuration(""),
                        "5:21: prometheusRulesOverride[2].for: found the number 90, expected text; put it in quotes"
                                + " [type-wrong]",
                        "5:25: prometheusRulesOverride[2].keep_firing_for: " + noDuration("1.5h"));
    }

    @Test
    void settingsOfAnAbsentObjectHaveNoEffect() {
        assertThat(violations("""
                serviceMonitorConfig: {scheme: http}
                prometheusRules: false
                prometheusRulesOverride:
                - {alert: FluentdNodeDown, for: 30m}
                prometheusRulesLabels: {release: monitoring}
                """, Metrics.class))
                .containsExactly(
                        "1:1: serviceMonitorConfig: warning: has no effect, because serviceMonitor is not true"
                                + " [metrics-unused]",
                        "3:1: prometheusRulesOverride: warning: has no effect, because prometheusRules is not true"
                                + " [metrics-unused]",
                        "5:1: prometheusRulesLabels: warning: has no effect, because prometheusRules is not true"
                                + " [metrics-unused]");
    }

    @Test
    void anOverrideOfNoAlertChangesNothing() {
        assertThat(violations("record: a\nfor: 5m\n", PrometheusRuleOverride.class))
                .containsExactly("1:1: alert: warning: missing; this override changes nothing; expected the name of an"
                        + " alert [alert-none]");
    }

    private static String noDuration(String text) {
        return "\"" + text + "\" is not a duration of Prometheus; expected one such as 30s, 5m or 1h30m"
                + " [prometheus-duration]";
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
