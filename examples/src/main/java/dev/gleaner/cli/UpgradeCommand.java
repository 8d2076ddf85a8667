package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.upgrade.Upgrade;
import dev.gleaner.harvester.upgrade.UpgradeChange;
import dev.gleaner.harvester.upgrade.UpgradeStep;
import dev.gleaner.harvester.upgrade.UpgradedManifests;
import dev.gleaner.harvester.upgrade.UpgradedValues;
import java.io.PrintWriter;
import java.util.List;

/** Upgrades chart values or manifests of one release to a later one. */
final class UpgradeCommand implements Command {
    /** The last release without logging; only this one can be upgraded to v1.1. */
    private static final String BEFORE_LOGGING = "v1.0.3";

    private final Syntax syntax = new Syntax(
            "upgrade",
            "Upgrades chart values or manifests to a later Harvester release. Prints the result of the upgrade scripts"
                    + " of all releases in between, but keeps your own changes. Reports on standard error what it"
                    + " changes, drops, keeps or leaves behind, and which values the new chart does not read. Comments"
                    + " are lost.");

    private final Option<Upgrade.Start> from = syntax.option(
                    "--from",
                    "RELEASE",
                    UpgradeCommand::start,
                    "The release before the upgrade, such as " + HarvesterRelease.V1_1_3 + ". From " + BEFORE_LOGGING
                            + ", which has no logging, prints the steps of the upgrade.")
            .required();

    private final Option<HarvesterRelease> to = syntax.option(
                    "--to",
                    "RELEASE",
                    ReleaseName::of,
                    "The release after the upgrade, such as " + HarvesterRelease.latest() + ".")
            .required();

    private final Option<String> correct = syntax.flag(
            "--correct",
            "Corrects what the upgrade scripts leave behind: missing names, images of earlier releases, and values"
                    + " that the new chart reads at another path.");

    private final Operands input = syntax.operands(
            "VALUES",
            0,
            Operands.MANY,
            "A file with all chart values in use, or - for standard input; or files, folders and patterns in quotes"
                    + " with all manifests of a cluster: the ManagedCharts and the EventTailer, or the Addon. Without"
                    + " VALUES, upgrades the manifests that the first release ships.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        Upgrade upgrade = correct.isGiven() ? upgrade().withCorrections() : upgrade();
        try {
            return input.all().isEmpty() ? ofShipped(upgrade, environment) : ofFile(upgrade, environment);
        } catch (ViolationException e) {
            return Gleaner.report(e.violations(), environment.err());
        }
    }

    private static Upgrade.Start start(String text) {
        String release = ReleaseName.label(text);
        if (release.equals(BEFORE_LOGGING)) {
            return Upgrade.fromBeforeLogging();
        }
        if (release.startsWith("v1.0.")) {
            throw new IllegalArgumentException(
                    "of the releases before v1.1.0, only " + BEFORE_LOGGING + " can be upgraded to it");
        }
        return Upgrade.from(HarvesterRelease.of(release));
    }

    private Upgrade upgrade() {
        try {
            return from.get().to(to.get());
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--to", String.valueOf(e.getMessage()));
        }
    }

    private static int ofShipped(Upgrade upgrade, Environment environment) {
        UpgradedManifests upgraded = upgrade.manifests();
        String text = upgrade.startsBeforeLogging() ? steps(upgraded.steps()) : upgraded.toYaml();
        return print(text, upgraded.changes(), environment);
    }

    /** The steps as documents, each after comments with what to do. */
    private static String steps(List<UpgradeStep> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            UpgradeStep step = steps.get(i);
            text.append(i == 0 ? "" : "---\n").append("# step " + (i + 1) + ", " + step + "\n");
            step.delete()
                    .forEach(object -> text.append("# delete " + object.kind() + " "
                            + object.metadata()
                                    .namespace()
                                    .map(name -> name + "/")
                                    .orElse("")
                            + object.metadata().name().orElse("") + "\n"));
            step.waitFor().forEach(workload -> text.append("# wait for " + workload + "\n"));
            if (step.apply().isEmpty()) {
                text.append("# see gleaner install --help\n");
            }
            text.append(step.toYaml());
        }
        return text.toString();
    }

    private int ofFile(Upgrade upgrade, Environment environment) {
        if (upgrade.startsBeforeLogging()) {
            throw new UsageException(BEFORE_LOGGING + " has no logging and no values; leave out VALUES");
        }
        PrintWriter err = environment.err();
        List<Source> sources = input.all().stream()
                .flatMap(file -> Inputs.sources(file, err).stream())
                .toList();
        UpgradeInput file = UpgradeInput.read(sources, upgrade.from());
        file.notes().forEach(note -> err.println(Printable.line(note)));
        if (file.violations().stream().anyMatch(Violation::isError)) {
            return Gleaner.report(file.violations(), err);
        }
        if (!file.conflicts().isEmpty()) {
            file.conflicts().forEach(conflict -> err.println(Printable.line(conflict)));
            return Gleaner.VIOLATIONS;
        }
        if (file.values().isPresent()) {
            UpgradedValues upgraded = upgrade.values(file.values().get());
            return print(upgraded.toYaml(), upgraded.changes(), environment);
        }
        if (!file.hasLogging()) {
            err.println(Printable.line(
                    String.join(", ", input.all()) + ": nothing to upgrade: no ManagedChart, EventTailer or Addon"));
        }
        UpgradedManifests upgraded = upgrade.manifests(file.manifests());
        return print(file.write(upgraded.manifests()), upgraded.changes(), environment);
    }

    private static int print(String text, List<UpgradeChange> changes, Environment environment) {
        PrintWriter out = environment.out();
        out.print(text);
        out.flush();
        changes.forEach(change -> environment.err().println(Printable.line(change.toString())));
        return Gleaner.SUCCESS;
    }
}
