package dev.gleaner.audit.validate;

import dev.gleaner.document.Tree;
import org.jspecify.annotations.Nullable;

/** An object in a text, and the object that contains it, which is null for the document. */
record Holder(
        GoType.Struct type, Tree.Mapping mapping, @Nullable Holder outer) {
    /** Whether a field is known here and not empty. */
    boolean has(String name) {
        return type.fields().containsKey(name) && mapping.hasValue(name);
    }
}
