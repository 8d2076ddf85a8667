package dev.gleaner.logging;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.filter.FilterFault;
import dev.gleaner.logging.plugin.RawValues;
import java.util.List;
import java.util.Optional;

/** The operator's rules for both kinds of flows (3.17.3, pkg/resources/model/system.go). */
final class FlowRules {
    /** Filters that send records on to a label, so that fluentd accepts a flow without an output. */
    private static final List<String> RELABELLING = List.of("tag_normaliser", "detectExceptions");

    private FlowRules() {}

    /** Checks that a flow has a spec. The CRDs of all versions accept a flow without one. */
    static void checkSpec(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        if (!flow.isSet("spec")) {
            violations.report(LoggingFault.FLOW_OUTPUTS_NONE, flow, path, "spec");
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

    /**
     * Whether a step is a select. A value that is not a mapping counts as one, because its type is reported elsewhere.
     */
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
        if (flow.hasValue("outputRefs")) {
            violations.report(LoggingFault.OUTPUT_REFS, flow, path, "outputRefs", instead);
        }
    }

    static void checkOutputs(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        checkOutputs(flow, path, violations, List.of("globalOutputRefs", "localOutputRefs"));
    }

    static void checkClusterOutputs(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        checkOutputs(flow, path, violations, List.of("globalOutputRefs"));
    }

    /**
     * Checks that a flow has outputs, and that fluentd can read its label. A filter that sends records on makes a
     * missing output a warning.
     */
    private static void checkOutputs(Tree.Mapping flow, FieldPath path, Violations violations, List<String> fields) {
        if (fields.stream().noneMatch(flow::hasValue)) {
            Fault fault = isRelabelled(flow) ? LoggingFault.FLOW_DROPS_RECORDS : LoggingFault.FLOW_OUTPUTS_NONE;
            violations.report(fault, flow, path, fields.get(0));
        }
        flow.text("flowLabel")
                .ifPresent(label ->
                        RawValues.check(label, flow.positionOf("flowLabel"), path.field("flowLabel"), violations));
    }

    private static boolean isRelabelled(Tree.Mapping flow) {
        return itemsOf(flow, "filters").stream()
                .anyMatch(item -> item instanceof Tree.Mapping filter
                        && RELABELLING.stream().anyMatch(filter::isSet));
    }

    /** Checks that a default flow lists no output twice; lint checks it for other flows. */
    static void checkRepeated(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        List<Tree> refs = itemsOf(flow, "globalOutputRefs");
        for (int i = 0; i < refs.size(); i++) {
            if (refs.get(i) instanceof Tree.Text ref && refs.indexOf(ref) < i) {
                violations.report(
                        LoggingFault.DEFAULT_OUTPUT_REPEATED,
                        ref.position(),
                        path.field("globalOutputRefs").index(i),
                        Printable.line(ref.value()));
            }
        }
    }

    /** Warns of a new tag that begins with the name of the flow's namespace, which is the prefix of all tags. */
    static void checkNamespace(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        Tree metadata = flow.get("metadata").orElse(Tree.nothing());
        Tree spec = flow.get("spec").orElse(Tree.nothing());
        if (metadata instanceof Tree.Mapping named
                && named.text("namespace").equals(Optional.of("kubernetes"))
                && spec instanceof Tree.Mapping mapping) {
            checkTags(mapping, path.field("spec"), violations);
        }
    }

    /** Warns of a new tag that begins with the name of a namespace that a cluster flow selects. */
    static void checkSelectedNamespace(Tree.Mapping flow, Position position, FieldPath path, Violations violations) {
        boolean isSelected = itemsOf(flow, "match").stream()
                .anyMatch(step -> step instanceof Tree.Mapping mapping
                        && mapping.get("select").orElse(Tree.nothing()) instanceof Tree.Mapping select
                        && itemsOf(select, "namespaces").contains(Tree.text("kubernetes")));
        if (isSelected) {
            checkTags(flow, path, violations);
        }
    }

    private static void checkTags(Tree.Mapping flow, FieldPath path, Violations violations) {
        List<Tree> filters = itemsOf(flow, "filters");
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i) instanceof Tree.Mapping filter
                    && filter.get("tag_normaliser").orElse(Tree.nothing()) instanceof Tree.Mapping normaliser) {
                FieldPath filterPath = path.field("filters").index(i).field("tag_normaliser");
                String format = normaliser.text("format").orElse("");
                boolean isFirst = format.isEmpty() || format.matches("\\$\\{namespace_name\\}(?:\\..*)?");
                if (isFirst && !normaliser.hasValue("match_tag")) {
                    violations.report(
                            FilterFault.TAG_RECURSION,
                            normaliser,
                            filterPath,
                            "format",
                            Violation.quoted("kubernetes.**"));
                }
            }
        }
    }

    private static List<Tree> itemsOf(Tree.Mapping owner, String field) {
        return owner.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
