package dev.gleaner.event.line;

import dev.gleaner.event.audit.UserInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user from a log. Its fields are decoded on first use from bytes of its own, so that it does not keep the log in
 * memory. Thread-safe: concurrent callers decode the same values.
 */
final class LoggedUserInfo extends UserInfo {
    // The indexes of the fields in the offsets.
    static final int USERNAME = 0;
    static final int UID = 1;
    static final int GROUPS = 2;
    static final int EXTRA = 3;
    static final int FIELDS = 4;

    private final byte[] bytes;
    private final FieldOffsets offsets;
    private @Nullable String username;
    private @Nullable String uid;
    private @Nullable List<String> groups;
    private @Nullable Map<String, List<String>> extra;

    /** The user in a slice. */
    LoggedUserInfo(Slice<UserInfo> slice) {
        this.bytes = Arrays.copyOfRange(slice.bytes(), slice.from(), slice.to());
        this.offsets = slice.offsets();
    }

    @Override
    public String username() {
        String known = username;
        if (known == null) {
            known = text(USERNAME);
            username = known;
        }
        return known;
    }

    @Override
    public String uid() {
        String known = uid;
        if (known == null) {
            known = text(UID);
            uid = known;
        }
        return known;
    }

    private String text(int field) {
        return offsets.has(field) ? CanonicalJson.text(bytes, offsets.from(field), offsets.to(field)) : "";
    }

    @Override
    public List<String> groups() {
        List<String> known = groups;
        if (known == null) {
            known = offsets.has(GROUPS) ? decodedGroups() : List.of();
            groups = known;
        }
        return known;
    }

    private List<String> decodedGroups() {
        List<String> decoded = new ArrayList<>(4);
        over(GROUPS).acceptTexts(decoded);
        return Collections.unmodifiableList(decoded);
    }

    @Override
    public Map<String, List<String>> extra() {
        Map<String, List<String>> known = extra;
        if (known == null) {
            known = offsets.has(EXTRA) ? decodedExtra() : Map.of();
            extra = known;
        }
        return known;
    }

    private Map<String, List<String>> decodedExtra() {
        Map<String, List<String>> decoded = new LinkedHashMap<>();
        over(EXTRA).acceptTextsMapping(decoded);
        return Collections.unmodifiableMap(decoded);
    }

    private CanonicalJson over(int field) {
        CanonicalJson json = new CanonicalJson();
        json.over(bytes, offsets.from(field), offsets.to(field));
        return json;
    }
}
