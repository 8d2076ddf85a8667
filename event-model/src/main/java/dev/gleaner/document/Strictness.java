package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/**
 * How strictly an input is read.
 *
 * @param lenient whether fields that a type does not know are kept without a violation
 * @param asServer whether only the first document and the last of duplicate keys are used, as in Kubernetes
 * @param tolerant whether a field with an invalid value is kept, with a warning
 * @param asFile whether an opaque value that was built is unknown, as it is in a file
 * @param target the target version; null for any version
 */
record Strictness(
        boolean lenient,
        boolean asServer,
        boolean tolerant,
        boolean asFile,
        @Nullable TargetVersion target) {
    static final Strictness STRICT = new Strictness(false, false, false, false, null);
    static final Strictness LENIENT = new Strictness(true, false, false, false, null);
    static final Strictness TOLERANT = new Strictness(true, false, true, false, null);
    static final Strictness AS_SERVER = new Strictness(true, true, false, false, null);

    Strictness forVersion(@Nullable TargetVersion target) {
        return new Strictness(lenient, asServer, tolerant, asFile, target);
    }

    Strictness ofFiles() {
        return new Strictness(lenient, asServer, tolerant, true, target);
    }

    /** Whether a field is the key of an opaque value that is accepted because a program built it. */
    boolean accepts(Tree.Field field) {
        return !asFile && field.isOpaque();
    }
}
