package dev.gleaner.harvester.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the rancher-logging chart whose templates Gleaner knows, in order. They are those of Harvester's
 * build, which replaces some templates (harvester-installer and harvester/addons, {@code patch/rancher-logging}).
 */
enum ChartTemplates {
    /** The chart of the proposal; no release of Harvester has it. */
    V100_1_0("100.1.0+up3.17.3", "3.17.3"),
    /** Harvester v1.1. */
    V100_1_3("100.1.3+up3.17.7", "3.17.7"),
    /** Harvester v1.2.0 and v1.2.1. */
    V102_0_0("102.0.0+up3.17.10", "3.17.10"),
    /** Harvester v1.2.2 to v1.3. */
    V103_0_0("103.0.0+up3.17.10", "3.17.10"),
    /** Harvester v1.4. */
    V103_1_0("103.1.0+up4.4.0", "4.4.0"),
    /** Harvester v1.5 and v1.6; taken from 4.10.0-rancher.1, the nearest chart whose source is public. */
    V105_2_0("105.2.0+up4.10.0", "4.10.0"),
    /** Harvester v1.7. */
    V107_0_1("107.0.1+up4.10.0-rancher.10", "4.10.0"),
    /** Harvester v1.8. */
    V108_0_2("108.0.2+up4.10.0-rancher.18", "4.10.0"),
    /** Harvester v1.9. */
    V109_0_0("109.0.0+up4.10.0-rancher.23", "4.10.0");

    private final String version;
    private final String appVersion;

    ChartTemplates(String version, String appVersion) {
        this.version = version;
        this.appVersion = appVersion;
    }

    /** The templates of a chart version; empty if they are not known. */
    static Optional<ChartTemplates> of(String version) {
        return Arrays.stream(values())
                .filter(templates -> templates.version.equals(version))
                .findFirst();
    }

    /** The versions, in order. */
    static List<String> versions() {
        return Arrays.stream(values()).map(ChartTemplates::version).toList();
    }

    /** The version of the chart. */
    String version() {
        return version;
    }

    /** The version of the logging operator, as the chart names it in labels. */
    String appVersion() {
        return appVersion;
    }

    /** Whether they are those of a version or of a later one. */
    boolean isSince(ChartTemplates first) {
        return compareTo(first) >= 0;
    }

    /** Whether fluent-bit is an object of its own, a FluentbitAgent, and not a part of the Logging. */
    boolean haveAgents() {
        return isSince(V105_2_0);
    }
}
