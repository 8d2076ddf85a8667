package dev.gleaner.manifest;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A file and the objects in it. The file may contain documents, a list of objects, rancherd's {@code resources:}, a
 * {@code List}, a part of a ManagedChart, values of the logging chart, the configuration of an RKE2 server, or a
 * configuration of yip or cloud-init. Objects may contain texts with further documents: the values of an Addon, and the
 * files that a configuration writes to a node. Immutable.
 */
public final class ParsedFile {
    private final Source source;
    private final List<ParsedDocument> documents;
    private final List<Violation> syntaxViolations;

    private ParsedFile(
            Source source,
            List<Part> documents,
            List<Violation> syntaxViolations,
            ManifestReader reader,
            Function<Part, ManifestReader> readerOf) {
        this.source = source;
        this.documents = new TextParser(reader, readerOf).parse(source, documents);
        this.syntaxViolations = List.copyOf(syntaxViolations);
    }

    /** Reads a file; unknown fields are errors. */
    public static ParsedFile read(Source source) {
        return read(source, ManifestReader.strict());
    }

    /** The same file, read for a version of the logging operator: what this version does not have is an error. */
    public ParsedFile forOperator(OperatorVersion version) {
        ManifestReader reader = ManifestReader.strict().forVersion(Objects.requireNonNull(version, "version"));
        return new ParsedFile(
                source,
                documents.stream().map(ParsedDocument::part).toList(),
                syntaxViolations,
                ManifestReader.strict(),
                object -> Kinds.isOfOperator(object) ? reader : ManifestReader.strict());
    }

    /** Reads a file; unknown fields are kept. */
    public static ParsedFile readLenient(Source source) {
        return read(source, ManifestReader.lenient());
    }

    private static ParsedFile read(Source source, ManifestReader reader) {
        ManifestReader.Documents documents = reader.readAll(Objects.requireNonNull(source, "source"));
        return new ParsedFile(source, documents.parts(), documents.violations(), reader, object -> reader);
    }

    /** A file of a set, as if it had been written and read; unknown fields are errors. */
    public static ParsedFile of(ManifestFile file) {
        // A set has no positions, so that no text inside its objects needs the text of the file.
        return new ParsedFile(
                Source.of(Objects.requireNonNull(file, "file").name(), ""),
                file.parts(),
                List.of(),
                ManifestReader.strict(),
                object -> ManifestReader.strict());
    }

    /** The violations of the text and of each object in it, in document order. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>(syntaxViolations);
        documents.forEach(document -> document.violations().forEach(violations::add));
        violations.sort(Comparator.comparing(Violation::position));
        return violations;
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

    /** The documents in canonical form; objects with errors and of unknown kinds remain unchanged. */
    public String toYaml() {
        return Tree.toYaml(documents.stream().map(ParsedDocument::toTree).toList());
    }
}
