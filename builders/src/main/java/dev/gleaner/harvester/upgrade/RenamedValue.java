package dev.gleaner.harvester.upgrade;

import dev.gleaner.logging.values.ChartVersion;
import java.util.Arrays;
import java.util.List;

/**
 * A value that the chart reads at another path from a version on (rancher/charts and rancher/ob-team-charts, values.yaml
 * and templates). The upgrade scripts do not move it.
 */
enum RenamedValue {
    PSP(ChartVersion.V102_0_0, ChartVersion.V105_2_0, "global.psp.enabled", "global.cattle.psp.enabled"),
    METRIC_RELABELINGS(
            ChartVersion.V104_1_2,
            ChartVersion.V109_0_0,
            "monitoring.serviceMonitor.metricsRelabelings",
            "monitoring.serviceMonitor.metricRelabelings"),
    WINDOWS_PATH_PREFIX(
            ChartVersion.V108_0_2,
            ChartVersion.V109_0_0,
            "global.cattle.rkeWindowsPathPrefix",
            "global.rkeWindowsPathPrefix");

    private final ChartVersion since;
    private final ChartVersion until;
    private final String before;
    private final String after;

    RenamedValue(ChartVersion since, ChartVersion until, String before, String after) {
        this.since = since;
        this.until = until;
        this.before = before;
        this.after = after;
    }

    /** The rows of values that a version of the chart reads at the new path. */
    static List<RenamedValue> in(ChartVersion chart) {
        return Arrays.stream(values())
                .filter(row -> chart.compareTo(row.since) >= 0 && chart.compareTo(row.until) <= 0)
                .toList();
    }

    /** The old path. */
    ValuePath before() {
        return ValuePath.of(before);
    }

    /** The new path. */
    ValuePath after() {
        return ValuePath.of(after);
    }

    /** The chart that the fact is from. */
    String source() {
        return "rancher-logging " + since + ", values.yaml";
    }
}
