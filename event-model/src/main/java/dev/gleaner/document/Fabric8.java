package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between trees and the mutable types of fabric8. */
final class Fabric8 {
    static final ModelMapper MAPPER = hasJackson3() ? new Jackson3Mapper() : new Jackson2Mapper();

    private Fabric8() {}

    /** Whether the annotations of the model are those of Jackson 3. */
    private static boolean hasJackson3() {
        return Arrays.stream(Quantity.class.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith("tools.jackson."));
    }

    /**
     * A new object on each call.
     *
     * @throws ViolationException if the tree is not of that type
     */
    static <T> T fromTree(Tree tree, Class<T> type) {
        Object object = read(tree, type);
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
    static boolean isReadable(Tree tree, Type type) {
        return read(tree, type) != null;
    }

    private static @Nullable Object read(Tree tree, Type type) {
        try {
            return MAPPER.read(plain(tree), type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A tree as lists, maps, texts, numbers and flags. */
    private static @Nullable Object plain(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (Tree.Field field : mapping.fields()) {
                fields.put(field.name(), plain(field.value()));
            }
            return fields;
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Tree item : sequence.items()) {
                items.add(plain(item));
            }
            return items;
        }
        if (tree instanceof Tree.Text text) {
            return text.value();
        }
        if (tree instanceof Tree.Decimal number) {
            return plain(number.value());
        }
        return tree instanceof Tree.Flag flag ? flag.value() : null;
    }

    /** A whole number is an integer, even if it has decimal places, as in Kubernetes when it reads YAML. */
    private static Number plain(BigDecimal number) {
        BigDecimal whole = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (whole.scale() > 0) {
            return number;
        }
        int bits = whole.toBigInteger().bitLength();
        if (bits < Integer.SIZE) {
            return whole.intValueExact();
        }
        return bits < Long.SIZE ? (Number) whole.longValueExact() : whole.toBigInteger();
    }

    /** A copy of the object, without positions; later changes to the object have no effect. */
    static Tree toTree(Object object) {
        TreeBuilder copy = new TreeBuilder();
        copy.tree(parsed(object));
        return copy.finish();
    }

    private static Tree parsed(Object object) {
        Violations violations = new Violations("");
        return JsonReader.read("[" + MAPPER.write(object) + "]", Bounds.DEFAULT, Strictness.STRICT, violations).stream()
                .map(list -> ((Tree.Sequence) list).items().get(0))
                .findFirst()
                .orElseThrow(() -> new ViolationException(violations.inOrder()));
    }
}
