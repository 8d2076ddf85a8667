package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterFault;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import dev.gleaner.harvester.projection.ProjectionFault;
import dev.gleaner.logging.resources.ChartPart;
import dev.gleaner.logging.values.ChartVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for the chart rancher-logging and its values. */
final class ChartRules {
    private static final String INSTALLER = "harvester-installer v1.1.0, pkg/config/templates/rancherd-15-logging.yaml";
    private static final String ADDONS = "harvester/addons v1.4.0";

    static final LintRule REF_MISSING = LintRule.of(
                    LintFault.LOGGING_REF_MISSING, "The audit log has a loggingRef.", INSTALLER)
            .failing(audit(""))
            .passing(audit("loggingRef: harvester-kube-audit-log-ref, "));

    static final LintRule REF_OTHER = LintRule.of(
                    LintFault.LOGGING_REF_OTHER, "The audit log has the loggingRef of Harvester.", INSTALLER)
            .failing(audit("loggingRef: kube-audit-log-ref, "))
            .passing(audit("loggingRef: harvester-kube-audit-log-ref, "));

    static final LintRule VERSION_UNKNOWN = LintRule.of(
                    LintFault.CHART_VERSION, "The version of the chart is one of Harvester.", INSTALLER)
            .failing("""
                    chart: rancher-logging
                    version: 100.1.0+up3.17.3
                    values: {disablePvc: true}
                    """)
            .passing("""
                    chart: rancher-logging
                    version: 100.1.3+up3.17.7
                    values: {disablePvc: true}
                    """);

    static final LintRule VERSION_OTHER = LintRule.of(
                    ChartFault.VERSION_OTHER, "The version of the chart is that of the release.", ADDONS)
            .inRelease(HarvesterRelease.V1_4_0)
            .failing("""
                    chart: rancher-logging
                    version: 103.0.0+up3.17.10
                    values: {disablePvc: true}
                    """)
            .passing("""
                    chart: rancher-logging
                    version: 103.1.0+up4.4.0
                    values: {disablePvc: true}
                    """);

    static final LintRule VERSIONS = LintRule.of(
                    ChartFault.VERSIONS, "The files have one version of the chart.", ADDONS)
            .failing(managedChart("{}") + "---\n" + managedChart("{}").replace("100.1.3+up3.17.7", "103.1.0+up4.4.0"))
            .passing(managedChart("{}"));

    static final LintRule JOURNAL = LintRule.of(
                    ChartFault.JOURNAL, "The journal is read from the folder of Harvester's nodes.", INSTALLER)
            .failing(addon("""
                    additionalLoggingSources: {rke2: {enabled: true}}
                    """))
            .passing(addon("""
                    additionalLoggingSources: {rke2: {enabled: true}}
                    systemdLogPath: /var/log/journal
                    """));

    static final LintRule ADDON_INCOMPLETE = LintRule.of(
                    ChartFault.ADDON_INCOMPLETE,
                    "The values of an Addon have all sources that Harvester collects.",
                    "harvester v1.2.0, CRD addons")
            .failing(addon("""
                    fluentd: {resources: {limits: {memory: 1Gi}}}
                    """))
            .passing(addon("""
                    systemdLogPath: /var/log/journal
                    eventTailer: {name: harvester-default}
                    additionalLoggingSources:
                      rke2: {enabled: true}
                      kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref}
                    """));

    static final LintRule ADDON_OFF = LintRule.of(
                    HarvesterFault.ADDON_OFF,
                    "The addon that reads the flows and outputs of the files is on.",
                    "harvester v1.2.0, addon rancher-logging")
            .failing(addonWithOutput("enabled: false"))
            .passing(addonWithOutput("enabled: true"));

    static final LintRule AUDIT_AGENT = LintRule.of(
                    ChartFault.AUDIT_AGENT,
                    "The fluent-bit of the audit log has the loggingRef of its Logging.",
                    "rancher/charts, rancher-logging 104.1.2; harvester/harvester, issue 7645")
            .failing(helmChart("loggingRef: harvester-kube-audit-log-ref"))
            .passing(helmChart("loggingRef: harvester-kube-audit-log-ref, "
                    + "fluentbit: {loggingRef: harvester-kube-audit-log-ref}"));

    static final LintRule AUDIT_FILE = LintRule.of(
                    ChartFault.AUDIT_FILE,
                    "The audit log that is read is the one that RKE2 writes.",
                    "rke2 v1.24, pkg/podexecutor/staticpod.go")
            .failing(audit("loggingRef: harvester-kube-audit-log-ref, auditFilename: kube-audit.log, "))
            .passing(audit("loggingRef: harvester-kube-audit-log-ref, auditFilename: audit.log, "));

    static final LintRule VALUE_TYPE = LintRule.of(
                    ProjectionFault.VALUE_TYPE, "A value has a type with which the templates work.", "helm 3")
            .failing(managedChart("{additionalLoggingSources: null}"))
            .passing(managedChart("{additionalLoggingSources: {}}"));

    static final LintRule AUDIT_LOG_UNKNOWN = LintRule.of(
                    ProjectionFault.AUDIT_LOG_UNKNOWN,
                    "The chart knows which file the audit log is.",
                    "rancher/charts, rancher-logging 100.1.3, source kube-audit")
            .failing(managedChart("{additionalLoggingSources: {kubeAudit: {enabled: true, loggingRef: r}}}"))
            .passing(managedChart("{additionalLoggingSources: {rke2: {enabled: true}, "
                    + "kubeAudit: {enabled: true, loggingRef: r}}}"));

    /** The first version with FluentbitAgents. */
    private static final ChartVersion FIRST_AGENTS = ChartVersion.V104_1_2;

    /** The first version whose agent reads {@code kubeAudit.fluentbit.loggingRef}. */
    private static final ChartVersion FIRST_AGENT_REF = ChartVersion.V105_2_0;

    private static final String RKE2_LOG = Harvester.AUDIT_LOG_FOLDER + Harvester.AUDIT_LOG_FILE;

    private static final String SOURCES = "additionalLoggingSources";

    /** The kinds that install a chart. */
    private static final Set<String> WRAPPERS =
            Arrays.stream(LoggingWrapper.values()).map(LoggingWrapper::kind).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CHARTS = Set.of("rancher-logging", "rancher-logging-crd");

    /** The reasons for which helm cannot render the chart. */
    private static final Set<String> PROBLEMS =
            Set.of(ProjectionFault.VALUE_TYPE.code(), ProjectionFault.AUDIT_LOG_UNKNOWN.code());

    private static final String JOURNAL_FOLDER = "/var/log/journal";

    private ChartRules() {}

    private static String audit(String loggingRef) {
        return """
                additionalLoggingSources:
                  rke2: {enabled: true}
                  kubeAudit: {%senabled: true}
                """.formatted(loggingRef);
    }

    private static String addon(String values) {
        return """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  enabled: true
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  valuesContent: |
                """ + values.indent(4);
    }

    private static String addonWithOutput(String enabled) {
        return """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  %s
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 103.1.0+up4.4.0
                  valuesContent: "disablePvc: true"
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: hook, namespace: cattle-logging-system}
                spec:
                  http: {endpoint: http://192.168.122.159:8094/}
                """.formatted(enabled);
    }

    private static String helmChart(String kubeAudit) {
        return """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec:
                  chart: rancher-logging
                  repoName: rancher-charts
                  version: 107.0.1+up4.10.0-rancher.10
                  values:
                    additionalLoggingSources:
                      rke2: {enabled: true}
                      kubeAudit: {enabled: true, %s}
                """.formatted(kubeAudit);
    }

    private static String managedChart(String values) {
        return """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec:
                  chart: rancher-logging
                  repoName: harvester-charts
                  version: 100.1.3+up3.17.7
                  values: %s
                """.formatted(values);
    }

    static void check(CheckedSet set, Findings findings) {
        set.objects().forEach(object -> checkVersion(set, object.part(), findings));
        checkVersions(set, findings);
        set.kubeAudits().forEach(source -> checkKubeAudit(source, findings));
        for (ChartPart chart : set.charts()) {
            checkJournal(set, chart, findings);
            checkAddon(chart, findings);
            checkSwitch(set, chart, findings);
            checkAgent(chart, findings);
            checkAuditFile(set, chart, findings);
            // The values in a file may be a part of those that helm gets.
            if (!chart.kind().isEmpty()) {
                HarvesterRelease target = set.release().orElseGet(HarvesterRelease::latest);
                chart.render(target.chartVersion()).violations().stream()
                        .filter(violation -> PROBLEMS.contains(violation.code()))
                        .forEach(findings::add);
            }
        }
    }

    /** Reports the charts whose operator is not the one that remains; a release says itself which one it is. */
    private static void checkVersions(CheckedSet set, Findings findings) {
        List<ChartPart> charts = set.charts().stream()
                .filter(chart -> !chart.kind().isEmpty() && chart.version().isPresent())
                .toList();
        if (set.release().isPresent() || charts.isEmpty()) {
            return;
        }
        String last = specOf(charts.get(charts.size() - 1)).text("version");
        for (ChartPart chart : charts) {
            Part spec = specOf(chart);
            if (!spec.text("version").equals(last)) {
                findings.add(VERSIONS, spec.field("version"), Violation.quoted(last));
            }
        }
    }

    private static Part specOf(ChartPart chart) {
        return chart.owner().field("spec");
    }

    private static void checkAuditFile(CheckedSet set, ChartPart chart, Findings findings) {
        boolean isOfRke2 = chart.isTrue(SOURCES, "kubeAudit", "enabled") && chart.isTrue(SOURCES, "rke2", "enabled");
        Part source = chart.value(SOURCES, "kubeAudit");
        String log = ServerOptions.logOf(source);
        if (isOfRke2 && !log.equals(RKE2_LOG) && !set.changesAuditLog()) {
            findings.add(AUDIT_FILE, source, Violation.quoted(log), Violation.quoted(RKE2_LOG));
        }
    }

    private static void checkVersion(CheckedSet set, Part object, Findings findings) {
        Part spec = WRAPPERS.contains(object.text("kind")) ? object.field("spec") : object;
        boolean isOurs = CHARTS.contains(spec.text("chart"))
                || ChartPart.isValues(object.field("values"))
                || spec.field("values")
                        .field(SOURCES)
                        .field("kubeAudit")
                        .field("enabled")
                        .tree()
                        .equals(Tree.flag(true));
        if (!isOurs || !(spec.field("version").tree() instanceof Tree.Text text)) {
            return;
        }
        HarvesterRelease release = set.release().orElseGet(() -> likely(object.text("kind"), text.value()));
        boolean isOfHarvester = ChartVersion.find(text.value())
                .filter(ChartVersion.inHarvester()::contains)
                .isPresent();
        if (!isOfHarvester) {
            findings.add(
                    VERSION_UNKNOWN,
                    spec.field("version"),
                    Violation.quoted(text.value()),
                    release,
                    release.chartVersion());
        } else if (set.release().isPresent() && !text.value().equals(release.chartVersion())) {
            findings.correct(
                    VERSION_OTHER,
                    spec.field("version"),
                    release.chartVersion(),
                    release,
                    Violation.quoted(text.value()),
                    release.chartVersion());
        }
    }

    /** The newest release with a similar version of the chart; without one, the newest that has this kind. */
    private static HarvesterRelease likely(String kind, String version) {
        String major = version.split("\\.", 2)[0] + ".";
        return HarvesterRelease.releases().stream()
                .filter(release -> release.chartVersion().startsWith(major))
                .reduce((earlier, later) -> later)
                .orElse(kind.equals("ManagedChart") ? HarvesterRelease.V1_1_3 : HarvesterRelease.latest());
    }

    private static void checkKubeAudit(Part source, Findings findings) {
        String text = source.text("loggingRef");
        if (text.isEmpty()) {
            findings.correctMissing(
                    REF_MISSING, source, "loggingRef", Harvester.AUDIT_LOGGING_REF, Harvester.AUDIT_LOGGING_REF);
        } else if (!text.equals(Harvester.AUDIT_LOGGING_REF)) {
            findings.correct(
                    REF_OTHER,
                    source.field("loggingRef"),
                    Harvester.AUDIT_LOGGING_REF,
                    Violation.quoted(text),
                    Harvester.AUDIT_LOGGING_REF);
        }
    }

    private static void checkJournal(CheckedSet set, ChartPart chart, Findings findings) {
        boolean isOfHarvester = set.release().isPresent() || WRAPPERS.contains(chart.kind());
        boolean readsJournal = chart.isTrue(SOURCES, "rke2", "enabled") || chart.isTrue(SOURCES, "k3s", "enabled");
        if (!isOfHarvester || !readsJournal || chart.isOfAnotherRepository()) {
            return;
        }
        Part path = chart.value("systemdLogPath");
        if (path.tree() instanceof Tree.Nothing) {
            findings.add(JOURNAL, chart.value(SOURCES), "/run/log/journal, the default of the chart");
        } else if (path.tree() instanceof Tree.Text text && !text.value().equals(JOURNAL_FOLDER)) {
            findings.correct(JOURNAL, path, JOURNAL_FOLDER, Violation.quoted(text.value()));
        }
    }

    private static void checkAddon(ChartPart chart, Findings findings) {
        if (!chart.kind().equals("Addon") || chart.isOfAnotherRepository()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (String source : List.of("kubeAudit", "rke2")) {
            if (chart.value(SOURCES, source).tree() instanceof Tree.Nothing) {
                missing.add(SOURCES + "." + source);
            }
        }
        if (chart.value("eventTailer").tree() instanceof Tree.Nothing) {
            missing.add("eventTailer");
        }
        if (!missing.isEmpty()) {
            findings.add(ADDON_INCOMPLETE, chart.values(), String.join(" and no ", missing));
        }
    }

    private static void checkSwitch(CheckedSet set, ChartPart chart, Findings findings) {
        Part enabled = chart.owner().field("spec").field("enabled");
        boolean isOff = chart.kind().equals("Addon") && enabled.tree().equals(Tree.flag(false));
        boolean isWaitedFor =
                Stream.concat(set.flows().stream(), set.outputs().stream()).anyMatch(LoggingPart::isWritten);
        if (isOff && isWaitedFor) {
            findings.add(ADDON_OFF, enabled, "rancher-logging");
        }
    }

    private static void checkAgent(ChartPart chart, Findings findings) {
        Part source = chart.value(SOURCES, "kubeAudit");
        ChartVersion version = chart.version().orElse(ChartVersion.V100_1_0);
        boolean isAffected = chart.isOfAnotherRepository()
                && version.compareTo(FIRST_AGENTS) >= 0
                && chart.isTrue(SOURCES, "kubeAudit", "enabled")
                && !source.text("loggingRef").isEmpty();
        boolean canBeSet = version.compareTo(FIRST_AGENT_REF) >= 0;
        if (isAffected
                && !(canBeSet && source.field("fluentbit").text("loggingRef").equals(source.text("loggingRef")))) {
            findings.add(
                    AUDIT_AGENT, source, version, canBeSet ? " unless kubeAudit.fluentbit.loggingRef is equal" : "");
        }
    }
}
