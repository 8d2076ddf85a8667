package dev.gleaner.harvester;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes chart values. Trees are immutable, so each change is a copy. */
final class ValueTree {
    private static final Tree.Mapping NONE = Tree.mapping(m -> {});

    private ValueTree() {}

    /**
     * The values with others over them, as helm merges them: mappings are merged, every other value is replaced, and
     * null removes a value (helm, pkg/chartutil/coalesce.go).
     */
    static Tree.Mapping merge(Tree.Mapping values, Tree.Mapping over) {
        return Tree.mapping(merged -> {
            for (Tree.Field field : values.fields()) {
                Tree other = over.get(field.name()).orElse(field.value());
                if (!(other instanceof Tree.Nothing) || field.value() instanceof Tree.Nothing) {
                    merged.put(field.name(), merge(field.value(), other));
                }
            }
            for (Tree.Field field : over.fields()) {
                if (values.get(field.name()).isEmpty() && !(field.value() instanceof Tree.Nothing)) {
                    merged.put(field.name(), merge(NONE, field.value()));
                }
            }
        });
    }

    private static Tree merge(Tree value, Tree over) {
        return over instanceof Tree.Mapping others
                ? merge(value instanceof Tree.Mapping values ? values : NONE, others)
                : over;
    }

    /** A value inside mappings. */
    static Tree.Mapping of(List<String> path, Tree value) {
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        return Tree.mapping(m -> m.put(name, rest.isEmpty() ? value : of(rest, value)));
    }

    /** The value at a path; null if there is none. */
    static Tree get(Tree value, List<String> path) {
        Tree found = value;
        for (String name : path) {
            found = found instanceof Tree.Mapping mapping ? mapping.get(name).orElse(Tree.nothing()) : Tree.nothing();
        }
        return found;
    }

    /** The list with each element changed; any other value remains unchanged. */
    static Tree mapItems(Tree list, UnaryOperator<Tree> change) {
        return list instanceof Tree.Sequence sequence
                ? Tree.sequence(sequence.items().stream().map(change).toArray(Tree[]::new))
                : list;
    }
}
