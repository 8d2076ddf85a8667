package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two ways in which helm merges mappings. */
final class ValueMerge {
    private ValueMerge() {}

    /**
     * The values of a user over the defaults of a chart: mappings are merged, null removes a default, and anything else
     * replaces it (helm, pkg/chartutil/coalesce.go).
     */
    static Tree.Mapping coalesce(Tree.Mapping values, Tree.Mapping defaults) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        defaults.fields().forEach(field -> fields.put(field.name(), field));
        for (Tree.Field field : values.fields()) {
            Tree.Field standard = fields.get(field.name());
            if (standard != null
                    && standard.value() instanceof Tree.Mapping below
                    && field.value() instanceof Tree.Mapping above) {
                fields.put(field.name(), new Tree.Field(field.name(), coalesce(above, below), field.position()));
            } else if (standard != null && field.value() instanceof Tree.Nothing) {
                fields.remove(field.name());
            } else {
                fields.put(field.name(), field);
            }
        }
        return Tree.mapping(values.position(), fields.values());
    }

    /**
     * A mapping whose missing values are taken from another one. A value that is false, zero or empty counts as missing
     * (the function {@code merge} of sprig), so that {@code false} does not replace {@code true}. Lists are not merged.
     */
    static Tree.Mapping fill(Tree.Mapping mapping, Tree.Mapping other) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        mapping.fields().forEach(field -> fields.put(field.name(), field));
        for (Tree.Field field : other.fields()) {
            Tree.Field own = fields.get(field.name());
            if (own != null
                    && own.value() instanceof Tree.Mapping above
                    && field.value() instanceof Tree.Mapping below) {
                fields.put(field.name(), new Tree.Field(field.name(), fill(above, below), own.position()));
            } else if (own == null || !isTrue(own.value())) {
                fields.put(field.name(), field);
            }
        }
        return Tree.mapping(mapping.position(), fields.values());
    }

    /** Whether a template takes a value as true: it is not false, null, zero or empty. */
    static boolean isTrue(Tree value) {
        if (value instanceof Tree.Flag flag) {
            return flag.value();
        }
        if (value instanceof Tree.Text text) {
            return !text.value().isEmpty();
        }
        if (value instanceof Tree.Decimal number) {
            return number.value().compareTo(BigDecimal.ZERO) != 0;
        }
        if (value instanceof Tree.Sequence sequence) {
            return !sequence.items().isEmpty();
        }
        return value instanceof Tree.Mapping mapping && !mapping.fields().isEmpty();
    }
}
