package dev.gleaner.harvester.node;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.GoTemplate;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of a configuration of yip, and the places of the audit policy and of its option in it. */
final class CustomConfigText {
    static final String INSTALLED =
            "the configuration that the Harvester installer writes, /oem/99_custom.yaml or /oem/90_custom.yaml";

    private final String file;
    private final String text;
    private final Lines lines;
    private final GoTemplate template;
    private final boolean isTemplate;

    /** The lines as they are read: those of a template have words in place of its actions. */
    private final Lines readLines;

    private final List<Part> documents;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Lines.Insertion> changes = new ArrayList<>();

    /** The new contents of files, by the old ones. Equal texts at other places are not replaced. */
    private final IdentityHashMap<Tree, String> contents = new IdentityHashMap<>();

    /** The contents that were looked at; an alias repeats one. */
    private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private CustomConfigText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = Lines.of(text);
        this.template = GoTemplate.of(text);
        ManifestReader.Documents plain = read(text);
        this.isTemplate = template.hasActions() && plain.violations().stream().anyMatch(Violation::isError);
        this.readLines = isTemplate ? Lines.of(template.mask()) : lines;
        ManifestReader.Documents read = isTemplate ? read(template.mask()) : plain;
        this.documents = read.parts();
        read.violations().stream().filter(Violation::isError).forEach(violations::add);
    }

    static CustomConfigText of(String file, String text) {
        return new CustomConfigText(file, text);
    }

    /** The reasons why the text is not changed, and warnings; empty if there are none. */
    List<Violation> violations() {
        List<Violation> sorted = new ArrayList<>(violations);
        sorted.sort(Violation.ORDER);
        return sorted;
    }

    /** The text with the policy and its option; the same text if it has both or if there is an error. */
    String withAuditPolicy(PolicyText policy) {
        return edited(policy, false);
    }

    /** The text with the policy, which replaces others, and its option. */
    String replaceAuditPolicy(PolicyText policy) {
        return edited(policy, true);
    }

    private String edited(PolicyText policy, boolean replaces) {
        if (hasErrors() || !isOneDocument() || !isBalanced()) {
            return text;
        }
        Part files = documents.get(0).field("stages").field("initramfs").items().stream()
                .findFirst()
                .orElse(documents.get(0).field("stages").field("initramfs"))
                .field("files");
        if (files.items().isEmpty()) {
            violations.add(files.violation(
                    EditFault.NO_FILES,
                    files.tree() instanceof Tree.Nothing
                            ? "nothing"
                            : files.tree().describe()));
            return text;
        }
        boolean hasPolicy = checkPolicies(policy, replaces);
        addOptions(files);
        if (hasErrors() || hasPolicy && changes.isEmpty()) {
            return text;
        }
        Tree.@Nullable Sequence growing = hasPolicy ? null : (Tree.Sequence) files.tree();
        return changed(growing, policy).orElseGet(() -> {
            violations.add(files.violation(EditFault.NO_PLACE, Harvester.AUDIT_POLICY_PATH));
            return text;
        });
    }

    private boolean hasErrors() {
        return violations.stream().anyMatch(Violation::isError);
    }

    private boolean isOneDocument() {
        if (documents.size() == 1) {
            return true;
        }
        violations.add(
                documents.isEmpty()
                        ? Violation.of(DocumentFault.EMPTY, file, Position.NONE, FieldPath.ROOT, INSTALLED)
                        : documents.get(1).violation(DocumentFault.SECOND_DOCUMENT));
        return false;
    }

    private boolean isBalanced() {
        if (isTemplate && !template.isBalanced()) {
            violations.add(documents.get(0).violation(EditFault.UNBALANCED));
            return false;
        }
        return true;
    }

    private ManifestReader.Documents read(String text) {
        return ManifestReader.lenient().readAll(Source.of(file, text));
    }

    /** The files with a path that any step of any stage writes. */
    private List<Part> filesAt(String path) {
        Part stages = documents.get(0).field("stages");
        Stream<Tree.Field> names =
                stages.tree() instanceof Tree.Mapping mapping ? mapping.fields().stream() : Stream.empty();
        return names.flatMap(stage -> stages.field(stage.name()).items().stream())
                .flatMap(step -> step.field("files").items().stream())
                .filter(some -> some.text("path").equals(path))
                .toList();
    }

    /** Whether the policy is written. Replaces or reports other policies. */
    private boolean checkPolicies(PolicyText policy, boolean replaces) {
        List<Part> existing = filesAt(Harvester.AUDIT_POLICY_PATH);
        for (Part some : existing) {
            if (isEncoded(some)) {
                violations.add(some.field("encoding").violation(EditFault.NO_PLACE, Harvester.AUDIT_POLICY_PATH));
            } else if (replaces) {
                replacePolicy(some.field("content"), policy);
            } else {
                violations.addAll(policy.conflicts(some.text("content"), some.field("content")));
            }
        }
        return !existing.isEmpty();
    }

    private void replacePolicy(Part content, PolicyText policy) {
        if (!seen.add(content.tree()) || content.tree() instanceof Tree.Text same && policy.isSame(same.value())) {
            return;
        }
        Optional<LiteralBlock> block =
                content.tree() instanceof Tree.Text old ? LiteralBlock.of(old, readLines) : Optional.empty();
        if (block.isEmpty()) {
            violations.add(content.violation(EditFault.NO_PLACE, Harvester.AUDIT_POLICY_PATH));
            return;
        }
        String old = ((Tree.Text) content.tree()).value();
        contents.put(
                content.tree(),
                old.endsWith("\n") ? policy.text() : policy.text().stripTrailing());
        changes.add(block.get().replacement(policy.text()));
    }

    /** Collects the insertions of the option into each RKE2 server configuration. */
    private void addOptions(Part files) {
        List<Part> configs = filesAt(Harvester.SERVER_CONFIG_PATH);
        configs.forEach(this::addOption);
        if (configs.isEmpty()) {
            violations.add(files.violation(EditFault.NO_SERVER, Harvester.SERVER_CONFIG_PATH));
        }
    }

    private void addOption(Part config) {
        Part content = config.field("content");
        if (!seen.add(content.tree())) {
            return;
        }
        if (isEncoded(config) || !(content.tree() instanceof Tree.Text old)) {
            violations.add(content.violation(EditFault.NO_PLACE, "audit-policy-file"));
            return;
        }
        Rke2ServerConfigText server = Rke2ServerConfigText.of(file, old.value());
        Optional<Lines.Insertion> insertion = server.insertion(Harvester.AUDIT_POLICY_PATH);
        Optional<LiteralBlock> block = LiteralBlock.of(old, readLines);
        server.violations().forEach(violation -> violations.add(inFile(violation, content, block)));
        if (insertion.isEmpty()) {
            return;
        }
        if (block.isEmpty()) {
            violations.add(content.violation(EditFault.NO_PLACE, "audit-policy-file"));
            return;
        }
        contents.put(old, server.with(insertion.get()));
        changes.add(block.get().inFile(insertion.get()));
    }

    private static boolean isEncoded(Part some) {
        return !some.text("encoding").isEmpty();
    }

    private Violation inFile(Violation violation, Part content, Optional<LiteralBlock> block) {
        Position position = block.map(some -> some.inFile(violation.position()))
                .orElse(content.tree().position());
        String within = violation.path().toString();
        String message = within.isEmpty() ? violation.message() : within + ": " + violation.message();
        return new Violation(file, position, content.path(), violation.severity(), violation.code(), message);
    }

    /**
     * The changed text; empty if there is no place where a change keeps everything else as it is. The list is null if
     * no policy must be added.
     */
    private Optional<String> changed(Tree.@Nullable Sequence files, PolicyText policy) {
        Tree wanted = with(documents.get(0).tree(), files, policy);
        Stream<List<Lines.Insertion>> attempts =
                files == null ? Stream.of(changes) : endsOf(files).map(end -> withEntry(files, end, policy));
        return attempts.filter(insertions -> insertions.stream().allMatch(this::isAlwaysRendered))
                .map(insertions -> lines.insert(insertions.stream()
                        .sorted(Comparator.comparing(Lines.Insertion::at))
                        .toList()))
                .filter(changed -> reads(changed, wanted))
                .findFirst();
    }

    /** Whether lines are in every rendered file: outside of conditions, and after a line end that is not removed. */
    private boolean isAlwaysRendered(Lines.Insertion insertion) {
        return !isTemplate
                || !template.isConditional(new Position(insertion.at() + 1, 1))
                        && (insertion.at() == 0
                                || !lines.line(insertion.at() - 1)
                                        .stripTrailing()
                                        .endsWith("-}}"));
    }

    private boolean reads(String changed, Tree wanted) {
        ManifestReader.Documents read = read(isTemplate ? GoTemplate.of(changed).mask() : changed);
        return read.violations().stream().noneMatch(Violation::isError)
                && read.parts().stream().map(Part::tree).toList().equals(List.of(wanted));
    }

    private Tree with(Tree tree, @Nullable Tree files, PolicyText policy) {
        String content = contents.get(tree);
        if (content != null) {
            return Tree.text(content);
        }
        if (tree instanceof Tree.Mapping mapping) {
            return Tree.mapping(
                    mapping.position(),
                    mapping.fields().stream()
                            .map(field ->
                                    new Tree.Field(field.name(), with(field.value(), files, policy), field.position()))
                            .toList());
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(with(item, files, policy)));
            if (tree == files) {
                items.add(entry(policy));
            }
            return new Tree.Sequence(items, sequence.position());
        }
        return tree;
    }

    /** The file of the policy as the installer writes it; 384 is the mode 0600 (harvester, patch_99_custom.sh). */
    private static Tree.Mapping entry(PolicyText policy) {
        return Tree.mapping(entry -> entry.put("path", Harvester.AUDIT_POLICY_PATH)
                .put("permissions", Tree.number(384))
                .put("owner", Tree.number(0))
                .put("group", Tree.number(0))
                .put("content", policy.text())
                .put("encoding", "")
                .put("ownerstring", ""));
    }

    private List<Lines.Insertion> withEntry(Tree.Sequence files, int end, PolicyText policy) {
        String indentation = " ".repeat(files.position().column() - 1);
        List<String> entry = Tree.sequence(entry(policy))
                .toYaml()
                .lines()
                .map(line -> line.isEmpty() ? line : indentation + line)
                .toList();
        List<Lines.Insertion> insertions = new ArrayList<>(changes);
        insertions.add(new Lines.Insertion(end, entry));
        return insertions;
    }

    /** The lines after which the list may end: before and after the blank lines and comments that follow it. */
    private Stream<Integer> endsOf(Tree.Sequence files) {
        int column = files.position().column() - 1;
        Tree last = Objects.requireNonNull(files.items().get(files.items().size() - 1));
        int next = last.position().line();
        while (next < readLines.count() && !isOutside(next, column)) {
            next++;
        }
        int end = next;
        while (end > 0
                && (readLines.isBlank(end - 1)
                        || readLines.isComment(end - 1) && readLines.indentation(end - 1) <= column)) {
            end--;
        }
        return Stream.of(end, next).distinct();
    }

    /** Whether a line has content that is not in the list. */
    private boolean isOutside(int line, int column) {
        return !readLines.isBlank(line)
                && !readLines.isComment(line)
                && (readLines.indentation(line) < column
                        || readLines.indentation(line) == column
                                && !readLines.line(line).startsWith("-", column));
    }
}
