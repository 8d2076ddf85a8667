package dev.gleaner.logging;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;

/** The operator's rules for both kinds of flows (3.17.3, pkg/resources/model/system.go). */
final class FlowRules {
    private FlowRules() {}

    /** Warns of a flow without a spec, which the CRDs of all versions accept. */
    static void checkSpec(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        if (!flow.isSet("spec")) {
            violations.report(LoggingFault.FLOW_WITHOUT_SPEC, position, path.field("spec"));
        }
    }

    static void checkMatch(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        if (!flow.isSet("match")) {
            return;
        }
        if (flow.isSet("selectors")) {
            violations.report(LoggingFault.MATCH_AND_SELECTORS, flow, path, "selectors");
        }
        if (flow.get("match").orElse(Tree.nothing()) instanceof Tree.Sequence match
                && match.items().stream().noneMatch(FlowRules::mayAccept)) {
            violations.report(LoggingFault.FLOW_ACCEPTS_NOTHING, flow, path, "match");
        }
    }

    /** Whether a step is a select, or not a step at all, which is another error. */
    private static boolean mayAccept(Tree step) {
        return !(step instanceof Tree.Mapping mapping) || mapping.isSet("select");
    }

    static void checkOutputRefs(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        checkOutputRefs(flow, path, violations, "globalOutputRefs and localOutputRefs");
    }

    static void checkClusterOutputRefs(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        checkOutputRefs(flow, path, violations, "globalOutputRefs");
    }

    private static void checkOutputRefs(Tree.Mapping flow, FieldPath path, Violations violations, String instead) {
        if (flow.has("outputRefs")) {
            violations.report(LoggingFault.OUTPUT_REFS, flow, path, "outputRefs", instead);
        }
    }
}
