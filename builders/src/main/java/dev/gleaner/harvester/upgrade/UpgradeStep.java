package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.List;
import java.util.Objects;

/**
 * A step of an upgrade. Each step needs the one before it. Immutable.
 *
 * @param release the release that has the step
 * @param task what to do, in one line
 * @param delete the objects to delete first; empty if there are none
 * @param apply the objects to apply, in order; empty in a step on nodes
 * @param waitFor the objects that must be ready before the next step; empty if there are none
 */
public record UpgradeStep(
        HarvesterRelease release, String task, List<Manifest> delete, List<Manifest> apply, List<String> waitFor) {
    /** Copies the lists. */
    public UpgradeStep {
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(task, "task");
        delete = List.copyOf(Objects.requireNonNull(delete, "delete"));
        apply = List.copyOf(Objects.requireNonNull(apply, "apply"));
        waitFor = List.copyOf(Objects.requireNonNull(waitFor, "waitFor"));
    }

    /** The objects to apply as documents of one YAML text; empty if there are none. */
    public String toYaml() {
        return Manifests.toYaml(apply);
    }

    @Override
    public String toString() {
        return release + ": " + task;
    }
}
