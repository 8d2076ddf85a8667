package dev.gleaner.event.line;

/** An object in a line, and where its fields are. */
interface LinePart {
    /** An array with the bytes of the object, and with others. */
    byte[] bytes();

    /** The index in the bytes at which the object starts. */
    int from();

    /** Where the fields are, from the start of the object. */
    FieldOffsets offsets();
}
