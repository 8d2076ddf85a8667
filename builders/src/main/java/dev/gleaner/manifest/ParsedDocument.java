package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document with its objects, and the texts inside them. The objects are the elements of a list, or the document
 * itself. Immutable.
 *
 * @param part the document
 * @param content what the text around it contains
 * @param objects the objects
 * @param texts the texts inside them
 */
record ParsedDocument(Part part, Content content, List<ParsedObject> objects, List<ParsedText> texts) {
    ParsedDocument {
        objects = List.copyOf(objects);
        texts = List.copyOf(texts);
    }

    /** The objects of a document. */
    static List<Part> objectsOf(Part document, Content content) {
        return content.mayBeList() ? Form.of(document).objects(document) : List.of(document);
    }

    /** Its objects, and those in the texts inside them. */
    Stream<ParsedObject> allObjects() {
        return Stream.concat(objects.stream(), texts.stream().flatMap(ParsedText::objects));
    }

    /** The violations of its form, of its objects, and of the texts inside them. */
    Stream<Violation> violations() {
        return Stream.of(
                        ofForm(),
                        objects.stream()
                                .flatMap(object -> Stream.concat(object.violations().stream(), ignoredFields(object))),
                        texts.stream().flatMap(ParsedText::violations))
                .flatMap(violations -> violations);
    }

    private Stream<Violation> ofForm() {
        if (content.isChecked() && Form.of(part) == Form.SEQUENCE) {
            return Stream.of(part.violation(ManifestFault.SEQUENCE));
        }
        if (content == Content.VALUES) {
            return ignoredValues();
        }
        return ParsedObject.isChartSpec(part)
                ? Stream.of(part.violation(ManifestFault.CHART_FRAGMENT))
                : Stream.empty();
    }

    /** A warning about a mapping {@code values} in the values of a chart, whatever is in it. */
    private Stream<Violation> ignoredValues() {
        return part.tree() instanceof Tree.Mapping values
                        && part.field("values").tree() instanceof Tree.Mapping
                ? Stream.of(Violation.of(
                        ManifestFault.CHART_FRAGMENT,
                        part.file(),
                        values.positionOf("values"),
                        part.path().field("values")))
                : Stream.empty();
    }

    /** Warnings about unknown fields of a policy. A server ignores them and records more or less than intended. */
    private static Stream<Violation> ignoredFields(ParsedObject object) {
        return Kinds.isA(AuditPolicy.class, object.part())
                ? PolicyLoader.ignoredFields(object.part(), KubernetesVersion.DEFAULT).stream()
                : Stream.empty();
    }

    /** The document in canonical form; the texts inside it remain unchanged. */
    Tree toTree() {
        Form form = Form.of(part);
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
}
