package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Values as Go prints them, and mappings with other fields. */
final class Texts {
    /** An empty mapping. */
    static final Tree.Mapping NONE = Tree.mapping(m -> {});

    private Texts() {}

    /** A single value as text; empty for a list, a mapping and null. */
    static String of(Tree value) {
        if (value instanceof Tree.Text text) {
            return text.value();
        }
        if (value instanceof Tree.Decimal number) {
            return number.value().stripTrailingZeros().toPlainString();
        }
        return value instanceof Tree.Flag flag ? Boolean.toString(flag.value()) : "";
    }

    /** A single value as it is written, so that a name such as {@code y} is not {@code true}. */
    static String spelled(Tree value) {
        return value instanceof Tree.Flag flag && !flag.spelling().isEmpty() ? flag.spelling() : of(value);
    }

    /** Whether a value is what Go takes for absent if the field is not a pointer. */
    static boolean isZero(Tree value) {
        if (value instanceof Tree.Decimal number) {
            return number.value().compareTo(BigDecimal.ZERO) == 0;
        }
        if (value instanceof Tree.Flag flag) {
            return !flag.value();
        }
        return Texts.of(value).isEmpty();
    }

    /** The entries of a mapping as texts, sorted; empty for any other value. */
    static NavigableMap<String, String> entries(Tree value) {
        NavigableMap<String, String> entries = new TreeMap<>(FluentdDirective.BYTE_ORDER);
        if (value instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(field -> entries.put(field.name(), of(field.value())));
        }
        return entries;
    }

    /** A mapping of texts as JSON on one line, in the order of the mapping. */
    static String json(NavigableMap<String, String> entries) {
        return Tree.mapping(m -> entries.forEach(m::put)).toJsonLine();
    }

    /** A field that is a mapping; an empty one if it is not. */
    static Tree.Mapping mapping(Tree.Mapping spec, String field) {
        return spec.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping mapping ? mapping : NONE;
    }

    /** The elements of a list that are mappings; none for any other value. */
    static List<Tree.Mapping> mappings(Tree value) {
        return value instanceof Tree.Sequence list
                ? list.items().stream()
                        .filter(Tree.Mapping.class::isInstance)
                        .map(Tree.Mapping.class::cast)
                        .toList()
                : List.of();
    }

    /** The elements of a list as texts; none if the field is no list. */
    static List<String> texts(Tree.Mapping spec, String list) {
        return spec.get(list).orElse(Tree.nothing()) instanceof Tree.Sequence sequence
                ? sequence.items().stream().map(Texts::of).toList()
                : List.of();
    }

    /** A mapping with one field set. */
    static Tree.Mapping with(Tree.Mapping mapping, String name, Tree value) {
        return Tree.mapping(m -> {
            mapping.fields().forEach(field -> m.put(field.name(), field.value()));
            m.put(name, value);
        });
    }

    /** A mapping with one text set. */
    static Tree.Mapping with(Tree.Mapping mapping, String name, String value) {
        return with(mapping, name, Tree.text(value));
    }
}
