package dev.gleaner.event.line;

import java.util.Arrays;

/** Where the fields of an object are, as distances from its start. The scanner that finds the object sets them. */
final class FieldOffsets {
    /** The offsets of an object whose fields are not kept. */
    static final FieldOffsets NONE = new FieldOffsets(0);

    /** The start and the end of each field; 0 and 0 of a field that is absent. */
    private final int[] offsets;

    FieldOffsets(int fields) {
        this(new int[2 * fields]);
    }

    private FieldOffsets(int[] offsets) {
        this.offsets = offsets;
    }

    /** The same offsets, which do not change any more. */
    FieldOffsets copy() {
        return offsets.length == 0 ? NONE : new FieldOffsets(offsets.clone());
    }

    /** Makes all fields absent. */
    void clear() {
        Arrays.fill(offsets, 0);
    }

    void set(int field, int from, int to) {
        offsets[2 * field] = from;
        offsets[2 * field + 1] = to;
    }

    /** Whether a field is there. */
    boolean has(int field) {
        return offsets[2 * field] != 0;
    }

    /** The start of a field; 0 if it is absent. */
    int from(int field) {
        return offsets[2 * field];
    }

    /** The end of a field; 0 if it is absent. */
    int to(int field) {
        return offsets[2 * field + 1];
    }
}
