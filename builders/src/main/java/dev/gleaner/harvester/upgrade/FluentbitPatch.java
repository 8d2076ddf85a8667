package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * The upgrade to v1.2.2 and v1.3: the script deletes {@code images.fluentbit} and {@code images.fluentbit_debug}, so
 * that the image of the chart applies, but only if the tag is that of the earlier releases (harvester/harvester, pull
 * request 5182).
 */
final class FluentbitPatch {
    private static final Set<HarvesterRelease> RELEASES =
            Set.of(HarvesterRelease.V1_2_2, HarvesterRelease.V1_3_0, HarvesterRelease.V1_3_1, HarvesterRelease.V1_3_2);

    private static final String SOURCE = "harvester/harvester pull request 5182";
    private static final String SHIPPED_TAG = "1.9.5";

    private static final ValuePath IMAGE = ValuePath.of("images.fluentbit");
    private static final ValuePath TAG = ValuePath.of("images.fluentbit.tag");
    private static final ValuePath DEBUG_IMAGE = ValuePath.of("images.fluentbit_debug");
    private static final ValuePath DEBUG_TAG = ValuePath.of("images.fluentbit_debug.tag");

    private FluentbitPatch() {}

    static void apply(ValueUpgrade upgrade, HarvesterRelease release) {
        Optional<String> tag = TAG.textIn(upgrade.values());
        if (!RELEASES.contains(release) || tag.isEmpty()) {
            return;
        }
        if (!tag.get().equals(SHIPPED_TAG)) {
            upgrade.report(
                    Kind.KEPT,
                    release,
                    TAG.toString(),
                    TAG.in(upgrade.values()),
                    "overrides the image of the chart for good; remove it unless you need this version",
                    SOURCE);
            return;
        }
        drop(upgrade, release, IMAGE, TAG, SHIPPED_TAG);
        drop(upgrade, release, DEBUG_IMAGE, DEBUG_TAG, SHIPPED_TAG + "-debug");
    }

    private static void drop(
            ValueUpgrade upgrade, HarvesterRelease release, ValuePath image, ValuePath tag, String shipped) {
        boolean isShipped = tag.textIn(upgrade.values()).filter(shipped::equals).isPresent();
        if (isShipped) {
            upgrade.drop(release, tag, "the image of the chart applies", SOURCE);
        }
        Optional<Tree> rest = image.in(upgrade.values());
        if (isShipped && rest.filter(ValuePath::isEmpty).isPresent()) {
            upgrade.removeEmpty(image);
        } else if (rest.isPresent()) {
            String reason = "the upgrade script deletes it because of the tag";
            upgrade.report(Kind.KEPT, release, image.toString(), rest, reason, SOURCE);
        }
    }
}
