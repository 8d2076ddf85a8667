package dev.gleaner.harvester;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Rke2ServerConfig;
import dev.gleaner.manifest.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The manifests for audit, events and logging of a Harvester release, with your outputs. Names, namespaces and
 * {@code loggingRef}s are set, so they always match.
 */
public final class HarvesterLogging {
    private final HarvesterRelease release;
    private final List<ManifestFile> outputs = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private AuditPolicy policy;

    private HarvesterLogging(HarvesterRelease release) {
        this.release = Objects.requireNonNull(release, "release");
        this.policy =
                release == HarvesterRelease.PROPOSAL ? HarvesterAuditPolicy.proposal() : HarvesterAuditPolicy.shipped();
    }

    /** The manifests that a release installs. */
    public static HarvesterLogging release(HarvesterRelease release) {
        HarvesterLogging logging = new HarvesterLogging(release);
        return release == HarvesterRelease.PROPOSAL ? ProposedOutputs.addTo(logging) : logging;
    }

    /**
     * Replaces the audit policy of the release, for instance with {@link HarvesterAuditPolicy#recommended}.
     *
     * @throws ViolationException if the policy has an error for {@link KubernetesVersion#DEFAULT}
     */
    public HarvesterLogging auditPolicy(AuditPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Part part = new Part("", FieldPath.ROOT, policy.toTree());
        requireValid(PolicyLoader.readStrictly(part, KubernetesVersion.DEFAULT).violations());
        this.policy = policy;
        return this;
    }

    /**
     * Sends audit records to a plug-in, through a ClusterOutput and a ClusterFlow with this name.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addAuditOutput(String name, OutputTarget target) {
        ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addGlobalOutputRef(name).loggingRef(Harvester.AUDIT_LOGGING_REF)));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                        .spec(s -> s.target(target).loggingRef(Harvester.AUDIT_LOGGING_REF)));
        return add(name, Topic.AUDIT, "audit records", output, flow);
    }

    /**
     * Sends Kubernetes events to a plug-in, through a ClusterOutput and a ClusterFlow with this name.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addEventOutput(String name, OutputTarget target) {
        ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                .spec(s -> s.addMatch(ClusterMatch.select(
                                e -> e.putLabel(Harvester.EVENT_LABEL, Harvester.EVENT_LABEL_VALUE)))
                        .addFilter(TagNormaliserFilter.of(t -> {}))
                        .addGlobalOutputRef(name)));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name(name).namespace(Harvester.LOGGING_NAMESPACE))
                        .spec(s -> s.target(target)));
        return add(name, Topic.EVENT, "events", output, flow);
    }

    private HarvesterLogging add(String name, Topic topic, String records, ClusterOutput output, ClusterFlow flow) {
        requireValid(output, readerOfRelease());
        requireValid(flow, readerOfRelease());
        String purpose = "sends " + records + " to " + name + "; apply it when the charts are ready";
        outputs.add(ManifestFile.documents("kubectl-3-" + name + ".yaml", topic, purpose, output, flow));
        return this;
    }

    private ManifestReader readerOfRelease() {
        return ManifestReader.strict().forVersion(release.operatorVersion());
    }

    private void requireValid(OpenObject manifest, ManifestReader reader) {
        requireValid(Manifests.validate(manifest, reader));
    }

    private void requireValid(List<Violation> violations) {
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
        warnings.addAll(violations);
    }

    /**
     * The warnings about the policy and the outputs that were added, such as a rule that never decides; empty if there
     * are none.
     */
    public List<Violation> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * The files, in the order of installation.
     *
     * @throws IllegalArgumentException if two outputs have the same name
     */
    public ManifestSet build() {
        return ManifestSet.of(Stream.of(auditFiles(), chartFiles(), outputs)
                .flatMap(List::stream)
                .toList());
    }

    private List<ManifestFile> auditFiles() {
        ManifestFile option = ManifestFile.settings(
                "rke2-90-harvester-server.yaml",
                Topic.AUDIT,
                "the RKE2 option that names the policy; add it to 90-harvester-server.yaml on servers",
                Rke2ServerConfig.of(c -> c.auditPolicyFile(Harvester.AUDIT_POLICY_PATH)));
        String purpose = "the audit policy; goes to " + Harvester.AUDIT_POLICY_PATH;
        String name = "rke2-92-harvester-kube-audit-policy.yaml";
        if (release != HarvesterRelease.PROPOSAL) {
            return List.of(option, ManifestFile.documents(name, Topic.AUDIT, purpose, policy));
        }
        return List.of(
                option,
                ManifestFile.documents(name, Topic.AUDIT, purpose, policy),
                ManifestFile.documents(
                        "audit-policy-kubernetes-example.yaml",
                        Topic.AUDIT,
                        "the excerpt of Kubernetes' example that the proposal quotes; not installed",
                        HarvesterAuditPolicy.kubernetesExample()));
    }

    private List<ManifestFile> chartFiles() {
        Manifest crds = HarvesterCharts.crds(release);
        Manifest logging = HarvesterCharts.logging(release);
        Manifest tailer = HarvesterCharts.eventTailer(release);
        return List.of(
                ManifestFile.resources(
                        "rancherd-14-logging-crd.yaml", Topic.LOGGING, "the chart of the CRDs, for rancherd", crds),
                ManifestFile.resources(
                        "rancherd-15-logging.yaml",
                        Topic.LOGGING,
                        "the logging chart, its values and the EventTailer, for rancherd",
                        logging,
                        tailer),
                ManifestFile.documents(
                        "kubectl-1-charts.yaml",
                        Topic.LOGGING,
                        "namespace and charts, for kubectl; wait until rancher-logging is ready",
                        namespace(),
                        crds,
                        logging),
                ManifestFile.documents(
                        "kubectl-2-event-tailer.yaml",
                        Topic.EVENT,
                        "collects Kubernetes events; needs the CRDs of the charts",
                        tailer));
    }

    private static Manifest namespace() {
        return new OpaqueManifest(Tree.mapping(n -> n.put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", m -> m.put("name", Harvester.LOGGING_NAMESPACE))));
    }
}
