package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/**
 * How strictly an input is read.
 *
 * @param lenient whether fields that a type does not know are kept without a violation
 * @param asServer whether a text is taken as Kubernetes takes it: its first document, and of equal keys the last
 * @param version the version that the input is for; null when any will do
 */
record Strictness(
        boolean lenient, boolean asServer, @Nullable Version version) {
    static final Strictness STRICT = new Strictness(false, false, null);
    static final Strictness LENIENT = new Strictness(true, false, null);
    static final Strictness AS_SERVER = new Strictness(true, true, null);

    Strictness forVersion(Version target) {
        return new Strictness(lenient, asServer, target);
    }
}
