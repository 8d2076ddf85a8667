package dev.gleaner.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the documents of a YAML text into trees, with scalars, aliases and merge keys as in Kubernetes. */
final class YamlReader {
    /** The maximum number of syntax errors, because continuing after an error copies the rest of the text. */
    private static final int MAX_ERRORS = 100;

    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    /** The value of an anchor; the tree is null until the value is complete. */
    private record Anchor(@Nullable Tree tree, int nodes) {}

    /** Thrown if reading cannot continue; the reason has been reported. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final Bounds bounds;
    private final Violations violations;
    private final DuplicateKeys duplicateKeys;
    private final int firstLine;
    private final StreamReader reader;
    private final Parser parser;
    private final YamlDirectives directives;
    private final Map<String, Anchor> anchors = new HashMap<>();
    /** The names of fields, so that equal ones are one text in memory. */
    private final Map<String, String> names = new HashMap<>();

    private int nodes;

    private YamlReader(String text, int firstLine, Bounds bounds, Strictness strictness, Violations violations) {
        this.text = text;
        this.bounds = bounds;
        this.violations = violations;
        this.duplicateKeys = new DuplicateKeys(strictness.asServer(), violations);
        this.firstLine = firstLine;
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(false);
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.directives = new YamlDirectives(text);
        this.reader = new StreamReader(text);
        this.parser = new ParserImpl(reader, options);
    }

    /** All documents; after a syntax error reading continues at the next line that starts a document. */
    static List<Tree> read(String text, Bounds bounds, Strictness strictness, Violations violations) {
        List<Tree> plain = PlainYaml.read(text, bounds);
        return plain != null ? plain : readAny(text, bounds, strictness, violations);
    }

    /** All documents, read with the complete parser. Characters that YAML does not allow are reported and replaced. */
    static List<Tree> readAny(String input, Bounds bounds, Strictness strictness, Violations violations) {
        String text = YamlCharacters.replaceForbidden(input, violations);
        List<Tree> documents = new ArrayList<>();
        int start = 0;
        int firstLine = 0;
        for (int errors = 0; start >= 0; errors++) {
            if (errors == MAX_ERRORS) {
                violations.report(
                        DocumentFault.BOUND_ERRORS, new Position(firstLine + 1, 1), FieldPath.ROOT, MAX_ERRORS);
                break;
            }
            String rest = start == 0 ? text : text.substring(start);
            int failed = new YamlReader(rest, firstLine, bounds, strictness, violations).read(documents);
            if (failed < 0) {
                break;
            }
            int next = documentAfter(text, firstLine, start, failed);
            firstLine += next < 0 ? 0 : linesBetween(text, start, next);
            start = next;
        }
        return documents;
    }

    /** The start of the first line after the given one that starts a document; -1 if there is none. */
    private static int documentAfter(String text, int firstLine, int start, int line) {
        int at = start;
        for (int current = firstLine; current < line && at >= 0; current++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        int next = text.indexOf("\n---", at);
        return next < 0 ? -1 : next + 1;
    }

    private static int linesBetween(String text, int start, int end) {
        return (int) text.substring(start, end).chars().filter(c -> c == '\n').count();
    }

    /** Adds the documents; returns the line, from 0, of the error that ended the reading, or -1. */
    private int read(List<Tree> documents) {
        int line = firstLine;
        try {
            for (Event event = parser.getEvent(); !event.is(Event.ID.StreamEnd); event = parser.getEvent()) {
                if (event.is(Event.ID.DocumentStart)) {
                    anchors.clear();
                    line = firstLine + event.getStartMark().getLine();
                    directives.check(event.getStartMark(), line, violations);
                    Event root = parser.getEvent();
                    // A document that contains only comments or white space is skipped.
                    boolean empty = root instanceof ScalarEvent scalar && isAbsent(scalar) && isImplicit(event);
                    if (!empty) {
                        documents.add(node(root, FieldPath.ROOT, 1));
                    }
                }
            }
            return -1;
        } catch (MarkedYAMLException e) {
            return syntaxError(e, line);
        } catch (YAMLException e) {
            violations.report(DocumentFault.YAML_SYNTAX, Position.NONE, FieldPath.ROOT, String.valueOf(e.getMessage()));
            return -1;
        } catch (NumberFormatException e) {
            // snakeyaml 2.5 throws it for an escape (ScannerImpl.scanFlowScalarNonSpaces).
            Mark mark = reader.getMark();
            violations.report(
                    DocumentFault.YAML_SYNTAX,
                    position(mark),
                    FieldPath.ROOT,
                    "an escape such as \\x41 is incomplete or beyond the last character");
            return firstLine + mark.getLine();
        } catch (Stop e) {
            return -1;
        }
    }

    private static boolean isAbsent(ScalarEvent scalar) {
        return scalar.getValue().isEmpty() && scalar.isPlain() && scalar.getTag() == null && scalar.getAnchor() == null;
    }

    private static boolean isImplicit(Event documentStart) {
        return !(documentStart instanceof org.yaml.snakeyaml.events.DocumentStartEvent start) || !start.getExplicit();
    }

    private int syntaxError(MarkedYAMLException e, int documentLine) {
        YamlProblem problem = YamlProblem.of(e, text);
        Object[] arguments = problem.arguments().stream()
                .map(argument -> argument instanceof Position position ? inFile(position) : argument)
                .toArray();
        violations.report(problem.fault(), inFile(problem.position()), FieldPath.ROOT, arguments);
        return problem.position().isKnown() ? firstLine + problem.position().line() - 1 : documentLine;
    }

    private Position inFile(Position inText) {
        return inText.isKnown() ? new Position(firstLine + inText.line(), inText.column()) : inText;
    }

    private Position position(Mark mark) {
        return new Position(firstLine + mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Position position(Event event) {
        return position(event.getStartMark());
    }

    private Tree node(Event event, FieldPath path, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, path);
        }
        count(1, event, path);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchor(null, 0));
        }
        int before = nodes;
        Tree tree;
        if (event instanceof ScalarEvent scalar) {
            tree = scalar(scalar, path);
        } else {
            if (depth > bounds.depth()) {
                throw stop(DocumentFault.BOUND_DEPTH, event, path, bounds.depth());
            }
            tree = event instanceof MappingStartEvent mapping
                    ? mapping(mapping, path, depth)
                    : sequence((SequenceStartEvent) event, path, depth);
        }
        if (anchor != null) {
            anchors.put(anchor, new Anchor(tree, nodes - before + 1));
        }
        return tree;
    }

    private void count(int more, Event event, FieldPath path) {
        // Both are at most the limit; if their sum overflows, it is negative.
        nodes += more;
        if (nodes > bounds.nodes() || nodes < 0) {
            throw stop(DocumentFault.BOUND_NODES, event, path, bounds.nodes());
        }
    }

    private Stop stop(Fault fault, Event event, FieldPath path, Object... arguments) {
        violations.report(fault, position(event), path, arguments);
        return new Stop();
    }

    private Tree alias(AliasEvent event, FieldPath path) {
        Anchor anchor = anchors.get(event.getAnchor());
        if (anchor == null || anchor.tree() == null) {
            violations.report(
                    DocumentFault.ALIAS,
                    position(event),
                    path,
                    event.getAnchor(),
                    anchor == null
                            ? "has no anchor before it; a text that starts with a star needs quotes"
                            : "is inside its own anchor");
            return new Tree.Nothing(position(event));
        }
        count(anchor.nodes(), event, path);
        return anchor.tree();
    }

    private Tree sequence(SequenceStartEvent start, FieldPath path, int depth) {
        tag(start.getTag(), "seq", start, path);
        List<Tree> items = new ArrayList<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.SequenceEnd); event = parser.getEvent()) {
            items.add(node(event, path.index(items.size()), depth + 1));
        }
        return new Tree.Sequence(items, position(start));
    }

    private Tree mapping(MappingStartEvent start, FieldPath path, int depth) {
        tag(start.getTag(), "map", start, path);
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.MappingEnd); event = parser.getEvent()) {
            if (isMerge(event)) {
                merge(event, path, depth, fields, merged);
                continue;
            }
            String name = key(event, path, depth);
            Position at = position(event);
            FieldPath fieldPath = name == null ? path : path.field(name);
            Tree value = node(parser.getEvent(), fieldPath, depth + 1);
            if (name == null) {
                continue;
            }
            Tree.Field field = new Tree.Field(name, value, at);
            if (merged.remove(name)) {
                duplicateKeys.override(field, fields, path);
            } else {
                duplicateKeys.add(field, fields, path);
            }
        }
        return new Tree.Mapping(fields, position(start));
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag() == null ? scalar.isPlain() : scalar.getTag().equals(STANDARD_TAG + "merge"));
    }

    private void merge(Event key, FieldPath path, int depth, Map<String, Tree.Field> fields, Set<String> merged) {
        FieldPath at = path.field("<<");
        Tree value = node(parser.getEvent(), at, depth + 1);
        List<Tree> sources = value instanceof Tree.Sequence sequence ? sequence.items() : List.of(value);
        Set<String> added = new HashSet<>();
        for (Tree source : sources) {
            if (!(source instanceof Tree.Mapping mapping)) {
                violations.report(DocumentFault.MERGE, position(key), at, source.describe());
                continue;
            }
            for (Tree.Field field : mapping.fields()) {
                if (added.contains(field.name())) {
                    duplicateKeys.keepFirst(field, fields, path);
                } else if (duplicateKeys.merge(field, position(key), fields, path)) {
                    added.add(field.name());
                }
            }
        }
        merged.addAll(added);
    }

    /** The text of a key as Kubernetes converts it; null and a violation if that is not possible. */
    private @Nullable String key(Event event, FieldPath path, int depth) {
        Tree key = node(event, path, depth + 1);
        if (key instanceof Tree.Text text) {
            return names.computeIfAbsent(text.value(), same -> same);
        }
        String converted = key instanceof Tree.Flag flag
                ? String.valueOf(flag.value())
                : key instanceof Tree.Decimal number ? number.value().toString() : null;
        if (converted == null) {
            violations.report(DocumentFault.KEY_NOT_SCALAR, position(event), path, key.describe());
            return null;
        }
        violations.report(
                DocumentFault.KEY_CONVERTED,
                position(event),
                path.field(converted),
                ((ScalarEvent) event).getValue(),
                Printable.quoted(converted));
        return converted;
    }

    private Tree scalar(ScalarEvent event, FieldPath path) {
        String text = event.getValue();
        if (text.length() > bounds.scalar()) {
            throw stop(DocumentFault.BOUND_SCALAR, event, path, bounds.scalar());
        }
        Position at = position(event);
        if (hasUnpairedSurrogate(text)) {
            violations.report(DocumentFault.SURROGATE, at, path);
        }
        if (event.getTag() != null && !event.getTag().equals("!")) {
            return tagged(event, text, at, path);
        }
        return event.isPlain() && event.getTag() == null ? plain(text, at, path) : new Tree.Text(text, at);
    }

    private Tree plain(String text, Position at, FieldPath path) {
        Tree value = YamlScalar.resolve(text, at);
        if (value == null) {
            violations.report(DocumentFault.NUMBER_RANGE, at, path, text);
            return new Tree.Nothing(at);
        }
        return value;
    }

    private Tree tagged(ScalarEvent event, String text, Position at, FieldPath path) {
        String tag = event.getTag();
        String kind = tag.startsWith(STANDARD_TAG) ? tag.substring(STANDARD_TAG.length()) : "";
        boolean fits;
        Tree value;
        switch (kind) {
            case "str", "timestamp" -> {
                return new Tree.Text(text, at);
            }
            case "binary" -> {
                return binary(text, at, path);
            }
            case "null" -> {
                value = plain(text, at, path);
                fits = value instanceof Tree.Nothing;
            }
            case "bool" -> {
                value = plain(text, at, path);
                fits = value instanceof Tree.Flag;
            }
            case "int", "float" -> {
                value = plain(text, at, path);
                fits = value instanceof Tree.Decimal number
                        && (kind.equals("float")
                                || number.value().stripTrailingZeros().scale() <= 0);
            }
            default -> {
                violations.report(DocumentFault.TAG_IGNORED, at, path, tag);
                return new Tree.Text(text, at);
            }
        }
        if (!fits) {
            violations.report(DocumentFault.TAG, at, path, value.describe(), "!!" + kind);
        }
        return value;
    }

    private Tree binary(String text, Position at, FieldPath path) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return new Tree.Text(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    at);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            violations.report(
                    DocumentFault.TAG,
                    at,
                    path,
                    "the text " + Printable.quoted(text),
                    "base64 of UTF-8 text (!!binary)");
            return new Tree.Text(text, at);
        }
    }

    private void tag(@Nullable String tag, String expected, Event event, FieldPath path) {
        if (tag != null && !tag.equals("!") && !tag.equals(STANDARD_TAG + expected)) {
            violations.report(DocumentFault.TAG_IGNORED, position(event), path, tag);
        }
    }

    static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
