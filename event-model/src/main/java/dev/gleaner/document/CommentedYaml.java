package dev.gleaner.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents with the comments of the text that they were read from. A comment stays with the field or element
 * that follows it or that is on the same line, even if that field or element moves. A comment at the end of a block
 * stays there. Of consecutive blank lines, one is kept. Not for users.
 */
public final class CommentedYaml {
    /** Where a comment is written. */
    private enum Place {
        BEFORE,
        ON_LINE,
        AFTER,
        AT_END
    }

    private record Note(TreeEntry entry, Place place, String text) {}

    private record Document(Tree tree, List<TreeEntry> entries, List<Note> notes) {
        /** The index of the first entry after a comment; the number of entries if there is none. */
        int indexAfter(YamlComment comment) {
            int low = 0;
            int high = entries.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (comment.isAfter(entries.get(middle).position())) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Whether the comment follows all entries. */
        boolean isBefore(YamlComment comment) {
            return comment.isAfter(entries.get(entries.size() - 1).position());
        }
    }

    /** The content of a line that opens a block or a flow collection, which continues on the next line. */
    private static final Pattern OPENING = Pattern.compile("[-?:\\s]+|.*[\\[{,]");

    private final List<Document> documents = new ArrayList<>();

    /** The last comment on its own line, as it was placed. */
    private @Nullable Note last;

    private @Nullable Document lastDocument;
    private int lastIndex;

    private CommentedYaml(String text, List<Tree> read, List<Tree> written) {
        String[] lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
        for (int i = 0; i < read.size(); i++) {
            documents.add(new Document(written.get(i), TreeEntry.of(read.get(i), lines), new ArrayList<>()));
        }
        if (!documents.isEmpty()) {
            attach(YamlComment.of(text));
        }
    }

    /**
     * Writes documents.
     *
     * @param text the text, which has no syntax errors
     * @param read the documents as they were read from the text
     * @param written the documents to write, each with the same meaning as the one that was read
     */
    public static String of(String text, List<Tree> read, List<Tree> written) {
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(read, "read");
        Objects.requireNonNull(text, "text");
        return text.indexOf('#') < 0 && !text.contains("\n\n") && !text.contains("\r\n\r\n")
                ? Tree.toYaml(written)
                : new CommentedYaml(Source.withoutMark(text), read, written).write();
    }

    /** Whether a YAML text without syntax errors has a comment. */
    public static boolean hasComment(String text) {
        return Objects.requireNonNull(text, "text").indexOf('#') >= 0
                && YamlComment.of(Source.withoutMark(text)).stream()
                        .anyMatch(comment -> comment.kind() == YamlComment.Kind.COMMENT);
    }

    private void attach(List<YamlComment> comments) {
        int markers = 0;
        int document = 0;
        for (int i = 0; i < comments.size(); i++) {
            YamlComment comment = comments.get(i);
            while (document < documents.size() && documents.get(document).isBefore(comment)) {
                document++;
            }
            markers = Math.max(markers, i);
            while (markers < comments.size() && comments.get(markers).kind() != YamlComment.Kind.DOCUMENT) {
                markers++;
            }
            if (comment.kind() != YamlComment.Kind.DOCUMENT) {
                int marker = markers == comments.size()
                        ? Integer.MAX_VALUE
                        : comments.get(markers).line();
                YamlComment following = i + 1 < comments.size() ? comments.get(i + 1) : comment;
                attach(comment, following, document, marker);
            }
        }
    }

    /** Attaches a comment to the document that it is in, or to the one before it. */
    private void attach(YamlComment comment, YamlComment following, int index, int marker) {
        Document before = index == 0 ? null : documents.get(index - 1);
        Document document = index < documents.size() ? documents.get(index) : null;
        if (document != null) {
            int next = document.indexAfter(comment);
            if (next > 0
                    || before == null
                    || document.entries().get(0).position().line() < marker) {
                place(document, next, comment, anchor(comment, following, document, next));
                return;
            }
        }
        if (before != null) {
            place(before, before.entries().size(), comment, anchor(comment, following, document, 0));
        }
    }

    /**
     * The comment that determines the place: for a blank line, the comment that follows it, if no entry is between
     * them.
     */
    private static YamlComment anchor(
            YamlComment comment, YamlComment following, @Nullable Document document, int next) {
        boolean isFollowed = comment.kind() == YamlComment.Kind.BLANK_LINE
                && following.kind() == YamlComment.Kind.COMMENT
                && following.isAlone()
                && (document == null || document.indexAfter(following) == next);
        return isFollowed ? following : comment;
    }

    @SuppressWarnings("ReferenceEquality")
    private void place(Document document, int index, YamlComment comment, YamlComment anchor) {
        TreeEntry root = document.entries().get(0);
        TreeEntry next = index < document.entries().size() ? document.entries().get(index) : null;
        Note before = document == lastDocument && index == lastIndex ? last : null;
        Note note = note(document, root, index, next, comment, anchor, before);
        document.notes().add(note);
        lastDocument = document;
        lastIndex = index;
        last = comment.isAlone() ? note : null;
    }

    /**
     * The place of a comment. If several comments are between the same entries, none is nested deeper than an earlier
     * one.
     */
    private static Note note(
            Document document,
            TreeEntry root,
            int index,
            @Nullable TreeEntry next,
            YamlComment comment,
            YamlComment anchor,
            @Nullable Note before) {
        String text = comment.text();
        if (index == 0) {
            return new Note(root, Place.BEFORE, text);
        }
        if (!comment.isAlone()) {
            return onLine(document, index, next, comment);
        }
        if (anchor.kind() == YamlComment.Kind.BLANK_LINE) {
            return next == null ? new Note(root, Place.AT_END, text) : new Note(next, Place.BEFORE, text);
        }
        if (before != null && before.place() != Place.AFTER) {
            return new Note(before.entry(), before.place(), text);
        }
        if (next != null && anchor.column() <= next.column()) {
            return new Note(next, Place.BEFORE, text);
        }
        TreeEntry outer = before == null ? document.entries().get(index - 1) : before.entry();
        while (outer.parent() != null && (outer.column() > anchor.column() || next == null && anchor.column() == 1)) {
            outer = outer.parent();
        }
        if (outer.parent() != null && !isInside(next, outer)) {
            return new Note(outer, Place.AFTER, text);
        }
        return next == null ? new Note(root, Place.AT_END, text) : new Note(next, Place.BEFORE, text);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isInside(@Nullable TreeEntry entry, TreeEntry outer) {
        TreeEntry at = entry;
        while (at != null && at != outer) {
            at = at.parent();
        }
        return at != null;
    }

    /** The place of a comment after other content of its line: it stays with the first field or element of the line. */
    private static Note onLine(Document document, int index, @Nullable TreeEntry next, YamlComment comment) {
        TreeEntry first = null;
        for (int i = index - 1; i >= 0; i--) {
            TreeEntry entry = document.entries().get(i);
            if (entry.position().line() != comment.line() || entry.parent() == null) {
                break;
            }
            // An element and its first field start at the same position; the comment belongs to the field.
            if (first == null || !first.position().equals(entry.position())) {
                first = entry;
            }
        }
        if (first != null) {
            return new Note(first, Place.ON_LINE, comment.text());
        }
        boolean opens = OPENING.matcher(comment.before()).matches();
        return opens && next != null
                ? new Note(next, Place.BEFORE, comment.text())
                : new Note(document.entries().get(index - 1), Place.AFTER, comment.text());
    }

    private String write() {
        StringBuilder out = new StringBuilder();
        for (Document document : documents) {
            String text = write(document, document.notes());
            boolean startsBlank = out.isEmpty() && text.startsWith("\n");
            out.append(out.isEmpty() ? "" : "---\n").append(startsBlank ? text.substring(1) : text);
        }
        return out.toString();
    }

    /** The document with its comments. Blank lines are omitted if they would change a text. */
    private static String write(Document document, List<Note> notes) {
        String plain = Tree.toYaml(List.of(document.tree()));
        if (notes.isEmpty()) {
            return plain;
        }
        List<List<Note>> attempts = List.of(
                notes,
                notes.stream().filter(note -> !note.text().isEmpty()).toList(),
                notes.stream()
                        .filter(note -> !note.text().isEmpty())
                        .map(note -> new Note(document.entries().get(0), Place.BEFORE, note.text()))
                        .toList());
        for (List<Note> attempt : attempts) {
            String text = insert(plain, attempt);
            if (isSame(text, plain)) {
                return text;
            }
        }
        return plain;
    }

    private static boolean isSame(String text, String plain) {
        Reading<List<Tree>> with = Tree.readYaml(text, Bounds.DEFAULT);
        return with.value().equals(Tree.readYaml(plain, Bounds.DEFAULT).value());
    }

    private static String insert(String plain, List<Note> notes) {
        List<String> lines = List.of(plain.substring(0, plain.length() - 1).split("\n", -1));
        Tree tree = Tree.readYaml(plain, Bounds.DEFAULT).value().orElseThrow().get(0);
        List<TreeEntry> entries = TreeEntry.of(tree, lines.toArray(String[]::new));
        Map<FieldPath, TreeEntry> byPath = new LinkedHashMap<>();
        entries.forEach(entry -> byPath.putIfAbsent(entry.path(), entry));
        List<List<String>> before = new ArrayList<>();
        List<List<String>> onLine = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            before.add(new ArrayList<>());
            onLine.add(new ArrayList<>());
        }
        Map<FieldPath, Integer> ends = ends(entries);
        List<Note> after = new ArrayList<>();
        for (Note note : notes) {
            TreeEntry entry = entryOf(note.entry(), byPath);
            boolean isThere = entry.path().equals(note.entry().path());
            int line = entry.parent() == null ? 0 : entry.position().line() - 1;
            switch (note.place()) {
                case ON_LINE -> {
                    if (isThere && onLine.get(line).isEmpty()) {
                        onLine.get(line).add(note.text());
                    } else {
                        before.get(line).add(indented(note.text(), indentation(lines.get(line))));
                    }
                }
                case BEFORE -> before.get(line).add(indented(note.text(), indentation(lines.get(line))));
                case AFTER -> after.add(new Note(entry, Place.AFTER, note.text()));
                case AT_END -> after.add(note);
            }
        }
        // What follows a block comes before what precedes the next entry.
        Map<Integer, Integer> count = new LinkedHashMap<>();
        for (Note note : after) {
            boolean atEnd = note.place() == Place.AT_END || note.entry().parent() == null;
            int line = atEnd ? lines.size() : ends.getOrDefault(note.entry().path(), lines.size());
            int at = count.merge(line, 1, Integer::sum) - 1;
            String text = indented(note.text(), atEnd ? 0 : note.entry().column() - 1);
            before.get(line).add(at, text);
        }
        return joined(lines, before, onLine);
    }

    private static TreeEntry entryOf(TreeEntry read, Map<FieldPath, TreeEntry> written) {
        TreeEntry entry = read;
        while (entry.parent() != null && !written.containsKey(entry.path())) {
            entry = entry.parent();
        }
        return Objects.requireNonNull(written.get(entry.path()));
    }

    /**
     * For each entry, the index of the line after the entry and its content. Entries at the end of the document are not
     * in the map.
     */
    @SuppressWarnings("ReferenceEquality")
    private static Map<FieldPath, Integer> ends(List<TreeEntry> entries) {
        Map<FieldPath, Integer> ends = new LinkedHashMap<>();
        Deque<TreeEntry> open = new ArrayDeque<>();
        for (TreeEntry entry : entries) {
            while (!open.isEmpty() && open.peek() != entry.parent()) {
                ends.putIfAbsent(open.pop().path(), entry.position().line() - 1);
            }
            open.push(entry);
        }
        return ends;
    }

    private static String indented(String text, int columns) {
        return text.isEmpty() ? "" : " ".repeat(columns) + text;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String joined(List<String> lines, List<List<String>> before, List<List<String>> onLine) {
        StringBuilder out = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i <= lines.size(); i++) {
            for (String comment : before.get(i)) {
                if (!comment.isEmpty() || !blank) {
                    out.append(comment).append('\n');
                }
                blank = comment.isEmpty();
            }
            if (i < lines.size()) {
                out.append(lines.get(i));
                onLine.get(i).forEach(comment -> out.append(' ').append(comment));
                out.append('\n');
                blank = false;
            }
        }
        return out.toString();
    }
}
