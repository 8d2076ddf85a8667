package dev.gleaner.harvester;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A release of Harvester, or the proposal before it, and what it ships for logging. {@link Harvester} has the names
 * that are the same in every release. {@link #latest} is the newest one, {@link #of} finds one by its label, and
 * {@link #releases} lists all. {@link #origin} and {@link #kubernetesOrigin} name the sources of the facts.
 */
public enum HarvesterRelease implements JsonForm {
    /** The enhancement proposal "Event and audit log" of 2022, with its mistakes corrected. */
    PROPOSAL(
            "proposal",
            LoggingChart.V100_1_3,
            Shipment.MANAGED_CHART,
            "banzaicloud/eventrouter:v0.1.0",
            FluentbitTag.OF_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.UNKNOWN),
    /** Harvester v1.1.0. */
    V1_1_0(
            "v1.1.0",
            LoggingChart.V100_1_3,
            Shipment.MANAGED_CHART,
            "banzaicloud/eventrouter:v0.1.0",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_24_7),
    /** Harvester v1.1.1. */
    V1_1_1(
            "v1.1.1",
            LoggingChart.V100_1_3,
            Shipment.MANAGED_CHART,
            "banzaicloud/eventrouter:v0.1.0",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_24),
    /** Harvester v1.1.2. */
    V1_1_2(
            "v1.1.2",
            LoggingChart.V100_1_3,
            Shipment.MANAGED_CHART,
            "banzaicloud/eventrouter:v0.1.0",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_24_11),
    /** Harvester v1.1.3; its files are those of v1.1.0. */
    V1_1_3(
            "v1.1.3",
            LoggingChart.V100_1_3,
            Shipment.MANAGED_CHART,
            "banzaicloud/eventrouter:v0.1.0",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_24_OF_BRANCH),
    /** Harvester v1.2.0. */
    V1_2_0(
            "v1.2.0",
            LoggingChart.V102_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.1.1",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_25_9),
    /** Harvester v1.2.1. */
    V1_2_1(
            "v1.2.1",
            LoggingChart.V102_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.1.1",
            FluentbitTag.IN_VALUES,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_25_9),
    /** Harvester v1.2.2. */
    V1_2_2(
            "v1.2.2",
            LoggingChart.V103_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.1.2",
            FluentbitTag.IN_PATCHED_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_26_15),
    /** Harvester v1.3.0. */
    V1_3_0(
            "v1.3.0",
            LoggingChart.V103_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.1.2",
            FluentbitTag.IN_PATCHED_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_27_10),
    /** Harvester v1.3.1. */
    V1_3_1(
            "v1.3.1",
            LoggingChart.V103_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.2.0",
            FluentbitTag.IN_PATCHED_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_27_13),
    /** Harvester v1.3.2. */
    V1_3_2(
            "v1.3.2",
            LoggingChart.V103_0_0,
            Shipment.INSTALLER_ADDON,
            "rancher/harvester-eventrouter:v0.2.0",
            FluentbitTag.IN_PATCHED_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_28_12),
    /** Harvester v1.4.0. */
    V1_4_0(
            "v1.4.0",
            LoggingChart.V103_1_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v0.3.2",
            FluentbitTag.OF_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_29_9),
    /** Harvester v1.4.1. */
    V1_4_1(
            "v1.4.1",
            LoggingChart.V103_1_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v0.3.3",
            FluentbitTag.OF_CHART,
            CrdChart.PLAIN,
            ShippedKubernetes.V1_30_7),
    /** Harvester v1.4.2. */
    V1_4_2(
            "v1.4.2",
            LoggingChart.V103_1_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v0.3.3",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_31_4),
    /** Harvester v1.4.3. */
    V1_4_3(
            "v1.4.3",
            LoggingChart.V103_1_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v0.3.3",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_31_7),
    /** Harvester v1.5.0. */
    V1_5_0(
            "v1.5.0",
            LoggingChart.V105_2_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.5.0",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_32),
    /** Harvester v1.5.1. */
    V1_5_1(
            "v1.5.1",
            LoggingChart.V105_2_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.5.1",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_32_4),
    /** Harvester v1.5.2. */
    V1_5_2(
            "v1.5.2",
            LoggingChart.V105_2_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.5.2",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_32_7),
    /** Harvester v1.6.0. */
    V1_6_0(
            "v1.6.0",
            LoggingChart.V105_2_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.6.0",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_33_3),
    /** Harvester v1.6.1. */
    V1_6_1(
            "v1.6.1",
            LoggingChart.V105_2_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.6.1",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_33_5),
    /** Harvester v1.7.0. */
    V1_7_0(
            "v1.7.0",
            LoggingChart.V107_0_1,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.7.0",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_34),
    /** Harvester v1.7.1. */
    V1_7_1(
            "v1.7.1",
            LoggingChart.V107_0_1,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.7.1",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_34_3),
    /** Harvester v1.7.2. */
    V1_7_2(
            "v1.7.2",
            LoggingChart.V107_0_1,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.7.2",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_34_9),
    /** Harvester v1.8.0. */
    V1_8_0(
            "v1.8.0",
            LoggingChart.V108_0_2,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.8.0",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_35_2),
    /** Harvester v1.8.1. */
    V1_8_1(
            "v1.8.1",
            LoggingChart.V108_0_2,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.8.1",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_TIMEOUT,
            ShippedKubernetes.V1_35_6),
    /** The third release candidate of Harvester v1.9.0. */
    V1_9_0_RC3(
            "v1.9.0-rc3",
            LoggingChart.V109_0_0,
            Shipment.ADDONS_REPOSITORY,
            "rancher/harvester-eventrouter:v1.9.0-rc3",
            FluentbitTag.OF_CHART,
            CrdChart.WITH_HISTORY,
            ShippedKubernetes.UNKNOWN);

    private final String label;
    private final LoggingChart chart;
    private final Shipment shipment;
    private final String eventRouterImage;
    private final FluentbitTag fluentbitTag;
    private final CrdChart crdChart;
    private final ShippedKubernetes kubernetes;

    HarvesterRelease(
            String label,
            LoggingChart chart,
            Shipment shipment,
            String eventRouterImage,
            FluentbitTag fluentbitTag,
            CrdChart crdChart,
            ShippedKubernetes kubernetes) {
        this.label = label;
        this.chart = chart;
        this.shipment = shipment;
        this.eventRouterImage = eventRouterImage;
        this.fluentbitTag = fluentbitTag;
        this.crdChart = crdChart;
        this.kubernetes = kubernetes;
    }

    /**
     * The release with a label, such as {@code v1.8.1}.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest label
     */
    public static HarvesterRelease of(String label) {
        Optional<HarvesterRelease> found = find(label);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(NearestRelease.unknown(label));
        }
        return found.get();
    }

    /** The release with a label; empty if there is none. */
    public static Optional<HarvesterRelease> find(String label) {
        Objects.requireNonNull(label, "label");
        for (HarvesterRelease release : values()) {
            if (release.label.equals(label)) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    /** The newest release; release candidates do not count. */
    public static HarvesterRelease latest() {
        HarvesterRelease newest = V1_1_0;
        for (HarvesterRelease release : releases()) {
            newest = release.isCandidate() ? newest : release;
        }
        return newest;
    }

    /** All releases, from the oldest to the newest, without the proposal. */
    public static List<HarvesterRelease> releases() {
        return Arrays.stream(values()).filter(release -> release != PROPOSAL).toList();
    }

    /** The label of the release, such as {@code v1.1.3}. */
    public String label() {
        return label;
    }

    /** Whether it is a release candidate. */
    public boolean isCandidate() {
        return label.contains("-rc");
    }

    /** The charts rancher-logging and rancher-logging-crd in the release's repository. */
    public LoggingChart chart() {
        return chart;
    }

    /** The version of the charts, such as {@code 103.1.0+up4.4.0}. */
    public String chartVersion() {
        return chart.version();
    }

    /** The version of the logging operator that the chart installs. */
    public OperatorVersion operatorVersion() {
        return chart.operatorVersion();
    }

    /** The kind of object by which the chart is installed. */
    public LoggingWrapper wrapper() {
        return shipment.wrapper();
    }

    /** The image of the EventTailer. */
    public String eventRouterImage() {
        return eventRouterImage;
    }

    /** The images of all pods for logs, events and audit records, for example to copy them to a registry. */
    public List<String> images() {
        List<String> images = new ArrayList<>(chart.images(fluentbitTag.of(chart)));
        images.add(eventRouterImage);
        return List.copyOf(images);
    }

    /**
     * The version of Kubernetes, such as {@code v1.27.13+rke2r1}, or {@code v1.34} if the sources are certain of no
     * more; empty if it is unknown.
     */
    public Optional<String> kubernetesVersion() {
        return kubernetes.version();
    }

    /** The issue, pull request or file that {@link #kubernetesVersion} is from; empty if the version is unknown. */
    public Optional<String> kubernetesOrigin() {
        return kubernetes.origin();
    }

    /** The repository, the tag and the file that the facts about logging are from. */
    public String origin() {
        return this == PROPOSAL
                ? "harvester/harvester, enhancements/20220822-event-and-audit.md, and " + V1_1_0.origin()
                : shipment.origin(label);
    }

    Shipment shipment() {
        return shipment;
    }

    FluentbitTag fluentbitTag() {
        return fluentbitTag;
    }

    CrdChart crdChart() {
        return crdChart;
    }

    /** The label, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(label);
    }

    @Override
    public String toString() {
        return label;
    }
}
