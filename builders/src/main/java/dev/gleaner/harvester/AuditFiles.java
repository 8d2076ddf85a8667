package dev.gleaner.harvester;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.Rke2ServerConfig;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;

/** The audit policy of a Harvester, and the files that turn the audit log on. Immutable. */
final class AuditFiles {
    private static final String POLICY_FILE = "rke2-92-harvester-kube-audit-policy.yaml";

    private final HarvesterRelease release;
    private final AuditPolicy policy;

    private AuditFiles(HarvesterRelease release, AuditPolicy policy) {
        this.release = release;
        this.policy = policy;
    }

    /** The files with the policy of a release. */
    static AuditFiles of(HarvesterRelease release) {
        return new AuditFiles(release, policyOf(release));
    }

    private static AuditPolicy policyOf(HarvesterRelease release) {
        return release == HarvesterRelease.PROPOSAL ? HarvesterAuditPolicy.proposal() : HarvesterAuditPolicy.shipped();
    }

    /**
     * The files with another policy.
     *
     * @throws ViolationException if the policy has an error for {@link KubernetesVersion#DEFAULT}
     */
    AuditFiles with(AuditPolicy other) {
        Part part = new Part("", FieldPath.ROOT, other.toTree());
        List<Violation> violations =
                PolicyLoader.readStrictly(part, KubernetesVersion.DEFAULT).violations();
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
        return new AuditFiles(release, other);
    }

    /** The warnings about the policy; the policy of the release has none. */
    List<Violation> warnings() {
        if (policy.equals(policyOf(release))) {
            return List.of();
        }
        Part part = new Part(POLICY_FILE, FieldPath.ROOT, policy.toTree());
        KubernetesVersion kubernetes =
                release.kubernetesVersion().map(KubernetesVersion::of).orElse(KubernetesVersion.DEFAULT);
        List<Violation> found =
                new ArrayList<>(PolicyLoader.readStrictly(part, kubernetes).violations());
        found.addAll(PolicyReview.of(part, policy).forVersion(kubernetes).run());
        return found;
    }

    /** The files, in the order of installation. */
    List<ManifestFile> files() {
        ManifestFile option = ManifestFile.settings(
                "rke2-90-harvester-server.yaml",
                Topic.AUDIT,
                "the RKE2 option that names the policy; add it to 90-harvester-server.yaml on servers",
                Rke2ServerConfig.of(c -> c.auditPolicyFile(Harvester.AUDIT_POLICY_PATH)));
        ManifestFile installed = ManifestFile.policy(
                POLICY_FILE, Topic.AUDIT, "the audit policy; goes to " + Harvester.AUDIT_POLICY_PATH, policy);
        if (release != HarvesterRelease.PROPOSAL) {
            return List.of(option, installed);
        }
        return List.of(
                option,
                installed,
                ManifestFile.policy(
                        "audit-policy-kubernetes-example.yaml",
                        Topic.AUDIT,
                        "the excerpt of Kubernetes' example that the proposal quotes; not installed",
                        HarvesterAuditPolicy.kubernetesExample()));
    }
}
