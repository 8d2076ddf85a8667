package dev.gleaner.document;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shape that reads the values of another one in another way. */
abstract class WrappedShape<T> extends Shape<T> {
    final Shape<T> inner;

    private WrappedShape(Shape<T> inner) {
        this.inner = inner;
    }

    @Override
    final Shape<T> plain() {
        return inner.plain();
    }

    @Override
    final String noun() {
        return inner.noun();
    }

    @Override
    final String plural() {
        return inner.plural();
    }

    @Override
    final void write(T value, Emitter out) {
        inner.write(value, out);
    }

    @Override
    boolean writesBack(T value, Tree tree) {
        return inner.writesBack(value, tree);
    }

    @Override
    final boolean acceptsNull() {
        return inner.acceptsNull();
    }

    @Override
    boolean acceptsEmptyMapping() {
        return inner.acceptsEmptyMapping();
    }

    /** A shape with an additional rule, which is checked if everything else is valid. */
    static final class Checked<T> extends WrappedShape<T> {
        private final Rule<? super T> rule;

        Checked(Shape<T> inner, Rule<? super T> rule) {
            super(inner);
            this.rule = rule;
        }

        @Override
        @Nullable
        T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            int before = violations.errors();
            T value = inner.read(tree, path, strictness, violations);
            if (value != null) {
                rule.check(value, tree.position(), path, violations);
            }
            return violations.errors() == before ? value : null;
        }
    }

    /** A shape whose messages do not contain the value that was found instead of an object. */
    static final class Secret<T> extends WrappedShape<T> {
        private final String example;

        Secret(Shape<T> inner, String example) {
            super(inner);
            this.example = example;
        }

        @Override
        @Nullable
        T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            boolean single = tree instanceof Tree.Text || tree instanceof Tree.Decimal || tree instanceof Tree.Flag;
            if (single) {
                violations.report(DocumentFault.TYPE, tree.position(), path, "a single value", noun() + example);
                return null;
            }
            return inner.read(tree, path, strictness, violations);
        }
    }

    /** A shape that reads an empty mapping as a value of its own. */
    static final class OrEmptyMapping<T> extends WrappedShape<T> {
        private final T none;

        OrEmptyMapping(Shape<T> inner, T none) {
            super(inner);
            this.none = none;
        }

        @Override
        @Nullable
        T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            return isEmptyMapping(tree) ? none : inner.read(tree, path, strictness, violations);
        }

        @Override
        boolean writesBack(T value, Tree tree) {
            return !isEmptyMapping(tree) && super.writesBack(value, tree);
        }

        @Override
        boolean acceptsEmptyMapping() {
            return true;
        }

        private static boolean isEmptyMapping(Tree tree) {
            return tree instanceof Tree.Mapping mapping && mapping.fields().isEmpty();
        }
    }

    /** A shape that reads for the version of another program. */
    static final class ForTarget<T> extends WrappedShape<T> {
        private final Function<TargetVersion, Optional<? extends TargetVersion>> other;

        ForTarget(Shape<T> inner, Function<TargetVersion, Optional<? extends TargetVersion>> other) {
            super(inner);
            this.other = other;
        }

        @Override
        @Nullable
        T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
            TargetVersion target = strictness.target();
            Strictness ofOther = target == null
                    ? strictness
                    : strictness.forVersion(other.apply(target).orElse(null));
            return inner.read(tree, path, ofOther, violations);
        }
    }
}
