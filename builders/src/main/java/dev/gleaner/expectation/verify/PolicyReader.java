package dev.gleaner.expectation.verify;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.ExpectationFault;
import dev.gleaner.expectation.PolicySubject;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the policy that a file of expectations names. */
final class PolicyReader {
    private final Part part;
    private final Path folder;
    private final List<Violation> violations;

    PolicyReader(Part part, Path folder, List<Violation> violations) {
        this.part = part;
        this.folder = folder;
        this.violations = violations;
    }

    /** The policy; empty if there is an error, which is reported. */
    Optional<DecisionVerifier> read(PolicySubject subject) {
        try {
            Optional<KubernetesVersion> version = subject.kubernetes().map(KubernetesVersion::of);
            Optional<AuditPolicy> policy = subject.preset().isPresent()
                    ? subject.preset().map(HarvesterAuditPolicy::named)
                    : subject.file().flatMap(file -> read(file, version));
            return policy.map(
                    found -> DecisionVerifier.of(found, version.orElseGet(() -> KubernetesVersion.accepting(found))));
        } catch (IllegalArgumentException e) {
            String field =
                    subject.preset().isPresent() && isUnknown(subject.preset().get()) ? "preset" : "kubernetes";
            violations.add(part.field(field).violation(ExpectationFault.UNKNOWN, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean isUnknown(String preset) {
        try {
            HarvesterAuditPolicy.named(preset);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private Optional<AuditPolicy> read(String file, Optional<KubernetesVersion> version) {
        Source source = SubjectFiles.source(folder, file);
        Reading<AuditPolicy> reading = version.isPresent()
                ? PolicyLoader.readStrictly(source, version.get())
                : ManifestReader.strict().read(source, AuditPolicy.class);
        reading.violations().stream().filter(Violation::isError).forEach(violations::add);
        return reading.value();
    }
}
