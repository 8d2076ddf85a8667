package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
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
 * The objects of all files as the rules look them up, with what is said about the set. Objects with errors are among
 * them, because one error should not hide another.
 */
final class CheckedSet {
    private static final String LOGGING_GROUP = "logging.banzaicloud.io/";

    private final List<ParsedFile> files;
    private final boolean complete;
    private final @Nullable HarvesterRelease release;
    private final List<ParsedObject> objects;
    private final List<LoggingPart> flows = new ArrayList<>();
    private final List<LoggingPart> outputs = new ArrayList<>();
    private final List<LoggingSystem> loggings = new ArrayList<>();
    private final Map<String, LoggingGroup> groups = new LinkedHashMap<>();
    private final List<Part> agents = new ArrayList<>();
    private final List<Part> eventTailers = new ArrayList<>();
    private final List<ChartPart> charts = new ArrayList<>();
    private final List<Part> kubeAudits = new ArrayList<>();
    private final Map<String, List<Part>> secrets = new LinkedHashMap<>();
    private final Map<String, Part> secretsByPlace = new LinkedHashMap<>();
    private final Set<String> auditRefs = new LinkedHashSet<>();

    CheckedSet(List<ParsedFile> files, boolean complete, @Nullable HarvesterRelease release) {
        this.files = files;
        this.complete = complete;
        this.release = release;
        this.objects = files.stream().flatMap(file -> file.objects().stream()).toList();
        Map<String, Part> addons = new LinkedHashMap<>();
        for (ParsedObject object : objects) {
            put(object.part(), object);
            putChart(object.part(), addons);
            kubeAudit(object.part()).forEach(kubeAudits::add);
        }
        HarvesterRelease target = release().orElseGet(HarvesterRelease::latest);
        charts.forEach(chart -> chart.objects(target).forEach(rendered -> put(rendered, null)));
        for (LoggingSystem logging : loggings) {
            groups.computeIfAbsent(logging.loggingRef(), ref -> new LoggingGroup(logging))
                    .add(logging);
        }
        putAuditRefs();
    }

    private void put(Part part, @Nullable ParsedObject object) {
        String apiVersion = part.text("apiVersion");
        String kind = part.text("kind");
        if (apiVersion.startsWith(LOGGING_GROUP)) {
            switch (kind) {
                case "Flow", "ClusterFlow" -> flows.add(new LoggingPart(part, object));
                case "Output", "ClusterOutput" -> outputs.add(new LoggingPart(part, object));
                case "Logging" -> loggings.add(new LoggingSystem(part, object != null));
                case "FluentbitAgent" -> putAgent(part, object != null);
                default -> {}
            }
        } else if (kind.equals("EventTailer") && object != null) {
            eventTailers.add(part);
        } else if (kind.equals("Secret") && apiVersion.equals("v1")) {
            String name = part.field("metadata").text("name");
            secrets.computeIfAbsent(name, n -> new ArrayList<>()).add(part);
            secretsByPlace.put(part.field("metadata").text("namespace") + "/" + name, part);
        }
    }

    private void putAgent(Part agent, boolean isWritten) {
        if (isWritten) {
            agents.add(agent);
        }
        if (agent.field("spec").field("disableKubernetesFilter").tree().equals(Tree.flag(true))) {
            auditRefs.add(agent.field("spec").text("loggingRef"));
        }
    }

    /** The values of an Addon follow it, as a document in its text. */
    private void putChart(Part part, Map<String, Part> addons) {
        Part spec = part.field("spec");
        if (ChartPart.isObject(part)) {
            if (spec.field("valuesContent").tree() instanceof Tree.Text) {
                addons.put(place(spec.field("valuesContent")), part);
            } else {
                charts.add(new ChartPart(part, spec.field("values")));
            }
        } else if (ChartPart.isValues(part)) {
            Part addon = addons.remove(place(part));
            charts.add(new ChartPart(addon == null ? part : addon, part));
        } else if (part.text("kind").isEmpty() && ChartPart.isValues(part.field("values"))) {
            charts.add(new ChartPart(part, part.field("values")));
        }
    }

    private static String place(Part part) {
        return part.file() + ": " + part.path();
    }

    private void putAuditRefs() {
        auditRefs.add(Harvester.AUDIT_LOGGING_REF);
        kubeAudits.forEach(source -> auditRefs.add(source.text("loggingRef")));
        loggings.stream().filter(LoggingSystem::hasNoPods).forEach(logging -> auditRefs.add(logging.loggingRef()));
        auditRefs.remove("");
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

    /** The release that it is for; empty if that is not said. */
    Optional<HarvesterRelease> release() {
        return Optional.ofNullable(release);
    }

    /** The releases that it may be for: the named one, or those with the chart in the files; empty if neither is known. */
    List<HarvesterRelease> releases() {
        if (release != null) {
            return List.of(release);
        }
        List<ChartVersion> versions = charts.stream()
                .flatMap(chart -> chart.version().stream())
                .distinct()
                .toList();
        return HarvesterRelease.releases().stream()
                .filter(known ->
                        versions.size() == 1 && versions.get(0).toString().equals(known.chartVersion()))
                .toList();
    }

    /** The version of the operator that the chart in the files installs; empty if it is unknown or there are several. */
    static Optional<OperatorVersion> operatorIn(List<ParsedFile> files) {
        List<OperatorVersion> versions = files.stream()
                .flatMap(file -> file.objects().stream())
                .map(ParsedObject::part)
                .filter(ChartPart::isObject)
                .flatMap(chart -> ChartVersion.find(chart.field("spec").text("version")).stream())
                .flatMap(version -> version.operator().stream())
                .distinct()
                .toList();
        return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
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

    /** The Loggings, and those that a chart in the files renders. */
    List<LoggingSystem> loggings() {
        return loggings;
    }

    /** The Loggings with a loggingRef; empty if there is none. */
    Optional<LoggingGroup> loggings(String loggingRef) {
        return Optional.ofNullable(groups.get(loggingRef));
    }

    /** The FluentbitAgents, without those that a chart renders. */
    List<Part> agents() {
        return agents;
    }

    /** The EventTailers, without those that a chart renders. */
    List<Part> eventTailers() {
        return eventTailers;
    }

    /** The charts rancher-logging. */
    List<ChartPart> charts() {
        return charts;
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
                        || ApiServerArgument.of(part).stream()
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
