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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON values of a text into trees: plain JSON only, as Kubernetes does when a text starts with a brace. */
final class JsonReader {
    private static final int LONGEST_NUMBER = 1000;

    private final Bounds bounds;
    private final Check check;
    private final JsonParser parser;
    private int nodes;

    private JsonReader(JsonParser parser, Bounds bounds, Check check) {
        this.parser = parser;
        this.bounds = bounds;
        this.check = check;
    }

    /** All values up to the end, or to the first place that is not JSON. */
    static List<Tree> read(String text, Bounds bounds, Check check) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(bounds.depth() + 1)
                        .maxStringLength(bounds.scalar())
                        .maxNameLength(bounds.scalar())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        List<Tree> values = new ArrayList<>();
        try (JsonParser parser = factory.createParser(text)) {
            JsonReader reader = new JsonReader(parser, bounds, check);
            while (parser.nextToken() != null) {
                Tree value = reader.value(FieldPath.ROOT, 1);
                if (value == null) {
                    break;
                }
                values.add(value);
            }
        } catch (StreamConstraintsException e) {
            check.report(DocumentFault.BOUND_SCALAR, position(e.getLocation()), FieldPath.ROOT, bounds.scalar());
        } catch (JsonProcessingException e) {
            check.report(DocumentFault.JSON_SYNTAX, position(e.getLocation()), FieldPath.ROOT, reason(e));
        } catch (IOException e) {
            check.report(DocumentFault.JSON_SYNTAX, Position.NONE, FieldPath.ROOT, String.valueOf(e.getMessage()));
        }
        return values;
    }

    private static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static Position position(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Position.NONE
                : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /** The value at the current token; null when a bound ends the reading. */
    private @Nullable Tree value(FieldPath path, int depth) throws IOException {
        Position at = position(parser.currentTokenLocation());
        if (++nodes > bounds.nodes()) {
            check.report(DocumentFault.BOUND_NODES, at, path, bounds.nodes());
            return null;
        }
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth > bounds.depth()) {
            check.report(DocumentFault.BOUND_DEPTH, at, path, bounds.depth());
            return null;
        }
        return switch (token) {
            case START_OBJECT -> mapping(at, path, depth);
            case START_ARRAY -> sequence(at, path, depth);
            case VALUE_STRING -> text(parser.getText(), at, path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), at, path);
            case VALUE_TRUE -> new Tree.Flag(true, at, "true");
            case VALUE_FALSE -> new Tree.Flag(false, at, "false");
            default -> new Tree.Nothing(at);
        };
    }

    private @Nullable Tree mapping(Position at, FieldPath path, int depth) throws IOException {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            FieldPath fieldPath = path.field(name);
            Position nameAt = position(parser.currentTokenLocation());
            text(name, nameAt, path);
            parser.nextToken();
            Tree value = value(fieldPath, depth + 1);
            if (value == null) {
                return null;
            }
            Tree.Field first = fields.get(name);
            if (first != null) {
                check.report(DocumentFault.DUPLICATE_KEY, nameAt, fieldPath, Quoted.of(name), first.position());
            } else {
                fields.put(name, new Tree.Field(name, value, nameAt));
            }
        }
        return new Tree.Mapping(fields, at);
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
        if (YamlReader.hasUnpairedSurrogate(text)) {
            check.report(DocumentFault.SURROGATE, at, path);
        }
        return new Tree.Text(text, at);
    }

    private Tree number(String text, Position at, FieldPath path) {
        try {
            return new Tree.Decimal(new BigDecimal(text), at, text);
        } catch (IllegalArgumentException beyondDouble) {
            check.report(DocumentFault.NUMBER_RANGE, at, path, text);
            return new Tree.Nothing(at);
        }
    }
}
