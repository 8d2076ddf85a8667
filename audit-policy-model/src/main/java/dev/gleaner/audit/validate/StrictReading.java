package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditFault;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads policies strictly for one release. Values that only some releases accept are valid or errors, instead of
 * warnings.
 */
final class StrictReading {
    private static final String API = "audit.k8s.io/v1";

    private final KubernetesVersion version;
    private final ManifestReader reader;

    StrictReading(KubernetesVersion version) {
        this.version = version;
        this.reader = ManifestReader.strict().forVersion(new Version(1, version.minor(), 0));
    }

    Reading<AuditPolicy> read(Source source) {
        Reading<AuditPolicy> reading = reader.read(source, AuditPolicy.class);
        Optional<Part> beta = ManifestReader.strict().readAll(source).parts().stream()
                .findFirst()
                .filter(this::isBeta);
        return beta.isEmpty()
                ? forRelease(reading)
                : forRelease(ofBeta(beta.get()).withViolations(withoutKind(reading, beta.get())));
    }

    Reading<AuditPolicy> read(Part policy) {
        Reading<AuditPolicy> reading = reader.read(policy, AuditPolicy.class);
        return isBeta(policy)
                ? forRelease(ofBeta(policy).withViolations(withoutKind(reading, policy)))
                : forRelease(reading);
    }

    private boolean isBeta(Part policy) {
        return version.acceptsBetaPolicies() && policy.text("apiVersion").matches(API + "(alpha|beta)1");
    }

    /** Reads a policy of a beta version as {@code v1}, which has the same fields. */
    private Reading<AuditPolicy> ofBeta(Part policy) {
        Tree.Mapping mapping = (Tree.Mapping) policy.tree();
        List<Tree.Field> fields = mapping.fields().stream()
                .map(field -> field.name().equals("apiVersion")
                        ? new Tree.Field(field.name(), Tree.text(API), field.position())
                        : field)
                .toList();
        Tree tree = Tree.mapping(mapping.position(), fields);
        return reader.read(new Part(policy.file(), policy.path(), tree), AuditPolicy.class);
    }

    /** The violations, with a warning in place of the error about the API version. */
    private static List<Violation> withoutKind(Reading<AuditPolicy> reading, Part beta) {
        Part api = beta.field("apiVersion");
        List<Violation> violations = new ArrayList<>();
        for (Violation violation : reading.violations()) {
            boolean ofApi = violation.code().equals(DocumentFault.KIND_WRONG.code())
                    && violation.path().equals(api.path());
            violations.add(ofApi ? api.violation(ServerFault.VERSION_ENDS, beta.text("apiVersion")) : violation);
        }
        return violations;
    }

    /** The reading, with each warning that depends on the release replaced by an error or removed. */
    private Reading<AuditPolicy> forRelease(Reading<AuditPolicy> reading) {
        List<Violation> violations = new ArrayList<>();
        for (Violation violation : reading.violations()) {
            if (!violation.code().equals(AuditFault.GROUP_WILDCARD.code())) {
                violations.add(violation);
            } else if (!version.hasGroupWildcard()) {
                violations.add(Violation.of(
                        AuditFault.GROUP, violation.file(), violation.position(), violation.path(), "\"*\""));
            }
        }
        return reading.withViolations(violations);
    }
}
