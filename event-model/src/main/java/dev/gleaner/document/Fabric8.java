package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Converts between trees and the mutable types of fabric8. */
final class Fabric8 {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Fabric8() {}

    /**
     * A new object on each call.
     *
     * @throws ViolationException if the tree is not of that type
     */
    static <T> T fromTree(Tree tree, Class<T> type) {
        JavaType wanted = MAPPER.constructType(type);
        Object object = read(tree, wanted);
        if (object == null) {
            Violations violations = new Violations("");
            EmbeddedShape<T> shape = new EmbeddedShape<>(type);
            shape.read(tree, FieldPath.ROOT, Strictness.LENIENT, violations);
            if (violations.errors() == 0) {
                shape.wrongType(tree, shape.noun(), FieldPath.ROOT, violations);
            }
            throw new ViolationException(violations.inOrder());
        }
        return type.cast(object);
    }

    /** Whether a tree is of a type, as fabric8 reads it. */
    static boolean isReadable(Tree tree, JavaType type) {
        return read(tree, type) != null;
    }

    private static @Nullable Object read(Tree tree, JavaType type) {
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            write(tree, tokens);
            return MAPPER.readerFor(type).readValue(tokens.asParser());
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Tree tree, TokenBuffer out) throws IOException {
        if (tree instanceof Tree.Mapping mapping) {
            out.writeStartObject();
            for (Tree.Field field : mapping.fields()) {
                out.writeFieldName(field.name());
                write(field.value(), out);
            }
            out.writeEndObject();
        } else if (tree instanceof Tree.Sequence sequence) {
            out.writeStartArray();
            for (Tree item : sequence.items()) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (tree instanceof Tree.Text text) {
            out.writeString(text.value());
        } else if (tree instanceof Tree.Decimal number) {
            write(number.value(), out);
        } else if (tree instanceof Tree.Flag flag) {
            out.writeBoolean(flag.value());
        } else {
            out.writeNull();
        }
    }

    /** A whole number is written as one, even if it has decimal places, as Kubernetes does when it reads YAML. */
    private static void write(BigDecimal number, TokenBuffer out) throws IOException {
        BigDecimal whole = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (whole.scale() > 0) {
            out.writeNumber(number);
        } else if (whole.toBigInteger().bitLength() < Integer.SIZE) {
            out.writeNumber(whole.intValueExact());
        } else if (whole.toBigInteger().bitLength() < Long.SIZE) {
            out.writeNumber(whole.longValueExact());
        } else {
            out.writeNumber(whole.toBigInteger());
        }
    }

    /** A copy of the object, without positions; later changes to the object have no effect. */
    static Tree toTree(Object object) {
        TreeBuilder copy = new TreeBuilder();
        copy.tree(parsed(object));
        return copy.finish();
    }

    private static Tree parsed(Object object) {
        try {
            Violations violations = new Violations("");
            return JsonReader.read(
                            "[" + MAPPER.writeValueAsString(object) + "]",
                            Bounds.DEFAULT,
                            Strictness.STRICT,
                            violations)
                    .stream()
                    .map(list -> ((Tree.Sequence) list).items().get(0))
                    .findFirst()
                    .orElseThrow(() -> new ViolationException(violations.inOrder()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
