package dev.gleaner.harvester;

import java.util.Optional;

/**
 * The version of Kubernetes (RKE2) that a release of Harvester ships, and its source. It is a full version if a source
 * names it for the release, and a minor version if the sources are certain of no more.
 */
enum ShippedKubernetes {
    /** No source names a version. */
    UNKNOWN("", ""),
    /** The version of Harvester v1.1.0. */
    V1_24_7("v1.24.7+rke2r1", "harvester/harvester, issue 3201, metadata of the release in an upgrade"),
    /** The minor version of Harvester v1.1.1. */
    V1_24("v1.24", "between v1.1.0 with v1.24.7 and v1.1.2 with v1.24.11"),
    /** The version of Harvester v1.1.2. */
    V1_24_11("v1.24.11+rke2r1", "harvester/harvester, issue 3640"),
    /** The minor version of Harvester v1.1.3. */
    V1_24_OF_BRANCH("v1.24", "harvester/harvester-installer, pull request 592, v1.24.17+rke2r1 for v1.1.x"),
    /** The version of Harvester v1.2.0 and v1.2.1. */
    V1_25_9("v1.25.9+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.2.2. */
    V1_26_15("v1.26.15+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.3.0. */
    V1_27_10("v1.27.10+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.3.1. */
    V1_27_13("v1.27.13+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.3.2. */
    V1_28_12("v1.28.12+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.4.0. */
    V1_29_9("v1.29.9+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.4.1. */
    V1_30_7("v1.30.7+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.4.2. */
    V1_31_4("v1.31.4+rke2r1", ShippedKubernetes.VERSIONS),
    /** The version of Harvester v1.4.3. */
    V1_31_7("v1.31.7+rke2r1", "harvester/harvester, issue 7948 and the wiki's roadmap"),
    /** The minor version of Harvester v1.5.0. */
    V1_32("v1.32", "harvester/docs, pull request 914, upgrade/automatic.md; v1.5.0-rc4 has v1.32.3+rke2r1"),
    /** The version of Harvester v1.5.1. */
    V1_32_4("v1.32.4+rke2r1", "harvester/harvester, issue 8327; harvester/harvester-installer, pull request 1046"),
    /** The version of Harvester v1.5.2. */
    V1_32_7("v1.32.7+rke2r1", "harvester/harvester, issues 8931 and 8933"),
    /** The version of Harvester v1.6.0. */
    V1_33_3("v1.33.3+rke2r1", "harvester/harvester, issue 8552; harvester/harvester-installer, pull request 1108"),
    /** The version of Harvester v1.6.1. */
    V1_33_5("v1.33.5+rke2r1", "harvester/upgrade-toolkit bf3caa9, README.md, metadata of the release"),
    /** The minor version of Harvester v1.7.0. */
    V1_34("v1.34", "harvester/docs, pull request 914, upgrade/automatic.md"),
    /** The version of Harvester v1.7.1. */
    V1_34_3("v1.34.3+rke2r3", "harvester/upgrade-toolkit, README.md of February 2026, metadata of the release"),
    /** The version of Harvester v1.7.2. */
    V1_34_9("v1.34.9+rke2r1", "harvester/harvester, issue 10489"),
    /** The version of Harvester v1.8.0. */
    V1_35_2("v1.35.2+rke2r1", "harvester/harvester, issue 9978"),
    /** The version of Harvester v1.8.1. */
    V1_35_6("v1.35.6+rke2r1", "harvester/harvester, issue 10566; harvester/harvester-installer, pull request 1301");

    private static final String VERSIONS = "w13915984028/harvester-develop-summary 1af19f1, harvester-versions.md";

    private final String version;
    private final String origin;

    ShippedKubernetes(String version, String origin) {
        this.version = version;
        this.origin = origin;
    }

    /** The version, such as {@code v1.27.13+rke2r1} or {@code v1.34}; empty if it is unknown. */
    Optional<String> version() {
        return Optional.of(version).filter(text -> !text.isEmpty());
    }

    /** The source of the version; empty if the version is unknown. */
    Optional<String> origin() {
        return Optional.of(origin).filter(text -> !text.isEmpty());
    }
}
