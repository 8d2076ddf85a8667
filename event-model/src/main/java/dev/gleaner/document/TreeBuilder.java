package dev.gleaner.document;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a tree from the emitted pieces. */
final class TreeBuilder implements Emitter {
    private sealed interface Open {}

    private static final class OpenMapping implements Open {
        private final Map<String, Tree.Field> fields = new LinkedHashMap<>();
        private String name = "";
    }

    private record OpenSequence(List<Tree> items) implements Open {}

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Tree root;

    /** The tree that was emitted. */
    Tree finish() {
        return Objects.requireNonNull(root, "nothing was emitted");
    }

    @Override
    public void startMapping() {
        open.push(new OpenMapping());
    }

    @Override
    public void name(String name) {
        if (open.peek() instanceof OpenMapping mapping) {
            mapping.name = name;
        }
    }

    @Override
    public void endMapping() {
        if (open.pop() instanceof OpenMapping mapping) {
            add(new Tree.Mapping(mapping.fields, Position.NONE));
        }
    }

    @Override
    public void startSequence() {
        open.push(new OpenSequence(new ArrayList<>()));
    }

    @Override
    public void endSequence() {
        if (open.pop() instanceof OpenSequence sequence) {
            add(new Tree.Sequence(sequence.items, Position.NONE));
        }
    }

    @Override
    public void text(String value) {
        add(Tree.text(value));
    }

    @Override
    public void number(BigDecimal value) {
        add(Tree.number(value));
    }

    @Override
    public void flag(boolean value) {
        add(Tree.flag(value));
    }

    @Override
    public void nothing() {
        add(Tree.nothing());
    }

    @Override
    public void opaque(Tree.Field field) {
        name(field.name());
        tree(field.value());
        if (open.peek() instanceof OpenMapping mapping) {
            mapping.fields.computeIfPresent(
                    field.name(), (name, added) -> new Tree.Field(name, added.value(), Position.OPAQUE));
        }
    }

    private void add(Tree tree) {
        Open parent = open.peek();
        if (parent instanceof OpenMapping mapping) {
            mapping.fields.put(mapping.name, new Tree.Field(mapping.name, tree, Position.NONE));
        } else if (parent instanceof OpenSequence sequence) {
            sequence.items.add(tree);
        } else {
            root = tree;
        }
    }
}
