package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import java.util.OptionalInt;

/** Numbers that are not pointers in Go, so that 0 is the same as absent. */
final class Numbers {
    private Numbers() {}

    /** A number; empty if it is absent or 0. */
    static OptionalInt of(Tree.Mapping spec, String field) {
        return spec.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal number
                        && number.value().signum() != 0
                ? OptionalInt.of(number.value().intValue())
                : OptionalInt.empty();
    }
}
