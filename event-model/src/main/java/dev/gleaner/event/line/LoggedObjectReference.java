package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import org.jspecify.annotations.Nullable;

/** A reference from a log. It is created without a builder, because there are many. */
final class LoggedObjectReference extends ObjectReference {
    // The indexes of the fields in the texts, in the order in which the server writes them.
    static final int RESOURCE = 0;
    static final int NAMESPACE = 1;
    static final int NAME = 2;
    static final int UID = 3;
    static final int API_GROUP = 4;
    static final int API_VERSION = 5;
    static final int RESOURCE_VERSION = 6;
    static final int SUBRESOURCE = 7;

    /** The texts; null for those that are not recorded. */
    private final @Nullable String[] texts;

    private LoggedObjectReference(@Nullable String[] texts) {
        this.texts = texts;
    }

    /** Fills in the texts of a reference. */
    interface Source {
        /** Fills in the texts; returns whether there was a reference. */
        boolean fill(@Nullable String[] texts);
    }

    /** Creates a reference from a source. */
    static ObjectReference from(Source source) {
        @Nullable String[] texts = new String[SUBRESOURCE + 1];
        if (!source.fill(texts)) {
            throw new IllegalStateException("the bytes of an event have changed");
        }
        return new LoggedObjectReference(texts);
    }

    /** Whether many references have the same value of a field. */
    static boolean isCommon(int field) {
        return switch (field) {
            case NAME, UID, RESOURCE_VERSION -> false;
            default -> true;
        };
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
