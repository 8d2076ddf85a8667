package dev.gleaner.logging.delivery;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Objects;

/**
 * A mapping of options that may be absent.
 *
 * @param owner the mapping that has it
 * @param field its field there
 */
record SpecOptions(Part owner, String field) {
    private static final Tree.Mapping NONE = Tree.mapping(m -> {});

    SpecOptions {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(field, "field");
    }

    /** The options; empty if they are absent. */
    Tree.Mapping tree() {
        return owner.field(field).tree() instanceof Tree.Mapping mapping ? mapping : NONE;
    }

    /** The text of an option; empty if it is absent. */
    String text(String option) {
        return tree().text(option).orElse("");
    }

    /** A violation of an option, at its name; if it is absent, at the closest mapping that is not. */
    Violation violation(Fault fault, String option, Object... arguments) {
        Part part = owner.field(field);
        if (part.tree() instanceof Tree.Mapping mapping) {
            return Violation.of(
                    fault, part.file(), mapping.positionOf(option), part.path().field(option), arguments);
        }
        return Violation.of(
                fault, owner.file(), owner.tree().position(), part.path().field(option), arguments);
    }
}
