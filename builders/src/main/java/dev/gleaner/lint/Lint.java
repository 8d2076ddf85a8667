package dev.gleaner.lint;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.delivery.Losses;
import dev.gleaner.logging.resources.Resource;
import dev.gleaner.logging.values.ChartVersion;
import dev.gleaner.manifest.ManifestFolder;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks files or objects: each on its own, against each other, and against Harvester. {@link LintRules} lists the rules
 * across objects. Of a file of expectations it checks the form; {@link #and} adds what {@code ExpectationFile.check} finds
 * in its requests and references. A comment {@code # gleaner: ignore CODE} on a line, or above it, switches rules off for the line.
 * Immutable.
 *
 * <pre>{@code
 * Lint.of(set).forRelease(HarvesterRelease.latest()).run().forEach(System.out::println);
 * Lint.of(Path.of("manifests")).complete().run().forEach(System.out::println);
 * Lint.of(paths.toArray(Path[]::new)).without("addon-off").run();
 * Lint.of(List.of(output, flow)).run();
 * Lint.of(file).and(ExpectationFile.read(file).check()).run();
 * }</pre>
 */
public final class Lint {
    private final List<ParsedFile> files;
    private final boolean isBuilt;
    private final @Nullable KubernetesVersion kubernetes;
    private final @Nullable OperatorVersion operator;
    private final @Nullable HarvesterRelease release;
    private final boolean complete;
    private final Set<String> without;
    private final List<Violation> others;

    private Lint(
            List<ParsedFile> files,
            boolean isBuilt,
            @Nullable KubernetesVersion kubernetes,
            @Nullable OperatorVersion operator,
            @Nullable HarvesterRelease release,
            boolean complete,
            Set<String> without,
            List<Violation> others) {
        this.files = files;
        this.isBuilt = isBuilt;
        this.kubernetes = kubernetes;
        this.operator = operator;
        this.release = release;
        this.complete = complete;
        this.without = without;
        this.others = others;
    }

    /**
     * Checks existing files, and of a folder those that {@link ManifestFolder} finds. A file that cannot be read is
     * reported.
     */
    public static Lint of(Path... files) {
        Objects.requireNonNull(files, "files");
        List<Source> sources = Arrays.stream(files)
                .flatMap(file -> ManifestFolder.sources(file).stream())
                .toList();
        return of(sources);
    }

    /** Checks sources, such as files and texts. */
    public static Lint of(Source... sources) {
        Objects.requireNonNull(sources, "sources");
        return of(List.of(sources));
    }

    /** Checks sources, such as files and texts. */
    public static Lint of(Collection<Source> sources) {
        Objects.requireNonNull(sources, "sources");
        return new Lint(
                sources.stream().map(ParsedFile::read).toList(), false, null, null, null, false, Set.of(), List.of());
    }

    /**
     * Checks a built set. What the releases ship is accepted without warnings if it is unchanged: their audit policy,
     * tolerations and flows for events.
     */
    public static Lint of(ManifestSet set) {
        Objects.requireNonNull(set, "set");
        return new Lint(
                set.files().stream().map(ParsedFile::of).toList(), true, null, null, null, false, Set.of(), List.of());
    }

    /**
     * Checks objects, such as those of a cluster that a client returns: each on its own, and against each other. In
     * violations, an object has its kind, namespace and name in place of the file, such as
     * {@code clusterflow:cattle-logging-system:audit}, and no line. Add {@link #complete} if the list has all objects of
     * the cluster, with its Loggings and Secrets. An empty list needs its type: {@code Lint.of(List.<Manifest>of())}.
     */
    public static Lint of(List<? extends Manifest> objects) {
        Objects.requireNonNull(objects, "objects");
        return new Lint(
                objects.stream().map(Lint::parsed).toList(), false, null, null, null, false, Set.of(), List.of());
    }

    private static ParsedFile parsed(Manifest object) {
        Objects.requireNonNull(object, "object");
        Part part = new Part("", FieldPath.ROOT, object.toTree());
        boolean isNamed = object.metadata().name().isPresent();
        return ParsedFile.of(
                isNamed ? new Resource<>(object, part).id() : object.kind().toLowerCase(Locale.ROOT), object);
    }

    /**
     * The same checks with audit policies for a release of Kubernetes. Without it, it is the one that the release of
     * Harvester ships. If there is no release, or its Kubernetes is unknown, a policy is checked for the oldest release
     * of Kubernetes from 1.24 on that accepts it.
     */
    public Lint forKubernetes(KubernetesVersion version) {
        Objects.requireNonNull(version, "version");
        return new Lint(files, isBuilt, version, operator, release, complete, without, others);
    }

    /**
     * The same checks for a version of the logging operator: what this version does not have is an error, also a plug-in
     * without a model type that a program built. Without it, the version is that of the chart in the files, and any
     * version if they have none.
     */
    public Lint forOperator(OperatorVersion version) {
        Objects.requireNonNull(version, "version");
        return new Lint(files, isBuilt, kubernetes, version, release, complete, without, others);
    }

    /**
     * The same checks for a release of Harvester, its chart, its images and its versions of the logging operator and of
     * Kubernetes.
     */
    public Lint forRelease(HarvesterRelease target) {
        Objects.requireNonNull(target, "target");
        return new Lint(files, isBuilt, kubernetes, operator, target, complete, without, others);
    }

    /**
     * The same checks of a set that is complete: no other file, no cluster and no node has further flows, outputs,
     * Loggings, Secrets or audit policies, except for the policy of Harvester. What is not in the files is missing then.
     */
    public Lint complete() {
        return new Lint(files, isBuilt, kubernetes, operator, release, true, without, others);
    }

    /**
     * The same checks without the violations that have one of these codes; {@link Explanation#all} lists all codes.
     *
     * @throws IllegalArgumentException if there is no such code; the message has the nearest one
     */
    public Lint without(String... codes) {
        Objects.requireNonNull(codes, "codes");
        Set<String> more = new LinkedHashSet<>(without);
        more.addAll(List.of(codes));
        if (more.size() > without.size()) {
            Explanation.requireCodes(more);
        }
        return new Lint(files, isBuilt, kubernetes, operator, release, complete, more, others);
    }

    /**
     * The same checks, with violations that another check found, such as {@code ExpectationFile.check}. Those that are
     * ignored, and those at the position of an error in a file of this check, are left out. {@link #fix} does not correct
     * them.
     */
    public Lint and(List<Violation> violations) {
        Objects.requireNonNull(violations, "violations");
        List<Violation> more = new ArrayList<>(others);
        more.addAll(violations);
        return new Lint(files, isBuilt, kubernetes, operator, release, complete, without, List.copyOf(more));
    }

    /** All violations, file by file, each in document order. */
    public List<Violation> run() {
        return findings().stream().map(LintFinding::violation).toList();
    }

    /** All violations with the corrections that are certain, file by file, each in document order. */
    public List<LintFinding> findings() {
        List<ParsedFile> read = filesForOperator();
        Map<String, SourceLines> lines = lines(read);
        Findings findings = new Findings(lines);
        for (ParsedFile file : read) {
            List<Violation> ofFile = new ArrayList<>(file.violations());
            for (ParsedObject object : file.objects()) {
                checkPolicy(object, ofFile);
                ofFile.addAll(Losses.ofSettings(object.part()));
                ofFile.addAll(BuiltPlugins.check(object, namedOperator().orElse(null)));
            }
            ofFile.forEach(violation -> findings.add(file, violation));
        }
        CheckedSet set = new CheckedSet(read, complete, release, operatorVersion());
        others.stream()
                .collect(Collectors.groupingBy(Violation::file, LinkedHashMap::new, Collectors.toList()))
                .forEach((file, ofFile) -> unreported(ofFile, findings.of(file)).forEach(findings::add));
        LintRules.TOPICS.forEach(topic -> topic.check().accept(set, findings));
        Map<String, ParsedFile> byName = new LinkedHashMap<>();
        read.forEach(file -> byName.putIfAbsent(file.name(), file));
        Predicate<LintFinding> isWanted = finding -> isWanted(finding.violation(), lines)
                && isKnown(finding.violation(), byName.get(finding.violation().file()));
        Set<String> names = names(read);
        others.forEach(violation -> names.add(violation.file()));
        return names.stream()
                .flatMap(name -> findings.of(name).stream()
                        .filter(isWanted)
                        .sorted(Comparator.comparing(LintFinding::violation, Violation.ORDER)))
                .toList();
    }

    /**
     * The files after the corrections that are certain, without those that need none. A correction is made only if it
     * removes its violation and no error takes its place. Comments and all other characters stay. A file that cannot be
     * read, that has syntax errors, or that is a Go template stays as it is.
     */
    public List<FixedFile> fix() {
        return new Fixes(with(files)).run();
    }

    List<ParsedFile> files() {
        return files;
    }

    /** The same checks of other files. */
    Lint with(List<ParsedFile> changed) {
        return new Lint(changed, isBuilt, kubernetes, operator, release, complete, without, List.of());
    }

    /** The Secrets that the objects need, in document order, each once. */
    public List<RequiredSecret> secrets() {
        Map<String, RequiredSecret> secrets = new LinkedHashMap<>();
        SecretReferences.of(new CheckedSet(files, complete, release, operatorVersion()))
                .forEach(reference -> secrets.putIfAbsent(reference.secret().toString(), reference.secret()));
        return List.copyOf(secrets.values());
    }

    private static Set<String> names(List<ParsedFile> files) {
        return files.stream().map(ParsedFile::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, SourceLines> lines(List<ParsedFile> files) {
        Map<String, SourceLines> lines = new LinkedHashMap<>();
        files.forEach(file -> file.text().ifPresent(text -> lines.put(file.name(), new SourceLines(text))));
        return lines;
    }

    /** The files, read for the version of the operator that is named, or that the chart in the files installs. */
    private List<ParsedFile> filesForOperator() {
        List<ParsedFile> read = operatorVersion()
                .map(found ->
                        files.stream().map(file -> file.forOperator(found)).toList())
                .orElse(files);
        return Optional.ofNullable(release)
                .flatMap(target -> ChartVersion.find(target.chartVersion()))
                .map(chart -> read.stream().map(file -> file.forChart(chart)).toList())
                .orElse(read);
    }

    private Optional<OperatorVersion> operatorVersion() {
        return namedOperator().or(() -> CheckedSet.operatorIn(files));
    }

    private Optional<OperatorVersion> namedOperator() {
        return Optional.ofNullable(operator)
                .or(() -> Optional.ofNullable(release).map(HarvesterRelease::operatorVersion));
    }

    /** The violations that are not among findings, and not at the position of an error. */
    private static List<Violation> unreported(List<Violation> violations, List<LintFinding> findings) {
        Set<Violation> reported = new LinkedHashSet<>();
        Set<Position> ofErrors = new LinkedHashSet<>();
        for (LintFinding finding : findings) {
            Violation violation = finding.violation();
            reported.add(violation);
            if (violation.isError() && violation.position().isKnown()) {
                ofErrors.add(violation.position());
            }
        }
        return violations.stream()
                .filter(violation -> !reported.contains(violation) && !ofErrors.contains(violation.position()))
                .toList();
    }

    /** Whether a violation does not depend on what a template fills in. */
    private static boolean isKnown(Violation violation, @Nullable ParsedFile file) {
        return file == null || !file.known(List.of(violation)).isEmpty();
    }

    private boolean isWanted(Violation violation, Map<String, SourceLines> lines) {
        SourceLines ofFile = lines.get(violation.file());
        boolean isShipped = isBuilt
                && LintRules.OF_SHIPPED_FILES.stream()
                        .anyMatch(rule -> rule.code().equals(violation.code()));
        return !isShipped
                && !without.contains(violation.code())
                && (ofFile == null
                        || !ofFile.isIgnored(
                                violation.code(), violation.position().line()));
    }

    /** Reviews a policy; of one with errors, the names in rules without errors. */
    private void checkPolicy(ParsedObject object, List<Violation> violations) {
        Part part = object.part();
        Optional<KubernetesVersion> version = kubernetesVersion();
        if (version.isEmpty()) {
            Optional<AuditPolicy> valid = object.as(AuditPolicy.class);
            valid.filter(this::isReviewed)
                    .ifPresent(policy -> violations.addAll(ShippedPolicy.explained(
                            policy, PolicyReview.of(part, policy).run())));
            if (valid.isEmpty() && NodeRules.isPolicy(part)) {
                violations.addAll(PolicyReview.names(part, object.violations()));
            }
        } else if (NodeRules.isPolicy(part)) {
            Reading<AuditPolicy> reading = PolicyLoader.readStrictly(part, version.get());
            violations.removeAll(
                    ManifestReader.strict().read(part, AuditPolicy.class).violations());
            violations.addAll(reading.violations());
            reading.value()
                    .filter(this::isReviewed)
                    .ifPresent(policy -> violations.addAll(ShippedPolicy.explained(
                            policy,
                            PolicyReview.of(part, policy)
                                    .forVersion(version.get())
                                    .run())));
            if (reading.value().isEmpty()) {
                violations.addAll(PolicyReview.names(part, reading.violations()));
            }
        }
    }

    private Optional<KubernetesVersion> kubernetesVersion() {
        return Optional.ofNullable(kubernetes).or(() -> Optional.ofNullable(release)
                .flatMap(HarvesterRelease::kubernetesVersion)
                .map(KubernetesVersion::of));
    }

    private boolean isReviewed(AuditPolicy policy) {
        return !isBuilt || !policy.equals(HarvesterAuditPolicy.shipped());
    }

    /** The names of the files, and what they are checked for. */
    @Override
    public String toString() {
        String harvester = release == null ? "" : " for Harvester " + release;
        String logging = operator == null ? "" : " for the logging operator " + operator;
        String server = kubernetes == null ? "" : " for Kubernetes " + kubernetes;
        return "Lint" + names(files) + harvester + logging + server;
    }
}
