package dev.gleaner.event.line;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import java.util.Arrays;
import java.util.Map;

/**
 * The values that audit events of a reading have in common, each of which is decoded once. Thread-safe.
 *
 * <p>A user, an origin and a status are looked up before it is known where they end: by a few words of eight bytes at
 * fixed distances from their start. A good distance is one at which most values differ, and at which the shortest ones
 * still have bytes. References and annotations are looked up as a whole, because the next brace and the end of the line
 * say where they end.
 */
public final class DecodedValues {
    /** The name tells users apart, and so does the uid or the group behind a short name: the first 64 bytes. */
    private static final int[] USER_WORDS = behind("{\"username\":\"", 0, 8, 16, 24, 40, 56);

    /** The first address takes up to two words; the user agent follows. */
    private static final int[] ORIGIN_WORDS = behind(",\"sourceIPs\":[\"", 0, 8, 24, 32);

    /** A success is its code alone; a failure goes on with {@code "status":"Failure","message":"}. */
    private static final int[] STATUS_WORDS = behind("{\"metadata\":{},", 0, 8, 21, 29);

    private final SliceCache<UserInfo> users = new SliceCache<>(1 << 11, USER_WORDS);
    private final SliceCache<Origin> origins = new SliceCache<>(1 << 12, ORIGIN_WORDS);
    private final SliceCache<ObjectReference> references = new SliceCache<>(1 << 12);
    private final SliceCache<ResponseStatus> statuses = new SliceCache<>(1 << 10, STATUS_WORDS);
    private final SliceCache<Map<String, String>> annotations = new SliceCache<>(1 << 11);

    /** The values of a new reading. */
    public DecodedValues() {}

    /** Offsets from the start of a value, given as distances from the end of what all such values start with. */
    private static int[] behind(String start, int... distances) {
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
