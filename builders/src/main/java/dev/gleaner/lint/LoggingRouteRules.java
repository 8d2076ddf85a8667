package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.logging.resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules for LoggingRoutes, which send the records of one Logging to others. */
final class LoggingRouteRules {
    private static final String CRD = "logging-operator 4.4.0, config/crd/bases, LoggingRoute";

    private static final String LOGGINGS = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: ops}
            spec: {controlNamespace: ops, loggingRef: ops, fluentbit: {}, fluentd: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: team, labels: {tenant: team}}
            spec: {controlNamespace: team, loggingRef: team, watchNamespaces: [team], fluentd: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: all, labels: {tenant: all}}
            spec: {controlNamespace: all, loggingRef: all, fluentd: {}}
            ---
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: idle, labels: {tenant: idle}}
            spec: {controlNamespace: idle, loggingRef: idle}
            ---
            """;

    static final LintRule SOURCE = LintRule.of(
                    LoggingRouteFault.SOURCE, "The source of a LoggingRoute is a Logging with a fluent-bit.", CRD)
            .ofCompleteSets()
            .failing(route("source: opps, targets: {matchLabels: {tenant: all}}"))
            .passing(route("source: ops, targets: {matchLabels: {tenant: all}}"));

    static final LintRule SOURCE_ABSENT = LintRule.of(
                    LoggingRouteFault.SOURCE_ABSENT,
                    "The files that have Loggings have the sources of their LoggingRoutes.",
                    CRD)
            .failing(route("source: opps, targets: {matchLabels: {tenant: all}}"))
            .passing(route("source: ops, targets: {matchLabels: {tenant: all}}"));

    static final LintRule TARGETS = LintRule.of(
                    LoggingRouteFault.TARGETS, "The targets of a LoggingRoute select a Logging.", CRD)
            .ofCompleteSets()
            .failing(route("source: ops, targets: {matchLabels: {tenant: teem}}"))
            .passing(route("source: ops, targets: {matchLabels: {tenant: all}}"));

    static final LintRule TARGETS_ABSENT = LintRule.of(
                    LoggingRouteFault.TARGETS_ABSENT,
                    "The files that have Loggings have the targets of their LoggingRoutes.",
                    CRD)
            .failing(route("source: ops, targets: {matchLabels: {tenant: teem}}"))
            .passing(route("source: ops, targets: {matchLabels: {tenant: all}}"));

    static final LintRule TARGET_WITHOUT_AGGREGATOR = LintRule.of(
                    LoggingRouteFault.TARGET_WITHOUT_AGGREGATOR, "The targets of a LoggingRoute take records.", CRD)
            .failing(route("source: ops, targets: {matchLabels: {tenant: idle}}"))
            .passing(route("source: ops, targets: {matchLabels: {tenant: all}}"));

    static final LintRule UNTAKEN = LintRule.of(
                    LoggingRouteFault.UNTAKEN, "Somebody gets the records of every namespace.", CRD)
            .failing(route("source: ops, targets: {matchLabels: {tenant: team}}"))
            .passing(route(
                    "source: ops, targets: {matchExpressions: [{key: tenant, operator: In, values: [team, all]}]}"));

    private final CheckedSet set;
    private final Findings findings;
    private final ClusterResources cluster;

    private LoggingRouteRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        this.cluster = set.cluster();
    }

    private static String route(String spec) {
        return LOGGINGS + """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: LoggingRoute
                metadata: {name: route}
                spec: {%s}
                """.formatted(spec);
    }

    static void check(CheckedSet set, Findings findings) {
        boolean hasRoutes = set.objects().stream()
                .anyMatch(object -> object.part().text("kind").equals("LoggingRoute"));
        if (hasRoutes) {
            LoggingRouteRules rules = new LoggingRouteRules(set, findings);
            rules.cluster.all(LoggingRoute.class).forEach(rules::check);
        }
    }

    private void check(Resource<LoggingRoute> route) {
        Part spec = route.part().field("spec");
        checkSource(spec.field("source"), route.value().spec().source());
        checkTargets(spec.field("targets"), route.value());
    }

    private void checkSource(Part source, String name) {
        Optional<LoggingScope> found = set.loggings().stream()
                .filter(logging -> logging.name().equals(name))
                .findFirst();
        if (found.isPresent()) {
            if (set.isComplete() && !hasFluentbit(found.get())) {
                findings.add(SOURCE, source, Violation.quoted(name), "has no fluent-bit");
            }
        } else if (set.isComplete()) {
            findings.add(SOURCE, source, Violation.quoted(name), "is no Logging" + nearest(name));
        } else if (!set.loggings().isEmpty()) {
            findings.add(SOURCE_ABSENT, source, Violation.quoted(name), nearest(name));
        }
    }

    private boolean hasFluentbit(LoggingScope logging) {
        Part spec = logging.logging().written().field("spec");
        return logging.logging().isRendered()
                || spec.tree() instanceof Tree.Mapping mapping && mapping.isSet("fluentbit")
                || !spec.field("nodeAgents").items().isEmpty()
                || set.agents().stream()
                        .anyMatch(
                                agent -> agent.field("spec").text("loggingRef").equals(logging.loggingRef()));
    }

    private String nearest(String name) {
        return NearestName.hint(
                name, set.loggings().stream().map(LoggingScope::name).toList());
    }

    private void checkTargets(Part part, LoggingRoute route) {
        List<LoggingResources> targets = cluster.targets(route);
        String source = "the Logging " + Violation.quoted(route.spec().source());
        boolean hasUnread = cluster.unread().stream()
                .anyMatch(object -> object.part().text("kind").equals("Logging"));
        if (targets.isEmpty()) {
            if (set.isComplete() && !hasUnread) {
                findings.add(TARGETS, part, source);
            } else if (!set.loggings().isEmpty() && !hasUnread) {
                findings.add(TARGETS_ABSENT, part, source);
            }
            return;
        }
        for (LoggingResources target : targets) {
            if (target.fluentd().isEmpty()
                    && !hasSyslog(target)
                    && (set.isComplete() || target.fluentdConfigs().isEmpty())) {
                findings.add(TARGET_WITHOUT_AGGREGATOR, part, Violation.quoted(target.name()));
            }
        }
        checkNamespaces(part, route);
    }

    private static boolean hasSyslog(LoggingResources target) {
        return target.logging().value().toTree() instanceof Tree.Mapping logging
                && logging.get("spec").orElse(Tree.nothing()) instanceof Tree.Mapping spec
                && spec.isSet("syslogNG");
    }

    /** Reports namespaces that no target of the source watches. */
    private void checkNamespaces(Part part, LoggingRoute route) {
        List<LoggingResources> all = cluster.routesFrom(route.spec().source()).stream()
                .flatMap(other -> cluster.targets(other.value()).stream())
                .distinct()
                .toList();
        boolean watchesSome = !all.isEmpty()
                && all.stream()
                        .allMatch(target -> !target.logging()
                                        .value()
                                        .spec()
                                        .watchNamespaces()
                                        .isEmpty()
                                && target.logging()
                                        .value()
                                        .spec()
                                        .watchNamespaceSelector()
                                        .isEmpty());
        if (watchesSome) {
            String namespaces = all.stream()
                    .flatMap(target -> target.logging().value().spec().watchNamespaces().stream())
                    .distinct()
                    .map(Violation::quoted)
                    .collect(Collectors.joining(", "));
            findings.add(
                    UNTAKEN, part, namespaces, Violation.quoted(route.spec().source()));
        }
    }
}
