package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;

/**
 * Chart values after an upgrade. Immutable.
 *
 * @param values the values, with {@code eventTailer}
 * @param changes what the upgrade changes, drops or leaves behind, in the order of the releases, and then what no
 * template reads
 */
public record UpgradedValues(Tree.Mapping values, List<UpgradeChange> changes) {
    /** Copies the list. */
    public UpgradedValues {
        Objects.requireNonNull(values, "values");
        changes = List.copyOf(Objects.requireNonNull(changes, "changes"));
    }

    /** The values as YAML. */
    public String toYaml() {
        return values.toYaml();
    }

    /** The number of changes, without the values, which may contain a secret. */
    @Override
    public String toString() {
        return "UpgradedValues[" + changes.size() + " changes]";
    }
}
