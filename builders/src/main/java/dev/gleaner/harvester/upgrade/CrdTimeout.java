package dev.gleaner.harvester.upgrade;

import dev.gleaner.harvester.HarvesterRelease;
import java.util.Set;

/**
 * The timeout that upgrade scripts set in the ManagedChart rancher-logging-crd when they set another version of the
 * chart (harvester/harvester v1.4.0, package/upgrade/upgrade_manifests.sh, upgrade_managedchart_logging_crd).
 */
final class CrdTimeout {
    /** The timeout in seconds. */
    static final int SECONDS = 60;

    /** The source of this fact. */
    static final String SOURCE = "harvester/harvester v1.4.0, package/upgrade/upgrade_manifests.sh";

    /** The releases with another version of the chart, up to the last whose script is known to set the timeout. */
    private static final Set<HarvesterRelease> RELEASES =
            Set.of(HarvesterRelease.V1_2_0, HarvesterRelease.V1_2_2, HarvesterRelease.V1_4_0);

    private CrdTimeout() {}

    /** Whether the script of a release sets it. */
    static boolean isSetBy(HarvesterRelease release) {
        return RELEASES.contains(release);
    }
}
