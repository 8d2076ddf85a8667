package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the lines of a document in block style that change if its values change. Comments of a changed field stay with
 * it, and those above a removed field stay in their place. Not thread-safe: it is for one document. The caller has to
 * check that the result is read as intended, because anchors and unusual layouts are not considered.
 */
final class BlockEdit {
    /** The indentation of a block, with the dashes of the elements of lists that start on the same line. */
    private static final Pattern INDENTATION = Pattern.compile("[ ]*(?:-[ ]+)*+");

    /**
     * Lines that replace others.
     *
     * @param from the index of the first line that is replaced
     * @param to the index after the last one
     * @param lines the new lines
     */
    record Lines(int from, int to, List<String> lines) {}

    /**
     * The fields of a mapping, or the elements of a list. Each of them starts on its own line.
     *
     * @param starts the first line of each
     * @param ends the line after the last one of each, without comments and blank lines that follow
     * @param column the column where they start
     * @param isNested whether the block starts on the line of the element that it is in
     */
    private record Block(List<Integer> starts, List<Integer> ends, int column, boolean isNested) {
        /** The line before which a new entry is inserted after the given one; the entry -1 is before the first one. */
        int after(int entry) {
            return entry < 0 ? starts.get(0) : ends.get(entry);
        }
    }

    private final List<String> lines;
    private final List<Lines> edits = new ArrayList<>();

    private BlockEdit(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The changes of the lines of a document, in order; empty if it is not in block style.
     *
     * @param lines the lines of the text
     * @param to the index after the last line of the document
     * @param read the document as it was read
     * @param written the document to write
     */
    static Optional<List<Lines>> of(List<String> lines, int to, Tree read, Tree written) {
        BlockEdit edit = new BlockEdit(lines);
        if (!edit.change(read, written, to)) {
            return Optional.empty();
        }
        edit.edits.sort(Comparator.comparingInt(Lines::from));
        return Optional.of(List.copyOf(edit.edits));
    }

    private boolean change(Tree read, Tree written, int to) {
        int mark = edits.size();
        boolean done = read instanceof Tree.Mapping from && written instanceof Tree.Mapping changed
                ? changeMapping(from, changed, to)
                : read instanceof Tree.Sequence list
                        && written instanceof Tree.Sequence other
                        && changeSequence(list, other, to);
        if (!done) {
            edits.subList(mark, edits.size()).clear();
        }
        return done;
    }

    private boolean changeMapping(Tree.Mapping read, Tree.Mapping written, int to) {
        List<Tree.Field> fields = List.copyOf(read.fields());
        Optional<Block> found = block(fields.stream().map(Tree.Field::position).toList(), false, to);
        if (found.isEmpty() || written.fields().isEmpty()) {
            return false;
        }
        Block block = found.get();
        List<String> names = fields.stream().map(Tree.Field::name).toList();
        int last = -1;
        for (Tree.Field field : written.fields()) {
            int index = names.indexOf(field.name());
            Tree now = Tree.mapping(m -> m.put(field.name(), field.value()));
            if (index < 0) {
                if (!insert(block, last, now)) {
                    return false;
                }
            } else {
                last = index;
                Tree was = fields.get(index).value();
                boolean isBelow = was.position().line() - 1 > block.starts().get(index);
                if (!was.equals(field.value())
                        && !(isBelow && change(was, field.value(), block.ends().get(index)))) {
                    rewrite(block, index, Tree.mapping(m -> m.put(field.name(), was)), now);
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (written.get(names.get(i)).isEmpty() && !remove(block, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean changeSequence(Tree.Sequence read, Tree.Sequence written, int to) {
        Optional<Block> found = block(read.items().stream().map(Tree::position).toList(), true, to);
        if (found.isEmpty() || written.items().isEmpty()) {
            return false;
        }
        Block block = found.get();
        int[] origin = Alignment.of(read.items(), written.items());
        Set<Integer> kept = new LinkedHashSet<>();
        int last = -1;
        for (int i = 0; i < origin.length; i++) {
            Tree item = written.items().get(i);
            if (origin[i] == Alignment.NONE) {
                if (!insert(block, last, Tree.sequence(item))) {
                    return false;
                }
            } else {
                last = origin[i];
                kept.add(last);
                Tree was = read.items().get(last);
                if (!was.equals(item) && !change(was, item, block.ends().get(last))) {
                    rewrite(block, last, Tree.sequence(was), Tree.sequence(item));
                }
            }
        }
        for (int i = 0; i < read.items().size(); i++) {
            if (!kept.contains(i) && !remove(block, i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The lines of entries at some positions; empty unless each starts on its own line, and all start in the same
     * column.
     */
    private Optional<Block> block(List<Position> positions, boolean isList, int to) {
        int[] starts = new int[positions.size()];
        int[] ends = new int[starts.length];
        int column = 0;
        boolean isNested = false;
        for (int i = 0; i < starts.length; i++) {
            Position at = positions.get(i);
            starts[i] = at.line() - 1;
            boolean isInside = at.isKnown() && starts[i] < to && (i == 0 || starts[i] > starts[i - 1]);
            if (!isInside || lines.get(starts[i]).length() < at.column()) {
                return Optional.empty();
            }
            String before = lines.get(starts[i]).substring(0, at.column() - 1);
            int start = isList ? before.lastIndexOf('-') : at.column() - 1;
            if (start < 0 || !INDENTATION.matcher(before).matches() || i > 0 && start != column) {
                return Optional.empty();
            }
            boolean isIndented = before.substring(0, start).isBlank();
            if (i > 0 && !isIndented || isList && start + 1 == before.length()) {
                return Optional.empty();
            }
            isNested |= !isIndented;
            column = start;
        }
        for (int i = 0; i < starts.length; i++) {
            ends[i] = contentEnd(starts[i], i + 1 < starts.length ? starts[i + 1] : to, column);
        }
        return starts.length == 0
                ? Optional.empty()
                : Optional.of(new Block(
                        Arrays.stream(starts).boxed().toList(),
                        Arrays.stream(ends).boxed().toList(),
                        column,
                        isNested));
    }

    /** The line after the last one that is neither blank nor a comment outside of the entry. */
    private int contentEnd(int from, int to, int column) {
        int end = to;
        while (end > from + 1 && isOutside(lines.get(end - 1), column)) {
            end--;
        }
        return end;
    }

    private static boolean isOutside(String line, int column) {
        String code = line.stripLeading();
        return code.isEmpty() || code.startsWith("#") && line.length() - code.length() <= column;
    }

    private boolean insert(Block block, int after, Tree entry) {
        if (after < 0 && block.isNested()) {
            return false;
        }
        int at = block.after(after);
        edits.add(new Lines(at, at, indented(entry.toYaml(), " ".repeat(block.column()), block.column())));
        return true;
    }

    private boolean remove(Block block, int entry) {
        if (entry == 0 && block.isNested()) {
            return false;
        }
        edits.add(new Lines(block.starts().get(entry), block.ends().get(entry), List.of()));
        return true;
    }

    /** Writes a field or an element again, with its comments. */
    private void rewrite(Block block, int entry, Tree was, Tree now) {
        int from = block.starts().get(entry);
        int to = block.ends().get(entry);
        StringBuilder present = new StringBuilder();
        for (String line : lines.subList(from, to)) {
            present.append(line.substring(Math.min(block.column(), line.length())))
                    .append('\n');
        }
        List<Tree> read =
                Tree.readYaml(present.toString(), Bounds.DEFAULT).value().orElse(List.of());
        String text = read.equals(List.of(was))
                ? withGap(present.toString(), now.toYaml(), CommentedYaml.of(present.toString(), read, List.of(now)))
                : now.toYaml();
        String prefix = lines.get(from).substring(0, block.column());
        edits.add(new Lines(from, to, indented(text, prefix, block.column())));
    }

    /** The new text, with the comment as it is in the present one, spaces included, if the entry is on one line. */
    private static String withGap(String present, String text, String commented) {
        String value = text.stripTrailing();
        boolean isOneLine = present.indexOf('\n') == present.length() - 1;
        if (!isOneLine || !commented.startsWith(value + " #")) {
            return commented;
        }
        String comment = commented.substring(value.length()).strip();
        int start = present.lastIndexOf(comment);
        int end = present.substring(0, Math.max(0, start)).stripTrailing().length();
        return start < 0 ? commented : value + present.substring(end);
    }

    private static List<String> indented(String text, String prefix, int column) {
        List<String> indented = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            String before = indented.isEmpty() ? prefix : " ".repeat(column);
            indented.add(line.isEmpty() ? "" : before + line);
        }
        return indented;
    }
}
