package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import org.jspecify.annotations.Nullable;

/** A reference from a log. It is created without a builder, because there are many. */
final class LoggedObjectReference extends ObjectReference {
    // The indexes of the fields in the offsets and the texts, in the order in which the server writes them.
    static final int RESOURCE = 0;
    static final int NAMESPACE = 1;
    static final int NAME = 2;
    static final int UID = 3;
    static final int API_GROUP = 4;
    static final int API_VERSION = 5;
    static final int RESOURCE_VERSION = 6;
    static final int SUBRESOURCE = 7;
    static final int FIELDS = 8;

    /** The texts; null for those that are not recorded. */
    private final @Nullable String[] texts;

    /** The reference in a slice. */
    LoggedObjectReference(Slice<ObjectReference> slice) {
        FieldOffsets offsets = slice.offsets();
        texts = new String[FIELDS];
        for (int field = 0; field < FIELDS; field++) {
            if (offsets.has(field)) {
                int from = slice.from() + offsets.from(field);
                texts[field] = text(field, slice.bytes(), from, slice.from() + offsets.to(field));
            }
        }
    }

    private static String text(int field, byte[] bytes, int from, int to) {
        boolean isPlain = CanonicalJson.isPlain(bytes, from, to);
        return isPlain && isCommon(field)
                ? RecentTexts.of(bytes, from, to)
                : CanonicalJson.text(bytes, from, to, isPlain);
    }

    /** Whether many references have the same value of a field. */
    private static boolean isCommon(int field) {
        return field != NAME && field != UID && field != RESOURCE_VERSION;
    }

    private String text(int field) {
        String text = texts[field];
        return text == null ? "" : text;
    }

    @Override
    public String resource() {
        return text(RESOURCE);
    }

    @Override
    public String namespace() {
        return text(NAMESPACE);
    }

    @Override
    public String name() {
        return text(NAME);
    }

    @Override
    public String uid() {
        return text(UID);
    }

    @Override
    public String apiGroup() {
        return text(API_GROUP);
    }

    @Override
    public String apiVersion() {
        return text(API_VERSION);
    }

    @Override
    public String resourceVersion() {
        return text(RESOURCE_VERSION);
    }

    @Override
    public String subresource() {
        return text(SUBRESOURCE);
    }
}
