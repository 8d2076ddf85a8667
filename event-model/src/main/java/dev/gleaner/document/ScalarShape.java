package dev.gleaner.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shapes of single values. */
abstract class ScalarShape<T> extends Shape<T> {
    private final String noun;
    private final String plural;

    ScalarShape(String noun, String plural) {
        this.noun = noun;
        this.plural = plural;
    }

    @Override
    String noun() {
        return noun;
    }

    @Override
    String plural() {
        return plural;
    }

    static final class OfText extends ScalarShape<String> {
        private final boolean secret;

        OfText(boolean secret) {
            super("text", "texts");
            this.secret = secret;
        }

        @Override
        @Nullable
        String read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            if (tree instanceof Tree.Text text) {
                return text.value();
            }
            if (tree instanceof Tree.Decimal || tree instanceof Tree.Flag) {
                violations.report(
                        DocumentFault.TYPE,
                        tree.position(),
                        path,
                        secret ? "a number or boolean" : tree.describe(),
                        "text; put it in quotes");
                if (!secret) {
                    // A correction is printed, and would repeat the secret.
                    violations.replaceLast(Replacement.quoted(tree));
                }
                return null;
            }
            return wrongType(tree, noun(), path, violations);
        }

        @Override
        void write(String value, Emitter out) {
            out.text(value);
        }
    }

    /** A text or null. Go decodes null as an empty text (encoding/json). */
    static final class OfTextOrNull extends ScalarShape<String> {
        OfTextOrNull() {
            super("text", "texts");
        }

        @Override
        @Nullable
        String read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            if (tree instanceof Tree.Nothing) {
                violations.report(DocumentFault.NULL_TEXT, tree.position(), path);
                return "";
            }
            return Scalar.TEXT.read(tree, path, strictness, violations);
        }

        @Override
        boolean acceptsNull() {
            return true;
        }

        @Override
        boolean writesBack(String value, Tree tree) {
            return tree instanceof Tree.Text;
        }

        @Override
        void write(String value, Emitter out) {
            out.text(value);
        }
    }

    static final class OfFlag extends ScalarShape<Boolean> {
        OfFlag() {
            super("a boolean", "booleans");
        }

        @Override
        @Nullable
        Boolean read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            return tree instanceof Tree.Flag flag
                    ? Boolean.valueOf(flag.value())
                    : wrongType(tree, noun(), path, violations);
        }

        @Override
        void write(Boolean value, Emitter out) {
            out.flag(value);
        }
    }

    static final class OfInteger extends ScalarShape<Integer> {
        OfInteger() {
            super("a whole number", "whole numbers");
        }

        @Override
        @Nullable
        Integer read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            if (tree instanceof Tree.Decimal number) {
                try {
                    return number.value().intValueExact();
                } catch (ArithmeticException e) {
                    return wrongType(tree, "a whole number of at most 32 bits", path, violations);
                }
            }
            return wrongType(tree, noun(), path, violations);
        }

        @Override
        void write(Integer value, Emitter out) {
            out.number(BigDecimal.valueOf(value));
        }
    }

    static final class OfJson extends ScalarShape<JsonText> {
        OfJson() {
            super("any value", "values");
        }

        @Override
        boolean acceptsNull() {
            return true;
        }

        @Override
        JsonText read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            return JsonText.of(tree);
        }

        @Override
        void write(JsonText value, Emitter out) {
            out.json(value);
        }
    }

    static final class OfTree extends ScalarShape<Tree> {
        OfTree() {
            super("any value", "values");
        }

        @Override
        boolean acceptsNull() {
            return true;
        }

        @Override
        Tree read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            return tree;
        }

        @Override
        void write(Tree value, Emitter out) {
            out.tree(value);
        }
    }

    static final class OfWord<E extends Enum<E>> extends ScalarShape<E> {
        private final Map<String, E> words = new LinkedHashMap<>();
        private final Function<E, String> wireName;
        private final Fault unknown;

        OfWord(E[] values, Function<E, String> wireName, Fault unknown) {
            super(oneOf(Arrays.stream(values).map(wireName).toList()), "words");
            for (E value : values) {
                words.put(wireName.apply(value), value);
            }
            this.wireName = wireName;
            this.unknown = unknown;
        }

        java.util.Set<String> words() {
            return words.keySet();
        }

        Fault unknown() {
            return unknown;
        }

        @Override
        @Nullable
        E read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            if (!(tree instanceof Tree.Text text)) {
                return wrongType(tree, noun(), path, violations);
            }
            E value = words.get(text.value());
            if (value == null) {
                violations.reportUnknown(unknown, text, path, words.keySet(), Printable.quoted(text.value()), noun());
            }
            return value;
        }

        @Override
        void write(E value, Emitter out) {
            out.text(wireName.apply(value));
        }
    }
}
