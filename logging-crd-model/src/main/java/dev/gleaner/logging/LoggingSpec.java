package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import dev.gleaner.logging.fluentd.ConfigCheck;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.nodeagent.LoggingNodeAgent;
import dev.gleaner.logging.plugin.RawValues;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The spec of a Logging: the programs to run, and the flows and outputs that belong to them. The settings of syslog-ng,
 * {@code syslogNG}, have no model; they are kept unchanged.
 */
@Value.Immutable
public interface LoggingSpec extends Editable<LoggingSpec, LoggingSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<LoggingSpec> SHAPE = Shape.object("logging spec", Builder::new)
            .required("controlNamespace", Scalar.TEXT, LoggingSpec::controlNamespace, Builder::controlNamespace)
            .text("loggingRef", LoggingSpec::loggingRef, Builder::loggingRef)
            .part("fluentbit", FluentbitSpec.class, LoggingSpec::fluentbit, Builder::fluentbit)
            .part("fluentd", FluentdSpec.class, LoggingSpec::fluentd, Builder::fluentd)
            .carrying("syslogNG")
            .since("4.4.0")
            .parts("nodeAgents", LoggingNodeAgent.class, LoggingSpec::nodeAgents, Builder::nodeAgents)
            .until("4.10.0")
            .texts("watchNamespaces", LoggingSpec::watchNamespaces, Builder::watchNamespaces)
            .optional(
                    "watchNamespaceSelector",
                    Embedded.shape(LabelSelector.class),
                    LoggingSpec::watchNamespaceSelector,
                    Builder::watchNamespaceSelector)
            .since("4.4.0")
            .flag(
                    "allowClusterResourcesFromAllNamespaces",
                    LoggingSpec::allowClusterResourcesFromAllNamespaces,
                    Builder::allowClusterResourcesFromAllNamespaces)
            .flag("skipInvalidResources", LoggingSpec::skipInvalidResources, Builder::skipInvalidResources)
            .since("3.17.7")
            .list("globalFilters", Filter.CHOICE, LoggingSpec::globalFilters, Builder::globalFilters)
            .part("defaultFlow", DefaultFlow.class, LoggingSpec::defaultFlow, Builder::defaultFlow)
            .text("errorOutputRef", LoggingSpec::errorOutputRef, Builder::errorOutputRef)
            .flag("flowConfigCheckDisabled", LoggingSpec::flowConfigCheckDisabled, Builder::flowConfigCheckDisabled)
            .part("configCheck", ConfigCheck.class, LoggingSpec::configCheck, Builder::configCheck)
            .since("4.4.0")
            .optional("flowConfigOverride", Scalar.SECRET, LoggingSpec::flowConfigOverride, Builder::flowConfigOverride)
            .text("clusterDomain", LoggingSpec::clusterDomain, Builder::clusterDomain)
            .since("3.17.10")
            .flag(
                    "enableRecreateWorkloadOnImmutableFieldChange",
                    LoggingSpec::enableRecreateWorkloadOnImmutableFieldChange,
                    Builder::enableRecreateWorkloadOnImmutableFieldChange)
            .flag(
                    "enableDockerParserCompatibilityForCRI",
                    LoggingSpec::enableDockerParserCompatibilityForCri,
                    Builder::enableDockerParserCompatibilityForCri)
            .since("4.10.0")
            .text("fluentBitAgentNamespace", LoggingSpec::fluentBitAgentNamespace, Builder::fluentBitAgentNamespace)
            .since("6.7.0")
            .part("routeConfig", RouteConfig.class, LoggingSpec::routeConfig, Builder::routeConfig)
            .since("6.7.0")
            .rule(LoggingRules::checkAggregator)
            .rule(LoggingRules::checkNodeAgents)
            .rule(LoggingRules::checkSelector)
            .rule(LoggingRules::checkClusterResources)
            .rule(LoggingRules::checkOverride)
            .rule(RawValues.ofFilters("globalFilters"));

    /**
     * The namespace in which the operator runs fluent-bit and fluentd, and in which ClusterFlows and ClusterOutputs
     * must be. It cannot be changed later.
     */
    String controlNamespace();

    /**
     * The name by which flows, outputs and agents select the Logging, compared exactly; it is not the name in the
     * metadata. Empty means that those without a {@code loggingRef} select it. If two Loggings have the same name, both
     * run its flows.
     */
    Optional<String> loggingRef();

    /**
     * The fluent-bit of the nodes, a DaemonSet; empty means none. From 4.4.0 on it is deprecated in favour of the kind
     * FluentbitAgent; the operator refuses both for one Logging.
     */
    Optional<FluentbitSpec> fluentbit();

    /**
     * The fluentd that runs the flows, a StatefulSet; empty means none. From 4.10.0 on the kind FluentdConfig can be
     * used in its place.
     */
    Optional<FluentdSpec> fluentd();

    /**
     * Additional fluent-bits for nodes with another operating system; empty means none. From 4.4.0 on they are
     * deprecated in favour of the kind NodeAgent, which the operator prefers if both have the same name.
     */
    List<LoggingNodeAgent> nodeAgents();

    /**
     * The namespaces whose Flows and Outputs belong to the Logging, in addition to those of the selector; empty means
     * all namespaces, if there is no selector.
     */
    List<String> watchNamespaces();

    /**
     * The labels of namespaces whose Flows and Outputs belong to the Logging, in addition to those in
     * {@link #watchNamespaces()}; empty means none.
     */
    Optional<Embedded<LabelSelector>> watchNamespaceSelector();

    /**
     * Whether ClusterFlows and ClusterOutputs of every namespace belong to the Logging; empty means only those of the
     * control namespace. If it is true, whoever can create a ClusterFlow in some namespace can read the records of all
     * namespaces.
     */
    Optional<Boolean> allowClusterResourcesFromAllNamespaces();

    /**
     * Whether a Flow or ClusterFlow with an error is omitted; empty means false: one such flow prevents every change of
     * fluentd's configuration.
     */
    Optional<Boolean> skipInvalidResources();

    /** The filters that are applied to all records before they are routed, in order; empty means none. */
    List<Filter> globalFilters();

    /** The flow of records that no other flow selects; empty means that they are dropped. */
    Optional<DefaultFlow> defaultFlow();

    /** The name of the ClusterOutput for records that cause an error in fluentd; empty means that they are dropped. */
    Optional<String> errorOutputRef();

    /**
     * Whether a new configuration is used without a check; empty means false: the operator runs it in a pod first, and
     * keeps the old one if it is refused.
     */
    Optional<Boolean> flowConfigCheckDisabled();

    /**
     * How a new configuration is checked; that of fluentd has precedence. Empty means the operator's default, a dry
     * run.
     */
    Optional<ConfigCheck> configCheck();

    /**
     * The configuration of fluentd as text, used in place of the generated one, for troubleshooting. It is hidden in
     * {@code toString} because it may contain passwords. Empty means that the configuration is generated.
     */
    @Value.Redacted
    Optional<String> flowConfigOverride();

    /** The domain of services in the cluster; empty means {@code cluster.local.}. */
    Optional<String> clusterDomain();

    /**
     * Whether the operator deletes a workload and creates it again if a field changes that cannot be changed in place;
     * empty means false.
     */
    Optional<Boolean> enableRecreateWorkloadOnImmutableFieldChange();

    /**
     * Whether lines of containerd are parsed into the field {@code log}, as those of Docker, in place of
     * {@code message}, so that JSON in them is merged into the record; empty means false.
     */
    Optional<Boolean> enableDockerParserCompatibilityForCri();

    /**
     * The namespace in which the operator runs fluent-bit. It cannot be changed later. Empty means the control
     * namespace.
     */
    Optional<String> fluentBitAgentNamespace();

    /** How records of other collectors are routed to the Logging; empty means by LoggingRoutes only. */
    Optional<RouteConfig> routeConfig();

    /** A spec that the consumer fills in. */
    static LoggingSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableLoggingSpec.Builder implements ModelBuilder<LoggingSpec> {
        Builder() {}

        /** Changes the fluent-bit of the nodes. */
        public Builder fluentbit(Consumer<FluentbitSpec.Builder> change) {
            return fluentbit(ModelBuilder.part(this, LoggingSpec::fluentbit, FluentbitSpec::of, change));
        }

        /** Changes the fluentd that runs the flows. */
        public Builder fluentd(Consumer<FluentdSpec.Builder> change) {
            return fluentd(ModelBuilder.part(this, LoggingSpec::fluentd, FluentdSpec::of, change));
        }

        /** Adds a fluent-bit for nodes with another operating system. */
        public Builder addNodeAgent(Consumer<LoggingNodeAgent.Builder> spec) {
            return addNodeAgent(LoggingNodeAgent.of(spec));
        }

        /** Changes the flow of records that no other flow selects. */
        public Builder defaultFlow(Consumer<DefaultFlow.Builder> change) {
            return defaultFlow(ModelBuilder.part(this, LoggingSpec::defaultFlow, DefaultFlow::of, change));
        }

        /** Changes how a new configuration is checked. */
        public Builder configCheck(Consumer<ConfigCheck.Builder> change) {
            return configCheck(ModelBuilder.part(this, LoggingSpec::configCheck, ConfigCheck::of, change));
        }

        /** Changes how records of other collectors are routed to the Logging. */
        public Builder routeConfig(Consumer<RouteConfig.Builder> change) {
            return routeConfig(ModelBuilder.part(this, LoggingSpec::routeConfig, RouteConfig::of, change));
        }
    }
}
