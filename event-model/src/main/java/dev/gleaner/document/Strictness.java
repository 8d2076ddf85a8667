package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/**
 * How strictly an input is read.
 *
 * @param lenient whether fields that a type does not know are kept without a violation
 * @param asServer whether a text is taken as Kubernetes takes it: its first document, and of equal keys the last
 * @param tolerant whether a field whose value is wrong is kept as it is, with a warning
 * @param version the version that the input is for; null when any will do
 */
record Strictness(
        boolean lenient,
        boolean asServer,
        boolean tolerant,
        @Nullable Version version) {
    static final Strictness STRICT = new Strictness(false, false, false, null);
    static final Strictness LENIENT = new Strictness(true, false, false, null);
    static final Strictness TOLERANT = new Strictness(true, false, true, null);
    static final Strictness AS_SERVER = new Strictness(true, true, false, null);

    Strictness forVersion(Version target) {
        return new Strictness(lenient, asServer, tolerant, target);
    }
}
