package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes trees of the tokens of a parser. */
final class JsonTrees {
    private final JsonTokens tokens;
    private final Bounds bounds;
    private final Violations violations;
    private final DuplicateKeys duplicateKeys;
    private final boolean tolerant;
    private final Kept kept;
    private int nodes;

    JsonTrees(JsonTokens tokens, Bounds bounds, Strictness strictness, Kept kept, Violations violations) {
        this.tokens = tokens;
        this.bounds = bounds;
        this.violations = violations;
        this.duplicateKeys = new DuplicateKeys(strictness.asServer(), violations);
        this.tolerant = strictness.tolerant();
        this.kept = kept;
    }

    /**
     * The fields of the outermost object that do not become trees, and the keeper that takes their values from the
     * parser.
     */
    record Kept(Set<String> names, Keeper keeper) {
        static final Kept NOTHING = new Kept(Set.of(), name -> {});
    }

    /** Moves a parser from the first token of a value to the last one. */
    @FunctionalInterface
    interface Keeper {
        void keep(String name) throws IOException;
    }

    /**
     * The value at the current token, of a parser that another library made. The parser is at the last token of the
     * value afterwards. Null if a limit is exceeded, or if JSON has no such value.
     */
    static @Nullable Tree current(JsonTokens tokens, Violations violations) throws IOException {
        return new JsonTrees(tokens, Bounds.DEFAULT, Strictness.STRICT, Kept.NOTHING, violations)
                .value(FieldPath.ROOT, 1);
    }

    /** Adds the values of a text. */
    void values(List<Tree> values) throws IOException {
        while (tokens.next() != null) {
            if (duplicateKeys.lastWins() && !values.isEmpty()) {
                violations.report(
                        DocumentFault.JSON_SYNTAX,
                        tokens.position(),
                        FieldPath.ROOT,
                        "unexpected text after the value");
                break;
            }
            Tree value = value(FieldPath.ROOT, 1);
            if (value == null) {
                break;
            }
            values.add(value);
        }
    }

    /** The value at the current token; null if a limit is exceeded. */
    private @Nullable Tree value(FieldPath path, int depth) throws IOException {
        Position at = tokens.position();
        if (++nodes > bounds.nodes()) {
            violations.report(DocumentFault.BOUND_NODES, at, path, bounds.nodes());
            return null;
        }
        JsonToken token = tokens.current();
        if (token.isStructStart() && depth > bounds.depth()) {
            violations.report(DocumentFault.BOUND_DEPTH, at, path, bounds.depth());
            return null;
        }
        return switch (token) {
            case START_OBJECT -> mapping(at, path, depth);
            case START_ARRAY -> sequence(at, path, depth);
            case VALUE_STRING -> text(tokens.text(), at, path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(tokens.text(), at, path);
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
        while (tokens.next() != JsonToken.END_OBJECT) {
            Position nameAt = tokens.position();
            String name = checked(tokens.name(), nameAt, path);
            FieldPath fieldPath = path.field(name);
            JsonToken token = tokens.next();
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

    /** Passes the current value to the keeper; returns a placeholder for the field. */
    private Tree keep(String name) throws IOException {
        Position at = tokens.position();
        kept.keeper().keep(name);
        return new Tree.Nothing(at);
    }

    private @Nullable Tree sequence(Position at, FieldPath path, int depth) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
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
