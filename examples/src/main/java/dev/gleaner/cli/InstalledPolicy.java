package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The audit policy that {@code install} writes.
 *
 * @param text the text to write: that of the file, with its comments; empty if the file has errors
 * @param violations the errors of the file, or the warnings of {@code generate} about the policy
 */
record InstalledPolicy(Optional<String> text, List<Violation> violations) {
    /** The policy with a name, or else the one in a file; null stands for the one that Harvester ships. */
    static InstalledPolicy of(@Nullable String policy) {
        if (policy == null) {
            return new InstalledPolicy(
                    Optional.of(HarvesterAuditPolicy.shipped().toYaml()), List.of());
        }
        return PolicyTable.named(policy)
                .map(named -> new InstalledPolicy(
                        Optional.of(named.toYaml()), warnings(new Part(policy, FieldPath.ROOT, named.toTree()), named)))
                .orElseGet(() -> ofFile(Inputs.source(policy)));
    }

    private static InstalledPolicy ofFile(Source source) {
        Reading<AuditPolicy> reading = PolicyLoader.readStrictly(source, KubernetesVersion.DEFAULT);
        Optional<AuditPolicy> value = reading.value();
        if (value.isEmpty()) {
            return new InstalledPolicy(Optional.empty(), reading.violations());
        }
        Part document = ManifestReader.strict().readAll(source).parts().get(0);
        List<Violation> warnings = Stream.concat(
                        reading.violations().stream(), warnings(document, value.get()).stream())
                .toList();
        return new InstalledPolicy(source.text(), warnings);
    }

    /** The warnings about a policy; that of Harvester has none. */
    private static List<Violation> warnings(Part document, AuditPolicy policy) {
        return policy.equals(HarvesterAuditPolicy.shipped())
                ? List.of()
                : PolicyReview.of(document, policy).run();
    }
}
