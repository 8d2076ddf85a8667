package dev.gleaner.harvester.upgrade;

import dev.gleaner.harvester.HarvesterRelease;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image of the EventTailer that the upgrade script of a release writes into the values of the addon. The script of a
 * release without a row leaves the image. A row is about the first container of the list, whatever its name is.
 */
enum ImagePatch {
    V1_2_0(
            HarvesterRelease.V1_2_0,
            "rancher/harvester-eventrouter:v0.1.1",
            Rule.IF_EARLIER,
            "harvester/harvester pull request 4251 and issue 4296"),
    V1_2_2(
            HarvesterRelease.V1_2_2,
            "rancher/harvester-eventrouter:v0.1.2",
            Rule.IF_EARLIER,
            "harvester/harvester pull request 5591"),
    V1_3_1(
            HarvesterRelease.V1_3_1,
            "rancher/harvester-eventrouter:v0.2.0",
            Rule.IF_EARLIER,
            "harvester/harvester pull request 5976"),
    V1_3_2(
            HarvesterRelease.V1_3_2,
            "rancher/harvester-eventrouter:v0.2.0",
            Rule.IF_EARLIER,
            "harvester/harvester v1.3.2, package/upgrade/lib.sh"),
    V1_4_0(
            HarvesterRelease.V1_4_0,
            "rancher/harvester-eventrouter:v0.3.2",
            Rule.IF_EARLIER,
            "harvester/harvester v1.4.0, package/upgrade/lib.sh"),
    /** The tag of a development version; pull request 8505 shows the line that it replaces. */
    V1_5_0(
            HarvesterRelease.V1_5_0,
            "rancher/harvester-eventrouter:v1.5.0-dev.0",
            Rule.IF_EARLIER,
            "harvester/harvester issue 8503 and pull request 8505"),
    V1_5_1(
            HarvesterRelease.V1_5_1,
            "rancher/harvester-eventrouter:v1.5.1",
            Rule.IF_EARLIER,
            "harvester/harvester pull request 8545"),
    V1_6_0(HarvesterRelease.V1_6_0),
    V1_6_1(HarvesterRelease.V1_6_1),
    V1_7_0(HarvesterRelease.V1_7_0),
    V1_7_1(HarvesterRelease.V1_7_1),
    V1_7_2(HarvesterRelease.V1_7_2),
    V1_8_0(HarvesterRelease.V1_8_0),
    V1_8_1(HarvesterRelease.V1_8_1),
    V1_9_0_RC3(HarvesterRelease.V1_9_0_RC3);

    private final HarvesterRelease release;
    private final String image;
    private final Rule rule;
    private final String source;

    /** Which images a script replaces. */
    private enum Rule {
        /** An image that sorts before the new one as text. */
        IF_EARLIER,
        /** Every image. */
        ALWAYS
    }

    /** A release whose script writes the image of its installer in place of every other one. */
    ImagePatch(HarvesterRelease release) {
        this(
                release,
                release.eventRouterImage(),
                Rule.ALWAYS,
                "harvester/harvester pull request 8502, package/upgrade/lib.sh");
    }

    ImagePatch(HarvesterRelease release, String image, Rule rule, String source) {
        this.release = release;
        this.image = image;
        this.rule = rule;
        this.source = source;
    }

    /** The row of a release; empty if its script leaves the image. */
    static Optional<ImagePatch> of(HarvesterRelease release) {
        return Arrays.stream(values()).filter(row -> row.release == release).findFirst();
    }

    /** The images that the scripts set. */
    static Stream<String> images() {
        return Arrays.stream(values()).map(row -> row.image);
    }

    /** Whether the script replaces an image. */
    boolean replaces(String present) {
        return !present.equals(image) && (rule == Rule.ALWAYS || image.compareTo(present) > 0);
    }

    /** The image that the script sets. */
    String image() {
        return image;
    }

    /** The repository and the file or thread that the fact is from. */
    String source() {
        return source;
    }
}
