package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.Expectations;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.FluentdConfig;
import dev.gleaner.logging.HostTailer;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.chart.ManagedChart;
import dev.gleaner.logging.nodeagent.NodeAgent;
import dev.gleaner.logging.syslogng.AxoSyslog;
import dev.gleaner.logging.syslogng.SyslogNgClusterFlow;
import dev.gleaner.logging.syslogng.SyslogNgClusterOutput;
import dev.gleaner.logging.syslogng.SyslogNgConfig;
import dev.gleaner.logging.syslogng.SyslogNgFlow;
import dev.gleaner.logging.syslogng.SyslogNgOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The kinds of manifests that Gleaner models. */
final class Kinds {
    private record Kind(String group, String name, Class<? extends ModelManifest> type) {}

    private static final String LOGGING = "logging.banzaicloud.io";
    private static final String EXTENSIONS = "logging-extensions.banzaicloud.io";

    /** The domain of the API groups of the logging operator. */
    private static final String OPERATOR = ".banzaicloud.io";

    private static final List<Kind> ALL = List.of(
            new Kind("audit.k8s.io", "Policy", AuditPolicy.class),
            new Kind(LOGGING, "Flow", Flow.class),
            new Kind(LOGGING, "ClusterFlow", ClusterFlow.class),
            new Kind(LOGGING, "Output", Output.class),
            new Kind(LOGGING, "ClusterOutput", ClusterOutput.class),
            new Kind(EXTENSIONS, "EventTailer", EventTailer.class),
            new Kind(LOGGING, "Logging", Logging.class),
            new Kind(LOGGING, "FluentbitAgent", FluentbitAgent.class),
            new Kind(LOGGING, "FluentdConfig", FluentdConfig.class),
            new Kind(LOGGING, "NodeAgent", NodeAgent.class),
            new Kind(LOGGING, "LoggingRoute", LoggingRoute.class),
            new Kind(LOGGING, "SyslogNGFlow", SyslogNgFlow.class),
            new Kind(LOGGING, "SyslogNGClusterFlow", SyslogNgClusterFlow.class),
            new Kind(LOGGING, "SyslogNGOutput", SyslogNgOutput.class),
            new Kind(LOGGING, "SyslogNGClusterOutput", SyslogNgClusterOutput.class),
            new Kind(LOGGING, "SyslogNGConfig", SyslogNgConfig.class),
            new Kind(LOGGING, "AxoSyslog", AxoSyslog.class),
            new Kind(EXTENSIONS, "HostTailer", HostTailer.class),
            new Kind("management.cattle.io", "ManagedChart", ManagedChart.class),
            new Kind("harvesterhci.io", "Addon", Addon.class),
            new Kind("gleaner.dev", "Expectations", Expectations.class));

    /** The kinds that install any chart; Gleaner models those of the logging charts. */
    private static final Set<Class<? extends ModelManifest>> WRAPPERS = Set.of(ManagedChart.class, Addon.class);

    /** The charts whose values Gleaner models. */
    private static final Set<String> CHARTS = Set.of("rancher-logging", "rancher-logging-crd");

    private Kinds() {}

    /** The type of an object, by group and kind; a wrong version is reported when the object is read. */
    static Optional<Class<? extends ModelManifest>> of(Part object) {
        String group = groupOf(object);
        return ALL.stream()
                .filter(kind -> kind.name().equals(object.text("kind"))
                        && (object.text("apiVersion").isEmpty() || kind.group().equals(group)))
                .filter(kind -> !WRAPPERS.contains(kind.type())
                        || CHARTS.contains(object.field("spec").text("chart")))
                .<Class<? extends ModelManifest>>map(Kind::type)
                .findFirst();
    }

    /** The types by the name of their kind, in a fixed order. */
    static Map<String, Class<? extends ModelManifest>> types() {
        Map<String, Class<? extends ModelManifest>> types = new LinkedHashMap<>();
        ALL.forEach(kind -> types.put(kind.name(), kind.type()));
        return types;
    }

    /** Whether the logging operator defines a kind. */
    static boolean isOfOperator(String name) {
        return ALL.stream()
                .anyMatch(kind -> kind.name().equals(name) && kind.group().endsWith(OPERATOR));
    }

    /** Whether the object has the kind of this type; it may have errors. */
    static boolean isA(Class<? extends ModelManifest> type, Part object) {
        return of(object).filter(type::equals).isPresent();
    }

    /**
     * The violation of an object whose kind has no model: an error if the kind or its group certainly is misspelt, and a
     * warning if the group is known or resembles a known one. Empty for objects of other products.
     */
    static Optional<Violation> violation(Part object) {
        String found = object.text("apiVersion") + " " + object.text("kind");
        Optional<Violation> misspelt = misspelt(object).map(replacement -> {
            String field = replacement.found().equals(object.text("kind")) ? "kind" : "apiVersion";
            String intended = replacement.text();
            int slash = intended.indexOf('/');
            String name = slash < 0 ? intended : intended.substring(0, slash);
            return object.field(field)
                    .violation(ManifestFault.KIND_MISSPELT, found, Violation.quoted(name))
                    .withReplacement(replacement);
        });
        return misspelt.or(() -> similar(object)
                        .map(name -> object.violation(ManifestFault.KIND_SIMILAR, found, Violation.quoted(name))))
                .or(() -> isInKnownGroup(object)
                        ? Optional.of(object.violation(ManifestFault.KIND_UNKNOWN, found))
                        : Optional.empty());
    }

    /** The kind, or the API version, to write for one that certainly is misspelt. */
    private static Optional<Replacement> misspelt(Part object) {
        String group = groupOf(object);
        String name = object.text("kind");
        if (groups(kind -> true).contains(group)) {
            List<String> names = namesIn(group);
            return NearestName.certain(name, names)
                    .or(() -> NearestName.misspelt(name, names))
                    .filter(intended -> !names.contains(name))
                    .map(intended -> new Replacement(name, intended));
        }
        String apiVersion = object.text("apiVersion");
        return NearestName.certain(group, groups(kind -> kind.name().equals(name)))
                .map(intended -> new Replacement(apiVersion, intended + apiVersion.substring(group.length())));
    }

    /** The object with the kind, or the API version, that it certainly should have; empty if it is not misspelt. */
    static Optional<Part> corrected(Part object) {
        return object.tree() instanceof Tree.Mapping mapping
                ? misspelt(object).map(replacement -> corrected(object, mapping, replacement))
                : Optional.empty();
    }

    private static Part corrected(Part object, Tree.Mapping mapping, Replacement replacement) {
        String name = replacement.found().equals(object.text("kind")) ? "kind" : "apiVersion";
        List<Tree.Field> fields = mapping.fields().stream()
                .map(field -> field.name().equals(name)
                        ? new Tree.Field(
                                name,
                                new Tree.Text(replacement.text(), field.value().position()),
                                field.position())
                        : field)
                .toList();
        return new Part(object.file(), object.path(), Tree.mapping(mapping.position(), fields));
    }

    private static List<String> namesIn(String group) {
        return ALL.stream()
                .filter(kind -> kind.group().equals(group))
                .map(Kind::name)
                .toList();
    }

    /**
     * The known kind in the group of an object, or the known group, that may be intended; empty if there is none. The
     * group of a known kind may be less similar than that of another kind.
     */
    private static Optional<String> similar(Part object) {
        String group = groupOf(object);
        String name = object.text("kind");
        List<String> groups = groups(kind -> true);
        if (groups.contains(group)) {
            List<String> names = namesIn(group);
            return names.contains(name) ? Optional.empty() : NearestName.of(name, names);
        }
        return NearestName.certain(group, groups)
                .or(() -> NearestName.of(group, groups(kind -> kind.name().equals(name))));
    }

    private static List<String> groups(Predicate<Kind> wanted) {
        return ALL.stream().filter(wanted).map(Kind::group).distinct().toList();
    }

    /** Whether the API group of the object is that of audit policies or one of the logging operator. */
    static boolean isInKnownGroup(Part object) {
        return ALL.stream()
                .anyMatch(
                        kind -> !WRAPPERS.contains(kind.type()) && kind.group().equals(groupOf(object)));
    }

    /** Whether the API group of the object is one of the logging operator. */
    static boolean isOfOperator(Part object) {
        return groupOf(object).endsWith(OPERATOR);
    }

    private static String groupOf(Part object) {
        String apiVersion = object.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
