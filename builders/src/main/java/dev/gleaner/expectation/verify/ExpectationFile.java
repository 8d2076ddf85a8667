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
        Objects.requireNonNull(source, "source");
        return source.text().filter(ExpectationFile::mayBeOne).isPresent()
                && documents(source).stream()
                        .anyMatch(document -> document.text("kind").equals(KIND)
                                || document.text("apiVersion").startsWith(GROUP));
    }

    /** Whether the kind or the group occurs in a text, so that other files are not parsed for it. */
    private static boolean mayBeOne(String text) {
        return text.contains(KIND) || text.contains("gleaner");
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
     * The mistakes in the form of the file, in document order; {@link #check} also finds those in its requests and
     * references, and {@link #run} those in the files that it names.
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

    /**
     * All violations that {@link #run} reports before it runs a case: those in the form, the requests and the references
     * of the file, and the errors because of which the policy or the manifests that it names cannot be loaded.
     */
    public List<Violation> check() {
        List<Violation> violations = new ArrayList<>(violations());
        load(violations);
        return List.copyOf(violations);
    }

    /** Runs all cases. No case runs if the file, the policy or the manifests have an error. */
    public ExpectationReport run() {
        List<Violation> violations = new ArrayList<>(violations());
        Optional<Subjects> subjects = load(violations);
        boolean isLoaded = violations.stream().noneMatch(Violation::isError);
        return new ExpectationReport(
                source.name(),
                title(),
                violations,
                subjects.filter(loaded -> isLoaded)
                        .map(loaded -> new CaseRunner(loaded)
                                .run(
                                        expectations().orElseThrow(),
                                        documents(source).get(0)))
                        .orElse(List.of()));
    }

    /** Loads what the file names, and adds what is wrong; of a file with an error in its form, checks the requests. */
    private Optional<Subjects> load(List<Violation> violations) {
        List<Part> documents = documents(source);
        if (expectations().isEmpty()) {
            documents.stream().limit(1).forEach(document -> violations.addAll(SubjectLoader.checkRequests(document)));
        }
        return expectations().map(read -> new SubjectLoader(documents.get(0), folder()).load(read, violations));
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
