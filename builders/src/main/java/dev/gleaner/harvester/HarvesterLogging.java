package dev.gleaner.harvester;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.Carrier;
import dev.gleaner.manifest.InstallOrder;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Rke2ServerConfig;
import dev.gleaner.manifest.Topic;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The manifests for audit, events and logging of a Harvester release, with your outputs and changes. Mutable: each
 * method changes this object and returns it, unlike those of {@code Lint}, {@code Log} and {@code Applier}, until
 * {@link #build} makes an immutable set. Names, namespaces and {@code loggingRef}s are set, so they always match. A
 * Secret for an option that is the path of a file is mounted.
 * Without changes, the manifests are those that the release ships; {@link HarvesterRelease#origin} names their source.
 */
public final class HarvesterLogging {
    private static final List<String> AUDIT_TOLERATIONS =
            List.of("additionalLoggingSources", "kubeAudit", "fluentbit", "tolerations");

    private static final List<String> REGISTRY = List.of("global", "cattle", "systemDefaultRegistry");

    private static final String POLICY_FILE = "rke2-92-harvester-kube-audit-policy.yaml";

    private static final String RANCHER_AUDIT_FILE = "rancherd-16-rancher-audit-log.yaml";

    private final HarvesterRelease release;
    private final List<ManifestFile> additions = new ArrayList<>();
    private final List<RecordFile> outputs = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private AuditPolicy policy;
    private HarvesterValues values;
    private boolean enabled;

    private HarvesterLogging(HarvesterRelease release) {
        this.release = Objects.requireNonNull(release, "release");
        this.values = HarvesterValues.of(release);
        this.enabled = release.wrapper().isOnByDefault();
        this.policy = policyOf(release);
    }

    private static AuditPolicy policyOf(HarvesterRelease release) {
        return release == HarvesterRelease.PROPOSAL ? HarvesterAuditPolicy.proposal() : HarvesterAuditPolicy.shipped();
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
        List<Violation> violations =
                PolicyLoader.readStrictly(part, KubernetesVersion.DEFAULT).violations();
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
        this.policy = policy;
        return this;
    }

    /**
     * Changes the values of the chart. The consumer starts with the current values. They are then merged over the
     * current ones as helm does it: a mapping that the consumer replaces keeps the entries that the new one does not
     * have, and any other value is replaced. {@link #removeValue} removes a value.
     */
    public HarvesterLogging values(Consumer<LoggingValues.Builder> change) {
        Objects.requireNonNull(change, "change");
        values = values.edit(change);
        return this;
    }

    /**
     * Merges values, such as those of a file, over the values of the chart as helm does it: mappings are merged, any
     * other value is replaced, and null removes a value. The value {@code eventTailer} changes the EventTailer in every
     * release.
     */
    public HarvesterLogging values(Tree.Mapping over) {
        Objects.requireNonNull(over, "over");
        values = values.with(over);
        return this;
    }

    /**
     * Removes a value of the chart, so that the default of the chart applies.
     *
     * @throws IllegalArgumentException if the values do not have it
     */
    public HarvesterLogging removeValue(String... path) {
        Objects.requireNonNull(path, "path");
        if (path.length == 0 || values.get(List.of(path)) instanceof Tree.Nothing) {
            throw new IllegalArgumentException(
                    "the values have no " + Violation.quoted(String.join(".", path)) + " that could be removed");
        }
        return values(ValueTree.of(List.of(path), Tree.nothing()));
    }

    /** Adds a toleration to the fluent-bit that reads the audit log; it keeps those that it has. */
    public HarvesterLogging addAuditToleration(Embedded<Toleration> toleration) {
        Objects.requireNonNull(toleration, "toleration");
        List<Tree> all = new ArrayList<>();
        if (values.get(AUDIT_TOLERATIONS) instanceof Tree.Sequence present) {
            all.addAll(present.items());
        }
        all.add(toleration.tree());
        return values(ValueTree.of(AUDIT_TOLERATIONS, Tree.sequence(all.toArray(Tree[]::new))));
    }

    /** Merges requests and limits over those of a workload. */
    public HarvesterLogging resources(LoggingWorkload workload, Embedded<ResourceRequirements> resources) {
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(workload, "workload");
        Tree tree = resources.tree();
        return switch (workload) {
            case FLUENTD -> values(ValueTree.of(List.of("fluentd", "resources"), tree));
            case FLUENTBIT -> values(ValueTree.of(List.of("fluentbit", "resources"), tree));
            case EVENT_TAILER -> eventTailer(Tree.mapping(c -> c.put("resources", tree)));
        };
    }

    /** Sets the image of the EventTailer. */
    public HarvesterLogging eventRouterImage(String image) {
        Objects.requireNonNull(image, "image");
        return eventTailer(Tree.mapping(c -> c.put("image", image)));
    }

    private HarvesterLogging eventTailer(Tree.Mapping change) {
        values = values.withEventTailer(change);
        return this;
    }

    /**
     * Runs all images from a registry, such as {@code registry.example:5000}, which has them under the same names.
     * {@link HarvesterRelease#images} lists those to copy. The chart reads the registry from
     * {@code global.cattle.systemDefaultRegistry}; the image of the EventTailer has the registry in its name. A registry
     * that was set before is replaced.
     *
     * @throws IllegalArgumentException if the registry is empty, is a URL, has a space, or ends with a slash
     */
    public HarvesterLogging imageRegistry(String registry) {
        Objects.requireNonNull(registry, "registry");
        if (!registry.matches("\\S+") || registry.contains("://") || registry.endsWith("/")) {
            throw new IllegalArgumentException("the registry " + Violation.quoted(registry)
                    + " is not a host; expected one such as registry.example:5000");
        }
        String image = values.eventRouterImage();
        for (String present : List.of(registryOfChart(), registry)) {
            image = !present.isEmpty() && image.startsWith(present + "/")
                    ? image.substring(present.length() + 1)
                    : image;
        }
        return eventRouterImage(registry + "/" + image).values(ValueTree.of(REGISTRY, Tree.text(registry)));
    }

    private String registryOfChart() {
        return values.get(REGISTRY) instanceof Tree.Text registry ? registry.value() : "";
    }

    /** Switches logging on. Harvester v1.2 and later ship it switched off. */
    public HarvesterLogging enable() {
        enabled = true;
        return this;
    }

    /**
     * Switches logging off. Audit records are still written to the disks of the nodes.
     *
     * @throws IllegalStateException if the release has no switch, which is so in Harvester v1.1
     */
    public HarvesterLogging disable() {
        if (release.wrapper() == LoggingWrapper.MANAGED_CHART) {
            throw new IllegalStateException(release + " installs logging with a ManagedChart, which is always on");
        }
        enabled = false;
        return this;
    }

    /**
     * Sends audit records to a plug-in, through a ClusterOutput and a ClusterFlow with this name.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addAuditOutput(String name, OutputTarget target) {
        return addAuditOutput(name, target, f -> {});
    }

    /**
     * Sends audit records to a plug-in, through a ClusterOutput with this name and a ClusterFlow. The consumer changes
     * the flow: its filters, its labels, or its name.
     *
     * @throws ViolationException if there is an error in the plug-in or in the flow
     */
    public HarvesterLogging addAuditOutput(String name, OutputTarget target, Consumer<ClusterFlow.Builder> flow) {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        ClusterOutput output = RecordFlows.auditOutput(name, target);
        return add(
                name,
                Topic.AUDIT,
                "audit records",
                output,
                RecordFlows.audit(name).edit(flow));
    }

    /**
     * Sends Kubernetes events to a plug-in, through a ClusterOutput and a ClusterFlow with this name. The flow selects
     * the label of EventTailers in the namespace where the values run the EventTailer: change that namespace first.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addEventOutput(String name, OutputTarget target) {
        return addEventOutput(name, target, f -> {});
    }

    /**
     * Sends Kubernetes events to a plug-in, through a ClusterOutput with this name and a ClusterFlow. The consumer
     * changes the flow: its filters, its labels, or its name.
     *
     * @throws ViolationException if there is an error in the plug-in or in the flow
     */
    public HarvesterLogging addEventOutput(String name, OutputTarget target, Consumer<ClusterFlow.Builder> flow) {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        ClusterOutput output = RecordFlows.output(name, target);
        ClusterFlow events = RecordFlows.events(name, values.eventTailerNamespace());
        return add(name, Topic.EVENT, "events", output, events.edit(flow));
    }

    /**
     * Installs Grafana Loki and sends audit records and events to it, with the flows, outputs and labels of the
     * proposal; {@link Loki#installed} describes the chart.
     */
    public HarvesterLogging addLoki() {
        return addLoki(Loki.installed());
    }

    /**
     * Sends audit records and events to a Grafana Loki, with the flows, outputs and labels of the proposal. Installs it
     * if it is one of {@link Loki#installed}. The proposal has these flows and outputs itself.
     */
    public HarvesterLogging addLoki(Loki loki) {
        Objects.requireNonNull(loki, "loki");
        Manifest[] charts = loki.charts().toArray(Manifest[]::new);
        if (charts.length > 0) {
            String purpose = "the repository and the chart of Loki with Grafana, for kubectl";
            additions.add(ManifestFile.documents("kubectl-2-loki.yaml", Topic.LOGGING, purpose, charts));
        }
        return release == HarvesterRelease.PROPOSAL
                ? this
                : addAuditOutput(Loki.AUDIT_OUTPUT, loki.auditOutput())
                        .addEventOutput(Loki.EVENT_OUTPUT, loki.eventOutput());
    }

    /**
     * Turns on the API audit log of the Rancher in Harvester when the first node is installed. On a cluster that runs,
     * {@code helm upgrade} sets the same values. {@link #addRancherAuditOutput} sends the log to a destination.
     */
    public HarvesterLogging rancherAuditLog(RancherAuditLevel level) {
        Objects.requireNonNull(level, "level");
        additions.removeIf(file -> file.name().equals(RANCHER_AUDIT_FILE));
        additions.add(ManifestFile.rancherdSettings(
                RANCHER_AUDIT_FILE,
                Topic.AUDIT,
                "the values of Rancher's chart that turn on its API audit log, for rancherd",
                RancherAuditLog.configuration(level)));
        return this;
    }

    /**
     * Sends Rancher's API audit log to a plug-in, through a ClusterOutput and a ClusterFlow with this name. The log is
     * off unless {@link #rancherAuditLog} turns it on.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addRancherAuditOutput(String name, OutputTarget target) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        ClusterOutput output = RecordFlows.output(name, target);
        return add(name, Topic.AUDIT, "Rancher's API audit log", output, RecordFlows.rancherAudit(name));
    }

    /**
     * Sends the logs of all pods to a plug-in, through a ClusterOutput and a ClusterFlow with this name. Kubernetes
     * events are among them, because an EventTailer is a pod that logs events; audit records are not.
     *
     * @throws ViolationException if there is an error in the plug-in
     */
    public HarvesterLogging addPodOutput(String name, OutputTarget target) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        return add(
                name, Topic.LOGGING, "the logs of all pods", RecordFlows.output(name, target), RecordFlows.pods(name));
    }

    /**
     * Adds flows and outputs of your own, and Secrets for them, as a file that is applied when the charts are ready. They
     * keep their namespaces and {@code loggingRef}s. The file has each object after those that it needs.
     *
     * @param name what the name of the file ends with
     * @param objects the objects
     * @throws ViolationException if there is an error in an object
     * @throws IllegalArgumentException if there is no object, if one is not an object of a cluster, such as an audit
     * policy, or if the name is not that of a file
     */
    public HarvesterLogging addFlows(String name, List<? extends Manifest> objects) {
        Objects.requireNonNull(name, "name");
        if (Objects.requireNonNull(objects, "objects").isEmpty()) {
            throw new IllegalArgumentException("there is no flow and no output");
        }
        objects.forEach(HarvesterLogging::requireObject);
        List<Violation> violations = new ArrayList<>();
        for (Manifest object : objects) {
            if (object instanceof ModelManifest known) {
                violations.addAll(Manifests.validate(known, readerOfRelease()));
            }
        }
        requireValid(violations);
        Topic topic = objects.stream().allMatch(RecordFlows::isOfAudit) ? Topic.AUDIT : Topic.LOGGING;
        outputs.add(RecordFile.ofFlows(name, topic, InstallOrder.of(objects)));
        return this;
    }

    /** Refuses a manifest that no cluster stores. */
    private static void requireObject(Manifest manifest) {
        if (manifest.kind().isEmpty() || manifest.apiVersion().isEmpty()) {
            throw new IllegalArgumentException("a manifest has no apiVersion or kind; expected flows and outputs");
        }
        if (isPolicy(manifest) || manifest instanceof ModelManifest && !(manifest instanceof ApiObject)) {
            throw new IllegalArgumentException("a " + manifest.kind() + " (" + manifest.apiVersion()
                    + ") is not an object of a cluster, and kubectl cannot apply it; expected flows and outputs"
                    + (isPolicy(manifest) ? "; auditPolicy(...) sets the policy" : ""));
        }
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.apiVersion().startsWith("audit.k8s.io/");
    }

    private HarvesterLogging add(String name, Topic topic, String records, ClusterOutput output, ClusterFlow flow) {
        requireValid(output, readerOfRelease());
        requireValid(flow, readerOfRelease());
        outputs.add(RecordFile.ofOutput(name, topic, records, output, flow));
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
     * The warnings about the policy, the outputs and the addon, such as a rule that never decides; empty if there are
     * none. The policy that the release ships has none. A warning is never thrown.
     */
    public List<Violation> warnings() {
        List<Violation> all = new ArrayList<>(ofPolicy());
        all.addAll(warnings);
        if (!enabled && !outputs.isEmpty()) {
            Part addon = new Part(release.shipment().file(), FieldPath.ROOT, Tree.nothing());
            all.add(addon.field("spec").field("enabled").violation(HarvesterFault.ADDON_OFF, "rancher-logging"));
        }
        return List.copyOf(all);
    }

    private List<Violation> ofPolicy() {
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

    /**
     * The files, in the order of installation.
     *
     * @throws IllegalArgumentException if two outputs have the same name
     * @throws ViolationException if a changed value of the EventTailer makes its object invalid
     */
    public ManifestSet build() {
        return ManifestSet.of(Stream.of(auditFiles(), chartFiles(), additions, RecordFile.distinct(outputs))
                .flatMap(List::stream)
                .toList());
    }

    /**
     * The files as {@link #build} returns them, but the text of those for rancherd is a Go template with the
     * placeholders that the installer's own template has: the chart version, the image of the EventTailer, and whether
     * the addon is enabled. A value that you changed has no placeholder.
     */
    public ManifestSet buildTemplate() {
        InstallerTemplate template = new InstallerTemplate(release);
        return build().mapFiles(
                        file -> file.carrier() == Carrier.RANCHERD ? file.mapText(template::withPlaceholders) : file);
    }

    private List<ManifestFile> auditFiles() {
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

    private List<ManifestFile> chartFiles() {
        return release.wrapper().hasEventTailerObject() ? managedCharts() : addon();
    }

    private List<ManifestFile> managedCharts() {
        Manifest crds = HarvesterCharts.crds(release);
        Manifest logging = HarvesterCharts.managedChart(release, values.ofChart());
        Manifest tailer = values.eventTailer();
        return List.of(
                crdFile(crds),
                ManifestFile.resources(
                        release.shipment().file(),
                        Topic.LOGGING,
                        "the logging chart, its values and the EventTailer, for rancherd",
                        logging,
                        tailer),
                kubectlFile("namespace and charts, for kubectl; wait until rancher-logging is ready", crds, logging),
                ManifestFile.documents(
                        "kubectl-2-event-tailer.yaml",
                        Topic.EVENT,
                        "collects Kubernetes events; needs the CRDs of the charts",
                        tailer));
    }

    private List<ManifestFile> addon() {
        Manifest crds = HarvesterCharts.crds(release);
        Manifest logging = HarvesterCharts.addon(release, values, enabled);
        return List.of(
                crdFile(crds),
                ManifestFile.resources(
                        release.shipment().file(),
                        Topic.LOGGING,
                        "the addon rancher-logging with its values and the EventTailer, for rancherd",
                        logging),
                kubectlFile(
                        "namespace, chart of the CRDs and addon, for kubectl; wait until rancher-logging is ready",
                        crds,
                        logging));
    }

    private static ManifestFile crdFile(Manifest crds) {
        return ManifestFile.resources(
                "rancherd-14-logging-crd.yaml", Topic.LOGGING, "the chart of the CRDs, for rancherd", crds);
    }

    private static ManifestFile kubectlFile(String purpose, Manifest crds, Manifest logging) {
        return ManifestFile.documents("kubectl-1-charts.yaml", Topic.LOGGING, purpose, namespace(), crds, logging);
    }

    private static Manifest namespace() {
        return new OpaqueManifest(Tree.mapping(n -> n.put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", m -> m.put("name", Harvester.LOGGING_NAMESPACE))));
    }
}
