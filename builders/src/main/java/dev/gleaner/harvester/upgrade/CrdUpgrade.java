package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Applies the upgrade scripts of releases to the ManagedChart rancher-logging-crd. Not thread-safe. */
final class CrdUpgrade {
    private static final String PATH = "ManagedChart " + ShippedFiles.CRD_CHART + ": ";
    private static final String VERSION = PATH + "spec.version";

    private final Upgrade upgrade;
    private final ValueUpgrade changes;
    private final Setting timeout;
    private final Setting history;
    private ManagedChart chart;

    /**
     * A setting of the ManagedChart.
     *
     * @param row the fact about it
     * @param get reads it
     * @param set sets it
     * @param isOfUser whether it differs from what a release or a script sets
     */
    private record Setting(
            Leftover row,
            Function<ManagedChart, Optional<Integer>> get,
            BiFunction<ManagedChart, Optional<Integer>, ManagedChart> set,
            boolean isOfUser) {}

    CrdUpgrade(Upgrade upgrade, ValueUpgrade changes, ManagedChart chart) {
        this.upgrade = upgrade;
        this.changes = changes;
        this.chart = chart;
        this.timeout = setting(
                Leftover.CRD_TIMEOUT,
                some -> some.spec().timeoutSeconds(),
                (some, value) -> some.edit(c -> c.spec(s -> s.timeoutSeconds(value))));
        this.history = setting(
                Leftover.CRD_HISTORY,
                some -> some.spec().maxHistory(),
                (some, value) -> some.edit(c -> c.spec(s -> s.maxHistory(value))));
    }

    private Setting setting(
            Leftover row,
            Function<ManagedChart, Optional<Integer>> get,
            BiFunction<ManagedChart, Optional<Integer>, ManagedChart> set) {
        Optional<Integer> present = get.apply(chart);
        Optional<Integer> shipped = get.apply(ShippedFiles.of(upgrade.from()).managedChart(ShippedFiles.CRD_CHART));
        boolean isOfScript = row == Leftover.CRD_TIMEOUT && present.equals(Optional.of(CrdTimeout.SECONDS));
        return new Setting(row, get, set, !present.equals(shipped) && !isOfScript);
    }

    /** The ManagedChart as it is now. */
    ManagedChart chart() {
        return chart;
    }

    /** Sets the version of a release, as its script does. */
    void to(HarvesterRelease release) {
        Optional<String> before = chart.spec().version();
        if (before.equals(Optional.of(release.chartVersion()))) {
            return;
        }
        chart = chart.edit(c -> c.spec(s -> s.version(release.chartVersion())));
        changes.report(
                Kind.CHANGED,
                release,
                VERSION,
                before.map(Tree::text),
                Optional.of(Tree.text(release.chartVersion())),
                "the release has another version of the chart",
                release.origin());
        if (CrdTimeout.isSetBy(release)) {
            setTimeout(release);
        }
    }

    private void setTimeout(HarvesterRelease release) {
        Optional<Tree> before = inWords(timeout);
        String path = PATH + timeout.row().path();
        if (timeout.isOfUser()) {
            String reason = "the upgrade script sets " + CrdTimeout.SECONDS;
            changes.report(Kind.KEPT, release, path, before, reason, CrdTimeout.SOURCE);
        } else if (!timeout.get().apply(chart).equals(Optional.of(CrdTimeout.SECONDS))) {
            chart = timeout.set().apply(chart, Optional.of(CrdTimeout.SECONDS));
            String reason = "the upgrade script sets it together with the version";
            changes.report(Kind.CHANGED, release, path, before, inWords(timeout), reason, CrdTimeout.SOURCE);
        }
    }

    private Optional<Tree> inWords(Setting setting) {
        return setting.get().apply(chart).map(Tree::number);
    }

    /** Compares the settings with those of the last release, and corrects them if asked. */
    void finish() {
        finish(timeout);
        finish(history);
    }

    private void finish(Setting setting) {
        Optional<Integer> expected = setting.get().apply(upgrade.shipped().managedChart(ShippedFiles.CRD_CHART));
        if (setting.isOfUser() || setting.get().apply(chart).equals(expected)) {
            return;
        }
        Optional<Tree> before = inWords(setting);
        if (upgrade.isCorrected()) {
            chart = setting.set().apply(chart, expected);
        }
        Kind corrected = expected.isPresent() ? Kind.CHANGED : Kind.DROPPED;
        changes.report(
                upgrade.isCorrected() ? corrected : Kind.LEFT,
                upgrade.to(),
                PATH + setting.row().path(),
                before,
                expected.map(Tree::number),
                setting.row().reason(),
                setting.row().source());
    }
}
