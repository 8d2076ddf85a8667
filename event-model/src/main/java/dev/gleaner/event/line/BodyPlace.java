package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in a body, on the way to {@code managedFields}. */
enum BodyPlace {
    /** The body: an object, a list of objects, or a table. */
    BODY,
    /** The items of a list. */
    ITEMS,
    /** The rows of a table. */
    ROWS,
    /** A row of a table. */
    ROW,
    /** An object in a list or a table. */
    OBJECT,
    /** The metadata of an object. */
    METADATA,
    /** The fields themselves. */
    MANAGED_FIELDS,
    /** Any other place. */
    OTHER;

    private static final byte[] METADATA_NAME = bytes("metadata");
    private static final byte[] ITEMS_NAME = bytes("items");
    private static final byte[] ROWS_NAME = bytes("rows");
    private static final byte[] OBJECT_NAME = bytes("object");
    private static final byte[] MANAGED_FIELDS_NAME = bytes("managedFields");

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The place of a field of an object here, whose name is a range of bytes. */
    BodyPlace field(byte[] bytes, int from, int to) {
        return switch (this) {
            case BODY ->
                is(METADATA_NAME, bytes, from, to)
                        ? METADATA
                        : is(ITEMS_NAME, bytes, from, to) ? ITEMS : is(ROWS_NAME, bytes, from, to) ? ROWS : OTHER;
            case OBJECT -> is(METADATA_NAME, bytes, from, to) ? METADATA : OTHER;
            case ROW -> is(OBJECT_NAME, bytes, from, to) ? OBJECT : OTHER;
            case METADATA -> is(MANAGED_FIELDS_NAME, bytes, from, to) ? MANAGED_FIELDS : OTHER;
            default -> OTHER;
        };
    }

    /** The place of an item of a list here. */
    BodyPlace item() {
        return switch (this) {
            case ITEMS -> OBJECT;
            case ROWS -> ROW;
            default -> OTHER;
        };
    }

    private static boolean is(byte[] name, byte[] bytes, int from, int to) {
        return Arrays.equals(name, 0, name.length, bytes, from, to);
    }
}
