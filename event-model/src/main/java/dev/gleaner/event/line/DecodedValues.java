package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuthenticationMetadata;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the audit events of a reading say in common, each value once. Thread-safe. */
public final class DecodedValues {
    /** Behind the key of the name, in names and in uids. */
    private static final int[] USER_OFFSETS = {13, 21, 29, 37, 53, 69};

    /** In the first address, and in the agent behind it. */
    private static final int[] ORIGIN_OFFSETS = {15, 23, 39, 47};

    /** In code, status and reason, or behind a shorter status. */
    private static final int[] STATUS_OFFSETS = {15, 23, 36, 44};

    private final SliceCache<UserInfo> users = new SliceCache<>(1 << 11, USER_OFFSETS);
    private final SliceCache<Origin> origins = new SliceCache<>(1 << 12, ORIGIN_OFFSETS);
    private final SliceCache<ObjectReference> references = new SliceCache<>(1 << 12);
    private final SliceCache<ResponseStatus> statuses = new SliceCache<>(1 << 10, STATUS_OFFSETS);
    private final SliceCache<Map<String, String>> annotations = new SliceCache<>(1 << 11);

    /** Values of a reading that begins. */
    public DecodedValues() {}

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

    /** Walks over bytes that were looked at before, and finds them as they were. */
    private static void walk(byte[] bytes, int from, int to, Predicate<AuditFields> walk) {
        AuditFields fields = new AuditFields();
        fields.over(bytes, from, to);
        if (!walk.test(fields)) {
            throw new IllegalStateException("the bytes of an event have changed");
        }
    }

    Origin origin(Slice<Origin> origin) {
        return origin.value((slice, start, end) -> {
            Origin.Builder builder = new Origin.Builder();
            walk(slice, start, end, fields -> fields.acceptOrigin(builder));
            return builder.build();
        });
    }

    UserInfo user(Slice<UserInfo> user) {
        return user.value(
                (slice, start, end) -> UserInfo.of(u -> walk(slice, start, end, fields -> fields.acceptUser(u))));
    }

    AuthenticationMetadata authenticationMetadata(byte[] bytes, int from, int to) {
        return AuthenticationMetadata.of(m -> walk(bytes, from, to, fields -> fields.acceptAuthenticationMetadata(m)));
    }

    ObjectReference reference(Slice<ObjectReference> reference) {
        return reference.value((slice, start, end) -> LoggedObjectReference.from(fields -> {
            AuditFields walk = new AuditFields();
            walk.over(slice, start, end);
            return walk.acceptObjectReference(fields);
        }));
    }

    ResponseStatus status(Slice<ResponseStatus> status) {
        return status.value((slice, start, end) ->
                ResponseStatus.of(s -> walk(slice, start, end, fields -> fields.acceptStatus(s))));
    }

    Map<String, String> annotations(Slice<Map<String, String>> annotations) {
        return annotations.value((slice, start, end) -> {
            Map<String, String> map = new LinkedHashMap<>();
            walk(slice, start, end, fields -> fields.acceptTextMapping(map));
            return Collections.unmodifiableMap(map);
        });
    }
}
