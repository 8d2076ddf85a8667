package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.values.ChartVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the upgrade scripts of releases to chart values. Not thread-safe. */
final class ValueUpgrade {
    private final Upgrade upgrade;
    private final List<UpgradeChange> changes = new ArrayList<>();
    private Tree.Mapping values;

    ValueUpgrade(Upgrade upgrade, Tree.Mapping values) {
        this.upgrade = upgrade;
        this.values = values;
    }

    /** The values, with {@code eventTailer}. */
    Tree.Mapping values() {
        return values;
    }

    /** Whether what the scripts leave behind is corrected. */
    boolean isCorrected() {
        return upgrade.isCorrected();
    }

    /** The changes so far. */
    List<UpgradeChange> changes() {
        return changes;
    }

    /** Replaces the values by those of a new installation. */
    void startWith(Tree.Mapping shipped) {
        values = shipped;
    }

    /** Does what the script of a release does to the shipped values; what the user changed stays. */
    void to(HarvesterRelease release) {
        EventTailerConversion.apply(this, release);
        FluentbitPatch.apply(this, release);
        ImagePatch.of(release).ifPresent(row -> patchImage(row, release));
    }

    private void patchImage(ImagePatch row, HarvesterRelease release) {
        Optional<String> present = TailerImage.get(values, TailerImage.FIRST).filter(row::replaces);
        if (present.isEmpty()) {
            return;
        }
        String path = TailerImage.path(TailerImage.FIRST);
        Optional<Tree> before = present.map(Tree::text);
        if (TailerImage.isOfHarvester(present.get())) {
            values = TailerImage.set(values, TailerImage.FIRST, row.image());
            Optional<Tree> after = Optional.of(Tree.text(row.image()));
            report(Kind.CHANGED, release, path, before, after, "the release has another image", row.source());
        } else {
            String reason = "the upgrade script replaces it with " + row.image();
            report(Kind.KEPT, release, path, before, reason, row.source());
        }
    }

    /** Compares the values with those that the last release ships, corrects them if asked, and checks what is read. */
    void finish() {
        shippedValue(Leftover.EVENT_TAILER_NAME);
        shippedValue(Leftover.EVENT_TAILER_NAMESPACE);
        TailerImage.position(values).ifPresent(this::shippedImage);
        emptyImages();
        pinnedImages();
        if (upgrade.isCorrected()) {
            RenamedValue.in(upgrade.chart()).forEach(this::rename);
        }
        changes.addAll(UnreadValues.of(upgrade, values));
    }

    private void shippedValue(Leftover row) {
        // The template renders nothing for an empty mapping.
        boolean hasTailer = ShippedFiles.EVENT_TAILER
                .in(values)
                .filter(value -> !ValuePath.isEmpty(value))
                .isPresent();
        if (hasTailer && row.path().in(values).isEmpty()) {
            Optional<Tree> shipped = row.path().in(upgrade.shipped().values());
            shipped.ifPresent(value -> leftover(row, row.path().set(values, value), shipped));
        }
    }

    private void shippedImage(int position) {
        Optional<String> present = TailerImage.get(values, position);
        String shipped = upgrade.to().eventRouterImage();
        if (present.isEmpty()) {
            return;
        }
        String path = TailerImage.path(position);
        Optional<Tree> before = present.map(Tree::text);
        Optional<String> registry = TailerImage.registry(present.get());
        if (registry.isEmpty()) {
            String reason = "the image is not one of Harvester; the release ships " + shipped;
            report(Kind.KEPT, upgrade.to(), path, before, reason, upgrade.to().origin());
            return;
        }
        String wanted = registry.get() + shipped;
        if (present.get().equals(wanted)) {
            return;
        }
        if (!registry.get().isEmpty() && !upgrade.isCorrected()) {
            String reason = "the registry is yours; the image of the release would be " + wanted;
            report(Kind.KEPT, upgrade.to(), path, before, reason, upgrade.to().origin());
        } else {
            leftover(
                    Leftover.EVENT_ROUTER_IMAGE,
                    path,
                    before,
                    TailerImage.set(values, position, wanted),
                    Optional.of(Tree.text(wanted)));
        }
    }

    /** An empty mapping is left behind if this upgrade emptied it. */
    private void emptyImages() {
        ValuePath images = Leftover.EMPTY_IMAGES.path();
        boolean isEmptied = images.in(values).filter(ValuePath::isEmpty).isPresent()
                && changes.stream()
                        .anyMatch(change ->
                                change.kind() == Kind.DROPPED && change.path().startsWith(images + "."));
        if (isEmptied) {
            leftover(Leftover.EMPTY_IMAGES, images.remove(values), Optional.empty());
        }
    }

    /** Reports the images that the values set: a newer chart then does not use its own images. */
    private void pinnedImages() {
        if (chart(upgrade.from()) == upgrade.chart()) {
            return;
        }
        List<ValuePath> tags = new ArrayList<>(List.of(ValuePath.of("image.tag")));
        if (ValuePath.of("images").in(values).orElse(Tree.nothing()) instanceof Tree.Mapping images) {
            images.fields().forEach(field -> tags.add(new ValuePath(List.of("images", field.name(), "tag"))));
        }
        for (ValuePath tag : tags) {
            Optional<Tree> present = tag.in(values);
            if (present.isPresent() && !present.equals(tag.in(upgrade.shipped().values()))) {
                String reason = "overrides the image of the chart for good; remove it unless you need this version";
                String source = "rancher-logging " + upgrade.chart() + ", values.yaml";
                report(Kind.KEPT, upgrade.to(), tag.toString(), present, reason, source);
            }
        }
    }

    private void leftover(Leftover row, Tree.Mapping corrected, Optional<Tree> expected) {
        leftover(row, row.path().toString(), row.path().in(values), corrected, expected);
    }

    private void leftover(
            Leftover row, String path, Optional<Tree> before, Tree.Mapping corrected, Optional<Tree> expected) {
        Kind kind = Kind.LEFT;
        if (upgrade.isCorrected()) {
            values = corrected;
            changes.removeIf(
                    change -> change.kind() == Kind.KEPT && change.path().equals(path));
            kind = expected.isPresent() ? Kind.CHANGED : Kind.DROPPED;
        }
        report(kind, upgrade.to(), path, before, expected, row.reason(), row.source());
    }

    private void rename(RenamedValue row) {
        Optional<Tree> value = row.before().in(values);
        if (value.isEmpty() || row.after().in(values).isPresent()) {
            return;
        }
        values = row.after().set(row.before().prune(values), value.get());
        String reason = "moved from " + row.before() + ", which the chart no longer reads";
        report(Kind.CHANGED, upgrade.to(), row.after().toString(), Optional.empty(), value, reason, row.source());
    }

    /** Removes a value, and reports it. */
    void drop(HarvesterRelease release, ValuePath path, String reason, String source) {
        Optional<Tree> before = path.in(values);
        values = path.remove(values);
        report(Kind.DROPPED, release, path.toString(), before, Optional.empty(), reason, source);
    }

    /** Removes an object that has lost its values. */
    void removeEmpty(ValuePath path) {
        values = path.remove(values);
    }

    /** Reports a value that stays. */
    void report(Kind kind, HarvesterRelease release, String path, Optional<Tree> value, String reason, String source) {
        report(kind, release, path, value, value, reason, source);
    }

    /**
     * Reports what happens to a value. A value that stays is reported once, and several changes of a value become one.
     */
    void report(
            Kind kind,
            HarvesterRelease release,
            String path,
            Optional<Tree> before,
            Optional<Tree> after,
            String reason,
            String source) {
        Optional<UpgradeChange> earlier = changes.stream()
                .filter(change -> change.kind() == kind && change.path().equals(path))
                .findFirst();
        if (earlier.isPresent() && kind == Kind.KEPT) {
            return;
        }
        Optional<Tree> first = earlier.isPresent() ? earlier.get().from() : before;
        earlier.ifPresent(changes::remove);
        changes.add(new UpgradeChange(kind, release, path, first, after, reason, source));
    }

    /** The version of a chart of a release. */
    static ChartVersion chart(HarvesterRelease release) {
        return ChartVersion.find(release.chartVersion()).orElseThrow();
    }
}
