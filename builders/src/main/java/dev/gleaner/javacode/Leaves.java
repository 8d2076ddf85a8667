package dev.gleaner.javacode;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelValue;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The single values in a value: texts, numbers, booleans and words, with the names in mappings, in order. */
final class Leaves {
    private Leaves() {}

    static List<Object> of(Object value) {
        return stream(value).toList();
    }

    private static Stream<Object> stream(Object value) {
        if (value instanceof OpenObject model) {
            return ModelValue.of(model).fields().stream().flatMap(field -> stream(field.value()));
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Leaves::stream);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> Stream.concat(stream(entry.getKey()), stream(entry.getValue())));
        }
        if (value instanceof Embedded<?> embedded) {
            return stream(embedded.tree());
        }
        return value instanceof Tree tree ? ofTree(tree) : Stream.of(value);
    }

    private static Stream<Object> ofTree(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.fields().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field.name()), ofTree(field.value())));
        }
        if (tree instanceof Tree.Sequence sequence) {
            return sequence.items().stream().flatMap(Leaves::ofTree);
        }
        if (tree instanceof Tree.Text text) {
            return Stream.of(text.value());
        }
        if (tree instanceof Tree.Flag flag) {
            return Stream.of(flag.value());
        }
        return tree instanceof Tree.Decimal number && isInteger(number.value())
                ? Stream.of(number.value().intValueExact())
                : Stream.of(tree);
    }

    private static boolean isInteger(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0
                && plain.precision() - plain.scale() <= 18
                && plain.longValueExact() == plain.intValue();
    }
}
