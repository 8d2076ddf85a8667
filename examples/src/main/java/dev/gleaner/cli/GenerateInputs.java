package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.logging.values.ValuesFault;
import dev.gleaner.logging.values.ValuesReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The files that {@code generate} reads. Each method throws all violations of its file. */
final class GenerateInputs {
    private static final List<Class<? extends ModelManifest>> FLOWS =
            List.of(Flow.class, ClusterFlow.class, Output.class, ClusterOutput.class);

    private GenerateInputs() {}

    /** An audit policy for the oldest servers of Harvester. */
    static AuditPolicy policy(String file) {
        return valid(PolicyLoader.readStrictly(Inputs.source(file), KubernetesVersion.DEFAULT));
    }

    /** A ClusterOutput, in a file or as fields; its namespace and its {@code loggingRef} have no effect. */
    static ClusterOutput output(String option, String text) {
        if (OutputSpec.isMeant(text)) {
            return valid(OutputSpec.read(option, text));
        }
        Source source = Inputs.source(text);
        if (source.failure().filter(NoSuchFileException.class::isInstance).isPresent()) {
            throw UsageException.ofOption(option, "there is no file '" + text + "'; " + OutputSpec.expected(text));
        }
        if (ManifestReader.lenient().readAll(source).parts().size() < 2) {
            return valid(ManifestReader.strict().read(source, ClusterOutput.class));
        }
        List<ClusterOutput> outputs =
                valid(ManifestReader.strict().readAll(source, List.of(ClusterOutput.class))).stream()
                        .filter(ClusterOutput.class::isInstance)
                        .map(ClusterOutput.class::cast)
                        .toList();
        if (outputs.size() != 1) {
            throw UsageException.ofOption(
                    option, "expected a file with one ClusterOutput, but " + text + " has " + outputs.size());
        }
        return outputs.get(0);
    }

    /** Adds the flows and outputs of a file. */
    static void addFlows(String file, HarvesterLogging logging) {
        List<Manifest> objects = valid(ManifestReader.strict().readAll(Inputs.source(file), FLOWS));
        for (Manifest object : objects) {
            if (object instanceof OpaqueManifest && !object.kind().equals("Secret")) {
                throw UsageException.ofOption(
                        "--flows", file + " has the kind " + object.kind() + "; expected flows, outputs and Secrets");
            }
        }
        try {
            logging.addFlows(withoutExtension(file), objects);
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--flows", file + ": " + e.getMessage());
        }
    }

    /** The last part of a path, without {@code .yaml} and the like. */
    private static String withoutExtension(String file) {
        String name = String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
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

    /** Throws the violations if one is an error. */
    static void requireValid(List<Violation> violations) {
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
    }
}
