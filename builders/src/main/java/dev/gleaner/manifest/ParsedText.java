package dev.gleaner.manifest;

import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text inside an object, and the documents in it. Immutable.
 *
 * @param syntaxViolations the violations of its syntax
 * @param documents the documents
 */
record ParsedText(List<Violation> syntaxViolations, List<ParsedDocument> documents) {
    ParsedText {
        syntaxViolations = List.copyOf(syntaxViolations);
        documents = List.copyOf(documents);
    }

    /** A text that is not read. */
    static ParsedText of(Violation... violations) {
        return new ParsedText(List.of(violations), List.of());
    }

    /** Its violations, and those of its documents. */
    Stream<Violation> violations() {
        return Stream.concat(syntaxViolations.stream(), documents.stream().flatMap(ParsedDocument::violations));
    }

    /** The objects in it, and those in the texts inside them. */
    Stream<ParsedObject> objects() {
        return documents.stream().flatMap(ParsedDocument::allObjects);
    }
}
