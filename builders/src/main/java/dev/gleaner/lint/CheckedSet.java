package dev.gleaner.lint;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ChartPart;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of all files, indexed as the rules look them up, with the options of the check. Objects with errors are
 * included, because one error must not hide another.
 */
final class CheckedSet {
    private static final String LOGGING_GROUP = "logging.banzaicloud.io/";

    private final List<ParsedFile> files;
    private final boolean complete;
    private final @Nullable HarvesterRelease release;
    private final Optional<OperatorVersion> operator;
    private final List<ParsedObject> objects;
    private final List<LoggingPart> flows = new ArrayList<>();
    private final List<LoggingPart> outputs = new ArrayList<>();
    private final ClusterResources cluster;
    private final List<LoggingScope> loggings = new ArrayList<>();
    private final Map<String, Map<String, List<LoggingScope>>> groups = new LinkedHashMap<>();
    private final List<Part> eventTailers = new ArrayList<>();
    private final List<Part> kubeAudits = new ArrayList<>();
    private final Map<String, List<Part>> secrets = new LinkedHashMap<>();
    private final Map<String, Part> secretsByPlace = new LinkedHashMap<>();
    private final Set<String> auditRefs = new LinkedHashSet<>();

    CheckedSet(
            List<ParsedFile> files,
            boolean complete,
            @Nullable HarvesterRelease release,
            Optional<OperatorVersion> operator) {
        this.files = files;
        this.operator = operator;
        this.complete = complete;
        this.release = release;
        this.objects = files.stream().flatMap(file -> file.objects().stream()).toList();
        ClusterResources all = ClusterResources.of(objects);
        this.cluster = operator.map(all::forOperator).orElse(all);
        for (ParsedObject object : objects) {
            put(object.part(), object);
            kubeAudit(object.part()).forEach(kubeAudits::add);
        }
        rendered(ClusterFlow.class).forEach(flow -> flows.add(new LoggingPart(flow, null)));
        rendered(ClusterOutput.class).forEach(output -> outputs.add(new LoggingPart(output, null)));
        loggings.addAll(cluster.scopes());
        charts().forEach(this::putLikely);
        for (LoggingScope logging : loggings) {
            groups.computeIfAbsent(logging.loggingRef(), ref -> new LinkedHashMap<>())
                    .computeIfAbsent(logging.control(), namespace -> new ArrayList<>())
                    .add(logging);
        }
        putAuditRefs();
    }

    private <T extends Manifest> Stream<Part> rendered(Class<T> type) {
        return cluster.all(type).stream().filter(Resource::isRendered).map(Resource::written);
    }

    private void put(Part part, ParsedObject object) {
        String apiVersion = part.text("apiVersion");
        String kind = part.text("kind");
        if (apiVersion.startsWith(LOGGING_GROUP)) {
            switch (kind) {
                case "Flow", "ClusterFlow" -> flows.add(new LoggingPart(part, object));
                case "Output", "ClusterOutput" -> outputs.add(new LoggingPart(part, object));
                default -> {}
            }
        } else if (kind.equals("EventTailer")) {
            eventTailers.add(part);
        } else if (kind.equals("Secret") && apiVersion.equals("v1")) {
            String name = part.field("metadata").text("name");
            secrets.computeIfAbsent(name, n -> new ArrayList<>()).add(part);
            secretsByPlace.put(part.field("metadata").text("namespace") + "/" + name, part);
        }
    }

    /** Adds the probable Loggings of a chart that helm cannot render. */
    private void putLikely(ChartPart chart) {
        if (chart.render(cluster.operator()).value().isEmpty()) {
            putLikely(chart, "root", "");
            if (chart.isTrue("additionalLoggingSources", "kubeAudit", "enabled")) {
                Part source = chart.value("additionalLoggingSources", "kubeAudit");
                putLikely(chart, "kube-audit", source.text("loggingRef"));
            }
        }
    }

    private void putLikely(ChartPart chart, String name, String loggingRef) {
        Logging logging = Logging.of(l -> l.metadata(m -> m.name("rancher-logging-" + name))
                .spec(s -> s.controlNamespace(Harvester.LOGGING_NAMESPACE).loggingRef(loggingRef)));
        loggings.add(LoggingScope.of(new Resource<>(logging, chart.owner()), cluster));
    }

    private void putAuditRefs() {
        auditRefs.add(Harvester.AUDIT_LOGGING_REF);
        kubeAudits.forEach(source -> auditRefs.add(source.text("loggingRef")));
        loggings.stream()
                .filter(logging ->
                        hasNoPods(logging.logging().written().field("spec").field("fluentbit")))
                .forEach(logging -> auditRefs.add(logging.loggingRef()));
        Stream.concat(agents().stream(), rendered(FluentbitAgent.class))
                .map(agent -> agent.field("spec"))
                .filter(CheckedSet::hasNoPods)
                .forEach(agent -> auditRefs.add(agent.text("loggingRef")));
        auditRefs.remove("");
    }

    /** Whether the records of a fluent-bit have no metadata of pods. */
    private static boolean hasNoPods(Part fluentbit) {
        return fluentbit.field("disableKubernetesFilter").tree().equals(Tree.flag(true));
    }

    /** The kubeAudit values in a chart, a part of one, or a values file; empty if it is not enabled. */
    private static Stream<Part> kubeAudit(Part object) {
        return Stream.of(object.field("spec").field("values"), object.field("values"), object)
                .map(values -> values.field("additionalLoggingSources").field("kubeAudit"))
                .filter(source -> source.field("enabled").tree().equals(Tree.flag(true)));
    }

    List<ParsedFile> files() {
        return files;
    }

    /** Whether no other file has objects of the logging system. */
    boolean isComplete() {
        return complete;
    }

    /** The release for which the set is checked; empty if none is named. */
    Optional<HarvesterRelease> release() {
        return Optional.ofNullable(release);
    }

    /**
     * The releases for which the set may be: the named one, or those with the chart in the files; empty if neither is
     * known.
     */
    List<HarvesterRelease> releases() {
        if (release != null) {
            return List.of(release);
        }
        List<ChartVersion> versions = charts().stream()
                .flatMap(chart -> chart.version().stream())
                .distinct()
                .toList();
        return HarvesterRelease.releases().stream()
                .filter(known ->
                        versions.size() == 1 && versions.get(0).toString().equals(known.chartVersion()))
                .toList();
    }

    /** The version of the operator; empty if it is unknown. */
    Optional<OperatorVersion> operator() {
        return operator;
    }

    /** The version of the operator that the last chart in the files installs; empty if it is unknown. */
    static Optional<OperatorVersion> operatorIn(List<ParsedFile> files) {
        List<ParsedObject> objects =
                files.stream().flatMap(file -> file.objects().stream()).toList();
        return ChartPart.operator(ChartPart.in(objects).values().stream()
                .filter(chart -> !chart.kind().isEmpty())
                .toList());
    }

    /** All objects, in document order. */
    List<ParsedObject> objects() {
        return objects;
    }

    /** The Flows and ClusterFlows. */
    List<LoggingPart> flows() {
        return flows;
    }

    /** The Outputs and ClusterOutputs. */
    List<LoggingPart> outputs() {
        return outputs;
    }

    /** The objects as a cluster holds them. */
    ClusterResources cluster() {
        return cluster;
    }

    /** The Loggings, also those with errors, and those that a chart in the files renders. */
    List<LoggingScope> loggings() {
        return loggings;
    }

    /**
     * The Loggings with a loggingRef by {@link LoggingScope#control}: the Loggings in a list use the same ClusterFlows
     * and ClusterOutputs.
     */
    Map<String, List<LoggingScope>> loggings(String loggingRef) {
        return groups.getOrDefault(loggingRef, Map.of());
    }

    /**
     * The {@link LoggingScope#control} of each Logging that may use an object; an empty text if no Logging has its
     * loggingRef.
     */
    List<String> users(LoggingPart object) {
        Map<String, List<LoggingScope>> own = loggings(object.loggingRef());
        String namespace = object.namespace();
        return own.isEmpty()
                ? List.of("")
                : own.entrySet().stream()
                        .filter(loggings -> loggings.getValue().stream()
                                .anyMatch(logging ->
                                        object.isCluster() ? logging.controls(namespace) : logging.mayWatch(namespace)))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /**
     * Whether the operator ignores an object because of its namespace. If the files have no Logging, Harvester's
     * control namespace is assumed.
     */
    boolean isIgnored(LoggingPart object) {
        String namespace = object.namespace();
        boolean isOutsideHarvester = loggings.isEmpty()
                && object.isCluster()
                && !namespace.isEmpty()
                && !namespace.equals(Harvester.LOGGING_NAMESPACE);
        return isOutsideHarvester || users(object).isEmpty();
    }

    /** The Loggings as they are written, without those that a chart renders. */
    List<Part> writtenLoggings() {
        return written("Logging");
    }

    /** The FluentbitAgents, without those that a chart renders. */
    List<Part> agents() {
        return written("FluentbitAgent");
    }

    private List<Part> written(String kind) {
        return objects.stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").equals(kind)
                        && part.text("apiVersion").startsWith(LOGGING_GROUP))
                .toList();
    }

    /** The EventTailers, without those that a chart renders. */
    List<Part> eventTailers() {
        return eventTailers;
    }

    /** The charts rancher-logging. */
    List<ChartPart> charts() {
        return cluster.charts();
    }

    /** The enabled {@code kubeAudit} values. */
    List<Part> kubeAudits() {
        return kubeAudits;
    }

    /** Whether a configuration of a server says where the audit log is. */
    boolean changesAuditLog() {
        return objects.stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").isEmpty())
                .anyMatch(part -> !part.text("data-dir").isEmpty()
                        || ApiServerArgument.in(part).stream()
                                .anyMatch(argument -> argument.name().equals("audit-log-path")));
    }

    /** The Secrets with a name, in any namespace. */
    List<Part> secrets(String name) {
        return secrets.getOrDefault(Objects.requireNonNull(name, "name"), List.of());
    }

    /** The Secret with a namespace and a name; empty if the files do not have it. */
    Optional<Part> secret(String namespace, String name) {
        return Optional.ofNullable(secretsByPlace.get(namespace + "/" + name));
    }

    /** Whether the records of the Loggings with this loggingRef have no metadata of pods, as audit records. */
    boolean isAudit(String loggingRef) {
        return auditRefs.contains(loggingRef);
    }
}
