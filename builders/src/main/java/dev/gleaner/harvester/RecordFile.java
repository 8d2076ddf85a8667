package dev.gleaner.harvester;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with flows and outputs, which is applied when the charts are ready.
 *
 * @param name what the user calls it
 * @param isOutput whether it is one output with its flow
 * @param file the file
 */
record RecordFile(String name, boolean isOutput, ManifestFile file) {
    /** The file of an output and the flow that sends records to it. */
    static RecordFile ofOutput(String name, Topic topic, String records, Manifest output, Manifest flow) {
        String purpose = "sends " + records + " to " + name + "; apply it when the charts are ready";
        return new RecordFile(name, true, ManifestFile.documents(fileName(name), topic, purpose, output, flow));
    }

    /**
     * The file of any objects.
     *
     * @throws IllegalArgumentException if the name is not that of a file
     */
    static RecordFile ofFlows(String name, Topic topic, List<? extends Manifest> objects) {
        if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("the name " + Violation.quoted(name) + " is "
                    + (name.isEmpty() ? "empty" : "a path") + "; expected the last part of a file name");
        }
        String purpose = "flows and outputs of " + name + "; apply it when the charts are ready";
        Manifest[] documents = objects.toArray(Manifest[]::new);
        return new RecordFile(name, false, ManifestFile.documents(fileName(name), topic, purpose, documents));
    }

    /** The file with an output that has another plug-in. */
    RecordFile withTarget(OutputTarget target) {
        ManifestFile changed = file.map(manifest ->
                manifest instanceof ClusterOutput output ? output.edit(o -> o.spec(s -> s.target(target))) : manifest);
        return new RecordFile(name, isOutput, changed);
    }

    private static String fileName(String name) {
        return "kubectl-3-" + name + ".yaml";
    }

    /**
     * The files.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    static List<ManifestFile> distinct(List<RecordFile> all) {
        Map<String, RecordFile> byName = new LinkedHashMap<>();
        List<ManifestFile> files = new ArrayList<>();
        for (RecordFile one : all) {
            RecordFile other = byName.put(one.name, one);
            if (other != null) {
                throw new IllegalArgumentException(one.conflictWith(other) + Printable.line(one.name));
            }
            files.add(one.file);
        }
        return files;
    }

    private String conflictWith(RecordFile other) {
        if (isOutput && other.isOutput) {
            return "two outputs are named ";
        }
        return isOutput || other.isOutput
                ? "an output and a file of flows are both named "
                : "two files of flows are named ";
    }
}
