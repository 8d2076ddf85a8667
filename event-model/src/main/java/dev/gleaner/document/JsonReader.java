package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON values of a text into trees. Accepts only strict JSON, as Kubernetes does if a text starts with a
 * brace.
 */
final class JsonReader {
    private static final int MAX_NUMBER_LENGTH = 1000;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Bounds bounds;
    private final Violations violations;
    private final DuplicateKeys duplicateKeys;
    private final boolean tolerant;
    private final JsonParser parser;
    private Kept kept = Kept.NOTHING;
    private int nodes;

    private JsonReader(JsonParser parser, Bounds bounds, Strictness strictness, Violations violations) {
        this.parser = parser;
        this.bounds = bounds;
        this.violations = violations;
        this.duplicateKeys = new DuplicateKeys(strictness.asServer(), violations);
        this.tolerant = strictness.tolerant();
    }

    /** The values of a text, up to the first syntax error. */
    static List<Tree> read(String text, Bounds bounds, Strictness strictness, Violations violations) {
        List<Tree> values = new ArrayList<>();
        run(factory -> factory.createParser(text), bounds, strictness, violations, reader -> reader.values(values));
        return values;
    }

    /** The values of a text in UTF-8, up to the first syntax error. */
    static List<Tree> readAll(byte[] text, Bounds bounds, Strictness strictness, Violations violations) {
        List<Tree> values = new ArrayList<>();
        run(factory -> factory.createParser(text), bounds, strictness, violations, reader -> reader.values(values));
        return values;
    }

    /**
     * The value at the current token of a parser, which is at the last token of the value afterwards; null if a limit is
     * exceeded, or if the value is none of JSON.
     */
    static @Nullable Tree current(JsonParser parser, Violations violations) throws IOException {
        return new JsonReader(parser, Bounds.DEFAULT, Strictness.STRICT, violations).value(FieldPath.ROOT, 1);
    }

    /** The object in a range of bytes; reports a violation and returns null if the range is not a single object. */
    static @Nullable JsonObject readObject(
            byte[] buffer,
            int from,
            int to,
            Set<String> kept,
            Bounds bounds,
            Strictness strictness,
            Violations violations) {
        Map<String, JsonText> texts = new LinkedHashMap<>();
        List<Tree> values = new ArrayList<>();
        int first = afterMark(buffer, from, to);
        run(factory -> factory.createParser(buffer, first, to - first), bounds, strictness, violations, reader -> {
            reader.kept = new Kept(
                    kept, (name, start, end) -> texts.put(name, JsonText.of(buffer, first + start, first + end)));
            reader.values(values);
        });
        if (violations.errors() > 0) {
            return null;
        }
        if (values.size() == 1 && values.get(0) instanceof Tree.Mapping fields) {
            return new JsonObject(fields, texts);
        }
        String found = values.isEmpty()
                ? "nothing"
                : values.get(values.size() > 1 ? 1 : 0).describe();
        violations.report(DocumentFault.TYPE, Position.NONE, FieldPath.ROOT, found, "one JSON object");
        return null;
    }

    /** The index of the text after a byte order mark. */
    private static int afterMark(byte[] buffer, int from, int to) {
        boolean marked =
                to - from >= MARK.length && Arrays.equals(buffer, from, from + MARK.length, MARK, 0, MARK.length);
        return marked ? from + MARK.length : from;
    }

    /** The fields of the outermost object whose values are kept as text, and the function that receives them. */
    private record Kept(Set<String> names, TextReceiver receiver) {
        static final Kept NOTHING = new Kept(Set.of(), (name, start, end) -> {});
    }

    private interface TextReceiver {
        void receive(String name, int start, int end);
    }

    private interface Opening {
        JsonParser open(JsonFactory factory) throws IOException;
    }

    private interface Work {
        void with(JsonReader reader) throws IOException;
    }

    private static void run(Opening opening, Bounds bounds, Strictness strictness, Violations violations, Work work) {
        try (JsonParser parser = opening.open(factory(bounds))) {
            work.with(new JsonReader(parser, bounds, strictness, violations));
        } catch (StreamConstraintsException e) {
            reportBound(e, bounds, violations);
        } catch (JsonProcessingException e) {
            violations.report(DocumentFault.JSON_SYNTAX, position(e.getLocation()), FieldPath.ROOT, reason(e));
        } catch (IOException e) {
            violations.report(DocumentFault.JSON_SYNTAX, Position.NONE, FieldPath.ROOT, String.valueOf(e.getMessage()));
        }
    }

    /** Reports an exceeded limit. Only the message of the exception shows which limit it is. */
    private static void reportBound(StreamConstraintsException e, Bounds bounds, Violations violations) {
        Position at = position(e.getLocation());
        String message = e.getOriginalMessage();
        if (message.startsWith("Document nesting depth")) {
            violations.report(DocumentFault.BOUND_DEPTH, at, FieldPath.ROOT, bounds.depth());
        } else {
            int longest = message.startsWith("Number") ? MAX_NUMBER_LENGTH : bounds.scalar();
            violations.report(DocumentFault.BOUND_SCALAR, at, FieldPath.ROOT, longest);
        }
    }

    private static final JsonFactory DEFAULT_FACTORY = makeFactory(Bounds.DEFAULT);

    private static JsonFactory factory(Bounds bounds) {
        return bounds.equals(Bounds.DEFAULT) ? DEFAULT_FACTORY : makeFactory(bounds);
    }

    private static JsonFactory makeFactory(Bounds bounds) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(bounds.depth() + 1)
                        .maxStringLength(bounds.scalar())
                        .maxNameLength(bounds.scalar())
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // The parser reports no byte offsets for UTF-16, and Kubernetes does not read JSON in UTF-16.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    private void values(List<Tree> values) throws IOException {
        while (parser.nextToken() != null) {
            if (duplicateKeys.lastWins() && !values.isEmpty()) {
                Position at = position(parser.currentTokenLocation());
                violations.report(DocumentFault.JSON_SYNTAX, at, FieldPath.ROOT, "unexpected text after the value");
                break;
            }
            Tree value = value(FieldPath.ROOT, 1);
            if (value == null) {
                break;
            }
            values.add(value);
        }
    }

    /** The message of the parser, without the position, which is reported separately. */
    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceFirst("(?s)( \\(start marker at|\n).*", "");
    }

    private static Position position(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Position.NONE
                : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /** The value at the current token; null if a limit is exceeded. */
    private @Nullable Tree value(FieldPath path, int depth) throws IOException {
        Position at = position(parser.currentTokenLocation());
        if (++nodes > bounds.nodes()) {
            violations.report(DocumentFault.BOUND_NODES, at, path, bounds.nodes());
            return null;
        }
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth > bounds.depth()) {
            violations.report(DocumentFault.BOUND_DEPTH, at, path, bounds.depth());
            return null;
        }
        return switch (token) {
            case START_OBJECT -> mapping(at, path, depth);
            case START_ARRAY -> sequence(at, path, depth);
            case VALUE_STRING -> text(parser.getText(), at, path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), at, path);
            case VALUE_TRUE -> new Tree.Flag(true, at, "true");
            case VALUE_FALSE -> new Tree.Flag(false, at, "false");
            case VALUE_EMBEDDED_OBJECT -> binary(at, path);
            default -> new Tree.Nothing(at);
        };
    }

    /** Formats other than JSON have values that are not text. */
    private @Nullable Tree binary(Position at, FieldPath path) {
        violations.report(DocumentFault.TYPE, at, path, "binary data", "a value of JSON");
        return null;
    }

    private @Nullable Tree mapping(Position at, FieldPath path, int depth) throws IOException {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position nameAt = position(parser.currentTokenLocation());
            String name = checked(parser.currentName(), nameAt, path);
            FieldPath fieldPath = path.field(name);
            JsonToken token = parser.nextToken();
            Tree value =
                    depth == 1 && token != JsonToken.VALUE_NULL && kept.names().contains(name)
                            ? keep(name)
                            : value(fieldPath, depth + 1);
            if (value == null) {
                return null;
            }
            int before = violations.count();
            duplicateKeys.add(new Tree.Field(name, value, nameAt), fields, path);
            softenFrom(before);
        }
        return new Tree.Mapping(fields, at);
    }

    /** Keeps the current value as text; returns a placeholder for its field. */
    private Tree keep(String name) throws IOException {
        Position at = position(parser.currentTokenLocation());
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        kept.receiver().receive(name, start, (int) parser.currentLocation().getByteOffset());
        return new Tree.Nothing(at);
    }

    private @Nullable Tree sequence(Position at, FieldPath path, int depth) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Tree item = value(path.index(items.size()), depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new Tree.Sequence(items, at);
    }

    private Tree text(String text, Position at, FieldPath path) {
        return new Tree.Text(checked(text, at, path), at);
    }

    /** Reports an unpaired surrogate in a text; a tolerant reading replaces it by its escape. */
    private String checked(String text, Position at, FieldPath path) {
        if (!YamlReader.hasUnpairedSurrogate(text)) {
            return text;
        }
        int before = violations.count();
        violations.report(DocumentFault.SURROGATE, at, path);
        softenFrom(before);
        return tolerant ? escapeSurrogates(text) : text;
    }

    private static String escapeSurrogates(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private void softenFrom(int before) {
        if (tolerant) {
            violations.soften(before);
        }
    }

    private Tree number(String text, Position at, FieldPath path) {
        try {
            return new Tree.Decimal(new BigDecimal(text), at, text);
        } catch (IllegalArgumentException beyondDouble) {
            violations.report(DocumentFault.NUMBER_RANGE, at, path, text);
            return new Tree.Nothing(at);
        }
    }
}
