package dev.gleaner.harvester.projection;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.HostTailer;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.values.LoggingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the rancher-logging chart of a Harvester release renders from given values: the Loggings, the FluentbitAgents,
 * the EventTailer, and the fluent-bits that read the journal of nodes. With them, flows can be checked and routed
 * before anything is installed. Immutable.
 *
 * <p>The objects are those that collect and route records. The Deployment of the operator, service accounts, roles and
 * PodSecurityPolicies are left out; so are the parsers of the fluent-bits that the operator does not run, and the
 * checksum of their configuration. The chart is that of Harvester's build, which replaces some templates
 * (harvester-installer and harvester/addons, {@code patch/rancher-logging}); the others are those of rancher/charts and
 * rancher/ob-team-charts.
 */
public final class ChartProjection {
    private static final Map<String, Class<? extends ModelManifest>> KINDS = Map.of(
            "Logging", Logging.class,
            "FluentbitAgent", FluentbitAgent.class,
            "EventTailer", EventTailer.class,
            "HostTailer", HostTailer.class,
            "ClusterFlow", ClusterFlow.class,
            "ClusterOutput", ClusterOutput.class);

    /** Values that must be lists, because the templates concatenate them. */
    private static final List<String> LISTS =
            List.of("tolerations", "fluentbit.tolerations", "additionalLoggingSources.kubeAudit.fluentbit.tolerations");

    private static final String AUDIT = "additionalLoggingSources.kubeAudit";

    private final ChartTemplates templates;

    private ChartProjection(ChartTemplates templates) {
        this.templates = templates;
    }

    /**
     * The chart of a version, such as {@code 103.1.0+up4.4.0}, as Harvester builds it.
     *
     * @throws IllegalArgumentException if Gleaner does not know the templates of this version
     */
    public static ChartProjection of(String chartVersion) {
        Objects.requireNonNull(chartVersion, "chartVersion");
        return new ChartProjection(ChartTemplates.of(chartVersion)
                .orElseThrow(() -> new IllegalArgumentException("unknown version of the chart rancher-logging: "
                        + Violation.quoted(chartVersion) + "; known are " + String.join(", ", chartVersions()))));
    }

    /** The chart of a release. */
    public static ChartProjection of(HarvesterRelease release) {
        return of(Objects.requireNonNull(release, "release").chartVersion());
    }

    /** The versions of the chart whose templates are known, in order. */
    public static List<String> chartVersions() {
        return ChartTemplates.versions();
    }

    /** The version of the chart. */
    public String chartVersion() {
        return templates.version();
    }

    /** The objects for typed values. There are none if helm cannot render the chart. */
    public Reading<List<Manifest>> render(LoggingValues values) {
        return render(Objects.requireNonNull(values, "values").toTree());
    }

    /** The objects for untyped values. There are none if helm cannot render the chart. */
    public Reading<List<Manifest>> render(Tree values) {
        return render(new Part("", FieldPath.ROOT, Objects.requireNonNull(values, "values")));
    }

    /**
     * The objects for values that are a document, or a part of one. Typed objects may have unknown fields, which come
     * from an overlay; an object that the values make invalid, and one of another kind, is an {@link OpaqueManifest}.
     * There are none if a value has a wrong type, or if helm cannot render the chart.
     */
    public Reading<List<Manifest>> render(Part values) {
        Objects.requireNonNull(values, "values");
        Reading<LoggingValues> reading = ManifestReader.lenient().read(values, LoggingValues.class);
        List<Violation> violations = new ArrayList<>(reading.violations());
        ChartValues chartValues = ChartValues.of(values, templates);
        if (violations.stream().noneMatch(Violation::isError)) {
            violations.addAll(problems(values, chartValues));
        }
        return reading.withViolations(violations).map(typed -> objects(chartValues).stream()
                .map(ChartProjection::manifest)
                .toList());
    }

    /** The reasons why helm cannot render the chart. */
    private List<Violation> problems(Part own, ChartValues values) {
        List<Violation> problems = new ArrayList<>();
        for (String path : ChartDefaults.mappings(templates)) {
            report(own, values, path, "a mapping", Tree.Mapping.class, problems);
        }
        for (String path : LISTS) {
            report(own, values, path, "a list", Tree.Sequence.class, problems);
        }
        if (problems.isEmpty() && isAuditLogUnknown(values)) {
            for (String field : List.of("pathPrefix", "auditFilename")) {
                if (!values.isTrue(AUDIT + "." + field)) {
                    problems.add(values.at(AUDIT).violation(ProjectionFault.AUDIT_LOG_UNKNOWN, field));
                }
            }
        }
        return problems;
    }

    /** Reports a value of the user that has another type; if a mapping above it has, only that one is reported. */
    private static void report(
            Part own,
            ChartValues values,
            String path,
            String expected,
            Class<? extends Tree> type,
            List<Violation> problems) {
        Part value = values.at(path);
        int dot = path.lastIndexOf('.');
        boolean isReachable = dot < 0 || values.get(path.substring(0, dot)) instanceof Tree.Mapping;
        if (isReachable && !type.isInstance(value.tree())) {
            Part written = at(own, path);
            problems.add(
                    written.violation(ProjectionFault.VALUE_TYPE, written.tree().describe(), expected));
        }
    }

    private static Part at(Part root, String path) {
        Part part = root;
        for (String field : path.split("\\.", -1)) {
            part = part.field(field);
        }
        return part;
    }

    private static boolean isAuditLogUnknown(ChartValues values) {
        return values.isTrue(AUDIT + ".enabled")
                && !values.isTrue("additionalLoggingSources.rke.enabled")
                && !values.isTrue("additionalLoggingSources.rke2.enabled");
    }

    private List<Tree.Mapping> objects(ChartValues values) {
        Installation installation = new Installation(templates, values);
        return Stream.of(
                        new LogSource(templates, values, installation).objects(),
                        new OperatorChartTemplate(templates, values, installation).objects(),
                        new AggregatorTemplate(templates, values, installation).objects(),
                        eventTailer(values),
                        extraManifests(values))
                .flatMap(List::stream)
                .toList();
    }

    /** The EventTailer, for which Harvester v1.2 and later add a template; v1.1 has it as an object of its own. */
    private List<Tree.Mapping> eventTailer(ChartValues values) {
        if (!templates.isSince(ChartTemplates.V102_0_0) || !values.isTrue("eventTailer")) {
            return List.of();
        }
        return List.of(Tree.mapping(t -> t.put("apiVersion", "logging-extensions.banzaicloud.io/v1alpha1")
                .put("kind", "EventTailer")
                .put("metadata", m -> m.put("name", tailerField(values, "name", "harvester-default-event-tailer"))
                        .put("namespace", tailerField(values, "namespace", Harvester.LOGGING_NAMESPACE)))
                .put("spec", s -> {
                    s.put("controlNamespace", tailerField(values, "controlNamespace", Harvester.LOGGING_NAMESPACE));
                    values.with("eventTailer.workloadOverrides").ifPresent(o -> s.put("workloadOverrides", o));
                })));
    }

    private static Tree tailerField(ChartValues values, String field, String standard) {
        return values.with("eventTailer." + field)
                .map(value -> ChartValues.unquoted(value))
                .orElse(Tree.text(standard));
    }

    private List<Tree.Mapping> extraManifests(ChartValues values) {
        if (!templates.isSince(ChartTemplates.V105_2_0)) {
            return List.of();
        }
        return values.at("extraManifests").items().stream()
                .map(Part::tree)
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast)
                .toList();
    }

    private static Manifest manifest(Tree.Mapping object) {
        Class<? extends ModelManifest> type = KINDS.get(object.text("kind").orElse(""));
        if (type == null) {
            return new OpaqueManifest(object);
        }
        return ManifestReader.lenient()
                .read(new Part("", FieldPath.ROOT, object), type)
                .value()
                .<Manifest>map(typed -> typed)
                .orElseGet(() -> new OpaqueManifest(object));
    }
}
