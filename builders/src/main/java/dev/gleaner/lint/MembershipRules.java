package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.resources.LoggingScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for the Logging to which flows and outputs belong. */
final class MembershipRules {
    private static final String REPOSITORY = "logging-operator 3.17.3, pkg/resources/model/repository.go";
    private static final String UPGRADE_REF = "harvester-upgradelog";

    private static final String CHART = """
            additionalLoggingSources:
              rke2: {enabled: true}
              kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref}
            ---
            """;

    static final LintRule CONTROL_NAMESPACE = LintRule.of(
                    MembershipFault.CONTROL_NAMESPACE,
                    "ClusterFlows and ClusterOutputs are in the control namespace.",
                    REPOSITORY)
            .failing(flow("ClusterFlow", "default", "globalOutputRefs: [loki]"))
            .passing(flow("ClusterFlow", "cattle-logging-system", "globalOutputRefs: [loki]"));

    static final LintRule NOT_WATCHED = LintRule.of(
                    MembershipFault.NOT_WATCHED, "Flows and Outputs are in a namespace that is watched.", REPOSITORY)
            .failing(logging("tenants", "controlNamespace: logging, watchNamespaces: [a, b], fluentd: {}")
                    + flow("Flow", "shop", "localOutputRefs: [loki]"))
            .passing(logging("tenants", "controlNamespace: logging, watchNamespaces: [a, b], fluentd: {}")
                    + flow("Flow", "a", "localOutputRefs: [loki]"));

    static final LintRule DANGLING = LintRule.of(
                    LintFault.LOGGING_REF_DANGLING, "A loggingRef is that of a Logging.", REPOSITORY)
            .failing(
                    CHART + flow("ClusterFlow", "cattle-logging-system", "loggingRef: audit, globalOutputRefs: [loki]"))
            .passing(CHART
                    + flow(
                            "ClusterFlow",
                            "cattle-logging-system",
                            "loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [loki]"));

    static final LintRule ABSENT = LintRule.of(
                    MembershipFault.ABSENT, "The files that have Loggings have those of their flows.", REPOSITORY)
            .failing(logging("audit", "controlNamespace: logging, loggingRef: audit, fluentd: {}")
                    + flow("ClusterFlow", "logging", "loggingRef: audits, globalOutputRefs: [loki]"))
            .passing(logging("audit", "controlNamespace: logging, loggingRef: audit, fluentd: {}")
                    + flow("ClusterFlow", "logging", "loggingRef: audit, globalOutputRefs: [loki]"));

    static final LintRule BLANK = LintRule.of(
                    MembershipFault.BLANK, "A loggingRef has no blank at its ends.", REPOSITORY)
            .failing(flow(
                    "ClusterFlow",
                    "cattle-logging-system",
                    "loggingRef: \"harvester-kube-audit-log-ref \", globalOutputRefs: [loki]"))
            .passing(flow(
                    "ClusterFlow",
                    "cattle-logging-system",
                    "loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [loki]"));

    static final LintRule OF_UPGRADE = LintRule.of(
                    MembershipFault.OF_UPGRADE,
                    "A flow does not belong to the Logging of an upgrade.",
                    "harvester v1.5.0, the Logging of an upgrade")
            .failing(flow(
                    "ClusterFlow", "cattle-logging-system", "loggingRef: harvester-upgradelog, globalOutputRefs: [o]"))
            .passing(flow("ClusterFlow", "cattle-logging-system", "globalOutputRefs: [o]"));

    static final LintRule NEAR = LintRule.of(
                    MembershipFault.NEAR,
                    "A loggingRef for the audit log is that of Harvester.",
                    "harvester-installer v1.1.0, pkg/config/templates/rancherd-15-logging.yaml")
            .failing(flow(
                    "ClusterFlow", "cattle-logging-system", "loggingRef: kube-audit-log-ref, globalOutputRefs: [o]"))
            .passing(flow(
                    "ClusterFlow",
                    "cattle-logging-system",
                    "loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [o]"));

    static final LintRule SHARED = LintRule.of(
                    MembershipFault.SHARED, "Each Logging has a loggingRef of its own.", REPOSITORY)
            .failing(logging("one", "controlNamespace: logging, fluentd: {}")
                    + logging("two", "controlNamespace: logging, fluentd: {}"))
            .passing(logging("one", "controlNamespace: logging, fluentd: {}")
                    + logging("two", "controlNamespace: logging, loggingRef: two, fluentd: {}"));

    static final LintRule AUDIT_WITHOUT_FLOW = LintRule.of(
                    MembershipFault.AUDIT_WITHOUT_FLOW, "The Logging of the audit log has a flow.", REPOSITORY)
            .ofCompleteSets()
            .failing(CHART + route(""))
            .passing(CHART + route("loggingRef: harvester-kube-audit-log-ref, "));

    /** The number of known names in a message. */
    private static final int NAMED = 5;

    private final CheckedSet set;
    private final Findings findings;
    private final List<String> known;

    private MembershipRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        this.known = set.loggings().stream()
                .map(LoggingScope::loggingRef)
                .filter(ref -> !ref.isEmpty())
                .distinct()
                .limit(NAMED)
                .toList();
    }

    private static String flow(String kind, String namespace, String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: f, namespace: %s}
                spec: {%s}
                """.formatted(kind, namespace, spec);
    }

    private static String route(String loggingRef) {
        return flow("ClusterFlow", "cattle-logging-system", loggingRef + "globalOutputRefs: [f]")
                + "---\n"
                + flow("ClusterOutput", "cattle-logging-system", loggingRef + "nullout: {}");
    }

    private static String logging(String name, String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: %s}
                spec: {%s}
                ---
                """.formatted(name, spec);
    }

    static void check(CheckedSet set, Findings findings) {
        MembershipRules rules = new MembershipRules(set, findings);
        Stream.concat(set.flows().stream(), set.outputs().stream()).forEach(object -> {
            rules.checkRef(object.spec().field("loggingRef"));
            rules.checkNamespace(object);
        });
        set.objects().stream()
                .map(object -> object.part())
                .filter(MembershipRules::isOtherMember)
                .forEach(object -> rules.checkRef(object.field("spec").field("loggingRef")));
        rules.checkShared();
        rules.checkAudit();
    }

    /** Reports the audit logs that are collected, and of which no flow takes a record. */
    private void checkAudit() {
        if (!set.isComplete() || set.flows().isEmpty()) {
            return;
        }
        for (Part source : set.kubeAudits()) {
            String ref = source.text("loggingRef");
            if (!ref.isEmpty()
                    && set.flows().stream().noneMatch(flow -> flow.loggingRef().equals(ref))) {
                findings.add(AUDIT_WITHOUT_FLOW, source.field("loggingRef"), Violation.quoted(ref));
            }
        }
    }

    /** Whether an object that is no flow or output of fluentd belongs to a Logging. */
    private static boolean isOtherMember(Part object) {
        return object.text("apiVersion").startsWith("logging.banzaicloud.io/")
                && (object.text("kind").equals("FluentbitAgent")
                        || object.text("kind").startsWith("SyslogNG"));
    }

    private void checkRef(Part ref) {
        if (!(ref.tree() instanceof Tree.Text text) || text.value().isEmpty()) {
            return;
        }
        String value = text.value();
        if (!value.strip().equals(value)) {
            findings.correct(BLANK, ref, value.strip(), Violation.quoted(value));
        } else if (value.equals(UPGRADE_REF)) {
            findings.add(OF_UPGRADE, ref, Violation.quoted(value));
            return;
        }
        if (!set.loggings(value).isEmpty()) {
            return;
        }
        if (!set.kubeAudits().isEmpty() || set.isComplete()) {
            addUnknown(DANGLING, ref, value);
        } else if (!known.isEmpty()) {
            addUnknown(ABSENT, ref, value);
        } else if (isNear(set, value)) {
            findings.correct(
                    NEAR, ref, Harvester.AUDIT_LOGGING_REF, Violation.quoted(value), Harvester.AUDIT_LOGGING_REF);
        }
    }

    /**
     * Reports a loggingRef that no Logging has. For that of a chart whose audit log is off, the chart is wrong. If all Loggings have the same loggingRef, and it is similar, it is the
     * correction.
     */
    private void addUnknown(LintRule rule, Part ref, String value) {
        Optional<AuditSource> source = AuditSource.find(set, value);
        if (source.isPresent()) {
            findings.add(rule, ref, Violation.quoted(value), source.get().advice(value));
            return;
        }
        boolean isCertain = known.size() == 1
                && !value.equals(known.get(0))
                && (known.get(0).endsWith("-" + value)
                        || isShortened(rule, value)
                        || NearestName.misspelt(value, known).isPresent());
        if (isCertain) {
            findings.correct(rule, ref, known.get(0), Violation.quoted(value), knownInWords());
        } else {
            findings.add(rule, ref, Violation.quoted(value), knownInWords());
        }
    }

    /**
     * Whether a loggingRef is the known one without a few words. In a set that may lack Loggings, only that of Harvester
     * is taken for it, because {@code team} may be another Logging than {@code team-audit}.
     */
    private boolean isShortened(LintRule rule, String ref) {
        String only = known.get(0);
        List<String> found = List.of(ref.split("-", -1));
        int next = 0;
        int words = 0;
        for (String word : only.split("-", -1)) {
            next += next < found.size() && found.get(next).equals(word) ? 1 : 0;
            words++;
        }
        return (rule == DANGLING || only.equals(Harvester.AUDIT_LOGGING_REF))
                && next == found.size()
                && 2 * next > words;
    }

    private String knownInWords() {
        List<String> quoted = known.stream().map(Violation::quoted).toList();
        return quoted.isEmpty()
                ? "no Logging has one"
                : (quoted.size() == 1 ? "expected " : "expected one of ") + String.join(", ", quoted);
    }

    /** Whether a loggingRef is similar to that of Harvester's audit log, but not equal. */
    static boolean isNear(CheckedSet set, String ref) {
        return !ref.equals(Harvester.AUDIT_LOGGING_REF)
                && ref.equals(ref.strip())
                && (set.release().isPresent() || AuditSource.isSimilar(ref));
    }

    private void checkNamespace(LoggingPart object) {
        String namespace = object.namespace();
        if (namespace.isEmpty()) {
            return;
        }
        Part place = object.part().field("metadata").field("namespace");
        Optional<LoggingScope> first = set.loggings(object.loggingRef()).values().stream()
                .flatMap(List::stream)
                .findFirst();
        if (first.isEmpty()) {
            if (object.isCluster() && set.loggings().isEmpty() && !namespace.equals(Harvester.LOGGING_NAMESPACE)) {
                addControlNamespace(object, place, Harvester.LOGGING_NAMESPACE);
            }
        } else if (set.users(object).isEmpty() && object.isCluster()) {
            addControlNamespace(object, place, first.get().controlNamespace());
        } else if (set.users(object).isEmpty()) {
            String name = Violation.quoted(first.get().name());
            findings.add(NOT_WATCHED, place, name, Violation.quoted(namespace), object.kind());
        }
    }

    private void addControlNamespace(LoggingPart object, Part place, String expected) {
        findings.correct(
                CONTROL_NAMESPACE, place, expected, object.kind(), expected, Violation.quoted(object.namespace()));
    }

    /** Compares the namespaces of each Logging with those of the Loggings before it that have its loggingRef. */
    private void checkShared() {
        Map<String, List<LoggingScope>> earlier = new LinkedHashMap<>();
        for (LoggingScope logging : set.loggings()) {
            List<LoggingScope> group = earlier.computeIfAbsent(logging.loggingRef(), ref -> new ArrayList<>());
            if (!logging.logging().isRendered()) {
                group.stream()
                        .filter(other -> !other.name().equals(logging.name()) && other.mayShareNamespacesWith(logging))
                        .findFirst()
                        .ifPresent(other ->
                                findings.add(SHARED, logging.logging().part(), Violation.quoted(other.name())));
            }
            group.add(logging);
        }
    }
}
