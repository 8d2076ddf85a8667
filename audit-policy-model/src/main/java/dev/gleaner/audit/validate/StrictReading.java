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

/** Reads policies strictly for one release, where a reading for any release warns, or refuses what only some accept. */
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
                ? judged(reading)
                : judged(ofBeta(beta.get()).withViolations(withoutKind(reading, beta.get())));
    }

    Reading<AuditPolicy> read(Part policy) {
        Reading<AuditPolicy> reading = reader.read(policy, AuditPolicy.class);
        return isBeta(policy) ? judged(ofBeta(policy).withViolations(withoutKind(reading, policy))) : judged(reading);
    }

    private boolean isBeta(Part policy) {
        return version.acceptsBetaPolicies() && policy.text("apiVersion").matches(API + "(alpha|beta)1");
    }

    /** A policy of a beta version has the same fields. */
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

    /** What was found, but that the version of the API is another one is a warning. */
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

    /** The reading, but what depends on the release is an error or fine. */
    private Reading<AuditPolicy> judged(Reading<AuditPolicy> reading) {
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
