package dev.gleaner.cli;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with the values of the chart rancher-logging: the values themselves, or a ManagedChart or an Addon that has
 * them, also in a list of rancherd.
 *
 * @param values the values; empty if the file cannot be read
 * @param violations the violations of the text
 */
record ChartValuesFile(Optional<Part> values, List<Violation> violations) {
    private static final String CHART = "rancher-logging";
    private static final String EXPECTED = "chart values, or the ManagedChart or Addon " + CHART;

    static ChartValuesFile read(Source source) {
        ManifestReader.Documents documents = ManifestReader.lenient().readAll(source);
        List<Violation> violations = new ArrayList<>(documents.violations());
        List<Part> objects =
                documents.parts().stream().flatMap(ChartValuesFile::objects).toList();
        Optional<Part> managed = ofKind("ManagedChart", objects);
        Optional<Part> addon = ofKind("Addon", objects);
        if (managed.isPresent()) {
            return new ChartValuesFile(managed.map(spec -> spec.field("values")), violations);
        }
        if (addon.isPresent()) {
            AddonValues inside = AddonValues.read(source, addon.get());
            violations.addAll(inside.violations());
            return new ChartValuesFile(inside.values(), violations);
        }
        objects.stream()
                .filter(ChartValuesFile::isObject)
                .findFirst()
                .map(other -> other.field("kind"))
                .ifPresent(kind -> violations.add(
                        kind.violation(DocumentFault.KIND_WRONG, kind.tree().describe(), EXPECTED)));
        if (violations.isEmpty() && documents.parts().size() > 1) {
            violations.add(documents.parts().get(1).violation(DocumentFault.SECOND_DOCUMENT));
        }
        return new ChartValuesFile(documents.parts().stream().findFirst(), violations);
    }

    /** Whether it is an object of a cluster; the chart has no value with one of these names. */
    private static boolean isObject(Part part) {
        return !part.text("apiVersion").isEmpty() && !part.text("kind").isEmpty();
    }

    private static Stream<Part> objects(Part document) {
        return document.field("resources").tree() instanceof Tree.Sequence
                ? document.field("resources").items().stream()
                : Stream.of(document);
    }

    /** The spec of the object of a kind that installs the chart. */
    private static Optional<Part> ofKind(String kind, List<Part> objects) {
        return objects.stream()
                .filter(object -> object.text("kind").equals(kind))
                .map(object -> object.field("spec"))
                .filter(spec -> spec.text("chart").equals(CHART))
                .findFirst();
    }
}
