package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ForwardTls;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.Metrics;
import dev.gleaner.logging.workload.PodSecurity;
import dev.gleaner.logging.workload.ServiceAccountOverride;
import dev.gleaner.logging.workload.ServiceOverride;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The fluentd of a logging system: a StatefulSet that receives records from fluent-bit, filters them by flows and sends
 * them to outputs. It is part of a Logging, or of a {@link dev.gleaner.logging.FluentdConfig}.
 */
@Value.Immutable
public interface FluentdSpec extends Editable<FluentdSpec, FluentdSpec.Builder> {
    /** How the settings of fluentd are read, checked and written. */
    Shape<FluentdSpec> SHAPE = Shape.object("fluentd spec", Builder::new)
            .part("image", ImageSpec.class, FluentdSpec::image, Builder::image)
            .part("scaling", FluentdScaling.class, FluentdSpec::scaling, Builder::scaling)
            .integer("workers", FluentdSpec::workers, Builder::workers)
            .text("rootDir", FluentdSpec::rootDir, Builder::rootDir)
            .text("logLevel", FluentdSpec::logLevel, Builder::logLevel)
            .text("logFormat", FluentdSpec::logFormat, Builder::logFormat)
            .since("4.10.0")
            .text("ignoreSameLogInterval", FluentdSpec::ignoreSameLogInterval, Builder::ignoreSameLogInterval)
            .text(
                    "ignoreRepeatedLogInterval",
                    FluentdSpec::ignoreRepeatedLogInterval,
                    Builder::ignoreRepeatedLogInterval)
            .text("fluentLogDestination", FluentdSpec::fluentLogDestination, Builder::fluentLogDestination)
            .part(
                    "fluentOutLogrotate",
                    FluentOutLogrotate.class,
                    FluentdSpec::fluentOutLogrotate,
                    Builder::fluentOutLogrotate)
            .flag("enableMsgpackTimeSupport", FluentdSpec::enableMsgpackTimeSupport, Builder::enableMsgpackTimeSupport)
            .since("3.17.10")
            .integer("port", FluentdSpec::port, Builder::port)
            .flag("enabledIPv6", FluentdSpec::enabledIpv6, Builder::enabledIpv6)
            .since("6.7.0")
            .part(
                    "forwardInputConfig",
                    ForwardInputConfig.class,
                    FluentdSpec::forwardInputConfig,
                    Builder::forwardInputConfig)
            .part("tls", ForwardTls.class, FluentdSpec::tls, Builder::tls)
            .part("service", ServiceOverride.class, FluentdSpec::service, Builder::service)
            .since("6.7.0")
            .list("envVars", Embedded.shape(EnvVar.class), FluentdSpec::envVars, Builder::envVars)
            .texts("extraArgs", FluentdSpec::extraArgs, Builder::extraArgs)
            .since("3.17.10")
            .optional(
                    "resources", Embedded.shape(ResourceRequirements.class), FluentdSpec::resources, Builder::resources)
            .optional("livenessProbe", Embedded.shape(Probe.class), FluentdSpec::livenessProbe, Builder::livenessProbe)
            .flag("livenessDefaultCheck", FluentdSpec::livenessDefaultCheck, Builder::livenessDefaultCheck)
            .optional(
                    "readinessProbe", Embedded.shape(Probe.class), FluentdSpec::readinessProbe, Builder::readinessProbe)
            .part(
                    "readinessDefaultCheck",
                    ReadinessDefaultCheck.class,
                    FluentdSpec::readinessDefaultCheck,
                    Builder::readinessDefaultCheck)
            .list(
                    "sidecarContainers",
                    Embedded.shape(Container.class),
                    FluentdSpec::sidecarContainers,
                    Builder::sidecarContainers)
            .since("4.10.0")
            .part(
                    "bufferStorageVolume",
                    KubernetesVolume.class,
                    FluentdSpec::bufferStorageVolume,
                    Builder::bufferStorageVolume)
            .flag("disablePvc", FluentdSpec::disablePvc, Builder::disablePvc)
            .part("fluentdPvcSpec", KubernetesVolume.class, FluentdSpec::fluentdPvcSpec, Builder::fluentdPvcSpec)
            .flag("volumeMountChmod", FluentdSpec::volumeMountChmod, Builder::volumeMountChmod)
            .part("volumeModImage", ImageSpec.class, FluentdSpec::volumeModImage, Builder::volumeModImage)
            .parts("extraVolumes", ExtraVolume.class, FluentdSpec::extraVolumes, Builder::extraVolumes)
            .part("metrics", Metrics.class, FluentdSpec::metrics, Builder::metrics)
            .part("bufferVolumeMetrics", Metrics.class, FluentdSpec::bufferVolumeMetrics, Builder::bufferVolumeMetrics)
            .part("bufferVolumeImage", ImageSpec.class, FluentdSpec::bufferVolumeImage, Builder::bufferVolumeImage)
            .texts("bufferVolumeArgs", FluentdSpec::bufferVolumeArgs, Builder::bufferVolumeArgs)
            .optional(
                    "bufferVolumeResources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentdSpec::bufferVolumeResources,
                    Builder::bufferVolumeResources)
            .since("4.4.0")
            .optional(
                    "bufferVolumeLivenessProbe",
                    Embedded.shape(Probe.class),
                    FluentdSpec::bufferVolumeLivenessProbe,
                    Builder::bufferVolumeLivenessProbe)
            .since("6.7.0")
            .part(
                    "configReloaderImage",
                    ImageSpec.class,
                    FluentdSpec::configReloaderImage,
                    Builder::configReloaderImage)
            .optional(
                    "configReloaderResources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentdSpec::configReloaderResources,
                    Builder::configReloaderResources)
            .flag(
                    "configReloaderUseGracefulReloadWebhook",
                    FluentdSpec::configReloaderUseGracefulReloadWebhook,
                    Builder::configReloaderUseGracefulReloadWebhook)
            .since("6.7.0")
            .flag("compressConfigFile", FluentdSpec::compressConfigFile, Builder::compressConfigFile)
            .since("3.17.10")
            .part("configCheck", ConfigCheck.class, FluentdSpec::configCheck, Builder::configCheck)
            .since("4.10.0")
            .textMap("configCheckAnnotations", FluentdSpec::configCheckAnnotations, Builder::configCheckAnnotations)
            .optional(
                    "configCheckResources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentdSpec::configCheckResources,
                    Builder::configCheckResources)
            .textMap("labels", FluentdSpec::labels, Builder::labels)
            .textMap("annotations", FluentdSpec::annotations, Builder::annotations)
            .textMap("statefulsetAnnotations", FluentdSpec::statefulSetAnnotations, Builder::statefulSetAnnotations)
            .part("security", PodSecurity.class, FluentdSpec::security, Builder::security)
            .part("serviceAccount", ServiceAccountOverride.class, FluentdSpec::serviceAccount, Builder::serviceAccount)
            .text("podPriorityClassName", FluentdSpec::podPriorityClassName, Builder::podPriorityClassName)
            .textMap("nodeSelector", FluentdSpec::nodeSelector, Builder::nodeSelector)
            .optional("affinity", Embedded.shape(Affinity.class), FluentdSpec::affinity, Builder::affinity)
            .list("tolerations", Embedded.shape(Toleration.class), FluentdSpec::tolerations, Builder::tolerations)
            .list(
                    "topologySpreadConstraints",
                    Embedded.shape(TopologySpreadConstraint.class),
                    FluentdSpec::topologySpreadConstraints,
                    Builder::topologySpreadConstraints)
            .text("dnsPolicy", FluentdSpec::dnsPolicy, Builder::dnsPolicy)
            .optional("dnsConfig", Embedded.shape(PodDNSConfig.class), FluentdSpec::dnsConfig, Builder::dnsConfig)
            .integer(
                    "terminationGracePeriodSeconds",
                    FluentdSpec::terminationGracePeriodSeconds,
                    Builder::terminationGracePeriodSeconds)
            .since("6.7.0")
            .part("pdb", DisruptionBudget.class, FluentdSpec::pdb, Builder::pdb)
            .since("4.10.0")
            .rule(FluentdRules::refusePvcSpec)
            .rule(FluentdRules::checkWorkers)
            .rule(FluentdRules::checkBufferVolume)
            .rule(FluentdRules::checkLogs)
            .rule(FluentdRules::checkPod)
            .rule(FluentdRules::checkExtraVolumes)
            .rule(FluentdRules::checkForwardInput)
            .rule(FluentdRules::checkPort)
            .rule(FluentdRules::checkDrain);

    /** No settings: one pod with the defaults of the operator. */
    FluentdSpec DEFAULTS = of(f -> {});

    /** The image; empty means that of the operator. */
    Optional<ImageSpec> image();

    /** The number of pods, and what happens to the buffers of removed ones; empty means one pod. */
    Optional<FluentdScaling> scaling();

    /**
     * The number of worker processes of each pod; empty, 0 and negative numbers mean one. With several, the operator
     * removes the path of each buffer, and a plug-in without support for several workers ends them.
     */
    Optional<Integer> workers();

    /** The folder in which fluentd stores buffers without a path; empty means {@code /buffers}, and none in 3.17. */
    Optional<String> rootDir();

    /**
     * The least severe level that fluentd logs: {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error}
     * or {@code fatal}; empty means info.
     */
    Optional<String> logLevel();

    /** The format of fluentd's own log, {@code text} or {@code json}; empty means text. */
    Optional<String> logFormat();

    /** The time for which fluentd does not repeat a message, such as {@code 60s}; empty means that it repeats it. */
    Optional<String> ignoreSameLogInterval();

    /**
     * The time for which fluentd does not repeat a message that is the same as the last one, such as {@code 60s}; empty
     * means that it repeats it.
     */
    Optional<String> ignoreRepeatedLogInterval();

    /**
     * The plug-in that gets fluentd's own log as records: {@code stdout} or {@code null}; empty means null, which drops
     * it.
     */
    Optional<String> fluentLogDestination();

    /**
     * Whether fluentd's own log is written to files, and when these are replaced; empty means to files in 3.17.3, and
     * to the log of the pod in newer versions.
     */
    Optional<FluentOutLogrotate> fluentOutLogrotate();

    /** Whether buffers may contain time objects; empty means false. */
    Optional<Boolean> enableMsgpackTimeSupport();

    /**
     * The port of the container and of the services behind it; empty means 24240. fluentd itself listens on the port of
     * {@link #forwardInputConfig()}.
     */
    Optional<Integer> port();

    /** Whether services and metrics also use IPv6; empty means false. */
    Optional<Boolean> enabledIpv6();

    /** How fluentd receives records; empty means on port 24240 of all addresses. */
    Optional<ForwardInputConfig> forwardInputConfig();

    /** The encryption between fluent-bit and fluentd; empty means none. */
    Optional<ForwardTls> tls();

    /** Overrides of the service; empty changes nothing. */
    Optional<ServiceOverride> service();

    /** Environment variables of the container; empty means none besides those of the operator. */
    List<Embedded<EnvVar>> envVars();

    /** Additional arguments of fluentd; empty means none. */
    List<String> extraArgs();

    /**
     * Requests and limits of the container; empty means requests of 100M memory and 500m CPU, and limits of 400M and 1.
     */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The liveness probe of the container; empty means that of {@link #livenessDefaultCheck()}. */
    Optional<Embedded<Probe>> livenessProbe();

    /** Whether the container has the operator's liveness probe, unless it has another; empty means false. */
    Optional<Boolean> livenessDefaultCheck();

    /** The readiness probe of the container; empty means that of {@link #readinessDefaultCheck()}. */
    Optional<Embedded<Probe>> readinessProbe();

    /** The operator's readiness probe, which checks the buffers; empty means none. */
    Optional<ReadinessDefaultCheck> readinessDefaultCheck();

    /** Additional containers of the pod and of the configuration check; empty means none. */
    List<Embedded<Container>> sidecarContainers();

    /**
     * The volume for buffers; empty means a new claim of 20Gi for each pod. Any other kind of volume requires
     * {@link #disablePvc()}.
     */
    Optional<KubernetesVolume> bufferStorageVolume();

    /** Whether buffers are stored in a volume without a claim; empty means false. */
    Optional<Boolean> disablePvc();

    /** The deprecated name of {@code bufferStorageVolume}, which the operator refuses. */
    Optional<KubernetesVolume> fluentdPvcSpec();

    /** Whether an init container makes the volume for buffers writable for all users; empty means false. */
    Optional<Boolean> volumeMountChmod();

    /** The image of the init container that makes the volume writable; empty means {@code busybox}. */
    Optional<ImageSpec> volumeModImage();

    /** Additional volumes; empty means none. */
    List<ExtraVolume> extraVolumes();

    /**
     * The metrics of fluentd; empty means none. Defaults are the port 24231 and the path {@code /metrics}, or with
     * several workers {@code /aggregated_metrics}.
     */
    Optional<Metrics> metrics();

    /**
     * The metrics of the volume for buffers, from a container of their own; empty means none. The default port is 9200.
     */
    Optional<Metrics> bufferVolumeMetrics();

    /** The image of the container for the metrics of the volume; empty means that of the operator. */
    Optional<ImageSpec> bufferVolumeImage();

    /**
     * Arguments of the container for the metrics of the volume; empty means those for the size of the files and of the
     * volume.
     */
    List<String> bufferVolumeArgs();

    /** Requests and limits of the container for the metrics of the volume; empty means those of the operator. */
    Optional<Embedded<ResourceRequirements>> bufferVolumeResources();

    /** The liveness probe of the container for the metrics of the volume; empty means that of the operator. */
    Optional<Embedded<Probe>> bufferVolumeLivenessProbe();

    /** The image of the container that makes fluentd reload its configuration; empty means that of the operator. */
    Optional<ImageSpec> configReloaderImage();

    /** Requests and limits of the container that makes fluentd reload its configuration; empty means none. */
    Optional<Embedded<ResourceRequirements>> configReloaderResources();

    /** Whether fluentd reloads its configuration without a restart of its workers; empty means false. */
    Optional<Boolean> configReloaderUseGracefulReloadWebhook();

    /** Whether the configuration is stored compressed, so that more of it fits in a secret; empty means false. */
    Optional<Boolean> compressConfigFile();

    /** How a new configuration is checked; empty means the setting of the Logging. */
    Optional<ConfigCheck> configCheck();

    /** Annotations of the pod that checks the configuration; empty means none. */
    Map<String, String> configCheckAnnotations();

    /** Requests and limits of the pod that checks the configuration; empty means none. */
    Optional<Embedded<ResourceRequirements>> configCheckResources();

    /** Labels of the created objects; empty means none besides those of the operator. */
    Map<String, String> labels();

    /** Annotations of the pods; empty means none besides those of the operator. */
    Map<String, String> annotations();

    /** Annotations of the StatefulSet; empty means none. */
    Map<String, String> statefulSetAnnotations();

    /**
     * The security contexts and the roles; empty means that roles are created, and that the group of volumes is 101.
     */
    Optional<PodSecurity> security();

    /** Overrides of the service account; empty changes nothing. */
    Optional<ServiceAccountOverride> serviceAccount();

    /** The priority class of the pods; empty means the default of the cluster. */
    Optional<String> podPriorityClassName();

    /** Labels of the nodes on which the pods may run; empty means any node. */
    Map<String, String> nodeSelector();

    /**
     * On which nodes, and beside which pods, the pods run; empty means on any. The configuration check ignores
     * anti-affinity.
     */
    Optional<Embedded<Affinity>> affinity();

    /** The taints that the pods tolerate; empty means none. */
    List<Embedded<Toleration>> tolerations();

    /** How the pods are spread over nodes and zones; empty means as the scheduler does. */
    List<Embedded<TopologySpreadConstraint>> topologySpreadConstraints();

    /**
     * How the pods resolve names: {@code ClusterFirst}, {@code ClusterFirstWithHostNet}, {@code Default} or
     * {@code None}; empty means the first.
     */
    Optional<String> dnsPolicy();

    /** Additional DNS settings of the pods; empty means none. */
    Optional<Embedded<PodDNSConfig>> dnsConfig();

    /** The time that a pod has to end, in seconds; empty means 30. */
    Optional<Integer> terminationGracePeriodSeconds();

    /** How many pods may be evicted at once; empty means that there is no limit. */
    Optional<DisruptionBudget> pdb();

    /** Settings that the consumer fills in. */
    static FluentdSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the settings of fluentd. */
    final class Builder extends ImmutableFluentdSpec.Builder implements ModelBuilder<FluentdSpec> {
        Builder() {}

        /** Changes the image. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, FluentdSpec::image, ImageSpec::of, change));
        }

        /** Changes the number of pods. */
        public Builder scaling(Consumer<FluentdScaling.Builder> change) {
            return scaling(ModelBuilder.part(this, FluentdSpec::scaling, FluentdScaling::of, change));
        }

        /** Changes whether fluentd's own log is written to files. */
        public Builder fluentOutLogrotate(Consumer<FluentOutLogrotate.Builder> change) {
            return fluentOutLogrotate(
                    ModelBuilder.part(this, FluentdSpec::fluentOutLogrotate, FluentOutLogrotate::of, change));
        }

        /** Changes how fluentd receives records. */
        public Builder forwardInputConfig(Consumer<ForwardInputConfig.Builder> change) {
            return forwardInputConfig(
                    ModelBuilder.part(this, FluentdSpec::forwardInputConfig, ForwardInputConfig::of, change));
        }

        /** Changes the encryption between fluent-bit and fluentd. */
        public Builder tls(Consumer<ForwardTls.Builder> change) {
            return tls(ModelBuilder.part(this, FluentdSpec::tls, ForwardTls::of, change));
        }

        /** Changes the overrides of the service. */
        public Builder service(Consumer<ServiceOverride.Builder> change) {
            return service(ModelBuilder.part(this, FluentdSpec::service, ServiceOverride::of, change));
        }

        /** Changes the operator's readiness probe. */
        public Builder readinessDefaultCheck(Consumer<ReadinessDefaultCheck.Builder> change) {
            return readinessDefaultCheck(
                    ModelBuilder.part(this, FluentdSpec::readinessDefaultCheck, ReadinessDefaultCheck::of, change));
        }

        /** Changes the volume for buffers. */
        public Builder bufferStorageVolume(Consumer<KubernetesVolume.Builder> change) {
            return bufferStorageVolume(
                    ModelBuilder.part(this, FluentdSpec::bufferStorageVolume, KubernetesVolume::of, change));
        }

        /** Changes the volume that the operator refuses. */
        public Builder fluentdPvcSpec(Consumer<KubernetesVolume.Builder> change) {
            return fluentdPvcSpec(ModelBuilder.part(this, FluentdSpec::fluentdPvcSpec, KubernetesVolume::of, change));
        }

        /** Changes the image of the init container that makes the volume writable. */
        public Builder volumeModImage(Consumer<ImageSpec.Builder> change) {
            return volumeModImage(ModelBuilder.part(this, FluentdSpec::volumeModImage, ImageSpec::of, change));
        }

        /** Adds a volume. */
        public Builder addExtraVolume(Consumer<ExtraVolume.Builder> spec) {
            return addExtraVolume(ExtraVolume.of(spec));
        }

        /** Changes the metrics of fluentd. */
        public Builder metrics(Consumer<Metrics.Builder> change) {
            return metrics(ModelBuilder.part(this, FluentdSpec::metrics, Metrics::of, change));
        }

        /** Changes the metrics of the volume for buffers. */
        public Builder bufferVolumeMetrics(Consumer<Metrics.Builder> change) {
            return bufferVolumeMetrics(ModelBuilder.part(this, FluentdSpec::bufferVolumeMetrics, Metrics::of, change));
        }

        /** Changes the image of the container for the metrics of the volume. */
        public Builder bufferVolumeImage(Consumer<ImageSpec.Builder> change) {
            return bufferVolumeImage(ModelBuilder.part(this, FluentdSpec::bufferVolumeImage, ImageSpec::of, change));
        }

        /** Changes the image of the container that makes fluentd reload its configuration. */
        public Builder configReloaderImage(Consumer<ImageSpec.Builder> change) {
            return configReloaderImage(
                    ModelBuilder.part(this, FluentdSpec::configReloaderImage, ImageSpec::of, change));
        }

        /** Changes how a new configuration is checked. */
        public Builder configCheck(Consumer<ConfigCheck.Builder> change) {
            return configCheck(ModelBuilder.part(this, FluentdSpec::configCheck, ConfigCheck::of, change));
        }

        /** Changes the security contexts and the roles. */
        public Builder security(Consumer<PodSecurity.Builder> change) {
            return security(ModelBuilder.part(this, FluentdSpec::security, PodSecurity::of, change));
        }

        /** Changes the overrides of the service account. */
        public Builder serviceAccount(Consumer<ServiceAccountOverride.Builder> change) {
            return serviceAccount(
                    ModelBuilder.part(this, FluentdSpec::serviceAccount, ServiceAccountOverride::of, change));
        }

        /** Changes how many pods may be evicted at once. */
        public Builder pdb(Consumer<DisruptionBudget.Builder> change) {
            return pdb(ModelBuilder.part(this, FluentdSpec::pdb, DisruptionBudget::of, change));
        }
    }
}
