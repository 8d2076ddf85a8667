package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule for the order of objects in one file. */
final class OrderRules {
    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: all, namespace: cattle-logging-system}
            spec: {globalOutputRefs: [loki]}
            ---
            """;

    private static final String CHART = """
            apiVersion: management.cattle.io/v3
            kind: ManagedChart
            metadata: {name: rancher-logging-crd, namespace: fleet-local}
            spec: {chart: rancher-logging-crd, version: 100.1.3+up3.17.7}
            ---
            """;

    static final LintRule ORDER = LintRule.of(
                    ChartFault.ORDER,
                    "An object follows the objects that it needs.",
                    "harvester v1.1.0, upgrade scripts")
            .failing(FLOW + CHART)
            .passing(CHART + FLOW);

    private static final Set<String> CLUSTER_SCOPED =
            Set.of("EventTailer", "FluentbitAgent", "Logging", "LoggingRoute", "NodeAgent");

    private OrderRules() {}

    static void check(CheckedSet set, Findings findings) {
        set.files().forEach(file -> check(file, findings));
    }

    private static void check(ParsedFile file, Findings findings) {
        List<ParsedObject> objects = file.objects().stream()
                .filter(object -> isAppliedInOrder(object.part()))
                .toList();
        Part crds = null;
        Map<String, Part> namespaces = new LinkedHashMap<>();
        for (ParsedObject object : objects) {
            Part part = object.part();
            if (crds == null && isChartOfCrds(part)) {
                crds = part;
            } else if (part.text("kind").equals("Namespace")
                    && part.text("apiVersion").equals("v1")) {
                namespaces.putIfAbsent(part.field("metadata").text("name"), part);
            }
        }
        if (crds == null && namespaces.isEmpty()) {
            return;
        }
        for (ParsedObject object : objects) {
            Part part = object.part();
            Part namespace = isClusterScoped(part)
                    ? null
                    : namespaces.get(part.field("metadata").text("namespace"));
            if (crds != null && object.isOfOperator() && isBefore(part, crds)) {
                add(part, crds, findings);
            } else if (namespace != null && isBefore(part, namespace)) {
                add(part, namespace, findings);
            }
        }
    }

    /**
     * Whether kubectl applies an object: a document, or an element of a List. The order does not matter to rancherd,
     * which tries again until it succeeds.
     */
    private static boolean isAppliedInOrder(Part part) {
        String path = part.path().toString();
        return path.isEmpty() || path.startsWith("items[");
    }

    /** Whether the API server ignores the namespace of an object. */
    private static boolean isClusterScoped(Part part) {
        return CLUSTER_SCOPED.contains(part.text("kind"));
    }

    private static boolean isChartOfCrds(Part part) {
        String kind = part.text("kind");
        return (kind.equals("ManagedChart") || kind.equals("Addon") || kind.equals("HelmChart"))
                && part.field("spec").text("chart").startsWith("rancher-logging");
    }

    private static boolean isBefore(Part one, Part other) {
        return one.tree().position().isKnown()
                && one.tree().position().compareTo(other.tree().position()) < 0;
    }

    private static void add(Part part, Part needed, Findings findings) {
        findings.add(
                ORDER,
                part,
                inWords(part),
                inWords(needed),
                needed.tree().position().line());
    }

    private static String inWords(Part object) {
        String name = object.field("metadata").field("name").tree() instanceof Tree.Text text ? text.value() : "";
        return object.text("kind") + " " + Violation.quoted(name);
    }
}
