package dev.gleaner.logging;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator's rules for the spec of a Logging (3.17.3 to 6.7.0, controllers/logging). */
final class LoggingRules {
    private LoggingRules() {}

    /** Checks that fluent-bit has one program to send its records to. */
    static void checkAggregator(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        boolean hasFluentd = spec.isSet("fluentd");
        boolean hasSyslogNg = spec.isSet("syslogNG");
        if (hasFluentd && hasSyslogNg) {
            violations.report(LoggingFault.AGGREGATORS, spec, path, "syslogNG");
        } else if (!hasFluentd
                && !hasSyslogNg
                && spec.get("fluentbit").orElse(Tree.nothing()) instanceof Tree.Mapping fluentbit
                && !fluentbit.hasValue("targetHost")) {
            violations.report(LoggingFault.FLUENTBIT_TARGET_NONE, spec, path, "fluentbit");
        }
    }

    /** Checks that node agents have a fluentd and different names. */
    static void checkNodeAgents(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        if (!(spec.get("nodeAgents").orElse(Tree.nothing()) instanceof Tree.Sequence agents)
                || agents.items().isEmpty()) {
            return;
        }
        if (!spec.isSet("fluentd")) {
            violations.report(LoggingFault.NODE_AGENTS_TARGET_NONE, spec, path, "nodeAgents");
        }
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < agents.items().size(); i++) {
            if (agents.items().get(i) instanceof Tree.Mapping agent) {
                String name = agent.text("name").orElse("");
                Integer earlier = first.putIfAbsent(name, i);
                if (earlier != null) {
                    violations.report(
                            LoggingFault.NODE_AGENT_REPEATED,
                            agent,
                            path.field("nodeAgents").index(i),
                            "name",
                            earlier,
                            Violation.quoted(name));
                }
            }
        }
    }

    /** Warns of a restriction to namespaces that does not apply to ClusterFlows and ClusterOutputs. */
    static void checkClusterResources(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        String field = "allowClusterResourcesFromAllNamespaces";
        if (spec.get(field).equals(Optional.of(Tree.flag(true)))) {
            List.of("watchNamespaces", "watchNamespaceSelector").stream()
                    .filter(spec::hasValue)
                    .findFirst()
                    .ifPresent(watched ->
                            violations.report(LoggingFault.CLUSTER_RESOURCES_EVERYWHERE, spec, path, field, watched));
        }
    }

    /** Checks the selector of namespaces, without which the operator changes nothing in the cluster. */
    static void checkSelector(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        LabelSelectorRules.check(spec, "watchNamespaceSelector", path, violations);
    }

    static void checkOverride(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        if (spec.hasValue("flowConfigOverride")) {
            violations.report(LoggingFault.CONFIG_OVERRIDE, spec, path, "flowConfigOverride");
        }
    }
}
