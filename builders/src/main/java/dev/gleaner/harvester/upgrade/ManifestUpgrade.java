package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies the upgrade scripts of releases to manifests. Not thread-safe. */
final class ManifestUpgrade {
    private static final HarvesterRelease CONVERSION = HarvesterRelease.V1_2_0;
    private static final String ADDON = "Addon " + ShippedFiles.CHART + ": ";

    private final Upgrade upgrade;
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<UpgradeStep> steps = new ArrayList<>();
    private final ValueUpgrade values;
    private final Optional<CrdUpgrade> crds;

    ManifestUpgrade(Upgrade upgrade, List<? extends Manifest> manifests) {
        this.upgrade = upgrade;
        manifests.forEach(manifest -> this.manifests.add(typed(manifest)));
        this.values = new ValueUpgrade(upgrade, presentValues());
        this.crds =
                find(ManagedChart.class, ShippedFiles.CRD_CHART).map(chart -> new CrdUpgrade(upgrade, values, chart));
    }

    private static Manifest typed(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Addon" -> typed(manifest, Addon.class);
            case "ManagedChart" -> typed(manifest, ManagedChart.class);
            case "EventTailer" -> typed(manifest, EventTailer.class);
            default -> manifest;
        };
    }

    private static <T extends ModelManifest> Manifest typed(Manifest manifest, Class<T> type) {
        return manifest instanceof OpaqueManifest opaque
                ? ManifestReader.lenient()
                        .read(new Part("", FieldPath.ROOT, opaque.content()), type)
                        .orThrow()
                : manifest;
    }

    private <T extends ApiObject> Optional<T> find(Class<T> type, String name) {
        return manifests.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(object -> object.name().equals(name))
                .findFirst();
    }

    private Optional<Addon> addon() {
        return find(Addon.class, ShippedFiles.CHART);
    }

    private Optional<ManagedChart> chart() {
        return find(ManagedChart.class, ShippedFiles.CHART);
    }

    /** Harvester's EventTailer; others are objects of the user. */
    private Optional<EventTailer> tailer() {
        return find(EventTailer.class, Harvester.EVENT_TAILER);
    }

    private Tree.Mapping presentValues() {
        if (upgrade.from().wrapper() == LoggingWrapper.ADDON) {
            return addon().map(ShippedFiles::valuesOf).orElse(Tree.mapping(m -> {}));
        }
        Tree.Mapping ofChart = chart().map(ShippedFiles::valuesOf).orElse(Tree.mapping(m -> {}));
        Tree.Mapping read = ShippedFiles.EVENT_TAILER.remove(ofChart);
        return tailer().map(tailer -> ShippedFiles.withTailer(read, tailer)).orElse(read);
    }

    UpgradedManifests run() {
        upgrade.path().forEach(this::to);
        finish();
        return new UpgradedManifests(manifests, steps, values.changes());
    }

    private void to(HarvesterRelease release) {
        crds.ifPresent(crd -> crd.to(release));
        putCrds(release);
        if (release == CONVERSION) {
            convert(release);
        } else {
            addon().ifPresent(addon -> {
                Tree.Mapping before = values.values();
                values.to(release);
                putAddon(release, addon, withVersion(addon, release), before);
            });
        }
    }

    private void putCrds(HarvesterRelease release) {
        Optional<ManagedChart> before = find(ManagedChart.class, ShippedFiles.CRD_CHART);
        Optional<ManagedChart> after = crds.map(CrdUpgrade::chart);
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            manifests.set(manifests.indexOf(before.get()), after.get());
            String task = "apply the chart of the CRDs, and wait until it is ready";
            List<String> waitFor = List.of("managedchart fleet-local/" + ShippedFiles.CRD_CHART);
            addStep(new UpgradeStep(release, task, List.of(), List.of(after.get()), waitFor));
        }
    }

    /** Adds a step; a correction becomes part of the same step of the release. */
    private void addStep(UpgradeStep step) {
        for (int i = 0; i < steps.size(); i++) {
            UpgradeStep present = steps.get(i);
            if (present.release() == step.release() && present.task().equals(step.task())) {
                steps.set(i, step);
                return;
            }
        }
        steps.add(step);
    }

    /** The addon is off if there was no ManagedChart, and has the values of a new installation. */
    private void convert(HarvesterRelease release) {
        Optional<ManagedChart> chart = chart();
        if (chart.isEmpty() && crds.isEmpty() || addon().isPresent()) {
            return;
        }
        Addon shipped = ShippedFiles.of(release).addon();
        if (chart.isPresent()) {
            values.to(release);
        } else {
            values.startWith(ShippedFiles.of(release).values());
        }
        Addon addon = chart.isPresent()
                ? shipped.edit(a -> a.spec(
                        s -> s.enabled(true).valuesContent(values.values().toYaml())))
                : shipped;
        List<Manifest> deleted = Stream.of(tailer(), chart)
                .flatMap(Optional::stream)
                .map(Manifest.class::cast)
                .toList();
        chart.flatMap(some -> some.spec().version()).ifPresent(version -> tellVersion(version, release));
        chart.ifPresent(some -> DroppedFields.report(some, upgrade, values));
        tailer().ifPresent(some -> DroppedFields.report(some, values));
        if (chart.isPresent() && tailer().isEmpty()) {
            Leftover row = Leftover.EVENT_TAILER;
            Optional<Tree> shippedTailer =
                    row.path().in(ShippedFiles.of(release).values());
            String path = row.path().toString();
            values.report(Kind.LEFT, release, path, Optional.empty(), shippedTailer, row.reason(), row.source());
        }
        int place = chart.map(some -> manifests.indexOf(some)).orElse(manifests.size());
        manifests.add(place, addon);
        manifests.removeAll(deleted);
        String task = "delete the EventTailer and the ManagedChart, and apply the addon that replaces them";
        steps.add(new UpgradeStep(release, task, deleted, List.of(addon), waitFor(addon)));
    }

    /** The script waits for an addon that is on (harvester/harvester v1.4.0, package/upgrade/lib.sh). */
    private static List<String> waitFor(Addon addon) {
        return addon.spec().enabled() ? List.of("addon " + addon.namespace() + "/" + addon.name()) : List.of();
    }

    private Addon withVersion(Addon addon, HarvesterRelease release) {
        tellVersion(addon.spec().version(), release);
        return addon.edit(a -> a.spec(s -> s.version(release.chartVersion())));
    }

    private void tellVersion(String before, HarvesterRelease release) {
        if (!before.equals(release.chartVersion())) {
            values.report(
                    Kind.CHANGED,
                    release,
                    ADDON + "spec.version",
                    Optional.of(Tree.text(before)),
                    Optional.of(Tree.text(release.chartVersion())),
                    "the release has another version of the chart",
                    release.origin());
        }
    }

    /** The text of values that did not change stays, with its comments. */
    private void putAddon(HarvesterRelease release, Addon before, Addon after, Tree.Mapping valuesBefore) {
        Tree.Mapping now = values.values();
        Addon changed = now.equals(valuesBefore) ? after : after.edit(a -> a.spec(s -> s.valuesContent(now.toYaml())));
        if (!changed.equals(before)) {
            manifests.set(manifests.indexOf(before), changed);
            addStep(new UpgradeStep(release, "apply the addon", List.of(), List.of(changed), waitFor(changed)));
        }
    }

    private void finish() {
        crds.ifPresent(CrdUpgrade::finish);
        putCrds(upgrade.to());
        Tree.Mapping before = values.values();
        values.finish();
        addon().ifPresent(addon -> {
            putAddon(upgrade.to(), addon, addon, before);
            boolean wasOn =
                    upgrade.from().wrapper().isOnByDefault() && addon.spec().enabled();
            if (wasOn) {
                Leftover row = Leftover.ADDON_ENABLED;
                Optional<Tree> on = Optional.of(Tree.flag(true));
                Optional<Tree> off = Optional.of(Tree.flag(false));
                values.report(Kind.LEFT, upgrade.to(), ADDON + row.path(), on, off, row.reason(), row.source());
            }
        });
    }
}
