package dev.gleaner.harvester;

import dev.gleaner.logging.OperatorVersion;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A release of Harvester, or the proposal before it. */
public enum HarvesterRelease {
    /** The enhancement proposal "Event and audit log" of 2022, with its mistakes corrected. */
    PROPOSAL("proposal"),
    /** Harvester v1.1.3; its files are those of v1.1.0. */
    V1_1_3("v1.1.3");

    private final String label;

    HarvesterRelease(String label) {
        this.label = label;
    }

    /** The label of the release, such as {@code v1.1.3}. */
    public String label() {
        return label;
    }

    /** The version of the charts rancher-logging and rancher-logging-crd in the release's repository. */
    public String chartVersion() {
        return "100.1.3+up3.17.7";
    }

    /** The version of the logging operator that the chart installs. */
    public OperatorVersion operatorVersion() {
        return OperatorVersion.V3_17_7;
    }

    /** The release with a label; empty if there is none. */
    public static Optional<HarvesterRelease> of(String label) {
        Objects.requireNonNull(label, "label");
        return Arrays.stream(values())
                .filter(release -> release.label.equals(label))
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
