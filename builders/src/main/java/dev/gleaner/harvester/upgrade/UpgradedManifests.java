package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import java.util.List;
import java.util.Objects;

/**
 * Manifests after an upgrade. Immutable.
 *
 * @param manifests the manifests that the cluster has afterwards, in the order of those before
 * @param steps what to apply and to delete, in order; empty if nothing changes
 * @param changes what the upgrade changes, drops or leaves behind, in the order of the releases, and then what no
 * template reads
 */
public record UpgradedManifests(List<Manifest> manifests, List<UpgradeStep> steps, List<UpgradeChange> changes) {
    /** Copies the lists. */
    public UpgradedManifests {
        manifests = List.copyOf(Objects.requireNonNull(manifests, "manifests"));
        steps = List.copyOf(Objects.requireNonNull(steps, "steps"));
        changes = List.copyOf(Objects.requireNonNull(changes, "changes"));
    }

    /** The manifests as documents of one YAML text. */
    public String toYaml() {
        return Manifests.toYaml(manifests);
    }
}
