package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a mapping or an element of a list, at its position in a text; or a whole document.
 *
 * @param path the path in the document
 * @param parent what it is in; null for a document
 * @param position where its name, or its value, starts
 * @param column the column where it starts, with the dash of an element of a list or the question mark of an explicit
 * key
 */
record TreeEntry(FieldPath path, @Nullable TreeEntry parent, Position position, int column) {
    /** The last column that is searched for an indicator, because a line may have any number of elements. */
    private static final int MAX_COLUMN = 400;

    /** The entries of a document in the order of its text. What an alias repeats is not among them. */
    static List<TreeEntry> of(Tree document, String[] lines) {
        List<TreeEntry> entries = new ArrayList<>();
        Set<Position> elements = new LinkedHashSet<>();
        Set<Position> fields = new LinkedHashSet<>();
        TreeEntry root = new TreeEntry(
                FieldPath.ROOT, null, document.position(), document.position().column());
        entries.add(root);
        collect(document, root, lines, entries, fields, elements);
        // Stable: of entries at one position, the outer one is first.
        entries.sort(Comparator.comparing(TreeEntry::position));
        return entries;
    }

    private static void collect(
            Tree tree,
            TreeEntry parent,
            String[] lines,
            List<TreeEntry> entries,
            Set<Position> fields,
            Set<Position> elements) {
        if (tree instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                Position at = field.position();
                if (at.isKnown() && fields.add(at)) {
                    TreeEntry entry =
                            new TreeEntry(parent.path().field(field.name()), parent, at, start(at, "?", lines));
                    entries.add(entry);
                    collect(field.value(), entry, lines, entries, fields, elements);
                }
            }
        } else if (tree instanceof Tree.Sequence sequence) {
            int index = 0;
            for (Tree item : sequence.items()) {
                Position at = item.position();
                FieldPath path = parent.path().index(index++);
                boolean isNested =
                        item instanceof Tree.Sequence inner && !inner.items().isEmpty();
                if (at.isKnown() && (isNested || elements.add(at))) {
                    TreeEntry entry = new TreeEntry(path, parent, at, start(at, "-", lines));
                    entries.add(entry);
                    collect(item, entry, lines, entries, fields, elements);
                }
            }
        }
    }

    /** The column of an indicator before a position; that of the position if there is none on its line. */
    private static int start(Position at, String indicator, String[] lines) {
        String line = at.column() <= MAX_COLUMN && at.line() <= lines.length ? lines[at.line() - 1] : "";
        if (line.length() < at.column()) {
            return at.column();
        }
        String before = line.substring(0, line.offsetByCodePoints(0, at.column() - 1));
        String code = before.stripTrailing();
        return code.endsWith(indicator) ? code.codePointCount(0, code.length()) : at.column();
    }
}
