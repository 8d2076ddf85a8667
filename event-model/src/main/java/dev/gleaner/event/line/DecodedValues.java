package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import java.util.Arrays;
import java.util.Map;

/**
 * A cache of the values that many audit events of a reading share, such as users. Each value is decoded once.
 * Thread-safe.
 *
 * <p>The end of a user, an origin or a status is not known before it is parsed. These values are looked up by a few
 * words of eight bytes at fixed distances from their start. The distances are chosen so that most values differ there,
 * and that even the shortest values have bytes there. The end of references and annotations is known: they end at the
 * next brace or at the end of the line. These are looked up by all their bytes.
 */
public final class DecodedValues {
    /** Users differ in the first 64 bytes: in the name, or after a short name in the uid or the groups. */
    private static final int[] USER_WORDS = after("{\"username\":\"", 0, 8, 16, 24, 40, 56);

    /** The first address takes up to two words; the user agent follows. */
    private static final int[] ORIGIN_WORDS = after(",\"sourceIPs\":[\"", 0, 8, 24, 32);

    /** A success has only a code; a failure continues with {@code "status":"Failure","message":"}. */
    private static final int[] STATUS_WORDS = after("{\"metadata\":{},", 0, 8, 21, 29);

    private final SliceCache<UserInfo> users = new SliceCache<>(1 << 11, USER_WORDS);
    private final SliceCache<Origin> origins = new SliceCache<>(1 << 12, ORIGIN_WORDS);
    private final SliceCache<ObjectReference> references = new SliceCache<>(1 << 12);
    private final SliceCache<ResponseStatus> statuses = new SliceCache<>(1 << 10, STATUS_WORDS);
    private final SliceCache<Map<String, String>> annotations = new SliceCache<>(1 << 11);

    /** Creates an empty cache. */
    public DecodedValues() {}

    /** The offsets of words in a value. Distances are counted from the end of the start that all such values share. */
    private static int[] after(String start, int... distances) {
        return Arrays.stream(distances)
                .map(distance -> start.length() + distance)
                .toArray();
    }

    SliceCache<UserInfo> users() {
        return users;
    }

    SliceCache<Origin> origins() {
        return origins;
    }

    SliceCache<ObjectReference> references() {
        return references;
    }

    SliceCache<ResponseStatus> statuses() {
        return statuses;
    }

    SliceCache<Map<String, String>> annotations() {
        return annotations;
    }
}
