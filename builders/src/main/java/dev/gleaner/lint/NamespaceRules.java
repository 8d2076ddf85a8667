package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.resources.LoggingScope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for objects that do not name their namespace: flows, outputs, and the Secrets that they need. */
final class NamespaceRules {
    private static final String REPOSITORY = "logging-operator 3.17.3, pkg/resources/model/repository.go";

    private static final String LOGGING = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: main}
            spec: {controlNamespace: logging, fluentd: {}, fluentbit: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: loki, namespace: logging}
            spec: {nullout: {}}
            ---
            """;

    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: all%s}
            spec: {globalOutputRefs: [loki]}
            """;

    static final LintRule MISSING = LintRule.of(
                    MembershipFault.NAMESPACE_MISSING, "Flows, outputs and their Secrets have a namespace.", REPOSITORY)
            .failing(LOGGING + FLOW.formatted(""))
            .passing(LOGGING + FLOW.formatted(", namespace: logging"));

    static final LintRule NEEDED = LintRule.of(
                    MembershipFault.NAMESPACE_NEEDED,
                    "A ClusterFlow has the control namespace of its Logging.",
                    REPOSITORY)
            .ofCompleteSets()
            .failing(LOGGING + FLOW.formatted(""))
            .passing(LOGGING + FLOW.formatted(", namespace: logging"));

    private final CheckedSet set;
    private final Findings findings;

    private NamespaceRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    static void check(CheckedSet set, Findings findings) {
        NamespaceRules rules = new NamespaceRules(set, findings);
        Stream.concat(set.flows().stream(), set.outputs().stream())
                .filter(object -> object.namespace().isEmpty())
                .forEach(rules::check);
        rules.checkSecrets();
    }

    private void check(LoggingPart object) {
        if (!object.isCluster()) {
            String pods = "the namespace of its pods";
            add(MISSING, object.part(), object.kind().equals("Flow") ? pods : "that of the Flows that use it");
            return;
        }
        Map<String, List<LoggingScope>> loggings = set.loggings(object.loggingRef());
        if (loggings.isEmpty()) {
            checkWithoutLogging(object);
        } else if (loggings.size() > 1) {
            add(MISSING, object.part(), "the control namespace of its Logging");
        } else {
            String control = loggings.keySet().iterator().next();
            // A Logging that uses the objects of all namespaces has no control namespace for them.
            if (!control.isEmpty()) {
                boolean isNeeded = set.isComplete() && object.kind().equals("ClusterFlow");
                correct(isNeeded ? NEEDED : MISSING, object.part(), control);
            }
        }
    }

    private void checkWithoutLogging(LoggingPart object) {
        boolean isOfHarvester = set.release().isPresent() || object.loggingRef().equals(Harvester.AUDIT_LOGGING_REF);
        if (!set.loggings().isEmpty()) {
            add(MISSING, object.part(), "the control namespace of its Logging");
        } else if (isOfHarvester) {
            correct(MISSING, object.part(), Harvester.LOGGING_NAMESPACE);
        } else {
            add(
                    MISSING,
                    object.part(),
                    "the control namespace of its Logging, which is " + Harvester.LOGGING_NAMESPACE + " in Harvester");
        }
    }

    /** Checks the Secrets that the objects need. Other Secrets may be for anything. */
    private void checkSecrets() {
        Map<String, Set<String>> namespaces = SecretReferences.of(set).stream()
                .map(SecretReferences.Reference::secret)
                .collect(Collectors.groupingBy(
                        RequiredSecret::name,
                        LinkedHashMap::new,
                        Collectors.mapping(RequiredSecret::namespace, Collectors.toCollection(LinkedHashSet::new))));
        namespaces.forEach((name, users) -> {
            for (Part secret : set.secrets(name)) {
                if (secret.field("metadata").text("namespace").isEmpty()) {
                    checkSecret(secret, users);
                }
            }
        });
    }

    private void checkSecret(Part secret, Set<String> users) {
        String first = users.iterator().next();
        if (users.size() == 1 && !first.isEmpty()) {
            correct(MISSING, secret, first);
        } else {
            add(MISSING, secret, "that of the objects that need it");
        }
    }

    private void correct(LintRule rule, Part object, String namespace) {
        Part metadata = object.field("metadata");
        if (metadata.tree() instanceof Tree.Mapping) {
            findings.correctMissing(rule, metadata, "namespace", namespace, namespace);
        }
    }

    private void add(LintRule rule, Part object, String advice) {
        Part metadata = object.field("metadata");
        if (metadata.tree() instanceof Tree.Mapping) {
            findings.add(rule, metadata, advice);
        }
    }
}
