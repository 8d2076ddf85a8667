package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.logging.values.ValuesFault;
import dev.gleaner.logging.values.ValuesReader;
import java.util.List;

/** The files that {@code generate} reads. Each method throws all violations of its file. */
final class GenerateInputs {
    private GenerateInputs() {}

    /** An audit policy for the oldest servers of Harvester. */
    static AuditPolicy policy(String file) {
        return valid(PolicyLoader.readStrictly(Inputs.source(file), KubernetesVersion.DEFAULT));
    }

    /** A ClusterOutput; its namespace and its {@code loggingRef} have no effect. */
    static ClusterOutput output(String file) {
        return valid(ManifestReader.strict().read(Inputs.source(file), ClusterOutput.class));
    }

    /** Chart values, as in a file for helm, or in the object that installs the chart. */
    static Part values(String file) {
        ChartValuesFile read = ChartValuesFile.read(Inputs.source(file));
        requireValid(read.violations());
        return read.values()
                .filter(values -> values.tree() instanceof Tree.Mapping)
                .orElseThrow(() -> new UsageException(file + ": expected one mapping of chart values"));
    }

    /** Warnings about values that no template of the release's chart reads. */
    static List<Violation> unread(Part values, HarvesterRelease release) {
        Part tailer = values.field("eventTailer");
        // Where the EventTailer is an object, the value stands for it.
        boolean isObject = release.wrapper().hasEventTailerObject();
        return ValuesReader.of(ChartVersion.find(release.chartVersion()).orElseThrow())
                .read(values)
                .violations()
                .stream()
                .filter(violation -> violation.code().equals(ValuesFault.UNREAD.code()))
                .filter(violation -> !isObject || !violation.path().equals(tailer.path()))
                .toList();
    }

    private static <T> T valid(Reading<T> reading) {
        requireValid(reading.violations());
        return reading.orThrow();
    }

    private static void requireValid(List<Violation> violations) {
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
    }
}
