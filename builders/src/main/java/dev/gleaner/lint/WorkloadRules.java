package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.resources.ChartPart;
import dev.gleaner.logging.values.ChartVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for the pods of the logging system: their tolerations and images. */
final class WorkloadRules {
    private static final String ROLE = "node-role.kubernetes.io/";
    private static final String OF_RKE1 = ROLE + "controlplane";
    private static final String OF_RKE2 = ROLE + "control-plane";

    static final LintRule TOLERATION = LintRule.of(
                    ChartFault.TOLERATION,
                    "A toleration is for a taint of RKE2.",
                    "rancher/rancher, issues 49719 and 52815")
            .failing(tolerations("{key: node-role.kubernetes.io/controlplane, operator: Exists}"))
            .passing(tolerations("{key: node-role.kubernetes.io/control-plane, operator: Exists}"));

    static final LintRule TOLERATION_VALUE = LintRule.of(
                    ChartFault.TOLERATION_VALUE,
                    "The toleration of a role has no value.",
                    "Kubernetes v1.24, staging/src/k8s.io/api/core/v1/toleration.go")
            .failing(tolerations("{key: node-role.kubernetes.io/etcd, value: \"true\", effect: NoExecute}"))
            .passing(tolerations("{key: node-role.kubernetes.io/etcd, operator: Exists, effect: NoExecute}"));

    static final LintRule IMAGE_OTHER = LintRule.of(
                    ChartFault.IMAGE_OTHER,
                    "The image of the EventTailer is that of the release.",
                    "harvester/addons v1.4.0; harvester/harvester, issue 7638")
            .inRelease(HarvesterRelease.V1_4_0)
            .failing(tailer("rancher/harvester-eventrouter:v0.1.1"))
            .passing(tailer("rancher/harvester-eventrouter:v0.3.2"));

    static final LintRule IMAGE_NONE = LintRule.of(
                    ChartFault.IMAGE_NONE,
                    "An EventTailer has an image.",
                    "logging-operator 3.17.3, pkg/resources/extensions/eventtailer")
            .failing("""
                    apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                    kind: EventTailer
                    metadata: {name: harvester-default}
                    spec: {controlNamespace: cattle-logging-system}
                    """)
            .passing(tailer("banzaicloud/eventrouter:v0.1.0"));

    private static final String CONTAINER = "event-tailer";

    /** The image that the operator 3.17 takes itself. Harvester v1.1 ships it; later releases have their own. */
    private static final String IMAGE_OF_OPERATOR = HarvesterRelease.V1_1_3.eventRouterImage();

    /** The kinds of objects with which releases install the chart. */
    private static final Set<String> WRAPPERS = Set.of("ManagedChart", "Addon");

    /**
     * The tolerations that every release ships for the fluent-bit of the audit log (harvester-installer v1.1.0 and
     * harvester/addons v1.2.0 to v1.8.1). No node of Harvester has these taints with a value; only a witness node has
     * that of etcd.
     */
    private static final List<Tree> SHIPPED =
            List.of(shipped(OF_RKE1, "NoSchedule"), shipped(ROLE + "etcd", "NoExecute"));

    private final CheckedSet set;
    private final Findings findings;
    private final List<HarvesterRelease> releases;

    /** The shipped tolerations that were reported: several files often have the same values. */
    private final Set<Tree> reported = new LinkedHashSet<>();

    private WorkloadRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
        this.releases = set.releases();
    }

    private static Tree shipped(String key, String effect) {
        return Tree.mapping(t -> t.put("key", key).put("value", "true").put("effect", effect));
    }

    private static String tolerations(String toleration) {
        return """
                fluentbit:
                  tolerations: [%s]
                """.formatted(toleration);
    }

    private static String tailer(String image) {
        return """
                apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                kind: EventTailer
                metadata: {name: harvester-default}
                spec:
                  controlNamespace: cattle-logging-system
                  workloadOverrides: {containers: [{name: event-tailer, image: "%s"}]}
                """.formatted(image);
    }

    static void check(CheckedSet set, Findings findings) {
        WorkloadRules rules = new WorkloadRules(set, findings);
        set.charts().forEach(rules::checkChart);
        set.writtenLoggings().forEach(logging -> {
            rules.checkTolerations(logging.field("spec").field("fluentd"), rules.isForRelease());
            rules.checkTolerations(logging.field("spec").field("fluentbit"), rules.isForRelease());
        });
        set.agents().forEach(agent -> rules.checkTolerations(agent.field("spec"), rules.isForRelease()));
        set.eventTailers().forEach(rules::checkTailer);
    }

    /** Whether the files are for a release, which has shipped tolerations on purpose. */
    private boolean isForRelease() {
        return set.release()
                .filter(release -> release != HarvesterRelease.PROPOSAL)
                .isPresent();
    }

    /** Whether an object installs the chart of a release of Harvester. */
    private static boolean isOfHarvester(ChartPart chart) {
        return WRAPPERS.contains(chart.kind())
                && !chart.isOfAnotherRepository()
                && chart.version().filter(ChartVersion.inHarvester()::contains).isPresent();
    }

    private void checkChart(ChartPart chart) {
        boolean isOfRelease = isForRelease() || set.release().isEmpty() && isOfHarvester(chart);
        if (!chart.isTrue("additionalLoggingSources", "rke", "enabled")) {
            Stream.of(
                            chart.values(),
                            chart.value("fluentd"),
                            chart.value("fluentbit"),
                            chart.value("additionalLoggingSources", "kubeAudit", "fluentbit"))
                    .forEach(workload -> checkTolerations(workload, isOfRelease));
        }
        image(chart.value("eventTailer")).ifPresent(this::checkImage);
    }

    private void checkTolerations(Part workload, boolean isOfRelease) {
        for (Part toleration : workload.field("tolerations").items()) {
            if (SHIPPED.contains(toleration.tree()) && (isOfRelease || !reported.add(toleration.tree()))) {
                continue;
            }
            String key = toleration.text("key");
            if (key.equals(OF_RKE1)) {
                findings.correct(
                        TOLERATION, toleration.field("key"), OF_RKE2, Violation.quoted(key), Violation.quoted(OF_RKE2));
            } else if (key.startsWith(ROLE)
                    && toleration.text("value").equals("true")
                    && !toleration.text("operator").equals("Exists")) {
                findings.add(TOLERATION_VALUE, toleration, Violation.quoted(key));
            }
        }
    }

    private void checkTailer(Part tailer) {
        Optional<Part> image = image(tailer.field("spec"));
        image.ifPresent(this::checkImage);
        boolean hasOwn = !tailer.field("spec").field("image").text("repository").isEmpty()
                || !tailer.field("spec")
                        .field("containerOverrides")
                        .text("image")
                        .isEmpty();
        if (image.isEmpty() && !hasOwn && isOfHarvester(tailer)) {
            checkShipped(tailer.field("spec"));
        }
    }

    /** Reports a spec without an image, unless the release ships the image of the operator. */
    private void checkShipped(Part spec) {
        HarvesterRelease target = releases.stream()
                .filter(release -> release != HarvesterRelease.PROPOSAL)
                .reduce((earlier, later) -> later)
                .orElseGet(HarvesterRelease::latest);
        if (!target.eventRouterImage().equals(IMAGE_OF_OPERATOR)) {
            findings.add(IMAGE_NONE, spec, target.eventRouterImage(), target.label());
        }
    }

    private boolean isOfHarvester(Part tailer) {
        return set.release().isPresent()
                || tailer.field("spec").text("controlNamespace").equals(Harvester.LOGGING_NAMESPACE);
    }

    /** The image of the container in the overrides. */
    private static Optional<Part> image(Part spec) {
        return spec.field("workloadOverrides").field("containers").items().stream()
                .filter(container -> container.text("name").equals(CONTAINER))
                .map(container -> container.field("image"))
                .filter(image ->
                        image.tree() instanceof Tree.Text text && !text.value().isEmpty())
                .findFirst();
    }

    /** Checks an image without a registry of its own: mirrors have their own names and tags. */
    private void checkImage(Part part) {
        String image = ((Tree.Text) part.tree()).value();
        String name = image.startsWith("docker.io/") ? image.substring("docker.io/".length()) : image;
        boolean isMirrored =
                name.indexOf('/') > 0 && name.substring(0, name.indexOf('/')).matches(".*[.:].*");
        if (releases.isEmpty()
                || isMirrored
                || releases.stream()
                        .anyMatch(release -> release.eventRouterImage().equals(name))) {
            return;
        }
        List<String> images = releases.stream()
                .map(HarvesterRelease::eventRouterImage)
                .distinct()
                .toList();
        String labels = releases.size() == 1
                ? releases.get(0).label()
                : releases.get(0) + " to " + releases.get(releases.size() - 1);
        if (images.size() == 1) {
            findings.correct(IMAGE_OTHER, part, images.get(0), Violation.quoted(image), labels, images.get(0));
        } else {
            findings.add(IMAGE_OTHER, part, Violation.quoted(image), labels, String.join(" or ", images));
        }
    }
}
