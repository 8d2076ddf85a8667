package dev.gleaner.manifest;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Part;
import java.util.List;
import java.util.Optional;

/** Gives the tests of other packages the types of all kinds. */
public final class KindTypes {
    private KindTypes() {}

    /** The types, in the order of the kinds. */
    public static List<Class<? extends ModelManifest>> all() {
        return List.copyOf(Kinds.types().values());
    }

    /** The type of an object; empty if it has no kind with a model. */
    public static Optional<Class<? extends ModelManifest>> of(Part object) {
        return Kinds.of(object);
    }
}
