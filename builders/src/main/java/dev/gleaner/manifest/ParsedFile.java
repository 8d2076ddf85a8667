package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
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
import java.util.stream.Stream;

/**
 * A file and the objects in it. The file may contain documents, a list of objects, rancherd's {@code resources:}, a
 * {@code List}, a part of a ManagedChart, values of the logging chart, or the configuration of an RKE2 server.
 * Immutable.
 */
public final class ParsedFile {
    private final List<Document> documents;
    private final List<Violation> syntaxViolations;

    /** A document and the objects in it: those of its list, or the document itself. */
    private record Document(Part part, Form form, List<ParsedObject> objects) {
        static Document of(Part part, Function<Part, ParsedObject> parse) {
            Form form = Form.of(part);
            return new Document(
                    part, form, form.objects(part).stream().map(parse).toList());
        }

        Stream<Violation> violations() {
            Stream<Violation> ofForm = Stream.concat(
                    form == Form.SEQUENCE ? Stream.of(part.violation(ManifestFault.SEQUENCE)) : Stream.empty(),
                    ParsedObject.isChartSpec(part)
                            ? Stream.of(part.violation(ManifestFault.CHART_FRAGMENT))
                            : Stream.empty());
            return Stream.concat(
                    ofForm,
                    objects.stream()
                            .flatMap(object -> Stream.concat(object.violations().stream(), ignoredFields(object))));
        }

        /** Warnings about unknown fields of a policy. A server ignores them and records more or less than intended. */
        private static Stream<Violation> ignoredFields(ParsedObject object) {
            return Kinds.isA(AuditPolicy.class, object.part())
                    ? PolicyLoader.ignoredFields(object.part(), KubernetesVersion.DEFAULT).stream()
                    : Stream.empty();
        }

        Tree toTree() {
            Tree list = Tree.sequence(objects.stream().map(ParsedObject::toTree).toArray(Tree[]::new));
            if (form == Form.SEQUENCE) {
                return list;
            }
            if (form == Form.OBJECT || !(part.tree() instanceof Tree.Mapping mapping)) {
                return objects.get(0).toTree();
            }
            return Tree.mapping(m -> mapping.fields()
                    .forEach(field -> m.put(field.name(), field.name().equals(form.field) ? list : field.value())));
        }
    }

    /** The form in which a document contains its objects. */
    private enum Form {
        /** The document is the object. */
        OBJECT(""),
        /** A list of objects. */
        SEQUENCE(""),
        /** A {@code List} of Kubernetes. */
        LIST("items"),
        /** A list for rancherd. */
        RESOURCES("resources");

        private final String field;

        Form(String field) {
            this.field = field;
        }

        static Form of(Part document) {
            if (document.tree() instanceof Tree.Sequence) {
                return document.items().isEmpty() ? OBJECT : SEQUENCE;
            }
            if (document.text("kind").equals("List")) {
                return LIST.isIn(document) ? LIST : OBJECT;
            }
            return document.text("kind").isEmpty() && RESOURCES.isIn(document) ? RESOURCES : OBJECT;
        }

        private boolean isIn(Part document) {
            return !document.field(field).items().isEmpty();
        }

        List<Part> objects(Part document) {
            return switch (this) {
                case OBJECT -> List.of(document);
                case SEQUENCE -> document.items();
                case LIST, RESOURCES -> document.field(field).items();
            };
        }
    }

    private ParsedFile(List<Part> documents, List<Violation> syntaxViolations, Function<Part, ParsedObject> parse) {
        this.documents =
                documents.stream().map(part -> Document.of(part, parse)).toList();
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
                documents.stream().map(Document::part).toList(),
                syntaxViolations,
                object -> ParsedObject.of(object, Kinds.isOfOperator(object) ? reader : ManifestReader.strict()));
    }

    /** Reads a file; unknown fields are kept. */
    public static ParsedFile readLenient(Source source) {
        return read(source, ManifestReader.lenient());
    }

    private static ParsedFile read(Source source, ManifestReader reader) {
        ManifestReader.Documents documents = reader.readAll(Objects.requireNonNull(source, "source"));
        return new ParsedFile(documents.parts(), documents.violations(), object -> ParsedObject.of(object, reader));
    }

    /** A file of a set, as if it had been written and read; unknown fields are errors. */
    public static ParsedFile of(ManifestFile file) {
        return new ParsedFile(
                Objects.requireNonNull(file, "file").parts(),
                List.of(),
                object -> ParsedObject.of(object, ManifestReader.strict()));
    }

    /** The violations of the text and of each object in it, in document order. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>(syntaxViolations);
        documents.forEach(document -> document.violations().forEach(violations::add));
        violations.sort(Comparator.comparing(Violation::position));
        return violations;
    }

    /** The violations of the syntax; after an error, a part of the text may not have been read. */
    public List<Violation> syntaxViolations() {
        return syntaxViolations;
    }

    /** The objects, including those inside lists, and values of charts and settings. */
    public List<ParsedObject> objects() {
        return documents.stream()
                .flatMap(document -> document.objects().stream())
                .toList();
    }

    /** The documents in canonical form; objects with errors and of unknown kinds remain unchanged. */
    public String toYaml() {
        return Tree.toYaml(documents.stream().map(Document::toTree).toList());
    }
}
