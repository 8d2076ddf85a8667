package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.chart.ManagedChart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of manifests that Gleaner models. */
final class Kinds {
    private record Kind(String group, String name, Class<? extends ModelManifest> type) {}

    private static final String LOGGING = "logging.banzaicloud.io";

    private static final List<Kind> ALL = List.of(
            new Kind("audit.k8s.io", "Policy", AuditPolicy.class),
            new Kind(LOGGING, "Flow", Flow.class),
            new Kind(LOGGING, "ClusterFlow", ClusterFlow.class),
            new Kind(LOGGING, "Output", Output.class),
            new Kind(LOGGING, "ClusterOutput", ClusterOutput.class),
            new Kind("logging-extensions.banzaicloud.io", "EventTailer", EventTailer.class),
            new Kind("management.cattle.io", "ManagedChart", ManagedChart.class));

    /** The charts whose values Gleaner models. */
    private static final Set<String> CHARTS = Set.of("rancher-logging", "rancher-logging-crd");

    private Kinds() {}

    /** The type of an object, by group and kind; a wrong version is reported when the object is read. */
    static Optional<Class<? extends ModelManifest>> of(Part object) {
        String group = groupOf(object);
        return ALL.stream()
                .filter(kind -> kind.name().equals(object.text("kind"))
                        && (object.text("apiVersion").isEmpty() || kind.group().equals(group)))
                .filter(kind -> kind.type() != ManagedChart.class
                        || CHARTS.contains(object.field("spec").text("chart")))
                .<Class<? extends ModelManifest>>map(Kind::type)
                .findFirst();
    }

    /** Whether the object has the kind of this type; it may have errors. */
    static boolean isA(Class<? extends ModelManifest> type, Part object) {
        return of(object).filter(type::equals).isPresent();
    }

    /** Whether the API group of the object is that of audit policies or one of the logging operator. */
    static boolean isInKnownGroup(Part object) {
        return ALL.stream()
                .anyMatch(kind ->
                        kind.type() != ManagedChart.class && kind.group().equals(groupOf(object)));
    }

    private static String groupOf(Part object) {
        String apiVersion = object.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
