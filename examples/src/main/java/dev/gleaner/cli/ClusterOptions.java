package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that say which cluster holds the objects of manifests. If there is neither a Logging nor the chart
 * rancher-logging, those of a release of Harvester are added.
 */
final class ClusterOptions {
    private final Option<OperatorVersion> operator;
    private final Option<HarvesterRelease> release;

    ClusterOptions(Syntax syntax) {
        operator = syntax.option(
                "--operator",
                "VERSION",
                OperatorVersion::of,
                "The version of the logging operator, such as " + OperatorVersion.V3_17_7 + ". By default, it is that"
                        + " of the chart in the manifests or of the release.");
        release = syntax.option(
                "--release",
                "RELEASE",
                ReleaseName::of,
                "The release of Harvester that runs the manifests, such as " + HarvesterRelease.latest()
                        + " (the default).");
    }

    /** Whether one of the options is given. */
    boolean areGiven() {
        return operator.isGiven() || release.isGiven();
    }

    /** The release of Harvester whose Loggings are added. */
    HarvesterRelease harvester() {
        return release.or(HarvesterRelease.latest());
    }

    /** The check for the version of the operator that is given, or else for the release. */
    Lint check(Lint any) {
        return operator.value()
                .map(any::forOperator)
                .orElseGet(() -> release.value().map(any::forRelease).orElse(any));
    }

    /** The call of this check. */
    String checkCall() {
        return "gleaner check"
                + operator.value().map(version -> " --operator " + version).orElseGet(() -> release.value()
                        .map(harvester -> " --release " + harvester)
                        .orElse(""))
                + " FILE...";
    }

    /** The objects of files, and of the release if they have no Logging. */
    ClusterResources cluster(List<ParsedFile> files) {
        ClusterResources all = withLogging(files);
        Optional<OperatorVersion> version =
                operator.value().or(() -> release.value().map(HarvesterRelease::operatorVersion));
        return version.map(all::forOperator).orElse(all);
    }

    private ClusterResources withLogging(List<ParsedFile> files) {
        List<ParsedObject> objects =
                files.stream().flatMap(file -> file.objects().stream()).toList();
        ClusterResources own = ClusterResources.of(objects);
        return hasLogging(own, objects) ? own : withChart(objects, harvester());
    }

    private static boolean hasLogging(ClusterResources own, List<ParsedObject> objects) {
        return !own.loggings().isEmpty()
                || objects.stream()
                        .anyMatch(object -> object.part().text("kind").equals("Logging"));
    }

    /** The Loggings of the release if they are added to objects that have none; empty if they are not. */
    Optional<String> addedLoggings(List<ParsedObject> objects) {
        if (hasLogging(ClusterResources.of(objects), objects)) {
            return Optional.empty();
        }
        List<String> names = withChart(List.of(), harvester()).scopes().stream()
                .map(LoggingScope::name)
                .toList();
        return Optional.of(String.join(" and ", names) + " of Harvester " + harvester()
                + (release.isGiven() ? "" : "; --release names another release"));
    }

    private static ClusterResources withChart(List<ParsedObject> objects, HarvesterRelease release) {
        List<ParsedObject> all = new ArrayList<>();
        HarvesterLogging.release(release).build().files().stream()
                .flatMap(file -> ParsedFile.of(file).objects().stream())
                .forEach(all::add);
        all.addAll(objects);
        return ClusterResources.of(all);
    }
}
