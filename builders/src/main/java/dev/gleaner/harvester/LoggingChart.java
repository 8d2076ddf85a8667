package dev.gleaner.harvester;

import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import java.util.List;

/**
 * A version of the charts rancher-logging and rancher-logging-crd that a release of Harvester ships, with the images
 * that it runs by default (rancher/charts and rancher/ob-team-charts, values.yaml).
 */
public enum LoggingChart {
    /** The chart of Harvester v1.1. */
    V100_1_3(
            ChartVersion.V100_1_3,
            "rancher/mirrored-banzaicloud-logging-operator",
            "rancher/mirrored-jimmidyson-configmap-reload:v0.4.0",
            "rancher/mirrored-banzaicloud-fluentd:v1.14.6-alpine-5",
            "1.9.3"),
    /** The chart of Harvester v1.2.0 and v1.2.1. */
    V102_0_0(
            ChartVersion.V102_0_0,
            "rancher/mirrored-banzaicloud-logging-operator",
            "rancher/mirrored-jimmidyson-configmap-reload:v0.4.0",
            "rancher/mirrored-banzaicloud-fluentd:v1.14.6-alpine-5",
            "1.9.5"),
    /** The chart of Harvester v1.2.2 and v1.3; its values are those of the one before. */
    V103_0_0(
            ChartVersion.V103_0_0,
            "rancher/mirrored-banzaicloud-logging-operator",
            "rancher/mirrored-jimmidyson-configmap-reload:v0.4.0",
            "rancher/mirrored-banzaicloud-fluentd:v1.14.6-alpine-5",
            "1.9.5"),
    /** The chart of Harvester v1.4. */
    V103_1_0(
            ChartVersion.V103_1_0,
            "rancher/mirrored-kube-logging-logging-operator",
            "rancher/mirrored-jimmidyson-configmap-reload:v0.4.0",
            "rancher/mirrored-banzaicloud-fluentd:v1.14.6-alpine-5",
            "2.2.0"),
    /** The chart of Harvester v1.5 and v1.6; its images are those of 4.10.0-rancher.1, the nearest published source. */
    V105_2_0(
            ChartVersion.V105_2_0,
            "rancher/mirrored-kube-logging-logging-operator",
            "rancher/mirrored-kube-logging-config-reloader:v0.0.6",
            "rancher/mirrored-kube-logging-fluentd:v1.16-4.10-full",
            "3.1.8"),
    /** The chart of Harvester v1.7. */
    V107_0_1(
            ChartVersion.V107_0_1,
            "rancher/mirrored-kube-logging-logging-operator",
            "rancher/mirrored-kube-logging-config-reloader:v0.0.6",
            "rancher/mirrored-kube-logging-fluentd:v1.16-4.10-full",
            "3.1.8"),
    /** The chart of Harvester v1.8. */
    V108_0_2(
            ChartVersion.V108_0_2,
            "rancher/mirrored-kube-logging-logging-operator",
            "rancher/mirrored-kube-logging-config-reloader:v0.0.6",
            "rancher/mirrored-kube-logging-fluentd:v1.16-4.10-full",
            "3.1.8"),
    /** The chart of the release candidates of Harvester v1.9. */
    V109_0_0(
            ChartVersion.V109_0_0,
            "rancher/mirrored-kube-logging-logging-operator",
            "rancher/mirrored-kube-logging-config-reloader:v0.0.6",
            "rancher/mirrored-kube-logging-fluentd:v1.16-4.10-full",
            "3.1.8");

    private static final String FLUENTBIT = "rancher/mirrored-fluent-fluent-bit:";

    private final ChartVersion version;
    private final String operatorRepository;
    private final String configReloader;
    private final String fluentd;
    private final String fluentbitTag;

    LoggingChart(
            ChartVersion version,
            String operatorRepository,
            String configReloader,
            String fluentd,
            String fluentbitTag) {
        this.version = version;
        this.operatorRepository = operatorRepository;
        this.configReloader = configReloader;
        this.fluentd = fluentd;
        this.fluentbitTag = fluentbitTag;
    }

    /** The version, such as {@code 103.1.0+up4.4.0}. */
    public String version() {
        return version.toString();
    }

    /** The version of the logging operator that the chart installs. */
    public OperatorVersion operatorVersion() {
        return version.operator().orElseThrow();
    }

    /** The tag of the fluent-bit image in the values of the chart. */
    String fluentbitTag() {
        return fluentbitTag;
    }

    /** The images of the pods, with this tag for fluent-bit. */
    List<String> images(String fluentbitTag) {
        return List.of(operatorRepository + ":" + operatorVersion(), configReloader, FLUENTBIT + fluentbitTag, fluentd);
    }

    @Override
    public String toString() {
        return version.toString();
    }
}
