package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values of one shape. */
final class ListShape<E> extends Shape<List<E>> {
    private final Shape<E> element;

    ListShape(Shape<E> element) {
        this.element = element;
    }

    Shape<E> element() {
        return element;
    }

    @Override
    String noun() {
        return "a list of " + element.plural();
    }

    @Override
    String plural() {
        return "lists of " + element.plural();
    }

    @Override
    @Nullable
    List<E> read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            return wrongType(tree, noun(), path, violations);
        }
        List<E> values = new ArrayList<>(sequence.items().size());
        int before = violations.errors();
        for (int i = 0; i < sequence.items().size(); i++) {
            E value = element.read(sequence.items().get(i), path.index(i), strictness, violations);
            if (value != null) {
                values.add(value);
            }
        }
        return violations.errors() == before ? List.copyOf(values) : null;
    }

    @Override
    boolean writesBack(List<E> value, Tree tree) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            return false;
        }
        for (int i = 0; i < value.size(); i++) {
            if (!element.writesBack(value.get(i), sequence.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    void write(List<E> value, Emitter out) {
        out.startSequence();
        for (E item : value) {
            element.write(item, out);
        }
        out.endSequence();
    }
}
