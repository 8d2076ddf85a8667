package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.List;
import java.util.Optional;

/** Reports what is lost when the upgrade to v1.2.0 deletes an object whose values the Addon takes over. */
final class DroppedFields {
    private static final String SOURCE = "harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh";
    private static final List<String> METADATA = List.of("labels", "annotations");

    private DroppedFields() {}

    /**
     * Reports the ManagedChart as dropped, and its changed fields except version and values, which are in the Addon.
     */
    static void report(ManagedChart chart, Upgrade upgrade, ValueUpgrade values) {
        report(chart, "the upgrade deletes it; the addon has its values", values);
        Tree.Mapping shipped = (Tree.Mapping) ShippedFiles.of(upgrade.from())
                .managedChart(ShippedFiles.CHART)
                .spec()
                .toTree();
        ((Tree.Mapping) chart.spec().toTree())
                .fields().stream()
                        .filter(field ->
                                !field.name().equals("values") && !field.name().equals("version"))
                        .filter(field -> shipped.get(field.name())
                                .filter(field.value()::equals)
                                .isEmpty())
                        .forEach(field -> reportLost(chart, "spec." + field.name(), field.value(), values));
    }

    /** Reports the EventTailer as dropped, and its labels and annotations. Its spec is in the values of the Addon. */
    static void report(EventTailer tailer, ValueUpgrade values) {
        report(tailer, "the upgrade deletes it; the addon has its spec as a value", values);
    }

    private static void report(ApiObject object, String reason, ValueUpgrade values) {
        Optional<Tree> content = Optional.of(object.toTree());
        String path = object.kind() + " " + object.name();
        values.report(Kind.DROPPED, HarvesterRelease.V1_2_0, path, content, Optional.empty(), reason, SOURCE);
        for (String name : METADATA) {
            new ValuePath(List.of("metadata", name))
                    .in(object.toTree())
                    .filter(value -> !ValuePath.isEmpty(value))
                    .ifPresent(value -> reportLost(object, "metadata." + name, value, values));
        }
    }

    private static void reportLost(ApiObject object, String field, Tree value, ValueUpgrade values) {
        String path = object.kind() + " " + object.name() + ": " + field;
        String reason = "the addon has no such field";
        values.report(
                Kind.DROPPED, HarvesterRelease.V1_2_0, path, Optional.of(value), Optional.empty(), reason, SOURCE);
    }
}
