package dev.gleaner.harvester.node;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.GoTemplate;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The text of an RKE2 server configuration, which may be a Go template, and the place of the audit option in it. */
final class Rke2ServerConfigText {
    static final String OPTION = ApiServerArgument.POLICY;

    private final String file;
    private final GoTemplate template;
    private final boolean isTemplate;
    private final List<Part> documents;
    private final List<Violation> violations = new ArrayList<>();
    private final Lines lines;

    private Rke2ServerConfigText(String file, String text) {
        this.file = file;
        this.lines = Lines.of(text);
        this.template = GoTemplate.of(text);
        ManifestReader.Documents plain = read(text);
        this.isTemplate = hasError(plain) && template.hasActions();
        ManifestReader.Documents read = isTemplate ? read(template.mask()) : plain;
        this.documents = read.parts();
        read.violations().stream().filter(Violation::isError).forEach(violations::add);
    }

    static Rke2ServerConfigText of(String file, String text) {
        return new Rke2ServerConfigText(file, text);
    }

    /**
     * The line that sets the option to a path, and where it is inserted; empty if the text has the option, or has
     * {@link #violations()}.
     */
    Optional<Lines.Insertion> insertion(String path) {
        if (!violations.isEmpty() || !isMapping() || hasOption(path) || !canGrow()) {
            return Optional.empty();
        }
        String line = " ".repeat(indentation()) + optionLine(path);
        int end = lines.endOfContent(0, lines.count());
        Optional<Lines.Insertion> place = Stream.of(end, lines.count())
                .map(at -> new Lines.Insertion(at, List.of(line)))
                .filter(insertion -> reads(lines.insert(List.of(insertion)), path))
                .findFirst();
        if (place.isEmpty()) {
            report(new Position(Math.max(end, 1), 1), EditFault.NO_PLACE, OPTION);
        }
        return place;
    }

    /** The text with an insertion. */
    String with(Lines.Insertion insertion) {
        return lines.insert(List.of(insertion));
    }

    /** The reasons why the option cannot be set, with positions in the text; empty if there are none. */
    List<Violation> violations() {
        return violations;
    }

    private ManifestReader.Documents read(String text) {
        return ManifestReader.lenient().readAll(Source.of(file, text));
    }

    private static boolean hasError(ManifestReader.Documents documents) {
        return documents.violations().stream().anyMatch(Violation::isError);
    }

    private boolean isMapping() {
        if (documents.size() > 1) {
            violations.add(documents.get(1).violation(DocumentFault.SECOND_DOCUMENT));
            return false;
        }
        if (documents.stream().anyMatch(part -> !(part.tree() instanceof Tree.Mapping))) {
            Part root = documents.get(0);
            violations.add(root.violation(DocumentFault.TYPE, root.tree().describe(), "a mapping of options"));
            return false;
        }
        documents.stream()
                .filter(part -> !part.text("kind").isEmpty())
                .map(part -> part.violation(
                        DocumentFault.TYPE,
                        "a document of kind " + Violation.quoted(part.text("kind")),
                        "the configuration of an RKE2 server"))
                .forEach(violations::add);
        return violations.isEmpty();
    }

    /** Whether the option is there. Reports other values of it. */
    private boolean hasOption(String path) {
        return documents.stream().anyMatch(root -> hasOption(root, path));
    }

    private boolean hasOption(Part root, String path) {
        ApiServerArgument.in(root).forEach(argument -> checkArgument(argument, path));
        Tree.Mapping mapping = (Tree.Mapping) root.tree();
        Optional<Tree> value = mapping.get(OPTION);
        if (value.isEmpty()) {
            return !violations.isEmpty();
        }
        Part option = root.field(OPTION);
        if (!value.get().equals(Tree.text(path))) {
            violations.add(option.violation(EditFault.CONFLICT, value.get().describe(), path));
        } else if (isTemplate && template.isConditional(mapping.positionOf(OPTION))) {
            violations.add(option.violation(EditFault.CONDITIONAL));
        }
        return true;
    }

    /** RKE2 passes the arguments to kube-apiserver after its own, so they win (rke2, StaticPodConfig.APIServer). */
    private void checkArgument(ApiServerArgument argument, String path) {
        if (argument.name().equals(OPTION)
                && argument.value().filter(value -> !value.equals(path)).isPresent()) {
            Part part = argument.part();
            violations.add(part.violation(EditFault.CONFLICT, part.tree().describe(), OPTION + "=" + path));
        }
    }

    /** Whether a line at the end of a template is always rendered as a line. */
    private boolean canGrow() {
        if (isTemplate && !template.isBalanced()) {
            report(endOfText(), EditFault.UNBALANCED);
            return false;
        }
        if (isTemplate && template.trimsTheEnd()) {
            report(endOfText(), EditFault.TRIMMED);
            return false;
        }
        return true;
    }

    private Position endOfText() {
        return new Position(lines.endOfContent(0, lines.count()), 1);
    }

    private void report(Position position, Fault fault, Object... arguments) {
        violations.add(Violation.of(fault, file, position, FieldPath.ROOT, arguments));
    }

    private int indentation() {
        return documents.isEmpty() ? 0 : documents.get(0).tree().position().column() - 1;
    }

    private static String optionLine(String path) {
        return Tree.mapping(option -> option.put(OPTION, path)).toYaml().strip();
    }

    /** Whether a changed text has the same values as before, and the option. */
    private boolean reads(String changed, String path) {
        ManifestReader.Documents read = read(isTemplate ? GoTemplate.of(changed).mask() : changed);
        List<Tree.Field> fields = new ArrayList<>();
        documents.forEach(root -> fields.addAll(((Tree.Mapping) root.tree()).fields()));
        fields.add(new Tree.Field(OPTION, Tree.text(path), Position.NONE));
        return !hasError(read)
                && read.parts().stream().map(Part::tree).toList().equals(List.of(Tree.mapping(Position.NONE, fields)));
    }
}
