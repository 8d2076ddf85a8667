package dev.gleaner.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of any names to values of one shape. A name with the value null is dropped with a warning, as the API
 * server does if the schema of a custom resource does not allow null (apiextensions-apiserver v0.24,
 * pkg/apiserver/schema/defaulting/prunenulls.go), and as Helm does for the values of a chart.
 */
final class MapShape<V> extends Shape<Map<String, V>> {
    private final Shape<V> value;

    MapShape(Shape<V> value) {
        this.value = value;
    }

    Shape<V> value() {
        return value;
    }

    @Override
    String noun() {
        return "a mapping of names to " + value.plural();
    }

    @Override
    String plural() {
        return "mappings of names to " + value.plural();
    }

    @Override
    @Nullable
    Map<String, V> read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return wrongType(tree, noun(), path, violations);
        }
        Map<String, V> values = new LinkedHashMap<>();
        int before = violations.errors();
        for (Tree.Field field : mapping.fields()) {
            if (field.value() instanceof Tree.Nothing && !value.acceptsNull()) {
                violations.report(DocumentFault.NULL_DROPPED, field.position(), path.field(field.name()));
                continue;
            }
            V read = value.read(field.value(), path.field(field.name()), strictness, violations);
            if (read != null) {
                values.put(field.name(), read);
            }
        }
        return violations.errors() == before ? Collections.unmodifiableMap(values) : null;
    }

    @Override
    boolean writesBack(Map<String, V> values, Tree tree) {
        return tree instanceof Tree.Mapping mapping
                && mapping.fields().stream().allMatch(field -> {
                    V read = values.get(field.name());
                    return read != null && value.writesBack(read, field.value());
                });
    }

    @Override
    void write(Map<String, V> values, Emitter out) {
        out.startMapping();
        values.forEach((name, v) -> {
            out.name(name);
            value.write(v, out);
        });
        out.endMapping();
    }
}
