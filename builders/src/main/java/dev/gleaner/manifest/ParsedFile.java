package dev.gleaner.manifest;

import dev.gleaner.document.CommentedYaml;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.GoTemplate;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file and the objects in it. The file may contain documents, a list of objects, rancherd's {@code resources:}, a
 * {@code List}, a part of a ManagedChart, values of the logging chart, the configuration of an RKE2 server, or a
 * configuration of yip or cloud-init. Objects may contain texts with further documents: the values of an Addon, and the
 * files that a configuration writes to a node. Immutable.
 *
 * <pre>{@code
 * ParsedFile parsed = ParsedFile.read(Source.of(Path.of("addon.yaml")));
 * parsed.violations().forEach(System.err::println);
 * parsed.objects().forEach(System.out::println);
 * }</pre>
 */
public final class ParsedFile {
    private final Source source;
    private final List<ParsedDocument> documents;
    private final List<Violation> syntaxViolations;
    private final ObjectReader reader;
    private final boolean hasTemplateInside;

    /** The template of which the file is read with words in place of its actions; null if it is no template. */
    private final @Nullable GoTemplate template;

    private ParsedFile(
            Source source,
            List<Part> documents,
            List<Violation> syntaxViolations,
            ObjectReader reader,
            @Nullable GoTemplate template) {
        this.source = source;
        this.reader = reader;
        this.template = template;
        TextParser parser = new TextParser(reader);
        this.documents = parser.parse(source, documents);
        this.hasTemplateInside = parser.hasTemplate();
        this.syntaxViolations = List.copyOf(syntaxViolations);
    }

    /**
     * Reads a file; unknown fields are errors. A file that can only be read after it is rendered as a Go template, such
     * as those of the Harvester installer, is read with words in place of its actions, and values with actions are not
     * checked.
     */
    public static ParsedFile read(Source source) {
        ParsedFile plain = read(source, ManifestReader.strict());
        boolean isBroken = plain.syntaxViolations.stream().anyMatch(Violation::isError);
        if (!isBroken && !plain.hasTemplateInside) {
            return plain;
        }
        GoTemplate template = GoTemplate.of(source);
        return template.hasActions() ? ofTemplate(source, template) : plain;
    }

    private static ParsedFile ofTemplate(Source source, GoTemplate template) {
        Source masked = Source.of(source.name(), template.mask());
        ManifestReader.Documents documents = ManifestReader.strict().readAll(masked);
        return new ParsedFile(
                masked, documents.parts(), documents.violations(), ObjectReader.of(ManifestReader.strict()), template);
    }

    /** The same file, read for a version of the logging operator: what this version does not have is an error. */
    public ParsedFile forOperator(OperatorVersion version) {
        return with(reader.forOperator(Objects.requireNonNull(version, "version")));
    }

    /**
     * The same file, read for a version of the chart rancher-logging: a mapping with values of the chart is read for
     * this version, and a value that no template of it reads is a warning. A ManagedChart and an Addon name the version
     * themselves.
     */
    public ParsedFile forChart(ChartVersion version) {
        return with(reader.forChart(Objects.requireNonNull(version, "version")));
    }

    private ParsedFile with(ObjectReader other) {
        return new ParsedFile(
                source, documents.stream().map(ParsedDocument::part).toList(), syntaxViolations, other, template);
    }

    /** Reads a file; unknown fields are kept. */
    public static ParsedFile readLenient(Source source) {
        return read(source, ManifestReader.lenient());
    }

    private static ParsedFile read(Source source, ManifestReader reader) {
        ManifestReader.Documents documents = reader.readAll(Objects.requireNonNull(source, "source"));
        return new ParsedFile(source, documents.parts(), documents.violations(), ObjectReader.of(reader), null);
    }

    /** A file of a set, as if it had been written and read; unknown fields are errors. */
    public static ParsedFile of(ManifestFile file) {
        // A set has no positions, so no text inside its objects needs the text of the file.
        return new ParsedFile(
                Source.of(Objects.requireNonNull(file, "file").name(), ""),
                file.parts(),
                List.of(),
                ObjectReader.of(ManifestReader.strict()),
                null);
    }

    /** An object without a file, under a name for violations; unknown fields are errors. */
    public static ParsedFile of(String name, Manifest object) {
        Objects.requireNonNull(name, "name");
        Part part = new Part(
                name, FieldPath.ROOT, Objects.requireNonNull(object, "object").toTree());
        return new ParsedFile(
                Source.of(name, ""), List.of(part), List.of(), ObjectReader.of(ManifestReader.strict()), null);
    }

    /** The name of the file; empty if it has none. */
    public String name() {
        return source.name();
    }

    /** The text of the file; empty if it cannot be read, or if the file is of a built set or an object. */
    public Optional<String> text() {
        return source.text().filter(text -> !text.isEmpty());
    }

    /** Whether it is a Go template. Its text then has words in place of the actions. */
    public boolean isTemplate() {
        return template != null;
    }

    /** The violations of the text and of each object in it, in document order. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>(syntaxViolations);
        documents.forEach(document -> document.violations().forEach(violations::add));
        violations.sort(Violation.ORDER);
        return known(source.explained(violations));
    }

    /**
     * Those of the given violations of this file that do not depend on the values of a template. A violation depends on
     * them if it is about a value that the template fills in, or about a repeated key inside a condition.
     */
    public List<Violation> known(List<Violation> violations) {
        Objects.requireNonNull(violations, "violations");
        GoTemplate hiding = template;
        return hiding == null
                ? violations
                : violations.stream()
                        .filter(violation ->
                                !hiding.hides(violation.position()) && !GoTemplate.isMasked(violation.message()))
                        .filter(violation -> !violation.code().equals(DocumentFault.DUPLICATE_KEY.code())
                                || !hiding.isConditional(violation.position()))
                        .toList();
    }

    /**
     * The violations of the syntax of the file itself; after an error, a part of the text may not have been read. Those
     * of texts inside its objects are not among them.
     */
    public List<Violation> syntaxViolations() {
        return syntaxViolations;
    }

    /** The objects, including those inside lists and texts, and values of charts and settings. */
    public List<ParsedObject> objects() {
        return documents.stream().flatMap(ParsedDocument::allObjects).toList();
    }

    /** The objects, including those inside lists, but without the objects in the texts inside them. */
    public List<ParsedObject> outerObjects() {
        return documents.stream()
                .flatMap(document -> document.objects().stream())
                .toList();
    }

    /**
     * The file in canonical form, with its comments, and with one blank line where it has some. Objects with errors and
     * of unknown kinds remain unchanged. A file with syntax errors has no canonical form.
     */
    public String format() {
        return CommentedYaml.of(
                text().orElse(""),
                documents.stream().map(document -> document.part().tree()).toList(),
                documents.stream().map(ParsedDocument::toTree).toList());
    }

    /** The documents in canonical form; objects with errors and of unknown kinds remain unchanged. */
    public String toYaml() {
        return Tree.toYaml(documents.stream().map(ParsedDocument::toTree).toList());
    }
}
