package dev.gleaner.logging.resources;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.ParsedObject;
import java.util.List;
import java.util.Optional;

/** The objects that the chart rancher-logging renders from the values in an object. */
final class ChartObjects {
    private static final String CHART = "rancher-logging";

    private ChartObjects() {}

    /** The version of the chart that an object installs; empty if it installs none, or an unknown version. */
    static Optional<ChartVersion> version(Part object) {
        Part spec = spec(object);
        return isChart(spec) ? ChartVersion.find(spec.text("version")) : Optional.empty();
    }

    /**
     * The objects; empty if the object has no values of the chart, or if helm cannot render them. Without a known
     * version of the chart, they are those of the newest chart with the operator.
     */
    static Optional<List<Manifest>> of(ParsedObject object, OperatorVersion operator) {
        Part part = object.part();
        String version = Optional.of(spec(part).text("version"))
                .filter(ChartProjection.chartVersions()::contains)
                .orElseGet(() -> newest(operator));
        return values(object)
                .flatMap(values -> ChartProjection.of(version).render(values).value());
    }

    private static Optional<Part> values(ParsedObject object) {
        Part spec = spec(object.part());
        boolean isObject = !object.part().text("kind").isEmpty();
        if (isObject) {
            return isChart(spec) ? ofObject(spec) : Optional.empty();
        }
        // The values inside an object are rendered with the object, whose version is the one of the chart.
        if (object.as(LoggingValues.class).isEmpty()
                || object.part().path().toString().contains("valuesContent")) {
            return Optional.empty();
        }
        return Optional.of(spec.field("values").tree() instanceof Tree.Mapping ? spec.field("values") : object.part());
    }

    private static Optional<Part> ofObject(Part spec) {
        return spec.field("valuesContent").tree() instanceof Tree.Text text
                ? ManifestReader.lenient().readAll(Source.of(spec.file(), text.value())).parts().stream()
                        .findFirst()
                : Optional.of(spec.field("values"));
    }

    /** The spec of a ManagedChart, an Addon or a HelmChart; a part of one is its own. */
    private static Part spec(Part object) {
        return object.text("kind").isEmpty() ? object : object.field("spec");
    }

    /** Whether the chart is rancher-logging; a HelmChart may name its repository before it. */
    private static boolean isChart(Part spec) {
        return spec.text("chart").equals(CHART) || spec.text("chart").endsWith("/" + CHART);
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
