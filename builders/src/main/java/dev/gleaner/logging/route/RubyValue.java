package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of records as fluentd holds them: maps and lists that filters change in place, texts, numbers, booleans
 * and null.
 */
final class RubyValue {
    private RubyValue() {}

    /** A new value with the content of a tree. */
    static @Nullable Object of(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return map(mapping);
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.items().forEach(item -> list.add(of(item)));
            return list;
        }
        if (tree instanceof Tree.Text text) {
            return text.value();
        }
        if (tree instanceof Tree.Decimal number) {
            return number.value();
        }
        return tree instanceof Tree.Flag flag ? (Object) flag.value() : null;
    }

    /** A new map with the fields of a mapping. */
    static Map<String, @Nullable Object> map(Tree.Mapping mapping) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        mapping.fields().forEach(field -> map.put(field.name(), of(field.value())));
        return map;
    }

    /** A tree with the content of a value. */
    static Tree tree(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return Tree.mapping(m -> map.forEach((name, field) -> m.put(String.valueOf(name), tree(field))));
        }
        if (value instanceof List<?> list) {
            return Tree.sequence(list.stream().map(RubyValue::tree).toArray(Tree[]::new));
        }
        if (value instanceof String text) {
            return Tree.text(text);
        }
        if (value instanceof BigDecimal number) {
            return Tree.number(number);
        }
        return value instanceof Boolean flag ? Tree.flag(flag) : Tree.nothing();
    }

    /** The text of a value, as {@code to_s} of Ruby makes it. */
    static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value == null ? "" : inspect(value);
    }

    private static String inspect(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> inspect(entry.getKey()) + "=>" + inspect(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RubyValue::inspect).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? String.valueOf(number.doubleValue()) : number.toPlainString();
        }
        return value == null ? "nil" : value.toString();
    }

    /** The class of a value in Ruby, for messages. */
    static String className(@Nullable Object value) {
        if (value instanceof Map) {
            return "Hash";
        }
        if (value instanceof List) {
            return "Array";
        }
        if (value instanceof Boolean flag) {
            return flag ? "TrueClass" : "FalseClass";
        }
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? "Float" : "Integer";
        }
        return value == null ? "NilClass" : "String";
    }
}
