package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for the records that flows select. */
final class SelectionRules {
    private static final String SYSTEM = "logging-operator 3.17.3, pkg/resources/model/system.go";
    private static final String ROUTER = "fluent-plugin-label-router 0.2.10, lib/fluent/plugin/out_label_router.rb";

    static final LintRule STEP_DEAD = LintRule.of(
                    SelectionFault.STEP_DEAD, "Each step of a match list can decide.", ROUTER)
            .failing(match("[{select: {}}, {select: {labels: {app: shop}}}]"))
            .passing(match("[{select: {labels: {app: shop}}}, {select: {labels: {app: web}}}]"));

    static final LintRule EXCLUDE_LATE = LintRule.of(
                    SelectionFault.EXCLUDE_LATE, "A select follows each exclude.", ROUTER)
            .failing(match("[{select: {labels: {app: shop}}}, {exclude: {namespaces: [kube-system]}}]"))
            .passing(match("[{exclude: {namespaces: [kube-system]}}, {select: {labels: {app: shop}}}]"));

    static final LintRule SELECTS_NOTHING = LintRule.of(
                    SelectionFault.SELECTS_NOTHING, "A match list with a select selects something.", ROUTER)
            .failing(match("[{exclude: {}}, {select: {labels: {app: shop}}}]"))
            .passing(match("[{exclude: {labels: {app: web}}}, {select: {}}]"));

    static final LintRule PATTERN = LintRule.of(
                    SelectionFault.PATTERN, "Conditions are names, and not patterns.", ROUTER)
            .failing(match("[{select: {namespaces: ['team-*']}}]"))
            .passing(match("[{select: {namespaces: [team-a, team-b]}}]"));

    static final LintRule AUDIT_FLOW = LintRule.of(
                    SelectionFault.AUDIT_FLOW, "Audit records are selected by ClusterFlows.", SYSTEM)
            .failing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: Flow
                    metadata: {name: audit, namespace: cattle-logging-system}
                    spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [siem]}
                    """)
            .passing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: audit, namespace: cattle-logging-system}
                    spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [siem]}
                    """);

    static final LintRule AUDIT_CONDITIONS = LintRule.of(
                    SelectionFault.AUDIT_CONDITIONS, "Audit records are selected without conditions on pods.", ROUTER)
            .failing(match("[{select: {namespaces: [kube-system]}}], loggingRef: harvester-kube-audit-log-ref"))
            .passing(match("[{select: {}}], loggingRef: harvester-kube-audit-log-ref"));

    static final LintRule EVENT_ANY_TENANT = LintRule.of(
                    SelectionFault.EVENT_ANY_TENANT,
                    "A flow for events selects the namespace of the EventTailer.",
                    ROUTER)
            .failing(match("[{select: {labels: {app.kubernetes.io/name: event-tailer}}}]"))
            .passing(
                    match(
                            "[{select: {labels: {app.kubernetes.io/name: event-tailer}, namespaces: [cattle-logging-system]}}]"));

    static final LintRule TWICE = LintRule.of(
                    SelectionFault.TWICE, "A record reaches an output through one flow.", SYSTEM)
            .failing(match("[{select: {}}]") + "---\n" + match("[{select: {labels: {app: shop}}}]"))
            .passing(match("[{select: {namespaces: [a]}}]") + "---\n" + match("[{select: {namespaces: [b]}}]"));

    /** The number of earlier steps with which a step is compared, so that a long list costs no more than its length. */
    private static final int COMPARED = 64;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");

    private final CheckedSet set;
    private final Findings findings;

    private SelectionRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    private static String match(String steps) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f%s, namespace: cattle-logging-system}
                spec: {globalOutputRefs: [siem], match: %s}
                """.formatted(steps.length(), steps);
    }

    static void check(CheckedSet set, Findings findings) {
        SelectionRules rules = new SelectionRules(set, findings);
        for (LoggingPart flow : set.flows()) {
            Selection.of(flow).ifPresent(selection -> rules.check(flow, selection));
        }
        rules.checkTwice();
    }

    private void check(LoggingPart flow, Selection selection) {
        boolean isAudit = set.isAudit(flow.loggingRef());
        if (isAudit && !flow.isCluster()) {
            findings.add(AUDIT_FLOW, flow.part());
            return;
        }
        checkOrder(flow, selection);
        checkLabels(flow.spec().field("selectors"));
        for (Selection.Step step : selection.steps()) {
            checkNames(step);
            if (isAudit) {
                checkAudit(step);
            } else if (flow.isCluster()) {
                checkEvents(step);
            }
        }
    }

    private void checkOrder(LoggingPart flow, Selection selection) {
        List<Selection.Step> steps = selection.steps();
        int lastSelect = -1;
        for (int i = 0; i < steps.size(); i++) {
            lastSelect = steps.get(i).isSelect() ? i : lastSelect;
        }
        boolean isAlive = lastSelect < 0;
        int universal = -1;
        for (int i = 0; i < steps.size(); i++) {
            Selection.Step step = steps.get(i);
            int cover = universal >= 0 ? universal : coverOf(steps, i);
            if (cover >= 0) {
                String earlier = steps.get(cover).isSelect() ? "select" : "exclude";
                findings.add(
                        STEP_DEAD,
                        step.part(),
                        step.isSelect() ? "select" : "exclude",
                        steps.get(cover).isUniversal() ? "the " + earlier + " of every record" : "a wider " + earlier);
            } else if (!step.isSelect() && i > lastSelect && lastSelect >= 0) {
                findings.add(EXCLUDE_LATE, step.part());
            } else {
                isAlive |= step.isSelect();
            }
            universal = universal < 0 && step.isUniversal() ? i : universal;
        }
        if (!isAlive) {
            findings.add(SELECTS_NOTHING, flow.spec().field("match"));
        }
    }

    /** The index of an earlier step that covers a step; -1 if there is none. */
    private static int coverOf(List<Selection.Step> steps, int index) {
        for (int i = Math.max(0, index - COMPARED); i < index; i++) {
            if (steps.get(i).covers(steps.get(index))) {
                return i;
            }
        }
        return -1;
    }

    private void checkNames(Selection.Step step) {
        Part conditions = step.part().field(step.isSelect() ? "select" : "exclude");
        checkNames(conditions.field("namespaces"), "namespace", LABEL);
        checkNames(conditions.field("container_names"), "container", LABEL);
        checkNames(conditions.field("hosts"), "node", SUBDOMAIN);
        Selection.LABELS.forEach(labels -> checkLabels(conditions.field(labels)));
    }

    private void checkLabels(Part labels) {
        if (labels.tree() instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(label -> checkName(labels.field(label.name()), "value of a label", LABEL_VALUE));
        }
    }

    private void checkNames(Part list, String kind, Pattern form) {
        list.items().forEach(item -> checkName(item, kind, form));
    }

    private void checkName(Part name, String kind, Pattern form) {
        if (name.tree() instanceof Tree.Text text
                && !text.value().isEmpty()
                && !form.matcher(text.value()).matches()) {
            findings.add(PATTERN, name, kind, Violation.quoted(text.value()));
        }
    }

    private void checkAudit(Selection.Step step) {
        if (step.isSelect() && !step.isUniversal()) {
            List<String> conditions = Stream.concat(step.labels().keySet().stream(), step.names().keySet().stream())
                    .map(condition -> condition.replace('_', ' ').replace(" regex", ""))
                    .distinct()
                    .toList();
            findings.add(AUDIT_CONDITIONS, step.part(), String.join(" or ", conditions));
        }
    }

    private void checkEvents(Selection.Step step) {
        Map<String, String> labels = step.labels().getOrDefault("labels", Map.of());
        boolean isOfEvents = Harvester.EVENT_LABEL_VALUE.equals(labels.get(Harvester.EVENT_LABEL));
        if (step.isSelect()
                && isOfEvents
                && step.names().isEmpty()
                && !step.labels().containsKey("namespace_labels")) {
            findings.add(
                    EVENT_ANY_TENANT,
                    step.part(),
                    Harvester.EVENT_LABEL,
                    Harvester.EVENT_LABEL_VALUE,
                    namespaceOfEvents());
        }
    }

    private String namespaceOfEvents() {
        return set.eventTailers().stream()
                .map(tailer -> tailer.field("spec").text("controlNamespace"))
                .filter(namespace -> !namespace.isEmpty())
                .findFirst()
                .orElse(Harvester.LOGGING_NAMESPACE);
    }

    /**
     * Reports flows that evidently select the same records for one output: one of them selects all, or both have an
     * equal step.
     */
    private void checkTwice() {
        Map<String, List<Selected>> byOutput = new LinkedHashMap<>();
        for (LoggingPart flow : set.flows()) {
            Optional<Selection> selection = Selection.of(flow);
            if (selection.isPresent() && !set.isIgnored(flow)) {
                Selected selected = new Selected(flow, selection.get());
                outputs(flow).forEach(output -> byOutput.computeIfAbsent(output, o -> new ArrayList<>())
                        .add(selected));
            }
        }
        byOutput.forEach((output, flows) -> checkTwice(output.substring(output.indexOf(' ') + 1), flows));
    }

    /** A flow and what it selects. */
    private record Selected(LoggingPart flow, Selection selection) {
        boolean isOfEveryNamespace() {
            return flow.isCluster() && selection.isOfEveryRecord();
        }

        /** Its first select, if it is the first step and thus decides about all of its records. */
        Optional<Selection.Step> first() {
            return selection.steps().stream().findFirst().filter(Selection.Step::isSelect);
        }

        /** The conditions that make a record one of this flow. */
        String key() {
            String namespace = flow.isCluster() ? "" : flow.namespace();
            return first().map(step -> namespace + step.labels() + step.names()).orElse("");
        }
    }

    /** The outputs of a flow, each after the loggingRef of the flow. */
    private static Stream<String> outputs(LoggingPart flow) {
        Stream<String> globals = flow.references("globalOutputRefs").stream()
                .map(name -> "ClusterOutput " + ((Tree.Text) name.tree()).value());
        Stream<String> locals = flow.references("localOutputRefs").stream()
                .map(name -> "Output " + flow.namespace() + "/" + ((Tree.Text) name.tree()).value());
        return Stream.concat(globals, flow.isCluster() ? Stream.empty() : locals)
                .distinct()
                .map(output -> flow.loggingRef().replace(' ', '_') + " " + output);
    }

    private void checkTwice(String output, List<Selected> flows) {
        Optional<Selected> all =
                flows.stream().filter(Selected::isOfEveryNamespace).findFirst();
        Map<String, Selected> byKey = new LinkedHashMap<>();
        for (Selected selected : flows) {
            Selected other = selected.first().isEmpty() ? null : byKey.putIfAbsent(selected.key(), selected);
            boolean isInAll = all.isPresent()
                    && !all.get().flow().isSameObject(selected.flow())
                    && selected.selection().steps().stream().anyMatch(Selection.Step::isSelect);
            if (isInAll) {
                findings.add(TWICE, selected.flow().part(), output, all.get().flow());
            } else if (other != null && !other.flow().isSameObject(selected.flow())) {
                findings.add(TWICE, selected.flow().part(), output, other.flow());
            }
        }
    }
}
