package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
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

    /** The objects of files, and of the release if they have no Logging. */
    ClusterResources cluster(List<ParsedFile> files) {
        ClusterResources all = cluster(files, release.value());
        Optional<OperatorVersion> version =
                operator.value().or(() -> release.value().map(HarvesterRelease::operatorVersion));
        return version.map(all::forOperator).orElse(all);
    }

    private static ClusterResources cluster(List<ParsedFile> files, Optional<HarvesterRelease> release) {
        List<ParsedObject> objects =
                files.stream().flatMap(file -> file.objects().stream()).toList();
        ClusterResources own = ClusterResources.of(objects);
        boolean hasLogging = !own.loggings().isEmpty()
                || objects.stream()
                        .anyMatch(object -> object.part().text("kind").equals("Logging"));
        return hasLogging ? own : withChart(objects, release.orElse(HarvesterRelease.latest()));
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
