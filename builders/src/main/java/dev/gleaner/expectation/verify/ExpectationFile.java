package dev.gleaner.expectation.verify;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.Expectations;
import dev.gleaner.lint.Lint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of {@link Expectations}. Reading it finds its mistakes; running it loads the policy and the manifests that it
 * names, and checks each case.
 */
public final class ExpectationFile {
    private static final String KIND = "Expectations";
    private static final String GROUP = "gleaner.dev/";

    private final Source source;
    private final Reading<Expectations> reading;

    private ExpectationFile(Source source) {
        this.source = source;
        this.reading = ManifestReader.strict().read(source, Expectations.class);
    }

    /** Reads a file. The files that it names are relative to its folder. */
    public static ExpectationFile read(Path file) {
        return of(Source.of(Objects.requireNonNull(file, "file")));
    }

    /** Reads a source. The files that it names are relative to the folder in its name. */
    public static ExpectationFile of(Source source) {
        return new ExpectationFile(Objects.requireNonNull(source, "source"));
    }

    /**
     * Whether a document of a source has the kind {@code Expectations}, or another kind in the API group of Gleaner, which
     * is then misspelt. It may have errors.
     */
    public static boolean isOne(Source source) {
        return documents(source).stream()
                .anyMatch(document -> document.text("kind").equals(KIND)
                        || document.text("apiVersion").startsWith(GROUP));
    }

    private static List<Part> documents(Source source) {
        return ManifestReader.lenient().readAll(source).parts();
    }

    /** The name of the file. */
    public String name() {
        return source.name();
    }

    /** The expectations; empty if the file has an error. */
    public Optional<Expectations> expectations() {
        return reading.value();
    }

    /**
     * The mistakes in the form of the file, in document order; {@link #run} also finds those in its requests, and in the
     * files that it names.
     */
    public List<Violation> violations() {
        return reading.violations();
    }

    /**
     * The check of the manifests that the file names, for their release and their version of the operator. Empty if it
     * names no files, or an unknown release or version. {@link #run} does not run this check, because the cases may hold
     * in spite of an error.
     */
    public Optional<Lint> lint() {
        return expectations()
                .flatMap(Expectations::manifests)
                .flatMap(subject -> ManifestLoader.lint(subject, folder()));
    }

    /** Runs all cases. No case runs if the file, the policy or the manifests have an error. */
    public ExpectationReport run() {
        List<Violation> violations = new ArrayList<>(violations());
        Optional<Expectations> expectations = expectations();
        if (expectations.isEmpty()) {
            documents(source).stream()
                    .limit(1)
                    .forEach(document -> violations.addAll(SubjectLoader.checkRequests(document)));
            return new ExpectationReport(source.name(), title(), violations, List.of());
        }
        Part document = documents(source).get(0);
        Subjects subjects = new SubjectLoader(document, folder()).load(expectations.get(), violations);
        boolean isLoaded = violations.stream().noneMatch(Violation::isError);
        return new ExpectationReport(
                source.name(),
                title(),
                violations,
                isLoaded ? new CaseRunner(subjects).run(expectations.get(), document) : List.of());
    }

    private Path folder() {
        Path folder = Path.of(source.name()).getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** The name in the metadata, or the name of the file. */
    private String title() {
        return expectations()
                .flatMap(expectations -> expectations.metadata().name())
                .orElse(source.name());
    }

    @Override
    public String toString() {
        return "ExpectationFile[" + source.name() + "]";
    }
}
