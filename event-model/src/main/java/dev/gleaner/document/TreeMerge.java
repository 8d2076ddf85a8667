package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the change of a value to the tree that it was read from. Unchanged parts stay as they were read, even if
 * Gleaner would write them in another form.
 */
final class TreeMerge {
    private TreeMerge() {}

    /**
     * The tree after the change.
     *
     * @param read the tree that was read
     * @param before the value that was read from it
     * @param after the changed value
     */
    static Tree merge(Tree read, Tree before, Tree after) {
        if (before.equals(after)) {
            return read;
        }
        if (read instanceof Tree.Mapping from
                && before instanceof Tree.Mapping old
                && after instanceof Tree.Mapping to) {
            return mapping(from, old, to);
        }
        if (read instanceof Tree.Sequence from
                && before instanceof Tree.Sequence old
                && after instanceof Tree.Sequence to
                && from.items().size() == old.items().size()) {
            return sequence(from, old, to);
        }
        return after;
    }

    private static Tree mapping(Tree.Mapping read, Tree.Mapping before, Tree.Mapping after) {
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : read.fields()) {
            Optional<Tree> old = before.get(field.name());
            Optional<Tree> changed = after.get(field.name());
            if (changed.isPresent()) {
                Tree value =
                        old.map(was -> merge(field.value(), was, changed.get())).orElseGet(changed::get);
                fields.add(new Tree.Field(field.name(), value, field.position()));
            } else if (old.isEmpty()) {
                fields.add(field);
            }
        }
        int last = 0;
        for (Tree.Field field : after.fields()) {
            if (read.get(field.name()).isPresent()) {
                last = indexOf(fields, field.name()) + 1;
            } else if (!before.get(field.name()).equals(Optional.of(field.value()))) {
                fields.add(last++, field);
            }
        }
        return Tree.mapping(read.position(), fields);
    }

    private static int indexOf(List<Tree.Field> fields, String name) {
        int index = 0;
        while (!fields.get(index).name().equals(name)) {
            index++;
        }
        return index;
    }

    private static Tree sequence(Tree.Sequence read, Tree.Sequence before, Tree.Sequence after) {
        int[] origin = Alignment.of(List.copyOf(before.items()), List.copyOf(after.items()));
        List<Tree> items = new ArrayList<>();
        for (Tree item : after.items()) {
            int from = origin[items.size()];
            items.add(
                    from == Alignment.NONE
                            ? item
                            : merge(read.items().get(from), before.items().get(from), item));
        }
        return Tree.sequence(items.toArray(Tree[]::new));
    }
}
