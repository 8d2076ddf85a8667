package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.fluentbit.BufferStorage;
import dev.gleaner.logging.fluentbit.FilterAws;
import dev.gleaner.logging.fluentbit.FilterKubernetes;
import dev.gleaner.logging.fluentbit.FluentbitNetwork;
import dev.gleaner.logging.fluentbit.ForwardOptions;
import dev.gleaner.logging.fluentbit.InputTail;
import dev.gleaner.logging.workload.ForwardTls;
import dev.gleaner.logging.workload.HostMount;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.Metrics;
import dev.gleaner.logging.workload.PodSecurity;
import dev.gleaner.logging.workload.ServiceAccountOverride;
import dev.gleaner.logging.workload.ServiceOverride;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The fluent-bit of a node agent. Image, resources, tolerations and the like are set in {@link #daemonSet()}; there is
 * no modify filter.
 */
@Value.Immutable
public interface NodeAgentFluentbit extends Editable<NodeAgentFluentbit, NodeAgentFluentbit.Builder> {
    /** How the settings are read, checked and written. */
    Shape<NodeAgentFluentbit> SHAPE = Shape.object("node agent fluentbit", Builder::new)
            .flag("enabled", NodeAgentFluentbit::enabled, Builder::enabled)
            .part("daemonSet", DaemonSetOverride.class, NodeAgentFluentbit::daemonSet, Builder::daemonSet)
            .part(
                    "serviceAccount",
                    ServiceAccountOverride.class,
                    NodeAgentFluentbit::serviceAccount,
                    Builder::serviceAccount)
            .part("tls", ForwardTls.class, NodeAgentFluentbit::tls, Builder::tls)
            .text("targetHost", NodeAgentFluentbit::targetHost, Builder::targetHost)
            .integer("targetPort", NodeAgentFluentbit::targetPort, Builder::targetPort)
            .integer("flush", NodeAgentFluentbit::flush, Builder::flush)
            .integer("grace", NodeAgentFluentbit::grace, Builder::grace)
            .text("logLevel", NodeAgentFluentbit::logLevel, Builder::logLevel)
            .integer("coroStackSize", NodeAgentFluentbit::coroStackSize, Builder::coroStackSize)
            .part("metrics", Metrics.class, NodeAgentFluentbit::metrics, Builder::metrics)
            .part("metricsService", ServiceOverride.class, NodeAgentFluentbit::metricsService, Builder::metricsService)
            .part("security", PodSecurity.class, NodeAgentFluentbit::security, Builder::security)
            .part("positiondb", KubernetesVolume.class, NodeAgentFluentbit::positionDb, Builder::positionDb)
            .text("containersPath", NodeAgentFluentbit::containersPath, Builder::containersPath)
            .text("varLogsPath", NodeAgentFluentbit::varLogsPath, Builder::varLogsPath)
            .parts(
                    "extraVolumeMounts",
                    HostMount.class,
                    NodeAgentFluentbit::extraVolumeMounts,
                    Builder::extraVolumeMounts)
            .part("inputTail", InputTail.class, NodeAgentFluentbit::inputTail, Builder::inputTail)
            .part("filterAws", FilterAws.class, NodeAgentFluentbit::filterAws, Builder::filterAws)
            .part(
                    "filterKubernetes",
                    FilterKubernetes.class,
                    NodeAgentFluentbit::filterKubernetes,
                    Builder::filterKubernetes)
            .flag(
                    "disableKubernetesFilter",
                    NodeAgentFluentbit::disableKubernetesFilter,
                    Builder::disableKubernetesFilter)
            .part("bufferStorage", BufferStorage.class, NodeAgentFluentbit::bufferStorage, Builder::bufferStorage)
            .part(
                    "bufferStorageVolume",
                    KubernetesVolume.class,
                    NodeAgentFluentbit::bufferStorageVolume,
                    Builder::bufferStorageVolume)
            .text("customConfigSecret", NodeAgentFluentbit::customConfigSecret, Builder::customConfigSecret)
            .text("podPriorityClassName", NodeAgentFluentbit::podPriorityClassName, Builder::podPriorityClassName)
            .flag("livenessDefaultCheck", NodeAgentFluentbit::livenessDefaultCheck, Builder::livenessDefaultCheck)
            .part("network", FluentbitNetwork.class, NodeAgentFluentbit::network, Builder::network)
            .part("forwardOptions", ForwardOptions.class, NodeAgentFluentbit::forwardOptions, Builder::forwardOptions)
            .flag("enableUpstream", NodeAgentFluentbit::enableUpstream, Builder::enableUpstream)
            .rule(NodeAgentFluentbit::checkUnread)
            .rule(NodeAgentFluentbit::checkUnwritten);

    /** A switch that the operator does not read: the agent also runs if it is false. */
    Optional<Boolean> enabled();

    /** Overrides of the DaemonSet, such as image, resources and tolerations; empty changes nothing. */
    Optional<DaemonSetOverride> daemonSet();

    /** Overrides of the created service account; empty changes nothing. */
    Optional<ServiceAccountOverride> serviceAccount();

    /** TLS between fluent-bit and fluentd. The operator of 3.17 crashes if it is empty; later ones use no TLS. */
    Optional<ForwardTls> tls();

    /** The host that records are sent to; empty means the fluentd of the Logging. */
    Optional<String> targetHost();

    /** The port that records are sent to; empty means that of the fluentd of the Logging. */
    Optional<Integer> targetPort();

    /** The interval at which records are sent, in seconds; empty means 1. */
    Optional<Integer> flush();

    /** The time that fluent-bit has to send the remaining records when it stops, in seconds; empty means 5. */
    Optional<Integer> grace();

    /**
     * The lowest level that fluent-bit logs about itself: {@code error}, {@code warn}, {@code info}, {@code debug} or
     * {@code trace}; empty means info.
     */
    Optional<String> logLevel();

    /** The size of the stack of a coroutine, in bytes, at least the page size of the system; empty means 24576. */
    Optional<Integer> coroStackSize();

    /**
     * The metrics of fluent-bit. Empty means that they are served on port 2020 for the liveness probe, if there is one.
     */
    Optional<Metrics> metrics();

    /** Overrides of the service for metrics; empty changes nothing. */
    Optional<ServiceOverride> metricsService();

    /** Service account, roles and security contexts; empty means the operator's defaults. */
    Optional<PodSecurity> security();

    /**
     * The volume in which fluent-bit stores its positions in the log files; empty means the folder
     * {@code /opt/logging-operator/LOGGING/positiondb} of the node.
     */
    Optional<KubernetesVolume> positionDb();

    /** The folder of the node with the logs of containers; empty means {@code /var/lib/docker/containers}. */
    Optional<String> containersPath();

    /** The folder of the node with links to the logs of containers; empty means {@code /var/log}. */
    Optional<String> varLogsPath();

    /** Additional folders of the node that are mounted; empty means none. */
    List<HostMount> extraVolumeMounts();

    /** How log files are read; empty means the operator's defaults. */
    Optional<InputTail> inputTail();

    /** The filter that adds metadata of the EC2 instance; empty means that there is none. */
    Optional<FilterAws> filterAws();

    /** The filter that adds metadata of the pod; empty means the operator's defaults. */
    Optional<FilterKubernetes> filterKubernetes();

    /** Whether the filter that adds metadata of the pod is omitted; empty means false. */
    Optional<Boolean> disableKubernetesFilter();

    /**
     * The buffer on disk. Only {@code storage.path} has an effect, as the place at which the volume is mounted; empty
     * means {@code /buffers}.
     */
    Optional<BufferStorage> bufferStorage();

    /** The volume of the buffer; empty means the folder {@code /opt/logging-operator/LOGGING/buffers} of the node. */
    Optional<KubernetesVolume> bufferStorageVolume();

    /** The secret with a configuration that is used in place of the generated one; empty means none. */
    Optional<String> customConfigSecret();

    /** A priority class that the operator does not read. */
    Optional<String> podPriorityClassName();

    /** Whether the pods have a liveness probe, which needs metrics; empty means true, but false on windows. */
    Optional<Boolean> livenessDefaultCheck();

    /** The network settings of the connection to fluentd; empty means the defaults of fluent-bit. */
    Optional<FluentbitNetwork> network();

    /** The options of the forward output; empty means that sending records is retried without limit. */
    Optional<ForwardOptions> forwardOptions();

    /**
     * Whether records are distributed among the pods of fluentd by fluent-bit, not by the service; empty means false.
     */
    Optional<Boolean> enableUpstream();

    /** Settings that the consumer fills in. */
    static NodeAgentFluentbit of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Warns of fields that the operator does not read. */
    private static void checkUnread(Tree.Mapping agent, Position position, FieldPath path, Violations violations) {
        if (agent.get("enabled").equals(Optional.of(Tree.flag(false)))) {
            violations.report(NodeAgentFault.DISABLED, agent, path, "enabled");
        }
        if (agent.hasValue("podPriorityClassName")) {
            violations.report(NodeAgentFault.PRIORITY_CLASS, agent, path, "podPriorityClassName");
        }
    }

    /** Warns of options of fluent-bit that the operator does not write for a node agent. */
    private static void checkUnwritten(Tree.Mapping agent, Position position, FieldPath path, Violations violations) {
        checkIgnored(
                agent,
                path,
                "bufferStorage",
                List.of(
                        "storage.sync",
                        "storage.checksum",
                        "storage.backlog.mem_limit",
                        "storage.metrics",
                        "storage.delete_irrecoverable_chunks",
                        "storage.max_chunks_up"),
                violations);
        checkIgnored(
                agent,
                path,
                "network",
                List.of(
                        "connectTimeoutLogError",
                        "dnsMode",
                        "dnsPreferIpv4",
                        "dnsResolver",
                        "sourceAddress",
                        "maxWorkerConnections"),
                violations);
    }

    private static void checkIgnored(
            Tree.Mapping agent, FieldPath path, String part, List<String> ignored, Violations violations) {
        if (agent.get(part).orElse(Tree.nothing()) instanceof Tree.Mapping options) {
            ignored.stream()
                    .filter(options::hasValue)
                    .forEach(field -> violations.report(NodeAgentFault.IGNORED, options, path.field(part), field));
        }
    }

    /** Builds settings. */
    final class Builder extends ImmutableNodeAgentFluentbit.Builder implements ModelBuilder<NodeAgentFluentbit> {
        Builder() {}

        /** Changes the overrides of the DaemonSet. */
        public Builder daemonSet(Consumer<DaemonSetOverride.Builder> change) {
            return daemonSet(ModelBuilder.part(this, NodeAgentFluentbit::daemonSet, DaemonSetOverride::of, change));
        }

        /** Changes the overrides of the service account. */
        public Builder serviceAccount(Consumer<ServiceAccountOverride.Builder> change) {
            return serviceAccount(
                    ModelBuilder.part(this, NodeAgentFluentbit::serviceAccount, ServiceAccountOverride::of, change));
        }

        /** Changes TLS between fluent-bit and fluentd. */
        public Builder tls(Consumer<ForwardTls.Builder> change) {
            return tls(ModelBuilder.part(this, NodeAgentFluentbit::tls, ForwardTls::of, change));
        }

        /** Changes the metrics. */
        public Builder metrics(Consumer<Metrics.Builder> change) {
            return metrics(ModelBuilder.part(this, NodeAgentFluentbit::metrics, Metrics::of, change));
        }

        /** Changes the overrides of the service for metrics. */
        public Builder metricsService(Consumer<ServiceOverride.Builder> change) {
            return metricsService(
                    ModelBuilder.part(this, NodeAgentFluentbit::metricsService, ServiceOverride::of, change));
        }

        /** Changes service account, roles and security contexts. */
        public Builder security(Consumer<PodSecurity.Builder> change) {
            return security(ModelBuilder.part(this, NodeAgentFluentbit::security, PodSecurity::of, change));
        }

        /** Changes the volume for the positions in the log files. */
        public Builder positionDb(Consumer<KubernetesVolume.Builder> change) {
            return positionDb(ModelBuilder.part(this, NodeAgentFluentbit::positionDb, KubernetesVolume::of, change));
        }

        /** Adds a folder of the node that is mounted. */
        public Builder addExtraVolumeMount(Consumer<HostMount.Builder> spec) {
            return addExtraVolumeMount(HostMount.of(spec));
        }

        /** Changes how log files are read. */
        public Builder inputTail(Consumer<InputTail.Builder> change) {
            return inputTail(ModelBuilder.part(this, NodeAgentFluentbit::inputTail, InputTail::of, change));
        }

        /** Changes the filter that adds metadata of the EC2 instance. */
        public Builder filterAws(Consumer<FilterAws.Builder> change) {
            return filterAws(ModelBuilder.part(this, NodeAgentFluentbit::filterAws, FilterAws::of, change));
        }

        /** Changes the filter that adds metadata of the pod. */
        public Builder filterKubernetes(Consumer<FilterKubernetes.Builder> change) {
            return filterKubernetes(
                    ModelBuilder.part(this, NodeAgentFluentbit::filterKubernetes, FilterKubernetes::of, change));
        }

        /** Changes the buffer on disk. */
        public Builder bufferStorage(Consumer<BufferStorage.Builder> change) {
            return bufferStorage(ModelBuilder.part(this, NodeAgentFluentbit::bufferStorage, BufferStorage::of, change));
        }

        /** Changes the volume of the buffer. */
        public Builder bufferStorageVolume(Consumer<KubernetesVolume.Builder> change) {
            return bufferStorageVolume(
                    ModelBuilder.part(this, NodeAgentFluentbit::bufferStorageVolume, KubernetesVolume::of, change));
        }

        /** Changes the network settings of the connection to fluentd. */
        public Builder network(Consumer<FluentbitNetwork.Builder> change) {
            return network(ModelBuilder.part(this, NodeAgentFluentbit::network, FluentbitNetwork::of, change));
        }

        /** Changes the options of the forward output. */
        public Builder forwardOptions(Consumer<ForwardOptions.Builder> change) {
            return forwardOptions(
                    ModelBuilder.part(this, NodeAgentFluentbit::forwardOptions, ForwardOptions::of, change));
        }
    }
}
