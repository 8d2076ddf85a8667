package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A YAML text in which some documents are changed. Other documents, and the lines of all fields that do not change,
 * stay the same, byte for byte. If that is not possible, as with flow style and anchors, the changed document is
 * written again in canonical form, with its comments.
 */
final class EditedText {
    private static final Pattern MARKER = Pattern.compile("(?:---|\\.\\.\\.)(?:\\s.*)?");
    private static final Pattern BARE_MARKER = Pattern.compile("---\\s*(?:#.*)?");

    private final String mark;
    private final String body;
    private final List<Tree> read;
    private final List<Tree> written;

    /** The lines without their ends. */
    private final List<String> lines = new ArrayList<>();

    /** The end of each line. */
    private final List<String> ends = new ArrayList<>();

    private EditedText(String text, List<Tree> read, List<Tree> written) {
        this.body = Source.withoutMark(text);
        this.mark = text.substring(0, text.length() - body.length());
        this.read = read;
        this.written = written;
        for (int start = 0; start < body.length(); ) {
            int feed = body.indexOf('\n', start);
            int next = feed < 0 ? body.length() : feed + 1;
            int end = feed < 0 ? next : feed > start && body.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            lines.add(body.substring(start, end));
            ends.add(body.substring(end, next));
            start = next;
        }
    }

    /**
     * The text with the written documents in place of those that were read from it.
     *
     * @param text the text, which has no syntax errors
     * @param read the documents as they were read from the text
     * @param written the documents to write, in the same order
     */
    static String of(String text, List<Tree> read, List<Tree> written) {
        if (read.equals(written)) {
            return text;
        }
        if (ManifestReader.isJson(Source.withoutMark(text))) {
            return written.get(0).toJson();
        }
        return new EditedText(text, read, written).write();
    }

    private String write() {
        List<BlockEdit.Lines> inBlocks = new ArrayList<>();
        boolean areBlocks = true;
        for (int i = 0; i < read.size(); i++) {
            Optional<List<BlockEdit.Lines>> edits = blockEdits(i);
            edits.ifPresent(inBlocks::addAll);
            areBlocks &= edits.isPresent();
        }
        String text = areBlocks ? apply(inBlocks) : "";
        if (areBlocks && isRead(text, written)) {
            return mark + text;
        }
        text = oneByOne();
        return isRead(text, written) ? mark + text : mark + CommentedYaml.of(body, read, written);
    }

    /**
     * The text in which single lines are changed where possible; other changed documents are written again as a whole.
     */
    private String oneByOne() {
        List<BlockEdit.Lines> all = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            int index = i;
            List<Tree> expected = new ArrayList<>(read);
            expected.set(i, written.get(i));
            Optional<List<BlockEdit.Lines>> edits =
                    blockEdits(i).filter(lines -> lines.isEmpty() || isRead(apply(lines), expected));
            all.addAll(edits.or(() -> wholeDocument(index)).orElse(List.of()));
        }
        return apply(all);
    }

    /** The changed lines of a document, which are none if it does not change; empty if it is not in block style. */
    private Optional<List<BlockEdit.Lines>> blockEdits(int document) {
        Tree was = read.get(document);
        Tree now = written.get(document);
        return was.equals(now) ? Optional.of(List.of()) : BlockEdit.of(lines, end(document), was, now);
    }

    /** All lines of a document, written again; empty if it starts on the line of its marker. */
    private Optional<List<BlockEdit.Lines>> wholeDocument(int document) {
        int to = end(document);
        int from = Math.min(to, read.get(document).position().line());
        while (from > 0 && !MARKER.matcher(lines.get(from - 1)).matches()) {
            from--;
        }
        if (from > 0 && !BARE_MARKER.matcher(lines.get(from - 1)).matches()) {
            return Optional.empty();
        }
        String present = String.join("\n", lines.subList(from, to)) + "\n";
        List<Tree> alone = Tree.readYaml(present, Bounds.DEFAULT).value().orElse(List.of());
        if (!alone.equals(List.of(read.get(document)))) {
            return Optional.empty();
        }
        String text = CommentedYaml.of(present, alone, List.of(written.get(document)));
        List<String> replacing = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        return Optional.of(List.of(new BlockEdit.Lines(from, to, replacing)));
    }

    /** The index of the line after a document. */
    private int end(int document) {
        int line = Math.min(lines.size(), read.get(document).position().line());
        while (line < lines.size() && !MARKER.matcher(lines.get(line)).matches()) {
            line++;
        }
        return line;
    }

    private String apply(List<BlockEdit.Lines> edits) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (BlockEdit.Lines edit : edits) {
            next = copy(next, edit.from(), out);
            String lineEnd = lineEnd(edit.from());
            if (!edit.lines().isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append(lineEnd);
            }
            edit.lines().forEach(line -> out.append(line).append(lineEnd));
            next = Math.max(next, edit.to());
        }
        copy(next, lines.size(), out);
        return out.toString();
    }

    /** The line end for new lines at an index: that of the line there; after the last line, that of the first line. */
    private String lineEnd(int index) {
        String end = ends.get(index < ends.size() ? index : 0);
        String first = end.isEmpty() ? ends.get(0) : end;
        return first.isEmpty() ? "\n" : first;
    }

    private int copy(int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            out.append(lines.get(i)).append(ends.get(i));
        }
        return Math.max(from, to);
    }

    private static boolean isRead(String text, List<Tree> expected) {
        return Tree.readYaml(text, Bounds.DEFAULT).value().equals(Optional.of(expected));
    }
}
