package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.manifest.ParsedObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for the objects that install the logging charts: whether a chart is installed, and into which namespace. */
final class InstallRules {
    private static final String INSTALLER = "harvester-installer v1.1.0, pkg/config/templates/rancherd-15-logging.yaml";

    static final LintRule NAME = LintRule.of(
                    ChartFault.NAME, "A chart has the name of one that Harvester ships.", INSTALLER)
            .failing(chart("rancher-loging"))
            .passing(chart("rancher-logging"));

    static final LintRule FLEET = LintRule.of(
                    ChartFault.FLEET, "The ManagedCharts of the local cluster are in its namespace.", INSTALLER)
            .failing(chart("rancher-logging").replace("fleet-local", "fleet-default"))
            .passing(chart("rancher-logging"));

    static final LintRule TARGET = LintRule.of(
                    ChartFault.TARGET, "A ManagedChart in fleet-local is for the local cluster.", INSTALLER)
            .failing(chart("rancher-logging").replace("clusterName: local", "clusterName: locale"))
            .passing(chart("rancher-logging"));

    static final LintRule REPOSITORY = LintRule.of(
                    ChartFault.REPOSITORY, "The repository of a chart is one of Harvester.", INSTALLER)
            .failing(chart("rancher-logging").replace("harvester-charts", "harvester-chart"))
            .passing(chart("rancher-logging"));

    static final LintRule NAMESPACE = LintRule.of(
                    ChartFault.NAMESPACE, "The chart is installed into the namespace of its flows.", INSTALLER)
            .failing(chart("rancher-logging").replace("cattle-logging-system", "cattle-loging-system"))
            .passing(chart("rancher-logging"));

    static final LintRule CRDS = LintRule.of(
                    ChartFault.CRDS, "The chart of the kinds is installed beside the chart that uses them.", INSTALLER)
            .ofCompleteSets()
            .failing(chart("rancher-logging"))
            .passing(chart("rancher-logging-crd") + "---\n" + chart("rancher-logging"));

    private static final String CHART = "rancher-logging";

    private static final List<String> CHARTS = List.of(CHART, CHART + "-crd");

    private static final Set<String> KINDS = Set.of("ManagedChart", "Addon", "HelmChart");

    /** The namespace of the ManagedCharts of the local cluster, which is its only cluster. */
    private static final String FLEET_NAMESPACE = "fleet-local";

    private static final String LOCAL = "local";

    private static final String REPOSITORY_NAME = "harvester-charts";

    private static final String REPOSITORY_URL = "http://harvester-cluster-repo.cattle-system.svc/charts";

    private final CheckedSet set;
    private final Findings findings;

    private InstallRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    private static String chart(String name) {
        return """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: %1$s, namespace: fleet-local}
                spec:
                  chart: %1$s
                  version: 100.1.3+up3.17.7
                  repoName: harvester-charts
                  defaultNamespace: cattle-logging-system
                  targets:
                  - clusterName: local
                """.formatted(name);
    }

    static void check(CheckedSet set, Findings findings) {
        InstallRules rules = new InstallRules(set, findings);
        set.objects().stream()
                .map(ParsedObject::part)
                .filter(part -> KINDS.contains(part.text("kind")))
                .forEach(part -> chartOf(part).ifPresent(chart -> rules.check(part, chart)));
    }

    /** The logging chart that an object installs, or that it probably means; empty if it is for another chart. */
    private static Optional<String> chartOf(Part object) {
        String written = object.field("spec").text("chart");
        String name = written.substring(written.lastIndexOf('/') + 1);
        return CHARTS.contains(name) ? Optional.of(name) : NearestName.of(name, CHARTS);
    }

    private void check(Part object, String chart) {
        Part spec = object.field("spec");
        Part name = spec.field("chart");
        String written = spec.text("chart");
        if (!written.endsWith(chart)) {
            String corrected = written.substring(0, written.lastIndexOf('/') + 1) + chart;
            findings.correct(NAME, name, corrected, Violation.quoted(written), Violation.quoted(corrected));
        }
        switch (object.text("kind")) {
            case "ManagedChart" -> {
                checkFleet(object);
                checkRepository(spec.field("repoName"), spec.text("repoName"), REPOSITORY_NAME);
                checkNamespace(chart, spec, spec.field("defaultNamespace"));
                checkCrds(chart, name);
            }
            case "Addon" -> {
                checkRepository(spec.field("repo"), placeOf(spec.text("repo")), placeOf(REPOSITORY_URL));
                checkNamespace(chart, spec, object.field("metadata").field("namespace"));
            }
            default -> checkNamespace(chart, spec, spec.field("targetNamespace"));
        }
    }

    private void checkFleet(Part object) {
        Part namespace = object.field("metadata").field("namespace");
        List<Part> clusters = object.field("spec").field("targets").items().stream()
                .map(target -> target.field("clusterName"))
                .filter(cluster -> !textOf(cluster).isEmpty())
                .toList();
        boolean isForLocal =
                clusters.stream().anyMatch(cluster -> textOf(cluster).equals(LOCAL));
        String written = textOf(namespace);
        boolean isOfHarvester =
                isForLocal || object.field("spec").text("repoName").equals(REPOSITORY_NAME);
        if (written.equals(FLEET_NAMESPACE) && !isForLocal) {
            clusters.forEach(this::addTarget);
        } else if (!written.isEmpty() && !written.equals(FLEET_NAMESPACE) && isOfHarvester) {
            findings.correct(FLEET, namespace, FLEET_NAMESPACE, Violation.quoted(written));
        }
    }

    private void addTarget(Part cluster) {
        String written = textOf(cluster);
        if (NearestName.of(written, List.of(LOCAL)).isPresent()) {
            findings.correct(TARGET, cluster, LOCAL, Violation.quoted(written));
        } else {
            findings.add(TARGET, cluster, Violation.quoted(written));
        }
    }

    /** Reports a repository that is probably Harvester's, but misspelt. */
    private void checkRepository(Part repository, String written, String expected) {
        boolean isDefined = set.objects().stream()
                .map(ParsedObject::part)
                .anyMatch(part -> part.text("kind").equals("ClusterRepo")
                        && part.field("metadata").text("name").equals(written));
        if (!written.equals(expected)
                && !isDefined
                && NearestName.of(written, List.of(expected)).isPresent()) {
            String corrected = expected.equals(REPOSITORY_NAME) ? REPOSITORY_NAME : REPOSITORY_URL;
            findings.correct(
                    REPOSITORY,
                    repository,
                    corrected,
                    Violation.quoted(textOf(repository)),
                    Violation.quoted(corrected));
        }
    }

    /** The host and the path of a URL, without what does not change the place. */
    private static String placeOf(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst(":\\d+/", "/").replaceFirst("(?<!/)/++$", "");
    }

    /** Compares the namespace of the chart with that of Harvester, and with those of the flows and outputs. */
    private void checkNamespace(String chart, Part spec, Part namespace) {
        String written = textOf(namespace);
        boolean isOverridden =
                !textOf(spec.field("values").field("namespaceOverride")).isEmpty()
                        || spec.text("valuesContent").contains("namespaceOverride");
        if (!chart.equals(CHART) || written.isEmpty() || isOverridden || written.equals(Harvester.LOGGING_NAMESPACE)) {
            return;
        }
        List<String> used = set.writtenLoggings().isEmpty()
                ? Stream.concat(set.flows().stream(), set.outputs().stream())
                        .filter(object -> object.isWritten() && object.isCluster())
                        .map(LoggingPart::namespace)
                        .filter(other -> !other.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
        boolean isNear =
                NearestName.of(written, List.of(Harvester.LOGGING_NAMESPACE)).isPresent();
        if (isNear && !used.contains(written)) {
            String expected = Harvester.LOGGING_NAMESPACE;
            findings.correct(NAMESPACE, namespace, expected, Violation.quoted(written), expected);
        } else if (!used.isEmpty() && !used.contains(written)) {
            // The namespace of the flows may be the one that is wrong.
            findings.add(NAMESPACE, namespace, Violation.quoted(written), used.get(0));
        }
    }

    private void checkCrds(String chart, Part name) {
        boolean isBesides = set.objects().stream()
                .map(ParsedObject::part)
                .anyMatch(part -> part.text("kind").equals("CustomResourceDefinition")
                        || KINDS.contains(part.text("kind"))
                                && chartOf(part).filter(CHARTS.get(1)::equals).isPresent());
        if (set.isComplete() && chart.equals(CHART) && !isBesides) {
            findings.add(CRDS, name);
        }
    }

    private static String textOf(Part part) {
        return part.tree() instanceof Tree.Text text ? text.value() : "";
    }
}
