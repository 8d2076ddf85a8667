package dev.gleaner.harvester;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Severity;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.InstallOrder;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ObjectId;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;

/** The flows and outputs that are added to a Harvester, checked for its operator, and their files. Mutable. */
final class RecordOutputs {
    private final ManifestReader reader;
    private final ManifestReader ofFiles;
    private final List<RecordFile> files = new ArrayList<>();

    RecordOutputs(HarvesterRelease release) {
        this.reader = ManifestReader.strict().forVersion(release.operatorVersion());
        this.ofFiles = reader.asFile();
    }

    /**
     * Adds an output and its flow.
     *
     * @throws ViolationException if there is an error in one of them
     */
    void add(String name, Topic topic, String records, ClusterOutput output, ClusterFlow flow) {
        requireValid(violations(output, reader));
        requireValid(violations(flow, reader));
        files.add(RecordFile.ofOutput(name, topic, records, output, flow));
    }

    /**
     * Sends the records of an output to another plug-in. The output keeps its flow, and its place among the files.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    void replace(String name, OutputTarget target) {
        files.replaceAll(file -> file.isOutput() && file.name().equals(name) ? file.withTarget(target) : file);
        for (RecordFile file : files) {
            requireValid(violations(file.file().manifests()));
        }
    }

    /**
     * Adds flows and outputs, and Secrets for them, as one file.
     *
     * @throws ViolationException if there is an error in an object
     * @throws IllegalArgumentException if there is no object, or if one is not an object of a cluster
     */
    void addFlows(String name, List<? extends Manifest> objects) {
        if (objects.isEmpty()) {
            throw new IllegalArgumentException("there is no flow and no output");
        }
        objects.forEach(RecordOutputs::requireObject);
        requireValid(violations(objects));
        Topic topic = objects.stream().allMatch(RecordFlows::isOfAudit) ? Topic.AUDIT : Topic.LOGGING;
        files.add(RecordFile.ofFlows(name, topic, InstallOrder.of(objects)));
    }

    /** Refuses a manifest that no cluster stores. */
    private static void requireObject(Manifest manifest) {
        if (manifest.kind().isEmpty() || manifest.apiVersion().isEmpty()) {
            throw new IllegalArgumentException("a manifest has no apiVersion or kind; expected flows and outputs");
        }
        if (isPolicy(manifest) || manifest instanceof ModelManifest && !(manifest instanceof ApiObject)) {
            throw new IllegalArgumentException("a " + Printable.line(manifest.kind()) + " ("
                    + Printable.line(manifest.apiVersion())
                    + ") is not an object of a cluster, and kubectl cannot apply it; expected flows and outputs"
                    + (isPolicy(manifest) ? "; auditPolicy(...) sets the policy" : ""));
        }
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.apiVersion().startsWith("audit.k8s.io/");
    }

    private static void requireValid(List<Violation> violations) {
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
    }

    /** The violations in manifests. No method reference is linked, which would take time in each start. */
    private List<Violation> violations(List<? extends Manifest> manifests) {
        List<Violation> violations = new ArrayList<>();
        for (Manifest manifest : manifests) {
            violations.addAll(violations(manifest, reader));
        }
        return violations;
    }

    /** The violations in a manifest, with its id in place of the file. */
    private static List<Violation> violations(Manifest manifest, ManifestReader reader) {
        List<Violation> violations = new ArrayList<>();
        if (manifest instanceof ModelManifest known) {
            for (Violation found : Manifests.validate(known, reader)) {
                violations.add(in(ObjectId.of(manifest), found, found.severity()));
            }
        }
        return violations;
    }

    private static Violation in(String file, Violation found, Severity severity) {
        return new Violation(
                file, found.position(), found.path(), severity, found.code(), found.message(), found.replacement());
    }

    /**
     * The warnings about the flows and outputs; empty if there are none. Among them are the errors that their file has
     * for the operator, because it does not have a plug-in without a model type.
     */
    List<Violation> warnings() {
        List<Violation> warnings = new ArrayList<>();
        for (RecordFile file : files) {
            for (Manifest manifest : file.file().manifests()) {
                List<Violation> found = violations(manifest, reader);
                warnings.addAll(found);
                for (Violation ofFile : violations(manifest, ofFiles)) {
                    if (!found.contains(ofFile)) {
                        warnings.add(in(ofFile.file(), ofFile, Severity.WARNING));
                    }
                }
            }
        }
        return List.copyOf(warnings);
    }

    /** Whether nothing was added. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * The files, in the order in which they were added.
     *
     * @throws IllegalArgumentException if two outputs have the same name
     */
    List<ManifestFile> files() {
        return RecordFile.distinct(files);
    }
}
