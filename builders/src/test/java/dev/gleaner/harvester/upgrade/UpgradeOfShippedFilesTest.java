package dev.gleaner.harvester.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import dev.gleaner.harvester.upgrade.UpgradeChange.Kind;
import dev.gleaner.logging.chart.Addon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades what each release ships to each later release, and compares it with what that one ships. */
class UpgradeOfShippedFilesTest {
    static Stream<Arguments> pairs() {
        List<HarvesterRelease> releases = HarvesterRelease.releases();
        return releases.stream().flatMap(from -> releases.stream()
                .filter(to -> to.compareTo(from) >= 0)
                .map(to -> Arguments.argumentSet(from + " to " + to, from, to)));
    }

    /** Each release to the next one and to the newest one. */
    static Stream<Arguments> ways() {
        List<HarvesterRelease> releases = HarvesterRelease.releases();
        HarvesterRelease newest = releases.get(releases.size() - 1);
        return IntStream.range(0, releases.size() - 1).boxed().flatMap(i -> Stream.of(releases.get(i + 1), newest)
                .distinct()
                .map(to -> Arguments.argumentSet(releases.get(i) + " to " + to, releases.get(i), to)));
    }

    private static List<Manifest> shipped(HarvesterRelease release) {
        return HarvesterLogging.release(release).build().manifests();
    }

    /** The documents, with the values of an addon as a tree, and without what is listed as left behind. */
    private static Set<Tree> trees(List<Manifest> manifests) {
        Set<Tree> trees = new HashSet<>();
        manifests.forEach(manifest -> trees.add(expanded(manifest.toTree())));
        return trees;
    }

    private static Tree expanded(Tree manifest) {
        ValuePath content = ValuePath.of("spec.valuesContent");
        return content.textIn(manifest)
                .map(text -> (Tree) content.set((Tree.Mapping) manifest, values(text)))
                .orElse(manifest);
    }

    private static Tree values(String content) {
        return ManifestReader.lenient()
                .readAll(Source.of(content))
                .parts()
                .get(0)
                .tree();
    }

    @Test
    void thereAreTwentyFiveReleases() {
        assertThat(HarvesterRelease.releases()).hasSize(25);
        assertThat(pairs()).hasSize(325);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void correctedManifestsAreThoseOfTheRelease(HarvesterRelease from, HarvesterRelease to) {
        UpgradedManifests upgraded = Upgrade.from(from).to(to).withCorrections().manifests(shipped(from));
        boolean staysOn = from.wrapper() == LoggingWrapper.MANAGED_CHART && to.wrapper() == LoggingWrapper.ADDON;
        HarvesterLogging expected = HarvesterLogging.release(to);
        if (staysOn) {
            expected.enable();
        }
        assertThat(trees(upgraded.manifests())).isEqualTo(trees(expected.build().manifests()));
        assertThat(pathsOf(upgraded.changes(), Kind.LEFT))
                .isEqualTo(staysOn ? Set.of("Addon rancher-logging: spec.enabled") : Set.of());
        assertThat(pathsOf(upgraded.changes(), Kind.KEPT)).isEmpty();
        assertThat(pathsOf(upgraded.changes(), Kind.UNREAD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void manifestsAreThoseOfTheReleaseApartFromWhatIsListed(HarvesterRelease from, HarvesterRelease to) {
        UpgradedManifests upgraded = Upgrade.from(from).to(to).manifests();
        Set<Tree> corrected = new HashSet<>();
        for (Manifest manifest : upgraded.manifests()) {
            Tree.Mapping tree = (Tree.Mapping) expanded(manifest.toTree());
            for (UpgradeChange change : upgraded.changes()) {
                tree = change.kind() == Kind.LEFT ? corrected(tree, manifest, change) : tree;
            }
            corrected.add(tree);
        }
        assertThat(corrected).isEqualTo(trees(shipped(to)));
    }

    /** The document with the value of the release in place of the one that is left behind. */
    private static Tree.Mapping corrected(Tree.Mapping document, Manifest manifest, UpgradeChange change) {
        String object = manifest.kind() + " " + manifest.metadata().name().orElse("") + ": ";
        if (change.path().startsWith(object)) {
            return set(document, ValuePath.of(change.path().substring(object.length())), change);
        }
        if (change.path().contains(": ") || !(manifest instanceof Addon)) {
            return document;
        }
        ValuePath content = ValuePath.of("spec.valuesContent");
        Tree.Mapping values = (Tree.Mapping) content.in(document).orElseThrow();
        return content.set(
                document,
                change.path().endsWith("[0].image")
                        ? TailerImage.set(values, 0, ((Tree.Text) change.to().orElseThrow()).value())
                        : set(values, ValuePath.of(change.path()), change));
    }

    private static Tree.Mapping set(Tree.Mapping document, ValuePath path, UpgradeChange change) {
        assertThat(path.in(document)).isEqualTo(change.from());
        return change.to().map(value -> path.set(document, value)).orElseGet(() -> path.remove(document));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void valuesAreUpgradedLikeTheManifestsWithThem(HarvesterRelease from, HarvesterRelease to) {
        Upgrade upgrade = Upgrade.from(from).to(to);
        UpgradedValues values = upgrade.values();
        List<UpgradeChange> ofValues = upgrade.manifests().changes().stream()
                .filter(change -> !change.path().contains(" "))
                .toList();
        assertThat(values.changes()).containsExactlyElementsOf(ofValues);
        assertThat(upgrade.values(ShippedFiles.of(from).values())).isEqualTo(values);
        upgrade.manifests().manifests().stream().filter(Addon.class::isInstance).forEach(addon -> assertThat(
                        ShippedFiles.valuesOf((Addon) addon))
                .isEqualTo(values.values()));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theStepsLeadToTheManifests(HarvesterRelease from, HarvesterRelease to) {
        UpgradedManifests upgraded = Upgrade.from(from).to(to).withCorrections().manifests();
        Set<String> names = new TreeSet<>();
        Set<Tree> cluster = new HashSet<>(trees(shipped(from)));
        for (UpgradeStep step : upgraded.steps()) {
            step.delete().forEach(object -> assertThat(cluster.remove(expanded(object.toTree())))
                    .isTrue());
            step.apply().forEach(object -> {
                cluster.removeIf(present -> name(present).equals(name(object.toTree())));
                cluster.add(expanded(object.toTree()));
            });
            assertThat(names.add(step.toString())).isTrue();
        }
        assertThat(cluster).isEqualTo(trees(upgraded.manifests()));
    }

    private static String name(Tree manifest) {
        return ValuePath.of("kind").textIn(manifest).orElse("")
                + ValuePath.of("metadata.name").textIn(manifest).orElse("");
    }

    private static Set<String> pathsOf(List<UpgradeChange> changes, Kind kind) {
        Set<String> paths = new TreeSet<>();
        changes.stream().filter(change -> change.kind() == kind).forEach(change -> paths.add(change.path()));
        return paths;
    }

    /** Written by hand from the facts about the upgrade scripts. */
    @ParameterizedTest
    @MethodSource("images")
    void theImageIsTheOneThatTheScriptsSet(HarvesterRelease from, HarvesterRelease to, String image) {
        assertThat(TailerImage.get(Upgrade.from(from).to(to).values().values(), 0))
                .hasValue("rancher/harvester-eventrouter:" + image);
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(HarvesterRelease.V1_1_3, HarvesterRelease.V1_2_1, "v0.1.1"),
                Arguments.of(HarvesterRelease.V1_2_1, HarvesterRelease.V1_2_2, "v0.1.2"),
                Arguments.of(HarvesterRelease.V1_3_0, HarvesterRelease.V1_3_2, "v0.2.0"),
                Arguments.of(HarvesterRelease.V1_4_0, HarvesterRelease.V1_4_3, "v0.3.2"),
                Arguments.of(HarvesterRelease.V1_4_3, HarvesterRelease.V1_5_0, "v1.5.0-dev.0"),
                Arguments.of(HarvesterRelease.V1_4_3, HarvesterRelease.V1_5_1, "v1.5.1"),
                Arguments.of(HarvesterRelease.V1_5_1, HarvesterRelease.V1_6_0, "v1.6.0"),
                Arguments.of(HarvesterRelease.V1_2_0, HarvesterRelease.V1_8_1, "v1.8.1"));
    }
}
