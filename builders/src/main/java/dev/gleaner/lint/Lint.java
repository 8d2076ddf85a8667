package dev.gleaner.lint;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.LoggingWrapper;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks files: each on its own, against each other, and against Harvester. */
public final class Lint {
    /** The kinds that install a chart. */
    private static final Set<String> WRAPPERS =
            Arrays.stream(LoggingWrapper.values()).map(LoggingWrapper::kind).collect(Collectors.toUnmodifiableSet());

    private final List<ParsedFile> files;
    private final Predicate<AuditPolicy> isReviewed;
    private final @Nullable KubernetesVersion kubernetes;

    private Lint(List<ParsedFile> files, Predicate<AuditPolicy> isReviewed, @Nullable KubernetesVersion kubernetes) {
        this.files = files;
        this.isReviewed = isReviewed;
        this.kubernetes = kubernetes;
    }

    /** Checks existing files. */
    public static Lint of(Source... files) {
        Objects.requireNonNull(files, "files");
        return new Lint(Arrays.stream(files).map(ParsedFile::read).toList(), policy -> true, null);
    }

    /** Checks a built set. The shipped policy of the releases is accepted without warnings if it is unchanged. */
    public static Lint of(ManifestSet set) {
        Objects.requireNonNull(set, "set");
        return new Lint(
                set.files().stream().map(ParsedFile::of).toList(),
                policy -> !policy.equals(HarvesterAuditPolicy.shipped()),
                null);
    }

    /**
     * The same checks with audit policies for a release of Kubernetes. Without it, a policy is checked for the oldest
     * release from 1.24 on that accepts it.
     */
    public Lint forKubernetes(KubernetesVersion version) {
        return new Lint(files, isReviewed, Objects.requireNonNull(version, "version"));
    }

    /** The same checks for a version of the logging operator: what this version does not have is an error. */
    public Lint forOperator(OperatorVersion version) {
        Objects.requireNonNull(version, "version");
        return new Lint(files.stream().map(file -> file.forOperator(version)).toList(), isReviewed, kubernetes);
    }

    /** All violations, file by file, each in document order. */
    public List<Violation> run() {
        List<Part> charts = files.stream()
                .flatMap(file -> file.objects().stream())
                .flatMap(object -> kubeAudit(object.part()))
                .toList();
        ServerOptions options = new ServerOptions(policyPaths(), logs(charts));
        List<Violation> violations = new ArrayList<>();
        for (ParsedFile file : files) {
            List<Violation> ofFile = new ArrayList<>(file.violations());
            file.objects().forEach(object -> check(object, charts, options, ofFile));
            ReplacedOptions.of(file.objects()).forEach(ofFile::add);
            ofFile.sort(Comparator.comparing(Violation::position));
            violations.addAll(ofFile);
        }
        return violations;
    }

    /** The paths of the policies that configurations write to nodes. */
    private Set<String> policyPaths() {
        return files.stream()
                .flatMap(file -> file.objects().stream())
                .filter(object -> isPolicy(object.part()))
                .flatMap(object -> object.nodePath().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> logs(List<Part> kubeAudits) {
        return kubeAudits.stream().map(ServerOptions::logOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void check(ParsedObject parsed, List<Part> kubeAudits, ServerOptions options, List<Violation> violations) {
        Part object = parsed.part();
        checkPolicy(parsed, violations);
        options.check(object, violations);
        checkChartVersion(object, violations);
        kubeAudit(object).forEach(source -> checkKubeAudit(source, violations));
        checkLoggingRef(object, kubeAudits, violations);
    }

    /** Reviews a valid policy. */
    private void checkPolicy(ParsedObject object, List<Violation> violations) {
        if (kubernetes == null) {
            object.as(AuditPolicy.class)
                    .filter(isReviewed)
                    .ifPresent(policy -> violations.addAll(
                            PolicyReview.of(object.part(), policy).run()));
        } else if (isPolicy(object.part())) {
            Reading<AuditPolicy> reading = PolicyLoader.readStrictly(object.part(), kubernetes);
            violations.removeAll(ManifestReader.strict()
                    .read(object.part(), AuditPolicy.class)
                    .violations());
            violations.addAll(reading.violations());
            reading.value()
                    .filter(isReviewed)
                    .ifPresent(policy -> violations.addAll(PolicyReview.of(object.part(), policy)
                            .forVersion(kubernetes)
                            .run()));
        }
    }

    private static boolean isPolicy(Part object) {
        return object.text("kind").equals("Policy") && object.text("apiVersion").startsWith("audit.k8s.io/");
    }

    private static void checkChartVersion(Part object, List<Violation> violations) {
        Part spec = WRAPPERS.contains(object.text("kind")) ? object.field("spec") : object;
        boolean ours = Set.of("rancher-logging", "rancher-logging-crd").contains(spec.text("chart"))
                || kubeAudit(object).findAny().isPresent();
        Part version = spec.field("version");
        if (ours && version.tree() instanceof Tree.Text text && !isInHarvester(text.value())) {
            violations.add(version.violation(
                    LintFault.CHART_VERSION, Violation.quoted(text.value()), HarvesterRelease.V1_1_3.chartVersion()));
        }
    }

    private static boolean isInHarvester(String chart) {
        return ChartVersion.find(chart)
                .filter(ChartVersion.inHarvester()::contains)
                .isPresent();
    }

    private static void checkKubeAudit(Part source, List<Violation> violations) {
        Part ref = source.field("loggingRef");
        String text = source.text("loggingRef");
        if (text.isEmpty()) {
            violations.add(source.violation(LintFault.LOGGING_REF_MISSING, Harvester.AUDIT_LOGGING_REF));
        } else if (!text.equals(Harvester.AUDIT_LOGGING_REF)) {
            violations.add(
                    ref.violation(LintFault.LOGGING_REF_OTHER, Violation.quoted(text), Harvester.AUDIT_LOGGING_REF));
        }
    }

    /** A flow or output with a loggingRef needs a Logging with the same one. */
    private static void checkLoggingRef(Part object, List<Part> kubeAudits, List<Violation> violations) {
        if (kubeAudits.isEmpty() || !object.text("apiVersion").startsWith("logging.banzaicloud.io/")) {
            return;
        }
        Part ref = object.field("spec").field("loggingRef");
        List<String> known =
                kubeAudits.stream().map(source -> source.text("loggingRef")).toList();
        if (ref.tree() instanceof Tree.Text text && !text.value().isEmpty() && !known.contains(text.value())) {
            violations.add(ref.violation(
                    LintFault.LOGGING_REF_DANGLING, Violation.quoted(text.value()), Violation.quoted(known.get(0))));
        }
    }

    /** The kubeAudit values in a chart, a part of one, or a values file; empty if it is not enabled. */
    private static Stream<Part> kubeAudit(Part object) {
        return Stream.of(object.field("spec").field("values"), object.field("values"), object)
                .map(values -> values.field("additionalLoggingSources").field("kubeAudit"))
                .filter(source -> source.field("enabled").tree().equals(Tree.flag(true)));
    }
}
