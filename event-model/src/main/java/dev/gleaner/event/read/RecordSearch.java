package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches an object of no known kind for the records that it carries: objects of a known kind, at any depth, and texts
 * that mention one. A record inside another record belongs to it and is not found by itself. Each byte is examined
 * once. Not thread-safe.
 */
final class RecordSearch {
    private static final String[] MARKS = {"audit.k8s.io", "AUDIT: id="};

    /** The names of fields that only records have. A quote or its escape follows them. */
    private static final String[] NAMES = {"involvedObject", "regarding"};

    /** The names of fields that records have, and other objects too. */
    private static final String[] COMMON_NAMES = {"auditID", "protoPayload", "ka.verb"};

    /** The starts of texts in Base64 that may be an object, a list or a gzip member. */
    static final String[] BASE64 = {"eyJ", "eyA", "ewo", "ew0K", "ewk", "W3s", "H4sI"};

    private static final String QUOTES = "\"\\";
    private static final byte[] NAME = "name".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 256;

    private final byte[] bytes;
    private final int to;
    private final int deepest;
    private final List<Found> found = new ArrayList<>();
    private int at;

    /** The number of items of lists so far, and that of the innermost one here. */
    private int items;

    private int item;
    private boolean isBroken;

    private RecordSearch(byte[] bytes, int from, int to, int deepest) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.deepest = deepest;
    }

    /**
     * A record in the bytes of its carrier.
     *
     * @param from the start of the object or text
     * @param to the end
     * @param pods the pods that the carriers name, from the outermost on; the innermost are left out if there are many
     * @param item the number of the innermost item of a list around it, or 0
     * @param kind the kinds of the carriers in words, from the outermost on; empty if none is known
     */
    record Found(int from, int to, int item, List<PodInfo> pods, String kind) {
        private Found in(@Nullable PodInfo outer, String outerKind) {
            List<PodInfo> all = outer == null
                    ? pods
                    : Stream.concat(Stream.of(outer), pods.stream())
                            .limit(EntryReader.DEEPEST)
                            .toList();
            boolean isSame = outerKind.isEmpty() || kind.equals(outerKind) || kind.startsWith(outerKind + " > ");
            return new Found(
                    from, to, item, all, isSame ? kind : kind.isEmpty() ? outerKind : outerKind + " > " + kind);
        }
    }

    /** The records in the object at an index, in order. What stands before a syntax error is found. */
    static List<Found> in(byte[] bytes, int from, int to, int deepest) {
        RecordSearch search = new RecordSearch(bytes, from, to, deepest);
        search.object(0);
        return search.found;
    }

    /** The records in the members of an object, from one of them on, in order. */
    static List<Found> inMembers(byte[] bytes, int from, int to, int deepest) {
        RecordSearch search = new RecordSearch(bytes, from, to, deepest);
        search.restOfMembers(0);
        return search.found;
    }

    /** The pod that the object at an index names as the origin of what it carries; null if it names none. */
    static @Nullable PodInfo podOf(byte[] bytes, int from, int to, int deepest) {
        return new RecordSearch(bytes, from, to, deepest).object(0);
    }

    /** The kind of the object at an index, judged by the fields before the end of the range. */
    static RecordKind kindSoFar(byte[] bytes, int from, int to, int deepest) {
        RecordSearch search = new RecordSearch(bytes, from, to, deepest);
        return RecordKind.of(search.members(0));
    }

    /** Whether a range of bytes mentions an audit event or a Kubernetes event, beyond doubt. */
    static boolean mentionsRecord(byte[] bytes, int from, int to) {
        return mentions(bytes, from, to, false);
    }

    /** Whether a range of bytes may carry an audit event or a Kubernetes event, also in Base64. */
    static boolean mayCarry(byte[] bytes, int from, int to) {
        return mentions(bytes, from, to, true);
    }

    private static boolean mentions(byte[] bytes, int from, int to, boolean isDoubtful) {
        for (int i = from; i < to; i++) {
            switch (bytes[i]) {
                case 'a', 'A', 'i', 'k', 'p', 'r' -> {
                    if (isOneAt(MARKS, "", bytes, i, to)
                            || isOneAt(NAMES, QUOTES, bytes, i, to)
                            || isDoubtful && isOneAt(COMMON_NAMES, QUOTES, bytes, i, to)) {
                        return true;
                    }
                }
                case 'e', 'W', 'H' -> {
                    if (isDoubtful && i > from && bytes[i - 1] == '"' && isOneAt(BASE64, "", bytes, i, to)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether one of some words is at an index, and one of some characters follows it. */
    private static boolean isOneAt(String[] words, String followers, byte[] bytes, int at, int to) {
        for (String word : words) {
            int end = at + word.length();
            if (isAt(word, bytes, at, to) && (followers.isEmpty() || end < to && followers.indexOf(bytes[end]) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String mark, byte[] bytes, int at, int to) {
        if (at + mark.length() > to) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (bytes[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Searches the object here; returns the pod that it names, or null. */
    private @Nullable PodInfo object(int depth) {
        int from = at;
        int foundBefore = found.size();
        Members members = members(depth);
        RecordKind kind = RecordKind.of(members);
        if (kind != RecordKind.OTHER && depth > 0) {
            found.subList(foundBefore, found.size()).clear();
            if (!isBroken) {
                found.add(new Found(from, at, item, List.of(), ""));
            }
            return null;
        }
        PodInfo pod = CarrierPod.of(members).orElse(null);
        String carrier = foundBefore == found.size() ? "" : CarrierKind.of(members.names());
        if (pod != null || !carrier.isEmpty()) {
            for (int i = foundBefore; i < found.size(); i++) {
                found.set(i, found.get(i).in(pod, carrier));
            }
        }
        return pod;
    }

    /** Reads the members of the object here. */
    private Members members(int depth) {
        at++;
        return restOfMembers(depth);
    }

    private Members restOfMembers(int depth) {
        Members members = new Members();
        while (next('}')) {
            member(members, depth);
        }
        return members;
    }

    /** Reads a member of an object, from its name on. */
    private void member(Members members, int depth) {
        int nameFrom = at;
        if (bytes[at] != '"' || !text()) {
            isBroken = true;
            return;
        }
        String name = at - nameFrom > LONGEST_NAME ? "" : plain(nameFrom, at);
        skipSpaces();
        if (at == to || bytes[at] != ':') {
            isBroken = true;
            return;
        }
        at++;
        skipSpaces();
        int from = at;
        PodInfo pod = value(depth);
        if (!isBroken) {
            members.add(name, from, at, pod);
        }
    }

    /** Reads the value here; returns the pod that it names, or null. */
    private @Nullable PodInfo value(int depth) {
        if (at == to || depth == deepest) {
            isBroken = true;
            return null;
        }
        switch (bytes[at]) {
            case '{' -> {
                return object(depth + 1);
            }
            case '[' -> {
                at++;
                int outer = item;
                while (next(']')) {
                    item = ++items;
                    value(depth + 1);
                }
                item = outer;
            }
            case '"' -> {
                int from = at;
                isBroken |= !text();
                if (!isBroken && mentions(bytes, from, at, true)) {
                    found.add(new Found(from, at, item, List.of(), ""));
                }
            }
            default -> {
                int end = JsonSpan.end(bytes, at, to);
                isBroken |= end < 0;
                at = end < 0 ? at : end;
            }
        }
        return null;
    }

    /** Skips the text here; returns whether it has an end. */
    private boolean text() {
        int end = JsonSpan.end(bytes, at, to);
        at = end < 0 ? at : end;
        return end >= 0;
    }

    /** Moves to the next element; returns false after the last one, behind its bracket. */
    private boolean next(char bracket) {
        if (isBroken) {
            return false;
        }
        skipSpaces();
        if (at < to && bytes[at] == ',') {
            at++;
            skipSpaces();
        }
        if (at == to) {
            isBroken = true;
            return false;
        }
        if (bytes[at] == bracket) {
            at++;
            return false;
        }
        return true;
    }

    private void skipSpaces() {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    /** The text in a range with its quotes, as it is written. */
    private String plain(int from, int end) {
        return new String(bytes, from + 1, end - from - 2, StandardCharsets.UTF_8);
    }

    /** The members of an object that is examined. */
    private final class Members implements RecordKind.Fields, CarrierPod.Members {
        private final Map<String, int[]> values = new LinkedHashMap<>();
        private final Map<String, PodInfo> pods = new LinkedHashMap<>();

        void add(String name, int from, int end, @Nullable PodInfo pod) {
            values.putIfAbsent(name, new int[] {from, end});
            if (pod != null) {
                pods.putIfAbsent(name, pod);
            }
        }

        @Override
        public boolean isSet(String name) {
            int[] value = values.get(name);
            return value != null && bytes[value[0]] != 'n';
        }

        @Override
        public boolean isObject(String name) {
            int[] value = values.get(name);
            return value != null && bytes[value[0]] == '{';
        }

        /** The start of the text, if it is long. */
        @Override
        public String text(String name) {
            int[] value = values.get(name);
            return value == null || bytes[value[0]] != '"'
                    ? ""
                    : plain(value[0], Math.min(value[1], value[0] + LONGEST_TEXT));
        }

        @Override
        public Collection<String> names() {
            return values.keySet();
        }

        @Override
        public Optional<PodInfo> pod(String name) {
            return Optional.ofNullable(pods.get(name));
        }

        @Override
        public String nameOf(String name) {
            int[] value = values.get(name);
            if (value == null || bytes[value[0]] != '{' || value[1] - value[0] > LONGEST_TEXT) {
                return "";
            }
            int inner = JsonSpan.field(bytes, value[0], value[1], NAME);
            int end = inner < 0 || bytes[inner] != '"' ? -1 : JsonSpan.end(bytes, inner, value[1]);
            return end < 0 ? "" : plain(inner, end);
        }
    }
}
