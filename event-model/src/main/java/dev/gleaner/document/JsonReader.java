package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON values of a text into trees, with Jackson 2. Accepts only strict JSON, as Kubernetes does if a text
 * starts with a brace.
 */
final class JsonReader {
    private static final int MAX_NUMBER_LENGTH = 1000;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private JsonReader() {}

    /** The values of a text, up to the first syntax error. */
    static List<Tree> read(String text, Bounds bounds, Strictness strictness, Violations violations) {
        return values(factory -> factory.createParser(text), bounds, strictness, violations);
    }

    /** The values of a text in UTF-8, up to the first syntax error. */
    static List<Tree> readAll(byte[] text, Bounds bounds, Strictness strictness, Violations violations) {
        return values(factory -> factory.createParser(text), bounds, strictness, violations);
    }

    private static List<Tree> values(Opening opening, Bounds bounds, Strictness strictness, Violations violations) {
        List<Tree> values = new ArrayList<>();
        run(opening, bounds, violations, parser -> new JsonTrees(
                        new Jackson2Tokens(parser), bounds, strictness, JsonTrees.Kept.NOTHING, violations)
                .values(values));
        return values;
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
        run(factory -> factory.createParser(buffer, first, to - first), bounds, violations, parser -> {
            JsonTrees.Kept keeping = new JsonTrees.Kept(kept, name -> texts.put(name, text(parser, buffer, first)));
            new JsonTrees(new Jackson2Tokens(parser), bounds, strictness, keeping, violations).values(values);
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

    /** The current value of a parser, as text; the bytes of the parser start at an index of the buffer. */
    private static JsonText text(JsonParser parser, byte[] buffer, int first) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return JsonText.of(
                buffer, first + start, first + (int) parser.currentLocation().getByteOffset());
    }

    private interface Opening {
        JsonParser open(JsonFactory factory) throws IOException;
    }

    private interface Work {
        void with(JsonParser parser) throws IOException;
    }

    private static void run(Opening opening, Bounds bounds, Violations violations, Work work) {
        try (JsonParser parser = opening.open(factory(bounds))) {
            work.with(parser);
        } catch (StreamConstraintsException e) {
            reportBound(e, bounds, violations);
        } catch (JsonProcessingException e) {
            Position at = Jackson2Tokens.position(e.getLocation());
            violations.report(DocumentFault.JSON_SYNTAX, at, FieldPath.ROOT, reason(e));
        } catch (IOException e) {
            violations.report(DocumentFault.JSON_SYNTAX, Position.NONE, FieldPath.ROOT, String.valueOf(e.getMessage()));
        }
    }

    /** Reports an exceeded limit. Only the message of the exception shows which limit it is. */
    private static void reportBound(StreamConstraintsException e, Bounds bounds, Violations violations) {
        Position at = Jackson2Tokens.position(e.getLocation());
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

    /** The message of the parser, without the position, which is reported separately. */
    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceFirst("(?s)( \\(start marker at|\n).*", "");
    }
}
