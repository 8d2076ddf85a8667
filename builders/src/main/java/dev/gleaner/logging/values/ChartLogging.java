package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.DefaultFlow;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.fluentd.ConfigCheck;
import dev.gleaner.logging.fluentd.FluentdSpec;
import dev.gleaner.logging.nodeagent.LoggingNodeAgent;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * An additional Logging that the chart creates. With an empty {@code loggingRef} it conflicts with the root Logging.
 */
@Value.Immutable
public interface ChartLogging extends Editable<ChartLogging, ChartLogging.Builder> {
    /** How chart loggings are read, checked and written. */
    Shape<ChartLogging> SHAPE = Shape.object("chart logging", Builder::new)
            .flag("enabled", ChartLogging::enabled, Builder::enabled)
            .text("loggingRef", ChartLogging::loggingRef, Builder::loggingRef)
            .text("controlNamespace", ChartLogging::controlNamespace, Builder::controlNamespace)
            .text("clusterDomain", ChartLogging::clusterDomain, Builder::clusterDomain)
            .flag("fluentbitDisabled", ChartLogging::fluentbitDisabled, Builder::fluentbitDisabled)
            .carrying("fluentbit")
            .flag("fluentdDisabled", ChartLogging::fluentdDisabled, Builder::fluentdDisabled)
            .optional(
                    "fluentd",
                    ChartVersion.ofOperator(Shape.ref(FluentdSpec.class)),
                    ChartLogging::fluentd,
                    Builder::fluentd)
            .carrying("syslogNG")
            .optional(
                    "defaultFlow",
                    ChartVersion.ofOperator(Shape.ref(DefaultFlow.class)).orEmptyMapping(DefaultFlow.of(f -> {})),
                    ChartLogging::defaultFlow,
                    Builder::defaultFlow)
            .text("errorOutputRef", ChartLogging::errorOutputRef, Builder::errorOutputRef)
            .list(
                    "globalFilters",
                    ChartVersion.ofOperator(Filter.CHOICE),
                    ChartLogging::globalFilters,
                    Builder::globalFilters)
            .defaulted(
                    "nodeAgents",
                    Shape.list(ChartVersion.ofOperator(Shape.ref(LoggingNodeAgent.class)))
                            .orEmptyMapping(List.of()),
                    List.of(),
                    ChartLogging::nodeAgents,
                    Builder::nodeAgents)
            .texts("watchNamespaces", ChartLogging::watchNamespaces, Builder::watchNamespaces)
            .optional(
                    "watchNamespaceSelector",
                    Embedded.part(LabelSelector.class),
                    ChartLogging::watchNamespaceSelector,
                    Builder::watchNamespaceSelector)
            .flag(
                    "allowClusterResourcesFromAllNamespaces",
                    ChartLogging::allowClusterResourcesFromAllNamespaces,
                    Builder::allowClusterResourcesFromAllNamespaces)
            .flag("skipInvalidResources", ChartLogging::skipInvalidResources, Builder::skipInvalidResources)
            .flag("flowConfigCheckDisabled", ChartLogging::flowConfigCheckDisabled, Builder::flowConfigCheckDisabled)
            .optional(
                    "configCheck",
                    ChartVersion.ofOperator(Shape.ref(ConfigCheck.class)),
                    ChartLogging::configCheck,
                    Builder::configCheck)
            .since("104.1.2")
            .optional(
                    "flowConfigOverride", Scalar.SECRET, ChartLogging::flowConfigOverride, Builder::flowConfigOverride)
            .flag(
                    "enableRecreateWorkloadOnImmutableFieldChange",
                    ChartLogging::enableRecreateWorkloadOnImmutableFieldChange,
                    Builder::enableRecreateWorkloadOnImmutableFieldChange)
            .flag(
                    "enableDockerParserCompatibilityForCRI",
                    ChartLogging::enableDockerParserCompatibilityForCri,
                    Builder::enableDockerParserCompatibilityForCri)
            .since("105.2.0")
            .list("clusterFlows", Scalar.ANY, ChartLogging::clusterFlows, Builder::clusterFlows)
            .list("clusterOutputs", Scalar.ANY, ChartLogging::clusterOutputs, Builder::clusterOutputs)
            .part("eventTailer", ChartEventTailer.class, ChartLogging::eventTailer, Builder::eventTailer)
            .part("hostTailer", ChartHostTailer.class, ChartLogging::hostTailer, Builder::hostTailer)
            .open(ValuesFault.UNREAD);

    /** Whether it is created; empty means false. Without it, the other values have no effect. */
    Optional<Boolean> enabled();

    /** Its {@code loggingRef}; empty means none. */
    Optional<String> loggingRef();

    /** Its control namespace; empty means the chart's. */
    Optional<String> controlNamespace();

    /** The domain of the cluster in host names; empty means the chart's, {@code cluster.local.}. */
    Optional<String> clusterDomain();

    /** Whether it has no fluent-bit; empty means false. */
    Optional<Boolean> fluentbitDisabled();

    /** Whether it has no fluentd; empty means false. */
    Optional<Boolean> fluentdDisabled();

    /** Its fluentd; empty means the operator's defaults. */
    Optional<FluentdSpec> fluentd();

    /** The flow of records that no other flow selects; empty means that they are dropped. */
    Optional<DefaultFlow> defaultFlow();

    /** The name of the ClusterOutput for records that cause an error in fluentd; empty means that they are dropped. */
    Optional<String> errorOutputRef();

    /** The filters of all records; empty means none. */
    List<Filter> globalFilters();

    /**
     * Additional fluent-bits for nodes with another operating system; empty means none. Up to 107.0.1, the default of
     * the chart is an empty mapping, which means none, too.
     */
    List<LoggingNodeAgent> nodeAgents();

    /** The namespaces whose Flows and Outputs belong to it; empty means all. */
    List<String> watchNamespaces();

    /** The labels of namespaces whose Flows and Outputs belong to it; empty means none. */
    Optional<Embedded<LabelSelector>> watchNamespaceSelector();

    /** Whether ClusterFlows and ClusterOutputs of every namespace belong to it; empty means false. */
    Optional<Boolean> allowClusterResourcesFromAllNamespaces();

    /** Whether invalid flows and outputs are left out; empty means false. */
    Optional<Boolean> skipInvalidResources();

    /** Whether the configuration is not checked before it is used; empty means false. */
    Optional<Boolean> flowConfigCheckDisabled();

    /** How the configuration is checked; empty means the operator's defaults. */
    Optional<ConfigCheck> configCheck();

    /** A configuration in place of the generated one; empty means none. */
    @Value.Redacted
    Optional<String> flowConfigOverride();

    /**
     * Whether the operator deletes a workload and creates it again if a field changes that cannot be changed in place;
     * empty means false.
     */
    Optional<Boolean> enableRecreateWorkloadOnImmutableFieldChange();

    /** Whether records of other container runtimes have the format of Docker; empty means false. */
    Optional<Boolean> enableDockerParserCompatibilityForCri();

    /** ClusterFlows to create, each with {@code name} and {@code spec}; empty means none. */
    @Value.Redacted
    List<Tree> clusterFlows();

    /** ClusterOutputs to create, each with {@code name} and {@code spec}; empty means none. */
    @Value.Redacted
    List<Tree> clusterOutputs();

    /** An EventTailer; empty means none. The chart that Harvester builds does not read it from 105.2.0 on. */
    Optional<ChartEventTailer> eventTailer();

    /** A HostTailer; empty means none. */
    Optional<ChartHostTailer> hostTailer();

    /** A Logging that the consumer fills in. */
    static ChartLogging of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a Logging. */
    final class Builder extends ImmutableChartLogging.Builder implements ModelBuilder<ChartLogging> {
        Builder() {}

        /** Changes its fluentd. */
        public Builder fluentd(Consumer<FluentdSpec.Builder> change) {
            return fluentd(ModelBuilder.part(this, ChartLogging::fluentd, FluentdSpec::of, change));
        }

        /** Changes the flow of records that no other flow selects. */
        public Builder defaultFlow(Consumer<DefaultFlow.Builder> change) {
            return defaultFlow(ModelBuilder.part(this, ChartLogging::defaultFlow, DefaultFlow::of, change));
        }

        /** Adds a fluent-bit for nodes with another operating system. */
        public Builder addNodeAgent(Consumer<LoggingNodeAgent.Builder> spec) {
            return addNodeAgent(LoggingNodeAgent.of(spec));
        }

        /** Changes how the configuration is checked. */
        public Builder configCheck(Consumer<ConfigCheck.Builder> change) {
            return configCheck(ModelBuilder.part(this, ChartLogging::configCheck, ConfigCheck::of, change));
        }

        /** Changes the EventTailer. */
        public Builder eventTailer(Consumer<ChartEventTailer.Builder> change) {
            return eventTailer(ModelBuilder.part(this, ChartLogging::eventTailer, ChartEventTailer::of, change));
        }

        /** Changes the HostTailer. */
        public Builder hostTailer(Consumer<ChartHostTailer.Builder> change) {
            return hostTailer(ModelBuilder.part(this, ChartLogging::hostTailer, ChartHostTailer::of, change));
        }
    }
}
