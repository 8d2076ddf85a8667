package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a value inside mappings, such as {@code global.cattle.psp.enabled}. Trees are immutable, so each change is
 * a copy.
 *
 * @param names the names, at least one
 */
record ValuePath(List<String> names) {
    ValuePath {
        names = List.copyOf(names);
    }

    /** A path whose names have no dot. */
    static ValuePath of(String path) {
        return new ValuePath(List.of(path.split("\\.", -1)));
    }

    /** The value; empty if there is none, or null. */
    Optional<Tree> in(Tree values) {
        Optional<Tree> found = Optional.of(values);
        for (String name : names) {
            found = found.flatMap(
                    value -> value instanceof Tree.Mapping mapping ? mapping.get(name) : Optional.empty());
        }
        return found.filter(value -> !(value instanceof Tree.Nothing));
    }

    /** The text; empty if there is none, or if the value is not a text. */
    Optional<String> textIn(Tree values) {
        return in(values)
                .flatMap(value -> value instanceof Tree.Text text ? Optional.of(text.value()) : Optional.empty());
    }

    /** The values with this value set. An object that does not exist is created; one that exists keeps its order. */
    Tree.Mapping set(Tree.Mapping values, Tree value) {
        String name = names.get(0);
        return with(values, name, names.size() == 1 ? value : rest().set(mapping(values, name), value));
    }

    /** The values without this value; the objects that contain it stay. */
    Tree.Mapping remove(Tree.Mapping values) {
        String name = names.get(0);
        if (in(values).isEmpty()) {
            return values;
        }
        return names.size() == 1 ? without(values, name) : with(values, name, rest().remove(mapping(values, name)));
    }

    /** The values without this value, and without the objects that are empty then. */
    Tree.Mapping prune(Tree.Mapping values) {
        Tree.Mapping pruned = remove(values);
        for (ValuePath above = this; above.names.size() > 1; ) {
            above = new ValuePath(above.names.subList(0, above.names.size() - 1));
            if (above.in(pruned).filter(ValuePath::isEmpty).isPresent()) {
                pruned = above.remove(pruned);
            }
        }
        return pruned;
    }

    /** Whether a value is a mapping without fields. */
    static boolean isEmpty(Tree value) {
        return value instanceof Tree.Mapping mapping && mapping.fields().isEmpty();
    }

    private ValuePath rest() {
        return new ValuePath(names.subList(1, names.size()));
    }

    private static Tree.Mapping mapping(Tree.Mapping values, String name) {
        return values.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping mapping
                ? mapping
                : Tree.mapping(m -> {});
    }

    private static Tree.Mapping with(Tree.Mapping values, String name, Tree value) {
        return Tree.mapping(m -> {
            values.fields().forEach(field -> m.put(field.name(), field.value()));
            m.put(name, value);
        });
    }

    private static Tree.Mapping without(Tree.Mapping values, String name) {
        List<Tree.Field> kept = new ArrayList<>(values.fields());
        kept.removeIf(field -> field.name().equals(name));
        return Tree.mapping(values.position(), kept);
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
