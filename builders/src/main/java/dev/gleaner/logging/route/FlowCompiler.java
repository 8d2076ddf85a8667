package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterFlowSpec;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.FlowSpec;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.match.ClusterSelector;
import dev.gleaner.logging.match.MatchStep;
import dev.gleaner.logging.match.PodConditions;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the rules of flows, as the operator writes them and fluentd reads them (logging-operator 3.17.3,
 * pkg/resources/model/system.go and pkg/sdk/logging/model/types/router.go).
 */
final class FlowCompiler {
    private final LoggingResources logging;
    private final OperatorVersion operator;

    FlowCompiler(LoggingResources logging, OperatorVersion operator) {
        this.logging = logging;
        this.operator = operator;
    }

    /**
     * The rules of a Flow.
     *
     * @throws FluentdError if fluentd refuses them
     */
    RoutedFlow flow(Resource<Flow> flow) {
        FlowSpec spec = flow.value().spec();
        List<String> own = List.of(flow.namespace());
        return new RoutedFlow(
                flow.id(),
                flow.part(),
                rules(flow.part(), spec.match(), spec.selectors(), own, any -> own, any -> List.of()),
                spec.includeLabelInRouter().orElse(true),
                spec.flowLabel().orElse(""),
                stored(spec.filters()),
                logging.outputsOfFlow(flow));
    }

    /**
     * The rules of a ClusterFlow.
     *
     * @throws FluentdError if fluentd refuses them
     */
    RoutedFlow clusterFlow(Resource<ClusterFlow> flow) {
        ClusterFlowSpec spec = flow.value().spec();
        return new RoutedFlow(
                flow.id(),
                flow.part(),
                rules(
                        flow.part(),
                        spec.match(),
                        spec.selectors(),
                        List.of(),
                        ClusterSelector::namespaces,
                        ClusterSelector::namespacesRegex),
                spec.includeLabelInRouter().orElse(true),
                spec.flowLabel().orElse(""),
                stored(spec.filters()),
                logging.outputsOfClusterFlow(flow));
    }

    /** The default flow; empty if there is none. */
    Optional<RoutedFlow> defaultFlow() {
        return logging.defaultFlow()
                .map(flow -> new RoutedFlow(
                        logging.logging().id(),
                        logging.logging().part().field("spec").field("defaultFlow"),
                        List.of(),
                        true,
                        flow.flowLabel().orElse(""),
                        stored(flow.filters()),
                        logging.outputsOfDefaultFlow()));
    }

    private static List<Filter> stored(List<Filter> filters) {
        return filters.stream().map(Filter.CHOICE::stored).toList();
    }

    private <S extends PodConditions, M extends MatchStep<S>> List<FlowRule> rules(
            Part flow,
            Optional<List<M>> match,
            Map<String, String> selectors,
            List<String> namespaces,
            Function<S, List<String>> namespacesOf,
            Function<S, List<String>> regexpsOf) {
        Part spec = flow.field("spec");
        if (match.isEmpty()) {
            return List.of(new FlowRule(
                    spec,
                    true,
                    RuleText.list(namespaces),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    RuleText.map(selectors),
                    Map.of()));
        }
        List<Part> items = spec.field("match").items();
        List<FlowRule> rules = new ArrayList<>();
        for (int i = 0; i < match.get().size(); i++) {
            Part item = i < items.size() ? items.get(i) : spec.field("match");
            M step = match.get().get(i);
            step.select().ifPresent(s -> rules.add(rule(item.field("select"), true, s, namespacesOf, regexpsOf)));
            step.exclude().ifPresent(s -> rules.add(rule(item.field("exclude"), false, s, namespacesOf, regexpsOf)));
        }
        return rules;
    }

    private <S extends PodConditions> FlowRule rule(
            Part part,
            boolean isSelect,
            S conditions,
            Function<S, List<String>> namespacesOf,
            Function<S, List<String>> regexpsOf) {
        // What the CRDs of the version do not have, the API server drops before the operator sees it.
        List<String> regexps = operator.compareTo(OperatorVersion.V6_7_0) >= 0
                ? RuleText.list(regexpsOf.apply(conditions))
                : List.of();
        Map<String, String> namespaceLabels =
                operator.compareTo(OperatorVersion.V4_10_0) >= 0 ? conditions.namespaceLabels() : Map.of();
        return new FlowRule(
                part,
                isSelect,
                RuleText.list(namespacesOf.apply(conditions).stream().sorted().toList()),
                regexps,
                regexps.stream().map(FlowRule::pattern).toList(),
                RuleText.list(conditions.hosts()),
                RuleText.list(conditions.containerNames()),
                RuleText.map(conditions.labels()),
                RuleText.map(namespaceLabels));
    }
}
