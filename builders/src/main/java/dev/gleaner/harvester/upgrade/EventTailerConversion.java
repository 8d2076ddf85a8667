package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import java.util.Optional;

/**
 * The upgrade to v1.2.0 puts the spec of the EventTailer under the chart value {@code eventTailer}, without name and
 * namespace (harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh).
 */
final class EventTailerConversion {
    private static final String SOURCE = "harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh";

    private EventTailerConversion() {}

    static void apply(ValueUpgrade upgrade, HarvesterRelease release) {
        if (release != HarvesterRelease.V1_2_0) {
            return;
        }
        if (!upgrade.isCorrected()) {
            drop(upgrade, release, Leftover.EVENT_TAILER_NAME.path(), Harvester.EVENT_TAILER);
            drop(upgrade, release, Leftover.EVENT_TAILER_NAMESPACE.path(), Harvester.LOGGING_NAMESPACE);
        }
        Optional<Tree> value = ShippedFiles.EVENT_TAILER.in(upgrade.values());
        if (value.isPresent()) {
            String path = ShippedFiles.EVENT_TAILER.toString();
            String reason = "the object EventTailer becomes a chart value";
            upgrade.report(Kind.CHANGED, release, path, Optional.empty(), value, reason, SOURCE);
        }
    }

    /** Drops a value that is the shipped one. Keeps and reports any other value, because the user set it. */
    private static void drop(ValueUpgrade upgrade, HarvesterRelease release, ValuePath path, String shipped) {
        Optional<Tree> present = path.in(upgrade.values());
        if (present.filter(Tree.text(shipped)::equals).isPresent()) {
            upgrade.drop(release, path, "only the spec of the EventTailer becomes the value", SOURCE);
        } else if (present.isPresent()) {
            upgrade.report(Kind.KEPT, release, path.toString(), present, "the upgrade script drops it", SOURCE);
        }
    }
}
