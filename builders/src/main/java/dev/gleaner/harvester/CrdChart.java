package dev.gleaner.harvester;

import java.util.Optional;

/** The settings of the ManagedChart rancher-logging-crd, which differ between releases. */
enum CrdChart {
    /** No settings (harvester-installer, v1.1.0 to v1.4.1). */
    PLAIN(Optional.empty(), Optional.empty()),
    /** A timeout (harvester-installer, v1.4.2 to v1.8.1). */
    WITH_TIMEOUT(Optional.of(600), Optional.empty()),
    /** A timeout and a limited history (harvester-installer, v1.9). */
    WITH_HISTORY(Optional.of(600), Optional.of(10));

    private final Optional<Integer> timeoutSeconds;
    private final Optional<Integer> maxHistory;

    CrdChart(Optional<Integer> timeoutSeconds, Optional<Integer> maxHistory) {
        this.timeoutSeconds = timeoutSeconds;
        this.maxHistory = maxHistory;
    }

    /** The time in seconds after which helm gives up; empty means Rancher's default. */
    Optional<Integer> timeoutSeconds() {
        return timeoutSeconds;
    }

    /** The number of helm revisions that are kept; empty means Rancher's default. */
    Optional<Integer> maxHistory() {
        return maxHistory;
    }
}
