package dev.gleaner.harvester.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.values.LoggingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UpgradeProperties {
    @Provide
    Arbitrary<Tree> changes() {
        return Models.treesOf(LoggingValues.class);
    }

    @Provide
    Arbitrary<Upgrade> upgrades() {
        List<HarvesterRelease> releases = HarvesterRelease.releases();
        Arbitrary<Integer> places = Arbitraries.integers().between(0, releases.size() - 1);
        return Combinators.combine(places, places, Arbitraries.of(true, false)).as((one, other, corrected) -> {
            Upgrade upgrade = Upgrade.from(releases.get(Math.min(one, other))).to(releases.get(Math.max(one, other)));
            return corrected ? upgrade.withCorrections() : upgrade;
        });
    }

    /** The values of a mapping, each with its path; lists are values. */
    private static void leaves(Tree tree, List<String> path, List<ValuePath> leaves) {
        if (tree instanceof Tree.Mapping mapping && !mapping.fields().isEmpty()) {
            mapping.fields().forEach(field -> {
                List<String> names = new ArrayList<>(path);
                names.add(field.name());
                leaves(field.value(), names, leaves);
            });
        } else if (!(tree instanceof Tree.Nothing) && !path.isEmpty()) {
            leaves.add(new ValuePath(path));
        }
    }

    private static List<ValuePath> leaves(Tree tree) {
        List<ValuePath> leaves = new ArrayList<>();
        leaves(tree, List.of(), leaves);
        return leaves;
    }

    private static Tree.Mapping shippedWith(HarvesterRelease release, Tree changes) {
        Tree.Mapping values = ShippedFiles.of(release).values();
        for (ValuePath leaf : leaves(changes)) {
            values = leaf.set(values, leaf.in(changes).orElseThrow());
        }
        return values;
    }

    /** Whether the chart reads the value at another path afterwards, so that a correction moves it. */
    private static boolean isMoved(ValuePath leaf, Upgrade upgrade) {
        return upgrade.isCorrected()
                && RenamedValue.in(upgrade.chart()).stream()
                        .anyMatch(row -> (leaf + ".").startsWith(row.before() + "."));
    }

    @Property(tries = 300)
    void whatTheUserChangedStays(@ForAll("upgrades") Upgrade upgrade, @ForAll("changes") Tree changes) {
        Tree.Mapping values = shippedWith(upgrade.from(), changes);
        UpgradedValues upgraded = upgrade.values(values);
        for (ValuePath leaf : leaves(changes)) {
            // An empty mapping merges to nothing, so that a value may be moved into it.
            boolean isNothing = leaf.in(changes).equals(Optional.of(Tree.mapping(m -> {})));
            if (!isNothing && !isMoved(leaf, upgrade)) {
                assertThat(leaf.in(upgraded.values()))
                        .as("%s in %s", leaf, upgrade)
                        .isEqualTo(leaf.in(changes));
            }
        }
        assertThat(upgraded.changes()).allSatisfy(change -> {
            assertThat(change.reason()).isNotBlank();
            assertThat(change.source()).isNotBlank();
            assertThat(change.toString()).doesNotContain("\n");
        });
    }

    /** The upgrade of shipped values with changes is what the later release ships, with the same changes. */
    @Property(tries = 200)
    void nothingElseChanges(@ForAll("upgrades") Upgrade upgrade, @ForAll("changes") Tree changes) {
        Tree.Mapping independent = (Tree.Mapping) changes;
        for (String name : List.of("images", "eventTailer", "global", "monitoring")) {
            independent = ValuePath.of(name).remove(independent);
        }
        assertThat(upgrade.withCorrections()
                        .values(shippedWith(upgrade.from(), independent))
                        .values())
                .isEqualTo(shippedWith(upgrade.to(), independent));
    }

    @Property(tries = 100)
    void anUnknownValueStaysAndIsTold(
            @ForAll("upgrades") Upgrade upgrade, @ForAll("changes") Tree changes, @ForAll int value) {
        Tree.Mapping values = ValuePath.of("unknown").set(shippedWith(upgrade.from(), changes), Tree.number(value));
        UpgradedValues upgraded = upgrade.values(values);
        assertThat(ValuePath.of("unknown").in(upgraded.values())).hasValue(Tree.number(value));
        assertThat(upgraded.changes()).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(Kind.UNREAD);
            assertThat(change.path()).isEqualTo("unknown");
            assertThat(change.release()).isEqualTo(upgrade.to());
        });
    }

    /** An upgrade by way of a release in between is the same upgrade. */
    @Property(tries = 200)
    void upgradesCompose(@ForAll("upgrades") Upgrade upgrade, @ForAll("changes") Tree changes, @ForAll int place) {
        Tree.Mapping values = shippedWith(upgrade.from(), changes);
        List<HarvesterRelease> path = upgrade.path();
        HarvesterRelease between = path.isEmpty() ? upgrade.to() : path.get(Math.floorMod(place, path.size()));
        Upgrade first = Upgrade.from(upgrade.from()).to(between);
        Upgrade second = Upgrade.from(between).to(upgrade.to());
        assertThat(second.values(first.values(values).values()).values())
                .isEqualTo(Upgrade.from(upgrade.from())
                        .to(upgrade.to())
                        .values(values)
                        .values());
    }
}
