package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an audit line by which audit policies decide: name and groups of the user, verb, and what the request is
 * for. Compares lines by the bytes of these parts, without decoding them. Reused for many lines; not thread-safe.
 */
public final class RequestParts {
    private static final int LONGEST = 1024;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    /** The fields of the reference that are parts. */
    private final int[] fields;

    private final boolean isUrlPart;

    // Where the parts of the line are.
    private final byte[][] bytes;
    private final int[] from;
    private final int[] to;
    private int count;

    private RequestParts(int[] fields, boolean isUrlPart) {
        this.fields = fields;
        this.isUrlPart = isUrlPart;
        int most = fields.length + 4;
        this.bytes = new byte[most][];
        this.from = new int[most];
        this.to = new int[most];
    }

    /** The name and the groups of the user, the verb, and the resource; for lines without a reference the URL. */
    public static RequestParts ofResource() {
        return new RequestParts(
                new int[] {
                    LoggedObjectReference.RESOURCE, LoggedObjectReference.API_GROUP, LoggedObjectReference.SUBRESOURCE
                },
                false);
    }

    /** The same parts with the namespace of the object, of no line yet. */
    public RequestParts withNamespace() {
        return with(LoggedObjectReference.NAMESPACE);
    }

    /** The same parts with the name of the object, of no line yet. */
    public RequestParts withName() {
        return with(LoggedObjectReference.NAME);
    }

    private RequestParts with(int field) {
        int[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = field;
        return new RequestParts(all, isUrlPart);
    }

    /** The same parts with the URL, of no line yet. */
    public RequestParts withUrl() {
        return new RequestParts(fields, true);
    }

    /**
     * Takes the parts of a line.
     *
     * @return whether the line has the parts: a user with a name, and a resource or no reference
     */
    public boolean take(LineEvent line) {
        if (!(line instanceof IndexedAuditEvent event)) {
            return false;
        }
        Slice<UserInfo> user = event.userSlice();
        Slice<ObjectReference> reference = event.referenceSlice();
        if (isEmpty(user, LoggedUserInfo.USERNAME)
                || reference != null && isEmpty(reference, LoggedObjectReference.RESOURCE)) {
            return false;
        }
        count = 0;
        add(user, LoggedUserInfo.USERNAME);
        add(event, IndexedAuditEvent.VERB);
        if (reference == null || isUrlPart) {
            add(event, IndexedAuditEvent.REQUEST_URI);
        }
        if (reference != null) {
            for (int field : fields) {
                add(reference, field);
            }
        }
        add(user, LoggedUserInfo.GROUPS);
        return true;
    }

    private static boolean isEmpty(Slice<?> slice, int field) {
        FieldOffsets offsets = slice.offsets();
        return offsets.from(field) == offsets.to(field);
    }

    private void add(Slice<?> slice, int field) {
        FieldOffsets offsets = slice.offsets();
        add(slice.bytes(), slice.from() + offsets.from(field), slice.from() + offsets.to(field));
    }

    private void add(IndexedAuditEvent event, int field) {
        add(event.bytes(), event.from(field), event.to(field));
    }

    private void add(byte[] bytes, int from, int to) {
        this.bytes[count] = bytes;
        this.from[count] = from;
        this.to[count] = to;
        count++;
    }

    /** A hash of the parts, without the groups: these rarely differ if the name is the same. */
    public int hash() {
        long hash = 0;
        for (int i = 0; i < count - 1; i++) {
            hash = (hash + SliceCache.hash(bytes[i], from[i], to[i])) * PRIME;
        }
        return (int) (hash >>> Integer.SIZE);
    }

    /** A copy of the parts; null if they are very long. */
    public byte @Nullable [] copy() {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += 2 + to[i] - from[i];
        }
        if (length > LONGEST) {
            return null;
        }
        byte[] copy = new byte[length];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int size = to[i] - from[i];
            copy[at] = (byte) (size >>> Byte.SIZE);
            copy[at + 1] = (byte) size;
            System.arraycopy(bytes[i], from[i], copy, at + 2, size);
            at += 2 + size;
        }
        return copy;
    }

    /** Whether the parts are those of a copy. */
    public boolean areSame(byte[] copy) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            int size = to[i] - from[i];
            if (at + 2 + size > copy.length
                    || copy[at] != (byte) (size >>> Byte.SIZE)
                    || copy[at + 1] != (byte) size
                    || !isSame(bytes[i], from[i], copy, at + 2, size)) {
                return false;
            }
            at += 2 + size;
        }
        return at == copy.length;
    }

    private static boolean isSame(byte[] bytes, int from, byte[] copy, int at, int size) {
        return size >= Words.SIZE
                ? Words.equal(bytes, from, copy, at, size)
                : Arrays.equals(bytes, from, from + size, copy, at, at + size);
    }
}
