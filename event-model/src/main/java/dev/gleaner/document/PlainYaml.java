package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subset of YAML that most manifests use, several times faster than a complete parser: ASCII, block style,
 * each scalar on one line. {@link YamlReader} reads all other texts; a property ensures that both return the same trees
 * and positions.
 */
final class PlainYaml {
    /** The maximum length of a key before a colon. */
    private static final int MAX_KEY_LENGTH = 1000;

    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

    /** Thrown if the text is not in the subset. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final Bounds bounds;
    /** The names of fields, so that equal ones are one text in memory. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** The lines that are not empty: start and end of their content, its column, and the line number. */
    private int[] starts = new int[64];

    private int[] ends = new int[64];
    private int[] columns = new int[64];
    private int[] numbers = new int[64];
    private int count;

    private int at;
    private int nodes;

    private PlainYaml(String text, Bounds bounds) {
        this.text = text;
        this.bounds = bounds;
    }

    /** The documents of a text; null if it is not in the subset. */
    static @Nullable List<Tree> read(String text, Bounds bounds) {
        PlainYaml reader = new PlainYaml(text, bounds);
        try {
            reader.findLines();
            return reader.documents();
        } catch (NotPlain e) {
            return null;
        }
    }

    private void findLines() throws NotPlain {
        int length = text.length();
        int number = 0;
        for (int start = 0; start < length; number++) {
            int content = start;
            while (content < length && text.charAt(content) == ' ') {
                content++;
            }
            int end = content;
            while (end < length && text.charAt(end) != '\n') {
                char c = text.charAt(end++);
                if (c < ' ' || c > '~') {
                    throw new NotPlain();
                }
            }
            if (content < end && text.charAt(content) != '#') {
                add(content, end, content - start, number);
            }
            start = end + 1;
        }
    }

    private void add(int start, int end, int column, int number) throws NotPlain {
        if (text.charAt(end - 1) == ' ') {
            throw new NotPlain();
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            columns = Arrays.copyOf(columns, count * 2);
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        columns[count] = column;
        numbers[count++] = number;
    }

    private List<Tree> documents() throws NotPlain {
        List<Tree> documents = new ArrayList<>();
        while (at < count) {
            if (isMarker()) {
                at++;
            }
            if (at == count || isMarker() || text.charAt(starts[at]) == '%') {
                throw new NotPlain();
            }
            documents.add(block(1));
            if (at < count && !isMarker()) {
                throw new NotPlain();
            }
        }
        return documents;
    }

    private boolean isMarker() {
        return columns[at] == 0 && ends[at] - starts[at] == 3 && text.startsWith("---", starts[at]);
    }

    /** The mapping or list that starts on the current line. */
    private Tree block(int depth) throws NotPlain {
        if (depth > bounds.depth()) {
            throw new NotPlain();
        }
        countNode();
        return isEntry(at) ? sequence(columns[at], depth) : mapping(columns[at], depth);
    }

    private boolean isEntry(int line) {
        return text.charAt(starts[line]) == '-'
                && (ends[line] == starts[line] + 1 || text.charAt(starts[line] + 1) == ' ');
    }

    private Tree sequence(int column, int depth) throws NotPlain {
        Position position = position(starts[at]);
        List<Tree> items = new ArrayList<>();
        while (at < count && columns[at] == column && isEntry(at)) {
            int start = skipSpaces(starts[at] + 1);
            if (start == ends[at]) {
                throw new NotPlain();
            }
            // The content after the dash is read as if its line started there.
            columns[at] += start - starts[at];
            starts[at] = start;
            items.add(isEntry(at) || keyEnd() >= 0 ? block(depth + 1) : scalar(start, column, depth + 1));
        }
        requireNothingDeeper(column);
        return new Tree.Sequence(items, position);
    }

    private Tree mapping(int column, int depth) throws NotPlain {
        Position position = position(starts[at]);
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        while (at < count && columns[at] == column && !isMarker() && !isEntry(at)) {
            int end = keyEnd();
            if (end < 0) {
                throw new NotPlain();
            }
            Position namePosition = position(starts[at]);
            String name = names.computeIfAbsent(text.substring(starts[at], end), same -> same);
            countNode();
            if (!(YamlScalar.resolve(name, namePosition) instanceof Tree.Text)) {
                throw new NotPlain();
            }
            Tree.Field field = new Tree.Field(name, value(end + 1, column, depth + 1), namePosition);
            if (fields.put(name, field) != null) {
                throw new NotPlain();
            }
        }
        requireNothingDeeper(column);
        return new Tree.Mapping(fields, position);
    }

    /** The end of the key at the start of the current line, before a colon; negative if there is no plain key. */
    private int keyEnd() {
        int end = starts[at];
        while (end < ends[at] && isKeyCharacter(text.charAt(end))) {
            end++;
        }
        boolean key = end > starts[at]
                && end - starts[at] <= MAX_KEY_LENGTH
                && text.charAt(starts[at]) != '-'
                && end < ends[at]
                && text.charAt(end) == ':'
                && (end + 1 == ends[at] || text.charAt(end + 1) == ' ');
        return key ? end : -1;
    }

    private static boolean isKeyCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= '9' || c == '_';
    }

    /** The value after a colon, on the same line or below it. */
    private Tree value(int afterColon, int column, int depth) throws NotPlain {
        int start = skipSpaces(afterColon);
        if (start < ends[at]) {
            return scalar(start, column, depth);
        }
        Position nothing = position(afterColon);
        at++;
        if (at < count && (columns[at] > column || columns[at] == column && isEntry(at))) {
            return block(depth);
        }
        countNode();
        return new Tree.Nothing(nothing);
    }

    /** The scalar in the rest of the current line, unless it continues on the next line. */
    private Tree scalar(int start, int column, int depth) throws NotPlain {
        countNode();
        Position position = position(start);
        String rest = text.substring(start, ends[at]);
        at++;
        requireNothingDeeper(column);
        char first = rest.charAt(0);
        if (rest.length() > bounds.scalar() || depth > bounds.depth()) {
            throw new NotPlain();
        }
        if (first == '"' || first == '\'') {
            return quoted(rest, first, position);
        }
        if (rest.equals("{}")) {
            return new Tree.Mapping(new LinkedHashMap<>(), position);
        }
        if (rest.equals("[]")) {
            return new Tree.Sequence(List.of(), position);
        }
        boolean plain = INDICATORS.indexOf(first) < 0
                && first != '?'
                && first != ':'
                && (first != '-' || rest.length() > 1 && rest.charAt(1) != ' ')
                && !rest.endsWith(":")
                && !rest.contains(": ")
                && !rest.contains(" #");
        Tree value = plain ? YamlScalar.resolve(rest, position) : null;
        if (value == null) {
            throw new NotPlain();
        }
        return value;
    }

    private static Tree quoted(String rest, char quote, Position position) throws NotPlain {
        int last = rest.length() - 1;
        if (last < 1 || rest.indexOf(quote, 1) != last || rest.indexOf('\\') >= 0) {
            throw new NotPlain();
        }
        return new Tree.Text(rest.substring(1, last), position);
    }

    private int skipSpaces(int index) {
        int start = index;
        while (start < ends[at] && text.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    private void requireNothingDeeper(int column) throws NotPlain {
        if (at < count && columns[at] > column) {
            throw new NotPlain();
        }
    }

    private void countNode() throws NotPlain {
        if (++nodes > bounds.nodes()) {
            throw new NotPlain();
        }
    }

    private Position position(int index) {
        return new Position(numbers[at] + 1, columns[at] + index - starts[at] + 1);
    }
}
