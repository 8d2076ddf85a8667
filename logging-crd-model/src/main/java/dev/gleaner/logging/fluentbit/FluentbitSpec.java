package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.workload.ForwardTls;
import dev.gleaner.logging.workload.HostMount;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.Metrics;
import dev.gleaner.logging.workload.PodSecurity;
import dev.gleaner.logging.workload.ServiceAccountOverride;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The fluent-bit that reads the log files of each node and sends them to fluentd or syslog-ng: {@code fluentbit} in the
 * spec of a Logging, or the spec of a FluentbitAgent. All fields are optional.
 */
@Value.Immutable
public interface FluentbitSpec extends Editable<FluentbitSpec, FluentbitSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<FluentbitSpec> SHAPE = Shape.object("fluent-bit spec", Builder::new)
            .text("loggingRef", FluentbitSpec::loggingRef, Builder::loggingRef)
            .since("4.4.0")
            .part("image", ImageSpec.class, FluentbitSpec::image, Builder::image)
            .integer("flush", FluentbitSpec::flush, Builder::flush)
            .integer("grace", FluentbitSpec::grace, Builder::grace)
            .text("logLevel", FluentbitSpec::logLevel, Builder::logLevel)
            .integer("coroStackSize", FluentbitSpec::coroStackSize, Builder::coroStackSize)
            .part("inputTail", InputTail.class, FluentbitSpec::inputTail, Builder::inputTail)
            .text("parser", FluentbitSpec::parser, Builder::parser)
            .text("customParsers", FluentbitSpec::customParsers, Builder::customParsers)
            .since("4.4.0")
            .flag("disableKubernetesFilter", FluentbitSpec::disableKubernetesFilter, Builder::disableKubernetesFilter)
            .part(
                    "filterKubernetes",
                    FilterKubernetes.class,
                    FluentbitSpec::filterKubernetes,
                    Builder::filterKubernetes)
            .part("filterAws", FilterAws.class, FluentbitSpec::filterAws, Builder::filterAws)
            .part("filterGrep", FilterGrep.class, FluentbitSpec::filterGrep, Builder::filterGrep)
            .since("6.7.0")
            .parts("filterModify", FilterModify.class, FluentbitSpec::filterModify, Builder::filterModify)
            .text("targetHost", FluentbitSpec::targetHost, Builder::targetHost)
            .integer("targetPort", FluentbitSpec::targetPort, Builder::targetPort)
            .flag("enableUpstream", FluentbitSpec::enableUpstream, Builder::enableUpstream)
            .part("tls", ForwardTls.class, FluentbitSpec::tls, Builder::tls)
            .part("network", FluentbitNetwork.class, FluentbitSpec::network, Builder::network)
            .part("forwardOptions", ForwardOptions.class, FluentbitSpec::forwardOptions, Builder::forwardOptions)
            .part("syslogng_output", SyslogNgTcpOutput.class, FluentbitSpec::syslogNgOutput, Builder::syslogNgOutput)
            .since("4.4.0")
            .part("bufferStorage", BufferStorage.class, FluentbitSpec::bufferStorage, Builder::bufferStorage)
            .part(
                    "bufferStorageVolume",
                    KubernetesVolume.class,
                    FluentbitSpec::bufferStorageVolume,
                    Builder::bufferStorageVolume)
            .part("positiondb", KubernetesVolume.class, FluentbitSpec::positionDb, Builder::positionDb)
            .part("position_db", KubernetesVolume.class, FluentbitSpec::legacyPositionDb, Builder::legacyPositionDb)
            .text("mountPath", FluentbitSpec::mountPath, Builder::mountPath)
            .flag(
                    "disableVarLibDockerContainers",
                    FluentbitSpec::disableVarLibDockerContainers,
                    Builder::disableVarLibDockerContainers)
            .since("6.7.0")
            .flag("disableVarLog", FluentbitSpec::disableVarLog, Builder::disableVarLog)
            .since("6.7.0")
            .parts("extraVolumeMounts", HostMount.class, FluentbitSpec::extraVolumeMounts, Builder::extraVolumeMounts)
            .text("customConfigSecret", FluentbitSpec::customConfigSecret, Builder::customConfigSecret)
            .part("configHotReload", ConfigHotReload.class, FluentbitSpec::configHotReload, Builder::configHotReload)
            .since("4.10.0")
            .flag(
                    "forceHotReloadAfterGrace",
                    FluentbitSpec::forceHotReloadAfterGrace,
                    Builder::forceHotReloadAfterGrace)
            .since("6.7.0")
            .part("metrics", Metrics.class, FluentbitSpec::metrics, Builder::metrics)
            .flag("enabledIPv6", FluentbitSpec::enabledIpv6, Builder::enabledIpv6)
            .since("6.7.0")
            .part("healthCheck", HealthCheck.class, FluentbitSpec::healthCheck, Builder::healthCheck)
            .since("4.4.0")
            .flag("livenessDefaultCheck", FluentbitSpec::livenessDefaultCheck, Builder::livenessDefaultCheck)
            .optional(
                    "livenessProbe", Embedded.shape(Probe.class), FluentbitSpec::livenessProbe, Builder::livenessProbe)
            .optional(
                    "readinessProbe",
                    Embedded.shape(Probe.class),
                    FluentbitSpec::readinessProbe,
                    Builder::readinessProbe)
            .part(
                    "bufferVolumeMetrics",
                    Metrics.class,
                    FluentbitSpec::bufferVolumeMetrics,
                    Builder::bufferVolumeMetrics)
            .since("3.17.10")
            .part("bufferVolumeImage", ImageSpec.class, FluentbitSpec::bufferVolumeImage, Builder::bufferVolumeImage)
            .since("3.17.10")
            .texts("bufferVolumeArgs", FluentbitSpec::bufferVolumeArgs, Builder::bufferVolumeArgs)
            .since("3.17.10")
            .optional(
                    "bufferVolumeResources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentbitSpec::bufferVolumeResources,
                    Builder::bufferVolumeResources)
            .since("4.4.0")
            .optional(
                    "bufferVolumeLivenessProbe",
                    Embedded.shape(Probe.class),
                    FluentbitSpec::bufferVolumeLivenessProbe,
                    Builder::bufferVolumeLivenessProbe)
            .since("6.7.0")
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentbitSpec::resources,
                    Builder::resources)
            .list("envVars", Embedded.shape(EnvVar.class), FluentbitSpec::envVars, Builder::envVars)
            .textMap("labels", FluentbitSpec::labels, Builder::labels)
            .textMap("annotations", FluentbitSpec::annotations, Builder::annotations)
            .textMap("daemonsetAnnotations", FluentbitSpec::daemonsetAnnotations, Builder::daemonsetAnnotations)
            .part("updateStrategy", UpdateStrategy.class, FluentbitSpec::updateStrategy, Builder::updateStrategy)
            .since("3.17.10")
            .integer(
                    "terminationGracePeriodSeconds",
                    FluentbitSpec::terminationGracePeriodSeconds,
                    Builder::terminationGracePeriodSeconds)
            .since("6.7.0")
            .list("tolerations", Embedded.shape(Toleration.class), FluentbitSpec::tolerations, Builder::tolerations)
            .textMap("nodeSelector", FluentbitSpec::nodeSelector, Builder::nodeSelector)
            .optional("affinity", Embedded.shape(Affinity.class), FluentbitSpec::affinity, Builder::affinity)
            .text("podPriorityClassName", FluentbitSpec::podPriorityClassName, Builder::podPriorityClassName)
            .part("security", PodSecurity.class, FluentbitSpec::security, Builder::security)
            .part(
                    "serviceAccount",
                    ServiceAccountOverride.class,
                    FluentbitSpec::serviceAccount,
                    Builder::serviceAccount)
            .text("dnsPolicy", FluentbitSpec::dnsPolicy, Builder::dnsPolicy)
            .optional("dnsConfig", Embedded.shape(PodDNSConfig.class), FluentbitSpec::dnsConfig, Builder::dnsConfig)
            .flag("HostNetwork", FluentbitSpec::hostNetwork, Builder::hostNetwork)
            .rule(FluentbitSpec::checkRefused)
            .rule(FluentbitSpec::checkGracePeriod)
            .rule(FluentbitSpec::checkMounts);

    /** The spec of an agent that has none: the operator's defaults. */
    FluentbitSpec NONE = of(f -> {});

    /**
     * The Logging of a FluentbitAgent, by its {@code loggingRef}; empty means the one without. A Logging ignores it.
     */
    Optional<String> loggingRef();

    /** The image of fluent-bit; empty means the operator's default, which depends on its version. */
    Optional<ImageSpec> image();

    /** The time between flushes, in seconds; 0 or empty means the operator's default, 1. */
    Optional<Integer> flush();

    /** The time to send what is left when fluent-bit stops, in seconds; 0 or empty means the operator's default, 5. */
    Optional<Integer> grace();

    /**
     * The level of fluent-bit's own messages: {@code error}, {@code warn}, {@code info}, {@code debug} or
     * {@code trace}; empty means the operator's default, info.
     */
    Optional<String> logLevel();

    /** The stack of a coroutine, in bytes; 0 or empty means the operator's default, 24576. */
    Optional<Integer> coroStackSize();

    /** How log files are read; empty means the operator's defaults. */
    Optional<InputTail> inputTail();

    /** The deprecated parser, which the operator refuses. */
    Optional<String> parser();

    /** The text of an additional parsers file; empty means none. */
    Optional<String> customParsers();

    /** Whether records are sent without the metadata of pods, by which flows select; empty means false. */
    Optional<Boolean> disableKubernetesFilter();

    /** How the metadata of pods are added; empty means the operator's defaults. */
    Optional<FilterKubernetes> filterKubernetes();

    /** What is added about the EC2 instance; empty means nothing. */
    Optional<FilterAws> filterAws();

    /** Which records are kept; empty means all. */
    Optional<FilterGrep> filterGrep();

    /** Changes of records, in order; empty means none. */
    List<FilterModify> filterModify();

    /** The fluentd that receives records; empty means that of the Logging. */
    Optional<String> targetHost();

    /** The port of fluentd; 0 or empty means that of the Logging's fluentd, 24240 by default. */
    Optional<Integer> targetPort();

    /**
     * Whether fluent-bit distributes records to all replicas of fluentd itself, instead of by their service; empty
     * means false.
     */
    Optional<Boolean> enableUpstream();

    /** The encryption of the connection to fluentd; empty means none. */
    Optional<ForwardTls> tls();

    /** The connections; empty means the defaults of fluent-bit, or the operator's if there are several fluentds. */
    Optional<FluentbitNetwork> network();

    /** How records are sent to fluentd; empty means the operator's defaults. */
    Optional<ForwardOptions> forwardOptions();

    /** How records are sent to syslog-ng; empty means the operator's defaults. */
    Optional<SyslogNgTcpOutput> syslogNgOutput();

    /** How records wait to be sent; empty means the operator's defaults. */
    Optional<BufferStorage> bufferStorage();

    /** The volume for records that wait to be sent; empty means an {@code emptyDir}. */
    Optional<KubernetesVolume> bufferStorageVolume();

    /**
     * The volume for the database of {@link InputTail#db()}; empty means an {@code emptyDir}, so a new pod does not
     * know what was read.
     */
    Optional<KubernetesVolume> positionDb();

    /** The deprecated name of {@code positiondb}, which the operator refuses. */
    Optional<KubernetesVolume> legacyPositionDb();

    /**
     * The folder of the node with the files to which the links in {@code /var/log/containers} lead; empty means the
     * operator's default, {@code /var/lib/docker/containers}.
     */
    Optional<String> mountPath();

    /** Whether the folder {@link #mountPath()} is not mounted; empty means that it is. */
    Optional<Boolean> disableVarLibDockerContainers();

    /** Whether {@code /var/log} of the node is not mounted; empty means that it is. */
    Optional<Boolean> disableVarLog();

    /** Additional folders of the node; empty means none. */
    List<HostMount> extraVolumeMounts();

    /**
     * The secret with a configuration that replaces the generated one, so most fields here have no effect; empty means
     * none.
     */
    Optional<String> customConfigSecret();

    /** The reloader of the configuration; empty means that a change replaces the pods. */
    Optional<ConfigHotReload> configHotReload();

    /**
     * Whether a reload happens after {@link #grace()} even if records still wait to be sent, which may crash
     * fluent-bit; empty means that the reload waits for them.
     */
    Optional<Boolean> forceHotReloadAfterGrace();

    /** The metrics of fluent-bit; empty means none, unless a health check needs their server. */
    Optional<Metrics> metrics();

    /** Whether the server for metrics and health also listens on IPv6; empty means false. */
    Optional<Boolean> enabledIpv6();

    /** When fluent-bit reports itself as unhealthy; empty means never. */
    Optional<HealthCheck> healthCheck();

    /** Whether the liveness probe asks the metrics server, if there is no other probe; empty means false. */
    Optional<Boolean> livenessDefaultCheck();

    /** The liveness probe; empty means none, or that of {@link #livenessDefaultCheck()}. */
    Optional<Embedded<Probe>> livenessProbe();

    /** The readiness probe; empty means none. */
    Optional<Embedded<Probe>> readinessProbe();

    /** The metrics of the volume for waiting records, from a container of their own; empty means none. */
    Optional<Metrics> bufferVolumeMetrics();

    /** The image of the container for metrics of the volume; empty means the operator's default. */
    Optional<ImageSpec> bufferVolumeImage();

    /** The arguments of the container for metrics of the volume; empty means the operator's. */
    List<String> bufferVolumeArgs();

    /** The resources of the container for metrics of the volume; empty means the operator's default. */
    Optional<Embedded<ResourceRequirements>> bufferVolumeResources();

    /** The liveness probe of the container for metrics of the volume; empty means the operator's default. */
    Optional<Embedded<Probe>> bufferVolumeLivenessProbe();

    /** The resources of fluent-bit; empty means the operator's default, with limits of 100M and 200m. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The environment of fluent-bit; a value of an option can contain {@code ${NAME}}. Empty means none. */
    List<Embedded<EnvVar>> envVars();

    /** Labels of the pods; empty means those of the operator alone. */
    Map<String, String> labels();

    /** Annotations of the pods; empty means none. */
    Map<String, String> annotations();

    /** Annotations of the daemon set; empty means none. */
    Map<String, String> daemonsetAnnotations();

    /** How pods are replaced after a change; empty means one after the other. */
    Optional<UpdateStrategy> updateStrategy();

    /**
     * The time after which a pod that should stop is killed, in seconds, at least 0; empty means 30, the default of the
     * cluster.
     */
    Optional<Integer> terminationGracePeriodSeconds();

    /** The tolerations of the pods; empty means none, so the logs of nodes with a taint are not read. */
    List<Embedded<Toleration>> tolerations();

    /** The labels of the nodes whose logs are read; empty means all nodes. */
    Map<String, String> nodeSelector();

    /** The affinity rules of the pods; empty means none. */
    Optional<Embedded<Affinity>> affinity();

    /** The priority class of the pods; empty means that of the cluster. */
    Optional<String> podPriorityClassName();

    /** The security settings of the pods; empty means the operator's defaults. */
    Optional<PodSecurity> security();

    /** Overrides of the service account; empty changes nothing. */
    Optional<ServiceAccountOverride> serviceAccount();

    /** The DNS policy of the pods; empty means that of the cluster. */
    Optional<String> dnsPolicy();

    /** The DNS settings of the pods; empty means those of the policy. */
    Optional<Embedded<PodDNSConfig>> dnsConfig();

    /** Whether pods use the network of the node; empty means false, or true with {@code Use_Kubelet: On}. */
    Optional<Boolean> hostNetwork();

    /** A spec that the consumer fills in. */
    static FluentbitSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkRefused(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        if (spec.isSet("position_db")) {
            violations.report(FluentbitFault.POSITION_DB, spec, path, "position_db");
        }
        if (spec.hasValue("parser")) {
            violations.report(FluentbitFault.PARSER, spec, path, "parser");
        }
    }

    private static void checkMounts(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        if (!(spec.get("extraVolumeMounts").orElse(Tree.nothing()) instanceof Tree.Sequence mounts)) {
            return;
        }
        for (int i = 0; i < mounts.items().size(); i++) {
            if (mounts.items().get(i) instanceof Tree.Mapping mount && !mount.isSet("readOnly")) {
                FieldPath mountPath = path.field("extraVolumeMounts").index(i);
                violations.report(FluentbitFault.MOUNT_READ_ONLY, mount, mountPath, "readOnly");
            }
        }
    }

    private static void checkGracePeriod(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        String field = "terminationGracePeriodSeconds";
        if (spec.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal seconds
                && seconds.value().signum() < 0) {
            violations.report(
                    FluentbitFault.GRACE_PERIOD,
                    spec,
                    path,
                    field,
                    seconds.value().toPlainString());
        }
    }

    /** Builds a spec. */
    final class Builder extends ImmutableFluentbitSpec.Builder implements ModelBuilder<FluentbitSpec> {
        Builder() {}

        /** Changes the image of fluent-bit. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, FluentbitSpec::image, ImageSpec::of, change));
        }

        /** Changes how log files are read. */
        public Builder inputTail(Consumer<InputTail.Builder> change) {
            return inputTail(ModelBuilder.part(this, FluentbitSpec::inputTail, InputTail::of, change));
        }

        /** Changes how the metadata of pods are added. */
        public Builder filterKubernetes(Consumer<FilterKubernetes.Builder> change) {
            return filterKubernetes(
                    ModelBuilder.part(this, FluentbitSpec::filterKubernetes, FilterKubernetes::of, change));
        }

        /** Changes what is added about the EC2 instance. */
        public Builder filterAws(Consumer<FilterAws.Builder> change) {
            return filterAws(ModelBuilder.part(this, FluentbitSpec::filterAws, FilterAws::of, change));
        }

        /** Changes which records are kept. */
        public Builder filterGrep(Consumer<FilterGrep.Builder> change) {
            return filterGrep(ModelBuilder.part(this, FluentbitSpec::filterGrep, FilterGrep::of, change));
        }

        /** Adds changes of records. */
        public Builder addFilterModify(Consumer<FilterModify.Builder> spec) {
            return addFilterModify(FilterModify.of(spec));
        }

        /** Changes the encryption of the connection to fluentd. */
        public Builder tls(Consumer<ForwardTls.Builder> change) {
            return tls(ModelBuilder.part(this, FluentbitSpec::tls, ForwardTls::of, change));
        }

        /** Changes the connections. */
        public Builder network(Consumer<FluentbitNetwork.Builder> change) {
            return network(ModelBuilder.part(this, FluentbitSpec::network, FluentbitNetwork::of, change));
        }

        /** Changes how records are sent to fluentd. */
        public Builder forwardOptions(Consumer<ForwardOptions.Builder> change) {
            return forwardOptions(ModelBuilder.part(this, FluentbitSpec::forwardOptions, ForwardOptions::of, change));
        }

        /** Changes how records are sent to syslog-ng. */
        public Builder syslogNgOutput(Consumer<SyslogNgTcpOutput.Builder> change) {
            return syslogNgOutput(
                    ModelBuilder.part(this, FluentbitSpec::syslogNgOutput, SyslogNgTcpOutput::of, change));
        }

        /** Changes how records wait to be sent. */
        public Builder bufferStorage(Consumer<BufferStorage.Builder> change) {
            return bufferStorage(ModelBuilder.part(this, FluentbitSpec::bufferStorage, BufferStorage::of, change));
        }

        /** Changes the volume for records that wait to be sent. */
        public Builder bufferStorageVolume(Consumer<KubernetesVolume.Builder> change) {
            return bufferStorageVolume(
                    ModelBuilder.part(this, FluentbitSpec::bufferStorageVolume, KubernetesVolume::of, change));
        }

        /** Changes the volume for the database of the tail input. */
        public Builder positionDb(Consumer<KubernetesVolume.Builder> change) {
            return positionDb(ModelBuilder.part(this, FluentbitSpec::positionDb, KubernetesVolume::of, change));
        }

        /** Adds a folder of the node. */
        public Builder addExtraVolumeMount(Consumer<HostMount.Builder> spec) {
            return addExtraVolumeMount(HostMount.of(spec));
        }

        /** Changes the reloader of the configuration. */
        public Builder configHotReload(Consumer<ConfigHotReload.Builder> change) {
            return configHotReload(
                    ModelBuilder.part(this, FluentbitSpec::configHotReload, ConfigHotReload::of, change));
        }

        /** Changes the metrics of fluent-bit. */
        public Builder metrics(Consumer<Metrics.Builder> change) {
            return metrics(ModelBuilder.part(this, FluentbitSpec::metrics, Metrics::of, change));
        }

        /** Changes when fluent-bit reports itself as unhealthy. */
        public Builder healthCheck(Consumer<HealthCheck.Builder> change) {
            return healthCheck(ModelBuilder.part(this, FluentbitSpec::healthCheck, HealthCheck::of, change));
        }

        /** Changes the metrics of the volume for waiting records. */
        public Builder bufferVolumeMetrics(Consumer<Metrics.Builder> change) {
            return bufferVolumeMetrics(
                    ModelBuilder.part(this, FluentbitSpec::bufferVolumeMetrics, Metrics::of, change));
        }

        /** Changes the image of the container for the metrics of the volume. */
        public Builder bufferVolumeImage(Consumer<ImageSpec.Builder> change) {
            return bufferVolumeImage(ModelBuilder.part(this, FluentbitSpec::bufferVolumeImage, ImageSpec::of, change));
        }

        /** Changes how pods are replaced after a change. */
        public Builder updateStrategy(Consumer<UpdateStrategy.Builder> change) {
            return updateStrategy(ModelBuilder.part(this, FluentbitSpec::updateStrategy, UpdateStrategy::of, change));
        }

        /** Changes the security settings of the pods. */
        public Builder security(Consumer<PodSecurity.Builder> change) {
            return security(ModelBuilder.part(this, FluentbitSpec::security, PodSecurity::of, change));
        }

        /** Changes the overrides of the service account. */
        public Builder serviceAccount(Consumer<ServiceAccountOverride.Builder> change) {
            return serviceAccount(
                    ModelBuilder.part(this, FluentbitSpec::serviceAccount, ServiceAccountOverride::of, change));
        }
    }
}
