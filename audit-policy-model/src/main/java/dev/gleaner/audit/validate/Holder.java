package dev.gleaner.audit.validate;

import dev.gleaner.document.Tree;
import org.jspecify.annotations.Nullable;

/** An object with fields, as it stands in a text, and the object around it; null when it is the document. */
record Holder(
        GoType.Struct type, Tree.Mapping mapping, @Nullable Holder outer) {
    /** Whether a field is known here and has something in it. */
    boolean has(String name) {
        return type.fields().containsKey(name) && mapping.has(name);
    }
}
