package dev.gleaner.harvester;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.Carrier;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
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
 * method changes this object and returns it, whereas those of {@code Lint}, {@code Log} and {@code Applier} return a
 * changed copy. {@link #build} makes an immutable set. Names, namespaces and {@code loggingRef}s are set, so they
 * always match. A Secret for an option that is the path of a file is mounted. Without changes, the manifests are those
 * that the release ships; {@link HarvesterRelease#origin} names their source.
 *
 * <pre>{@code
 * ManifestSet set = HarvesterLogging.release(HarvesterRelease.latest())
 *         .auditPolicy(HarvesterAuditPolicy.recommended())
 *         .addAuditOutput("splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
 *                 .hecToken(SecretValue.from("splunk", "token"))))
 *         .enable()
 *         .build();
 * set.writeTo(Path.of("manifests"));
 * }</pre>
 */
public final class HarvesterLogging {
    private static final List<String> AUDIT_TOLERATIONS =
            List.of("additionalLoggingSources", "kubeAudit", "fluentbit", "tolerations");

    private static final List<String> REGISTRY = List.of("global", "cattle", "systemDefaultRegistry");

    private static final String RANCHER_AUDIT_FILE = "rancherd-16-rancher-audit-log.yaml";

    private final HarvesterRelease release;
    private final List<ManifestFile> additions = new ArrayList<>();
    private final RecordOutputs outputs;
    private AuditFiles audit;
    private HarvesterValues values;
    private boolean enabled;

    private HarvesterLogging(HarvesterRelease release) {
        this.release = Objects.requireNonNull(release, "release");
        this.values = HarvesterValues.of(release);
        this.enabled = release.wrapper().isOnByDefault();
        this.outputs = new RecordOutputs(release);
        this.audit = AuditFiles.of(release);
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
        audit = audit.with(Objects.requireNonNull(policy, "policy"));
        return this;
    }

    /**
     * Changes the values of the chart. The consumer starts with the current values. The changed values are then merged
     * over the current ones, as helm merges values: an entry that is missing in a changed mapping stays, and any other
     * value is replaced. {@link #removeValue} removes a value.
     */
    public HarvesterLogging values(Consumer<LoggingValues.Builder> change) {
        Objects.requireNonNull(change, "change");
        values = values.edit(change);
        return this;
    }

    /**
     * Merges values, such as those of a file, over the values of the chart, as helm merges values: mappings are merged,
     * any other value is replaced, and null removes a value. The value {@code eventTailer} changes the EventTailer in
     * every release.
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
     * Installs Grafana Loki and sends audit records and events to it, with the flows, outputs and labels of
     * {@link HarvesterRelease#PROPOSAL}; {@link Loki#installed} describes the chart.
     */
    public HarvesterLogging addLoki() {
        return addLoki(Loki.installed());
    }

    /**
     * Sends audit records and events to a Grafana Loki, with the flows, outputs and labels of Harvester's enhancement
     * proposal. Installs Loki if it is one of {@link Loki#installed}. {@link HarvesterRelease#PROPOSAL} has these flows
     * and outputs already: they get the URL, and none are added.
     */
    public HarvesterLogging addLoki(Loki loki) {
        Objects.requireNonNull(loki, "loki");
        Manifest[] charts = loki.charts().toArray(Manifest[]::new);
        if (charts.length > 0) {
            String purpose = "the repository and the chart of Loki with Grafana, for kubectl";
            additions.add(ManifestFile.documents("kubectl-2-loki.yaml", Topic.LOGGING, purpose, charts));
        }
        if (release == HarvesterRelease.PROPOSAL) {
            outputs.replace(Loki.AUDIT_OUTPUT, loki.auditOutput());
            outputs.replace(Loki.EVENT_OUTPUT, loki.eventOutput());
            return this;
        }
        return addAuditOutput(Loki.AUDIT_OUTPUT, loki.auditOutput())
                .addEventOutput(Loki.EVENT_OUTPUT, loki.eventOutput());
    }

    /**
     * Turns on the API audit log of the Rancher in Harvester when the first node is installed. On a running cluster,
     * set the same values with {@code helm upgrade}. {@link #addRancherAuditOutput} sends the log to a destination.
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
     * @param name the end of the name of the file
     * @param objects the objects
     * @throws ViolationException if there is an error in an object
     * @throws IllegalArgumentException if there is no object, if one is not an object of a cluster, such as an audit
     * policy, or if the name is not that of a file
     */
    public HarvesterLogging addFlows(String name, List<? extends Manifest> objects) {
        Objects.requireNonNull(name, "name");
        outputs.addFlows(name, Objects.requireNonNull(objects, "objects"));
        return this;
    }

    private HarvesterLogging add(String name, Topic topic, String records, ClusterOutput output, ClusterFlow flow) {
        outputs.add(name, topic, records, output, flow);
        return this;
    }

    /**
     * The warnings about the policy, the flows, the outputs and the addon, such as a rule that never decides, or an
     * {@code OpaqueOutput} or {@code OpaqueFilter} whose plug-in the operator of the release does not have; empty if there
     * are none. The policy that the release ships has none. In a violation of a flow or an output, here and in exceptions,
     * an id such as {@code clusteroutput:cattle-logging-system:audit} takes the place of the file. A warning is never
     * thrown.
     */
    public List<Violation> warnings() {
        List<Violation> all = new ArrayList<>(audit.warnings());
        all.addAll(outputs.warnings());
        if (!enabled && !outputs.isEmpty()) {
            Part addon = new Part(release.shipment().file(), FieldPath.ROOT, Tree.nothing());
            all.add(addon.field("spec").field("enabled").violation(HarvesterFault.ADDON_OFF, "rancher-logging"));
        }
        return List.copyOf(all);
    }

    /**
     * The files, in the order of installation.
     *
     * @throws IllegalArgumentException if two outputs have the same name
     * @throws ViolationException if a changed value of the EventTailer makes its object invalid
     */
    public ManifestSet build() {
        List<ManifestFile> charts = ChartFiles.of(release, values, enabled);
        return ManifestSet.of(Stream.of(audit.files(), charts, additions, outputs.files())
                .flatMap(List::stream)
                .toList());
    }

    /**
     * The files as {@link #build} returns them, except that those for rancherd are Go templates with the placeholders
     * of the installer's own template: the chart version, the image of the EventTailer, and whether the addon is
     * enabled. A value that you changed has no placeholder.
     */
    public ManifestSet buildTemplate() {
        InstallerTemplate template = new InstallerTemplate(release);
        return build().mapFiles(
                        file -> file.carrier() == Carrier.RANCHERD ? file.mapText(template::withPlaceholders) : file);
    }
}
