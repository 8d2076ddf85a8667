package dev.gleaner.event.line;

import java.util.Set;

/**
 * Compares the path of a URL with a reference, segment by segment, without decoding them: the server completes the
 * namespace and the name of a reference from the body, but decides by those of the URL. Not thread-safe.
 */
public final class ObjectUrl {
    private static final byte[] API = {'a', 'p', 'i'};
    private static final byte[] APIS = {'a', 'p', 'i', 's'};
    private static final byte[] NAMESPACES = {'n', 'a', 'm', 'e', 's', 'p', 'a', 'c', 'e', 's'};

    /** The result of a comparison. */
    public enum Match {
        /** The URL has the namespace and the name of the reference. */
        SAME,
        /** The URL has the namespace of the reference, and no name. */
        WITHOUT_NAME,
        /** The URL has another form, and has to be decoded. */
        UNKNOWN
    }

    /** The words that have another meaning in the place of a resource. */
    private static final Set<String> AMBIGUOUS = Set.of("namespaces", "watch", "proxy", "status", "finalize");

    private byte[] bytes = {};
    private int at;
    private int end;

    ObjectUrl() {}

    /** Whether the URLs of a resource have the usual form; those of some resources always have to be decoded. */
    public static boolean isUsualFor(String resource) {
        return !AMBIGUOUS.contains(resource);
    }

    /** Compares the URL of a line with the reference of the line. */
    Match match(IndexedAuditEvent line, LinePart reference) {
        bytes = line.bytes();
        at = line.from(IndexedAuditEvent.REQUEST_URI);
        int to = line.to(IndexedAuditEvent.REQUEST_URI);
        int query = Words.indexOf((byte) '?', bytes, at, to);
        end = query < 0 ? to : query;
        return isWithout('%') && isWithout('\\') && acceptType(reference) ? matchName(reference) : Match.UNKNOWN;
    }

    private boolean isWithout(char escape) {
        return Words.indexOf((byte) escape, bytes, at, end) < 0;
    }

    /** Accepts the segments up to the resource. */
    private boolean acceptType(LinePart reference) {
        boolean hasGroup = has(reference, LoggedObjectReference.API_GROUP);
        return (hasGroup ? accept(APIS) && accept(reference, LoggedObjectReference.API_GROUP) : accept(API))
                && accept(reference, LoggedObjectReference.API_VERSION)
                && (!has(reference, LoggedObjectReference.NAMESPACE)
                        || accept(NAMESPACES) && accept(reference, LoggedObjectReference.NAMESPACE))
                && accept(reference, LoggedObjectReference.RESOURCE);
    }

    private Match matchName(LinePart reference) {
        if (at == end) {
            return has(reference, LoggedObjectReference.SUBRESOURCE) ? Match.UNKNOWN : Match.WITHOUT_NAME;
        }
        return accept(reference, LoggedObjectReference.NAME)
                        && (!has(reference, LoggedObjectReference.SUBRESOURCE)
                                || accept(reference, LoggedObjectReference.SUBRESOURCE))
                        && at == end
                ? Match.SAME
                : Match.UNKNOWN;
    }

    private static boolean has(LinePart reference, int field) {
        return reference.offsets().from(field) < reference.offsets().to(field);
    }

    /** Accepts a segment that is a field of the reference, which is not empty. */
    private boolean accept(LinePart reference, int field) {
        int from = reference.from() + reference.offsets().from(field);
        int to = reference.from() + reference.offsets().to(field);
        return from < to && accept(reference.bytes(), from, to);
    }

    private boolean accept(byte[] word) {
        return accept(word, 0, word.length);
    }

    private boolean accept(byte[] text, int from, int to) {
        int length = to - from;
        int next = at + 1 + length;
        if (next > end || bytes[at] != '/' || next < end && bytes[next] != '/') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + 1 + i] != text[from + i] || text[from + i] == '/') {
                return false;
            }
        }
        at = next;
        return true;
    }
}
