package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/** The shape that a type declares, resolved on first use. */
final class ShapeReference<T> extends Shape<T> {
    private final Class<T> type;
    private @Nullable Shape<T> target;

    ShapeReference(Class<T> type) {
        this.type = type;
    }

    /** Needs no lock: shapes are immutable, and all threads find the same one. */
    private Shape<T> target() {
        Shape<T> found = target;
        if (found == null) {
            found = Shape.declaredBy(type);
            target = found;
        }
        return found;
    }

    @Override
    String noun() {
        return target().noun();
    }

    @Override
    String plural() {
        return target().plural();
    }

    @Override
    Shape<T> plain() {
        return target().plain();
    }

    @Override
    @Nullable
    T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        return target().read(tree, path, strictness, violations);
    }

    @Override
    boolean writesBack(T value, Tree tree) {
        return target().writesBack(value, tree);
    }

    @Override
    boolean acceptsNull() {
        return target().acceptsNull();
    }

    @Override
    void write(T value, Emitter out) {
        target().write(value, out);
    }
}
