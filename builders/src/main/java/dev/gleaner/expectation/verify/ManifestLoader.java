package dev.gleaner.expectation.verify;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.ExpectationFault;
import dev.gleaner.expectation.ManifestsSubject;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loads the manifests that a file of expectations names. */
final class ManifestLoader {
    private static final String LOKI = "loki";
    private static final List<String> PRESETS = List.of(LOKI);

    private final Part part;
    private final Path folder;
    private final List<Violation> violations;
    private final List<ParsedObject> objects = new ArrayList<>();
    private Optional<RouteVerifier> routes = Optional.empty();
    private Optional<HarvesterRelease> taken = Optional.empty();

    ManifestLoader(Part part, Path folder, List<Violation> violations) {
        this.part = part;
        this.folder = folder;
        this.violations = violations;
    }

    /** The first audit policy among the manifests that has no error; empty if there is none. */
    Optional<AuditPolicy> policy() {
        return objects.stream()
                .flatMap(object -> object.as(AuditPolicy.class).stream())
                .findFirst();
    }

    /** The flows and outputs; empty if there are no manifests, or if they cannot be loaded. */
    Optional<RouteVerifier> routes() {
        return routes;
    }

    /** The release whose Loggings are added, because no file has one; empty if the subject asks for them. */
    Optional<HarvesterRelease> taken() {
        return taken;
    }

    /** The check of the files of a subject; empty if it has none, or an unknown release or version. */
    static Optional<Lint> lint(ManifestsSubject subject, Path folder) {
        if (subject.files().isEmpty()) {
            return Optional.empty();
        }
        List<Source> sources = subject.files().stream()
                .flatMap(file -> SubjectFiles.sources(folder, file).stream())
                .toList();
        try {
            Lint lint = Lint.of(sources);
            return Optional.of(subject.operator()
                    .map(version -> lint.forOperator(OperatorVersion.of(version)))
                    .orElseGet(() -> subject.release()
                            .map(release -> lint.forRelease(HarvesterRelease.of(release)))
                            .orElse(lint)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Loads files and presets. */
    void load(ManifestsSubject subject) {
        Optional<HarvesterRelease> release = known("release", subject.release(), HarvesterRelease::of);
        Optional<OperatorVersion> operator = known("operator", subject.operator(), OperatorVersion::of);
        subject.preset().ifPresent(this::checkPreset);
        List<Part> files = part.field("files").items();
        for (int i = 0; i < files.size(); i++) {
            for (Source source : SubjectFiles.sources(folder, subject.files().get(i))) {
                ParsedFile file = ParsedFile.readLenient(source);
                file.syntaxViolations().stream().filter(Violation::isError).forEach(violations::add);
                objects.addAll(file.objects());
            }
        }
        if (violations.stream().anyMatch(Violation::isError)) {
            return;
        }
        HarvesterRelease wanted = release.orElse(HarvesterRelease.latest());
        boolean isPreset = subject.preset().isPresent();
        boolean hasLogging = hasLogging();
        taken = Optional.of(wanted).filter(newest -> !hasLogging && !isPreset && release.isEmpty());
        if (!hasLogging || isPreset) {
            objects.addAll(0, objectsOf(wanted, isPreset));
        }
        ClusterResources cluster = ClusterResources.of(objects);
        Optional<OperatorVersion> version = operator.or(() -> release.map(HarvesterRelease::operatorVersion));
        routes = Optional.of(RouteVerifier.of(version.map(cluster::forOperator).orElse(cluster)));
    }

    private boolean hasLogging() {
        return !ClusterResources.of(objects).loggings().isEmpty()
                || objects.stream()
                        .anyMatch(object -> object.part().text("kind").equals("Logging"));
    }

    private static List<ParsedObject> objectsOf(HarvesterRelease release, boolean hasLoki) {
        HarvesterLogging logging = HarvesterLogging.release(release);
        return (hasLoki ? logging.addLoki() : logging)
                .build().files().stream()
                        .flatMap(file -> ParsedFile.of(file).objects().stream())
                        .toList();
    }

    private void checkPreset(String preset) {
        if (!PRESETS.contains(preset)) {
            String hint = NearestName.hint(preset, PRESETS, "the presets are");
            violations.add(part.field("preset")
                    .violation(ExpectationFault.UNKNOWN, "unknown preset " + Violation.quoted(preset) + hint));
        }
    }

    private <T> Optional<T> known(String field, Optional<String> text, Function<String, T> of) {
        try {
            return text.map(of);
        } catch (IllegalArgumentException e) {
            violations.add(part.field(field).violation(ExpectationFault.UNKNOWN, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
