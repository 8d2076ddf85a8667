package dev.gleaner.lint;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.harvester.projection.ProjectionFault;
import dev.gleaner.logging.values.ChartVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The chart rancher-logging in a file: a ManagedChart, an Addon, a HelmChart, a part of one, or a file with its values.
 *
 * @param owner the object; for a file with values, the values
 * @param values the values; null if there are none
 */
record ChartPart(Part owner, Part values) {
    private static final String CHART = "rancher-logging";
    private static final Set<String> KINDS = Set.of("ManagedChart", "Addon", "HelmChart");
    private static final Set<String> VALUES =
            Set.of("additionalLoggingSources", "systemdLogPath", "disablePvc", "fluentd", "fluentbit");

    /** Whether an object installs the chart. */
    static boolean isObject(Part object) {
        String written = object.field("spec").text("chart");
        // The name of the object is that of the chart in Harvester; excerpts often lack the chart.
        String chart = written.isEmpty() ? object.field("metadata").text("name") : written;
        return KINDS.contains(object.text("kind")) && (chart.equals(CHART) || chart.endsWith("/" + CHART));
    }

    /** Whether a document has values of the chart. */
    static boolean isValues(Part part) {
        return part.tree() instanceof Tree.Mapping mapping
                && !mapping.has("kind")
                && !mapping.has("apiVersion")
                && VALUES.stream().anyMatch(mapping::has);
    }

    String kind() {
        return owner.text("kind");
    }

    /** The spec of the object; a part of one is its own. */
    Part spec() {
        return kind().isEmpty() ? owner : owner.field("spec");
    }

    /** The version, if its values are known; empty for a file with values. */
    Optional<ChartVersion> version() {
        return ChartVersion.find(spec().text("version"));
    }

    /** Whether its repository is not one of Harvester. */
    boolean isOfAnotherRepository() {
        String repository = spec().text("repoName") + spec().text("repo");
        return !repository.isEmpty() && !repository.contains("harvester");
    }

    /** The value at a path of names. */
    Part value(String... names) {
        Part value = values;
        for (String name : names) {
            value = value.field(name);
        }
        return value;
    }

    boolean isTrue(String... names) {
        return value(names).tree().equals(Tree.flag(true));
    }

    /** The objects that the chart renders; if helm cannot render it, its Loggings as they are probably meant. */
    List<Part> objects(HarvesterRelease target) {
        return render(target)
                .value()
                .map(manifests -> manifests.stream().map(Manifest::toTree).toList())
                .orElseGet(this::likely)
                .stream()
                .map(object -> new Part(values.file(), values.path(), object))
                .toList();
    }

    /** The reasons for which helm cannot render the chart. */
    List<Violation> problems(HarvesterRelease target) {
        Set<String> codes = Set.of(ProjectionFault.VALUE_TYPE.code(), ProjectionFault.AUDIT_LOG_UNKNOWN.code());
        return render(target).violations().stream()
                .filter(violation -> codes.contains(violation.code()))
                .toList();
    }

    private Reading<List<Manifest>> render(HarvesterRelease target) {
        String written = spec().text("version");
        String version = ChartProjection.chartVersions().contains(written) ? written : target.chartVersion();
        return ChartProjection.of(version)
                .render(
                        values.tree() instanceof Tree.Nothing
                                ? new Part(values.file(), FieldPath.ROOT, Tree.mapping(m -> {}))
                                : values);
    }

    private List<Tree> likely() {
        List<Tree> loggings = new ArrayList<>(List.of(logging("root", "")));
        if (isTrue("additionalLoggingSources", "kubeAudit", "enabled")) {
            loggings.add(logging(
                    "kube-audit", value("additionalLoggingSources", "kubeAudit").text("loggingRef")));
        }
        return loggings;
    }

    private static Tree logging(String name, String loggingRef) {
        return Tree.mapping(o -> o.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                .put("kind", "Logging")
                .put("metadata", m -> m.put("name", CHART + "-" + name))
                .put("spec", s -> s.put("controlNamespace", Harvester.LOGGING_NAMESPACE)
                        .put("loggingRef", loggingRef)));
    }
}
