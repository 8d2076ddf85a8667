package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.ArrayList;
import java.util.List;

/** The manifests that a release installs, and the values in them. */
final class ShippedFiles {
    /** The name of the logging chart, and of its ManagedChart or Addon. */
    static final String CHART = "rancher-logging";

    /** The name of the chart of the CRDs, and of its ManagedChart. */
    static final String CRD_CHART = "rancher-logging-crd";

    /** The chart value for the EventTailer. */
    static final ValuePath EVENT_TAILER = ValuePath.of("eventTailer");

    private final HarvesterRelease release;
    private final List<Manifest> manifests;

    private ShippedFiles(HarvesterRelease release) {
        this.release = release;
        this.manifests = HarvesterLogging.release(release).build().manifests();
    }

    static ShippedFiles of(HarvesterRelease release) {
        return new ShippedFiles(release);
    }

    /** All manifests, in the order of installation. */
    List<Manifest> manifests() {
        return manifests;
    }

    /** The values of the chart, with {@code eventTailer}. */
    Tree.Mapping values() {
        return release.wrapper().hasEventTailerObject()
                ? withTailer(valuesOf(managedChart(CHART)), eventTailer())
                : valuesOf(addon());
    }

    /** The ManagedChart with a name. */
    ManagedChart managedChart(String name) {
        return manifests.stream()
                .filter(manifest ->
                        manifest instanceof ManagedChart chart && chart.name().equals(name))
                .map(ManagedChart.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The Addon of the logging chart. */
    Addon addon() {
        return only(Addon.class);
    }

    /** The EventTailer. */
    EventTailer eventTailer() {
        return only(EventTailer.class);
    }

    private <T> T only(Class<T> type) {
        return manifests.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The values of a ManagedChart. */
    static Tree.Mapping valuesOf(ManagedChart chart) {
        return chart.spec()
                .values()
                .map(values -> (Tree.Mapping) values.toTree())
                .orElse(Tree.mapping(m -> {}));
    }

    /**
     * The values of an Addon.
     *
     * @throws ViolationException if its {@code valuesContent} is neither empty nor one mapping in YAML
     */
    static Tree.Mapping valuesOf(Addon addon) {
        ManifestReader.Documents content = ManifestReader.lenient()
                .readAll(Source.of("valuesContent", addon.spec().valuesContent()));
        List<Part> documents = content.parts();
        List<Violation> violations = new ArrayList<>(content.violations());
        if (documents.size() > 1) {
            violations.add(documents.get(1).violation(DocumentFault.SECOND_DOCUMENT));
        }
        Tree tree = documents.isEmpty() ? Tree.nothing() : documents.get(0).tree();
        if (!(tree instanceof Tree.Mapping) && !(tree instanceof Tree.Nothing)) {
            violations.add(documents.get(0).violation(DocumentFault.TYPE, tree.describe(), "a mapping"));
        }
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
        return tree instanceof Tree.Mapping values ? values : Tree.mapping(m -> {});
    }

    /** The values with an EventTailer as the value {@code eventTailer}. */
    static Tree.Mapping withTailer(Tree.Mapping values, EventTailer tailer) {
        return EVENT_TAILER.set(values, Tree.mapping(value -> {
            tailer.metadata().name().ifPresent(name -> value.put("name", name));
            tailer.metadata().namespace().ifPresent(namespace -> value.put("namespace", namespace));
            ((Tree.Mapping) tailer.spec().toTree()).fields().forEach(field -> value.put(field.name(), field.value()));
        }));
    }
}
