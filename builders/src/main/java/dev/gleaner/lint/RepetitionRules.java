package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.manifest.ParsedObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules for objects of the logging operator that occur several times. */
final class RepetitionRules {
    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: loki, namespace: cattle-logging-system}
            spec: {loki: {url: "http://%s:3100"}}
            """;

    private static final String STORE = "Kubernetes v1.24, k8s.io/apiserver/pkg/registry/generic/registry/store.go";

    static final LintRule REPEATED = LintRule.of(LintFault.OBJECT_REPEATED, "An object has one content.", STORE)
            .failing(OUTPUT.formatted("a") + "---\n" + OUTPUT.formatted("b"))
            .passing(OUTPUT.formatted("a") + "---\n" + OUTPUT.formatted("a"));

    static final LintRule REPLACED = LintRule.of(
                    LintFault.OBJECT_REPLACED, "An object of a complete set has one content.", STORE)
            .ofCompleteSets()
            .failing(OUTPUT.formatted("a") + "---\n" + OUTPUT.formatted("b"))
            .passing(OUTPUT.formatted("a") + "---\n" + OUTPUT.formatted("a"));

    private RepetitionRules() {}

    /**
     * What identifies an object in a cluster.
     *
     * @param kind the kind
     * @param namespace the namespace; empty if it has none
     * @param name the name
     */
    private record Id(String kind, String namespace, String name) {
        static Id of(Part object) {
            Part metadata = object.field("metadata");
            return new Id(object.text("kind"), metadata.text("namespace"), metadata.text("name"));
        }
    }

    static void check(CheckedSet set, Findings findings) {
        Map<Id, Part> first = new LinkedHashMap<>();
        for (ParsedObject parsed : set.objects()) {
            Part object = parsed.part();
            Id id = Id.of(object);
            if (id.name().isEmpty() || !parsed.isOfOperator()) {
                continue;
            }
            Part earlier = first.putIfAbsent(id, object);
            if (earlier != null && !earlier.tree().equals(object.tree())) {
                LintRule rule = set.isComplete() ? REPLACED : REPEATED;
                findings.add(rule, object.field("metadata").field("name"), id.kind(), earlier);
            }
        }
    }
}
