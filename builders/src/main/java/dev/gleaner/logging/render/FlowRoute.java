package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The rules by which the router sends records to a flow, and the label of the flow (logging-operator 3.17.3,
 * pkg/resources/model/system.go and pkg/sdk/logging/model/types/flow.go).
 *
 * @param id the id of the flow
 * @param label the label of the flow, which begins with an at sign
 * @param isRouted whether the router has a route to the flow
 * @param rules the rules, in order
 */
record FlowRoute(String id, String label, boolean isRouted, List<Rule> rules) {
    /** A rule: which records it selects, or excludes. */
    record Rule(
            List<String> namespaces,
            NavigableMap<String, String> labels,
            NavigableMap<String, String> namespaceLabels,
            Tree.Mapping step,
            boolean negate) {
        /** The same rule with its namespaces sorted. */
        Rule sorted() {
            List<String> ordered =
                    namespaces.stream().sorted(FluentdDirective.BYTE_ORDER).toList();
            return new Rule(ordered, labels, namespaceLabels, step, negate);
        }

        FluentdDirective directive() {
            Map<String, String> params = new TreeMap<>();
            params.put("negate", Boolean.toString(negate));
            put(params, "namespaces", namespaces);
            put(params, "namespaces_regex", Texts.texts(step, "namespaces_regex"));
            put(params, "container_names", Texts.texts(step, "container_names"));
            put(params, "hosts", Texts.texts(step, "hosts"));
            put(params, "labels", pairs(labels));
            put(params, "namespace_labels", pairs(namespaceLabels));
            return FluentdDirective.of("match", "").with(params);
        }

        private static void put(Map<String, String> params, String name, List<String> values) {
            if (!values.isEmpty()) {
                params.put(name, String.join(",", values));
            }
        }

        private static List<String> pairs(NavigableMap<String, String> labels) {
            return labels.entrySet().stream()
                    .map(label -> label.getKey() + ":" + label.getValue())
                    .toList();
        }
    }

    /** The route of a Flow, which selects records of its own namespace. */
    static FlowRoute ofFlow(StoredObject flow, String id) {
        return of(flow, id, List.of(flow.namespace()), "flow");
    }

    /** The route of a ClusterFlow. Without rules, its namespaces are one empty text. */
    static FlowRoute ofClusterFlow(StoredObject flow, String id) {
        return of(flow, id, List.of(), "clusterflow");
    }

    private static FlowRoute of(StoredObject flow, String id, List<String> namespaces, String kind) {
        boolean hasMatch = flow.spec().isSet("match");
        if (hasMatch && flow.spec().isSet("selectors")) {
            throw new Refusal("match and selectors cannot be defined simultaneously for " + kind + " " + flow.key());
        }
        List<Rule> rules = new ArrayList<>();
        if (hasMatch) {
            for (Tree.Mapping step : flow.mappings("match")) {
                if (step.isSet("select") && step.isSet("exclude")) {
                    throw new Refusal("select and exclude cannot be set simultaneously for " + kind + " " + flow.key());
                }
                for (String action : List.of("select", "exclude")) {
                    if (step.get(action).orElse(Tree.nothing()) instanceof Tree.Mapping conditions) {
                        rules.add(rule(conditions, namespaces, action.equals("exclude")));
                    }
                }
            }
        } else {
            Tree labels = flow.spec().get("selectors").orElse(Tree.nothing());
            List<String> all = namespaces.isEmpty() ? List.of("") : namespaces;
            rules.add(rule(Tree.mapping(m -> m.put("labels", labels)), all, false));
        }
        return of(flow.spec(), id, flow.name(), flow.namespace(), rules);
    }

    private static Rule rule(Tree.Mapping conditions, List<String> namespaces, boolean negate) {
        return new Rule(
                namespaces.isEmpty() ? Texts.texts(conditions, "namespaces") : namespaces,
                Texts.entries(conditions.get("labels").orElse(Tree.nothing())),
                Texts.entries(conditions.get("namespace_labels").orElse(Tree.nothing())),
                conditions,
                negate);
    }

    /** The route of a default flow, which the router knows without rules. */
    static FlowRoute ofDefaultFlow(Tree.Mapping spec, String id, String logging) {
        return of(spec, id, logging, "", List.of());
    }

    private static FlowRoute of(Tree.Mapping spec, String id, String name, String namespace, List<Rule> rules) {
        String own = spec.text("flowLabel").orElse("");
        if (!own.isEmpty()) {
            return new FlowRoute(id, own, spec.isTrue("includeLabelInRouter"), rules);
        }
        // The operator sorts the namespaces when it computes a label, and only then.
        List<Rule> sorted = rules.stream().map(Rule::sorted).toList();
        return new FlowRoute(id, hash(name, namespace, sorted), !spec.isFalse("includeLabelInRouter"), sorted);
    }

    private static String hash(String name, String namespace, List<Rule> rules) {
        StringBuilder text = new StringBuilder(name).append(namespace);
        for (Rule rule : rules) {
            rule.namespaces().forEach(text::append);
            rule.labels().forEach((key, value) -> text.append(key).append(value));
            rule.namespaceLabels().forEach((key, value) -> text.append(key).append(value));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "@" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** The route in the router. */
    FluentdDirective directive() {
        return FluentdDirective.of("route", "")
                .withLabel(label)
                .with(Map.of("metrics_labels", metricsLabels()))
                .withChildren(rules.stream().map(Rule::directive).toList());
    }

    /** The labels of the metrics of the route. */
    String metricsLabels() {
        return Tree.mapping(m -> m.put("id", id)).toJsonLine();
    }
}
