package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterOutput;
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

    /** Chart values, as in a file for helm. */
    static Tree.Mapping values(String file) {
        Source source = Inputs.source(file);
        ManifestReader.Documents documents = ManifestReader.strict().readAll(source);
        requireValid(documents.violations());
        List<Part> parts = documents.parts();
        if (parts.size() == 1 && parts.get(0).tree() instanceof Tree.Mapping values) {
            return values;
        }
        throw new UsageException(file + ": expected one mapping of chart values");
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
