package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The values of the chart rancher-logging, by version of the chart ({@link ChartVersion}). Values that no template
 * reads are kept, and have no effect.
 */
@Value.Immutable
public interface LoggingValues extends Editable<LoggingValues, LoggingValues.Builder> {
    /** How rancher-logging values are read, checked and written. */
    Shape<LoggingValues> SHAPE = Shape.object("rancher-logging values", Builder::new)
            .integer("replicaCount", LoggingValues::replicaCount, Builder::replicaCount)
            .part("image", OperatorImage.class, LoggingValues::image, Builder::image)
            .optional("extraArgs", Shape.list(Scalar.TEXT), LoggingValues::extraArgs, Builder::extraArgs)
            .list(
                    "imagePullSecrets",
                    Embedded.part(LocalObjectReference.class),
                    LoggingValues::imagePullSecrets,
                    Builder::imagePullSecrets)
            .text("nameOverride", LoggingValues::nameOverride, Builder::nameOverride)
            .text("fullnameOverride", LoggingValues::fullnameOverride, Builder::fullnameOverride)
            .text("namespaceOverride", LoggingValues::namespaceOverride, Builder::namespaceOverride)
            .textMap("podLabels", LoggingValues::podLabels, Builder::podLabels)
            .textMap("annotations", LoggingValues::annotations, Builder::annotations)
            .flag("createCustomResource", LoggingValues::createCustomResource, Builder::createCustomResource)
            .until("107.0.1")
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    LoggingValues::resources,
                    Builder::resources)
            .textMap("nodeSelector", LoggingValues::nodeSelector, Builder::nodeSelector)
            .optional(
                    "tolerations",
                    Shape.list(Embedded.part(Toleration.class)),
                    LoggingValues::tolerations,
                    Builder::tolerations)
            .optional("affinity", Embedded.part(Affinity.class), LoggingValues::affinity, Builder::affinity)
            .optional("dnsConfig", Embedded.part(PodDNSConfig.class), LoggingValues::dnsConfig, Builder::dnsConfig)
            .since("107.0.1")
            .list("env", Embedded.part(EnvVar.class), LoggingValues::env, Builder::env)
            .since("102.0.0")
            .list("volumes", Embedded.part(Volume.class), LoggingValues::volumes, Builder::volumes)
            .since("102.0.0")
            .list("volumeMounts", Embedded.part(VolumeMount.class), LoggingValues::volumeMounts, Builder::volumeMounts)
            .since("102.0.0")
            .optional(
                    "podSecurityContext",
                    Embedded.part(PodSecurityContext.class),
                    LoggingValues::podSecurityContext,
                    Builder::podSecurityContext)
            .optional(
                    "securityContext",
                    Embedded.part(SecurityContext.class),
                    LoggingValues::securityContext,
                    Builder::securityContext)
            .optional(
                    "priorityClassName",
                    Scalar.TEXT.orEmptyMapping(""),
                    LoggingValues::priorityClassName,
                    Builder::priorityClassName)
            .part(
                    "serviceAccount",
                    OperatorServiceAccount.class,
                    LoggingValues::serviceAccount,
                    Builder::serviceAccount)
            .since("100.1.3")
            .part("http", OperatorHttp.class, LoggingValues::http, Builder::http)
            .part("rbac", OperatorRbac.class, LoggingValues::rbac, Builder::rbac)
            .part("monitoring", OperatorMonitoring.class, LoggingValues::monitoring, Builder::monitoring)
            .flag("debug", LoggingValues::debug, Builder::debug)
            .text("systemdLogPath", LoggingValues::systemdLogPath, Builder::systemdLogPath)
            .flag("disablePvc", LoggingValues::disablePvc, Builder::disablePvc)
            .text("clusterDomain", LoggingValues::clusterDomain, Builder::clusterDomain)
            .since("103.1.0")
            .part("global", GlobalValues.class, LoggingValues::global, Builder::global)
            .part("images", ChartImages.class, LoggingValues::images, Builder::images)
            .part(
                    "additionalLoggingSources",
                    AdditionalLoggingSources.class,
                    LoggingValues::additionalLoggingSources,
                    Builder::additionalLoggingSources)
            .part("nodeAgents", ChartNodeAgents.class, LoggingValues::nodeAgents, Builder::nodeAgents)
            .part("fluentd", FluentdValues.class, LoggingValues::fluentd, Builder::fluentd)
            .part("fluentbit", FluentbitValues.class, LoggingValues::fluentbit, Builder::fluentbit)
            .part("logging", ChartLogging.class, LoggingValues::logging, Builder::logging)
            .since("103.1.0")
            .part("testReceiver", TestReceiver.class, LoggingValues::testReceiver, Builder::testReceiver)
            .since("103.1.0")
            .part(
                    "loggingServiceAccountAnnotations",
                    AggregatorAnnotations.class,
                    LoggingValues::loggingServiceAccountAnnotations,
                    Builder::loggingServiceAccountAnnotations)
            .since("103.1.0")
            .list("extraManifests", Scalar.ANY, LoggingValues::extraManifests, Builder::extraManifests)
            .since("104.1.2")
            .optional("loggingOverlay", Scalar.ANY, LoggingValues::loggingOverlay, Builder::loggingOverlay)
            .optional(
                    "fluentbitAgentOverlay",
                    Scalar.ANY,
                    LoggingValues::fluentbitAgentOverlay,
                    Builder::fluentbitAgentOverlay)
            .since("104.1.2")
            .part("eventTailer", HarvesterEventTailer.class, LoggingValues::eventTailer, Builder::eventTailer)
            .since("102.0.0")
            .open(ValuesFault.UNREAD);

    /** The number of pods of the operator; empty means 1. */
    Optional<Integer> replicaCount();

    /** The image of the operator; empty means the chart's. */
    Optional<OperatorImage> image();

    /** Arguments of the operator; empty means the chart's, {@code -enable-leader-election=true}. */
    Optional<List<String>> extraArgs();

    /** Secrets for the registry of the operator's image; empty means none. */
    List<Embedded<LocalObjectReference>> imagePullSecrets();

    /** The name of the chart in labels and names; empty means its own. */
    Optional<String> nameOverride();

    /** The name of the operator's objects; empty means that of the release. */
    Optional<String> fullnameOverride();

    /** The namespace of the operator's objects; empty means that of the release. */
    Optional<String> namespaceOverride();

    /** Labels to add to the pods of the operator; empty means none. */
    Map<String, String> podLabels();

    /** Annotations of the pods of the operator; empty means none. */
    Map<String, String> annotations();

    /** Whether the chart creates the CRDs; empty means false: the chart rancher-logging-crd creates them. */
    Optional<Boolean> createCustomResource();

    /** Requests and limits of the operator; empty means none. */
    Optional<Embedded<ResourceRequirements>> resources();

    /**
     * Labels of the nodes, added to those of the chart; empty means none. Those of the chart are {@code
     * kubernetes.io/os: linux} up to 103.1.0, and none from 104.1.2 on.
     */
    Map<String, String> nodeSelector();

    /**
     * Tolerations of the operator and of every Logging. They replace those of the chart, which are those for Linux
     * nodes up to 103.1.0 and none from 104.1.2 on; empty means those of the chart.
     */
    Optional<List<Embedded<Toleration>>> tolerations();

    /** The affinity of the operator; empty means none. */
    Optional<Embedded<Affinity>> affinity();

    /**
     * The DNS settings of the operator and of the aggregators of RKE, RKE2 and K3s; empty means those of the cluster.
     */
    Optional<Embedded<PodDNSConfig>> dnsConfig();

    /** Environment variables of the operator; empty means none. */
    List<Embedded<EnvVar>> env();

    /** Volumes of the pods of the operator; empty means none. */
    List<Embedded<Volume>> volumes();

    /** Mounts of the container of the operator; empty means none. */
    List<Embedded<VolumeMount>> volumeMounts();

    /**
     * The security settings of the pods of the operator; empty means the chart's: none up to 107.0.1, and a user other
     * than root from 108.0.2 on.
     */
    Optional<Embedded<PodSecurityContext>> podSecurityContext();

    /** The security settings of the container of the operator; empty means the chart's. */
    Optional<Embedded<SecurityContext>> securityContext();

    /**
     * The priority class of the pods of the operator; empty means none. Up to 107.0.1, the default of the chart is an
     * empty mapping, which means none, too.
     */
    Optional<String> priorityClassName();

    /** The service account of the operator; empty means the chart's. */
    Optional<OperatorServiceAccount> serviceAccount();

    /** The HTTP server of the operator; empty means the chart's. */
    Optional<OperatorHttp> http();

    /** The permissions of the operator; empty means the chart's. */
    Optional<OperatorRbac> rbac();

    /** How Prometheus reads the metrics of the operator; empty means not at all. */
    Optional<OperatorMonitoring> monitoring();

    /** Whether the images of fluent-bit have a shell; empty means false. */
    Optional<Boolean> debug();

    /**
     * Whether fluentd has no volume claim for its buffers; empty means true. With false, the fluentd of each Logging
     * claims 20Gi.
     */
    Optional<Boolean> disablePvc();

    /**
     * The path of the journal on a node; empty means the chart's default, {@code /run/log/journal}, which a persistent
     * journal does not use.
     */
    Optional<String> systemdLogPath();

    /** The domain of the cluster in host names; empty means the operator's default. */
    Optional<String> clusterDomain();

    /** Values that the chart shares with its subcharts; empty means the chart's. */
    Optional<GlobalValues> global();

    /**
     * The images of fluent-bit, fluentd and the container that makes fluentd reload its configuration; empty means
     * those of the chart.
     */
    Optional<ChartImages> images();

    /** The sources that are collected in addition to the logs of pods; empty means none. */
    Optional<AdditionalLoggingSources> additionalLoggingSources();

    /** The agents on Windows nodes; empty means the chart's. */
    Optional<ChartNodeAgents> nodeAgents();

    /** The fluentd of every Logging; empty means the chart's defaults. */
    Optional<FluentdValues> fluentd();

    /** The fluent-bit of every Logging; empty means the chart's defaults. */
    Optional<FluentbitValues> fluentbit();

    /** An additional Logging, beside those for Harvester's records; empty means none. */
    Optional<ChartLogging> logging();

    /** A server that prints the records that it receives; empty means none. */
    Optional<TestReceiver> testReceiver();

    /** Annotations of the service accounts of fluentd; empty means none. */
    Optional<AggregatorAnnotations> loggingServiceAccountAnnotations();

    /** Further manifests that the chart creates; empty means none. */
    @Value.Redacted
    List<Tree> extraManifests();

    /**
     * Fields of every Logging that the chart creates. They have precedence over other values, but not over what the
     * chart sets for an additional source. Empty means none.
     */
    @Value.Redacted
    Optional<Tree> loggingOverlay();

    /** Fields of every FluentbitAgent that the chart creates, like {@link #loggingOverlay()}; empty means none. */
    @Value.Redacted
    Optional<Tree> fluentbitAgentOverlay();

    /**
     * The EventTailer of Harvester; empty means none. Only the chart that Harvester builds reads it; in that of
     * Rancher, it has no effect.
     */
    Optional<HarvesterEventTailer> eventTailer();

    /** Chart values that the consumer fills in. */
    static LoggingValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds chart values. */
    final class Builder extends ImmutableLoggingValues.Builder implements ModelBuilder<LoggingValues> {
        Builder() {}

        /** Changes the image of the operator. */
        public Builder image(Consumer<OperatorImage.Builder> change) {
            return image(ModelBuilder.part(this, LoggingValues::image, OperatorImage::of, change));
        }

        /** Changes the service account of the operator. */
        public Builder serviceAccount(Consumer<OperatorServiceAccount.Builder> change) {
            return serviceAccount(
                    ModelBuilder.part(this, LoggingValues::serviceAccount, OperatorServiceAccount::of, change));
        }

        /** Changes the HTTP server of the operator. */
        public Builder http(Consumer<OperatorHttp.Builder> change) {
            return http(ModelBuilder.part(this, LoggingValues::http, OperatorHttp::of, change));
        }

        /** Changes the permissions of the operator. */
        public Builder rbac(Consumer<OperatorRbac.Builder> change) {
            return rbac(ModelBuilder.part(this, LoggingValues::rbac, OperatorRbac::of, change));
        }

        /** Changes how Prometheus reads the metrics of the operator. */
        public Builder monitoring(Consumer<OperatorMonitoring.Builder> change) {
            return monitoring(ModelBuilder.part(this, LoggingValues::monitoring, OperatorMonitoring::of, change));
        }

        /** Changes the values that the chart shares with its subcharts. */
        public Builder global(Consumer<GlobalValues.Builder> change) {
            return global(ModelBuilder.part(this, LoggingValues::global, GlobalValues::of, change));
        }

        /** Changes the images of fluent-bit, fluentd and the container that makes fluentd reload its configuration. */
        public Builder images(Consumer<ChartImages.Builder> change) {
            return images(ModelBuilder.part(this, LoggingValues::images, ChartImages::of, change));
        }

        /** Changes the sources that are collected in addition to the logs of pods. */
        public Builder additionalLoggingSources(Consumer<AdditionalLoggingSources.Builder> change) {
            return additionalLoggingSources(ModelBuilder.part(
                    this, LoggingValues::additionalLoggingSources, AdditionalLoggingSources::of, change));
        }

        /** Changes the agents on Windows nodes. */
        public Builder nodeAgents(Consumer<ChartNodeAgents.Builder> change) {
            return nodeAgents(ModelBuilder.part(this, LoggingValues::nodeAgents, ChartNodeAgents::of, change));
        }

        /** Changes the fluentd of every Logging. */
        public Builder fluentd(Consumer<FluentdValues.Builder> change) {
            return fluentd(ModelBuilder.part(this, LoggingValues::fluentd, FluentdValues::of, change));
        }

        /** Changes the fluent-bit of every Logging. */
        public Builder fluentbit(Consumer<FluentbitValues.Builder> change) {
            return fluentbit(ModelBuilder.part(this, LoggingValues::fluentbit, FluentbitValues::of, change));
        }

        /** Changes the additional Logging, beside those for Harvester's records. */
        public Builder logging(Consumer<ChartLogging.Builder> change) {
            return logging(ModelBuilder.part(this, LoggingValues::logging, ChartLogging::of, change));
        }

        /** Changes the server that prints the records that it receives. */
        public Builder testReceiver(Consumer<TestReceiver.Builder> change) {
            return testReceiver(ModelBuilder.part(this, LoggingValues::testReceiver, TestReceiver::of, change));
        }

        /** Changes the annotations of the service accounts of fluentd. */
        public Builder loggingServiceAccountAnnotations(Consumer<AggregatorAnnotations.Builder> change) {
            return loggingServiceAccountAnnotations(ModelBuilder.part(
                    this, LoggingValues::loggingServiceAccountAnnotations, AggregatorAnnotations::of, change));
        }

        /** Changes the EventTailer of Harvester. */
        public Builder eventTailer(Consumer<HarvesterEventTailer.Builder> change) {
            return eventTailer(ModelBuilder.part(this, LoggingValues::eventTailer, HarvesterEventTailer::of, change));
        }
    }
}
