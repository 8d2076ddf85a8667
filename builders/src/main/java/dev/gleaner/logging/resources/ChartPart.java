package dev.gleaner.logging.resources;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.ParsedObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The chart rancher-logging in a file: a ManagedChart, an Addon, a HelmChart, a part of one, or a file with its values.
 *
 * @param owner the object; for a file with values, the values
 * @param values the values; null if there are none
 */
public record ChartPart(Part owner, Part values) {
    private static final String CHART = "rancher-logging";
    private static final Set<String> KINDS = Set.of("ManagedChart", "Addon", "HelmChart");
    private static final Set<String> VALUES =
            Set.of("additionalLoggingSources", "systemdLogPath", "disablePvc", "fluentd", "fluentbit");

    /** Refuses null. */
    public ChartPart {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(values, "values");
    }

    /** The charts in files, each by the object that has its values. Those of an Addon are a document in its text. */
    public static Map<ParsedObject, ChartPart> in(Collection<ParsedObject> objects) {
        Objects.requireNonNull(objects, "objects");
        Map<ParsedObject, ChartPart> charts = new LinkedHashMap<>();
        Map<String, Part> addons = new LinkedHashMap<>();
        for (ParsedObject object : objects) {
            Part part = object.part();
            Part addon = addons.remove(place(part));
            if (addon != null) {
                charts.put(object, new ChartPart(addon, part));
            } else if (isObject(part)) {
                Part content = part.field("spec").field("valuesContent");
                if (content.tree() instanceof Tree.Text) {
                    addons.put(place(content), part);
                } else {
                    charts.put(object, new ChartPart(part, part.field("spec").field("values")));
                }
            } else if (part.text("kind").isEmpty() && !isValues(part) && isValues(part.field("values"))) {
                charts.put(object, new ChartPart(part, part.field("values")));
            } else if (isValues(part) || object.as(LoggingValues.class).isPresent()) {
                charts.put(object, new ChartPart(part, part));
            }
        }
        return charts;
    }

    /**
     * The version of the operator that charts install: that of the last one, because it replaces the others. Empty if no
     * version of a chart is known.
     */
    public static Optional<OperatorVersion> operator(Collection<ChartPart> charts) {
        return Objects.requireNonNull(charts, "charts").stream()
                .flatMap(chart -> chart.version().stream())
                .flatMap(version -> version.operator().stream())
                .reduce((earlier, later) -> later);
    }

    private static String place(Part part) {
        return part.file() + ": " + part.path();
    }

    private static boolean isObject(Part object) {
        String written = object.field("spec").text("chart");
        // The name of the object is that of the chart in Harvester; excerpts often lack the chart.
        String chart = written.isEmpty() ? object.field("metadata").text("name") : written;
        return KINDS.contains(object.text("kind")) && (chart.equals(CHART) || chart.endsWith("/" + CHART));
    }

    /** Whether a document has values of the chart. */
    public static boolean isValues(Part part) {
        Objects.requireNonNull(part, "part");
        return part.tree() instanceof Tree.Mapping mapping
                && !mapping.hasValue("kind")
                && !mapping.hasValue("apiVersion")
                && VALUES.stream().anyMatch(mapping::hasValue);
    }

    /** The kind of the object; empty for a part of one, and for a file with values. */
    public String kind() {
        return owner.text("kind");
    }

    /** The spec of the object; a part of an object counts as its spec. */
    private Part spec() {
        return kind().isEmpty() ? owner : owner.field("spec");
    }

    /** The version, if its values are known; empty for a file with values. */
    public Optional<ChartVersion> version() {
        return ChartVersion.find(spec().text("version"));
    }

    /** Whether its repository is not one of Harvester. */
    public boolean isOfAnotherRepository() {
        String repository = spec().text("repoName") + spec().text("repo");
        return !repository.isEmpty() && !repository.contains("harvester");
    }

    /** The value at a path of names; its tree is null if there is none. */
    public Part value(String... names) {
        Part value = values;
        for (String name : names) {
            value = value.field(name);
        }
        return value;
    }

    /** Whether the value at a path of names is true. */
    public boolean isTrue(String... names) {
        return value(names).tree().equals(Tree.flag(true));
    }

    /**
     * The objects that the chart renders; none if helm cannot render it. Without a known version of the chart, they are
     * those of the newest chart with the operator.
     */
    public Reading<List<Manifest>> render(OperatorVersion operator) {
        return render(newest(Objects.requireNonNull(operator, "operator")));
    }

    /** The objects that the chart renders; another version is that of a chart without a known version. */
    public Reading<List<Manifest>> render(String otherVersion) {
        String written = spec().text("version");
        String version = ChartProjection.chartVersions().contains(written) ? written : otherVersion;
        return ChartProjection.of(version)
                .render(
                        values.tree() instanceof Tree.Nothing
                                ? new Part(values.file(), FieldPath.ROOT, Tree.mapping(m -> {}))
                                : values);
    }

    private static String newest(OperatorVersion operator) {
        List<String> known = ChartProjection.chartVersions();
        return known.stream()
                .filter(version -> ChartVersion.find(version)
                        .flatMap(ChartVersion::operator)
                        .filter(operator::equals)
                        .isPresent())
                .reduce((earlier, later) -> later)
                .orElse(known.get(known.size() - 1));
    }
}
