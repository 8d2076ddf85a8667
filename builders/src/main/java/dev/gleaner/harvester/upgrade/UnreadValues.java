package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.values.ValuesFault;
import dev.gleaner.logging.values.ValuesReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the values that no template of a release's chart reads. */
final class UnreadValues {
    private static final Set<String> CODES =
            Set.of(ValuesFault.UNREAD.code(), ValuesFault.UNREAD_IN_BUILD.code(), ValuesFault.TRIM_CONDITION.code());

    private UnreadValues() {}

    /** The values that the chart after an upgrade does not read, in the order of the values. */
    static List<UpgradeChange> of(Upgrade upgrade, Tree.Mapping values) {
        Set<String> before = unread(upgrade.from(), values)
                .map(violation -> violation.path().toString())
                .collect(Collectors.toSet());
        return unread(upgrade.to(), values)
                .map(violation -> change(upgrade, values, violation, before))
                .toList();
    }

    private static Stream<Violation> unread(HarvesterRelease release, Tree.Mapping values) {
        // In v1.1, the value stands for an object beside the chart.
        Tree.Mapping read =
                release.wrapper().hasEventTailerObject() ? ShippedFiles.EVENT_TAILER.remove(values) : values;
        return ValuesReader.of(ValueUpgrade.chart(release))
                .read(new Part("", FieldPath.ROOT, read))
                .violations()
                .stream()
                .filter(violation -> CODES.contains(violation.code()));
    }

    private static UpgradeChange change(Upgrade upgrade, Tree.Mapping values, Violation violation, Set<String> before) {
        String path = violation.path().toString();
        Optional<RenamedValue> renamed = RenamedValue.in(upgrade.chart()).stream()
                .filter(row -> row.before().toString().equals(path)
                        || row.before().toString().startsWith(path + "."))
                .findFirst();
        String reason = violation.message()
                + (before.contains(path) ? "; it was not read before, either" : "")
                + renamed.map(row -> "; write " + row.after()).orElse("");
        Optional<Tree> value = ValuePath.of(path).in(values);
        String source = renamed.map(RenamedValue::source).orElse("rancher-logging " + upgrade.chart() + ", templates");
        return new UpgradeChange(Kind.UNREAD, upgrade.to(), path, value, value, reason, source);
    }
}
