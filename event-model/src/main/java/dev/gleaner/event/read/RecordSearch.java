package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The maximum length of a text or a list that names the origin. */
    private static final int LONGEST_DESCRIPTION = 1 << 12;

    /** A pod that is not known. */
    private static final List<PodInfo> UNKNOWN = List.of(PodInfo.of(p -> {}));

    private final byte[] bytes;
    private final int to;
    private final int deepest;
    private final List<Found> found = new ArrayList<>();

    /** The pods of objects that have a name twice. */
    private final List<PodInfo> doubled = new ArrayList<>();

    private int at;

    /** The number of items of lists so far, and the number of the innermost item here. */
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
        private Found in(List<PodInfo> outer, String outerKind) {
            List<PodInfo> all = CarrierPod.nested(outer, pods);
            boolean isSame = outerKind.isEmpty() || kind.equals(outerKind) || kind.startsWith(outerKind + " > ");
            return new Found(
                    from, to, item, all, isSame ? kind : kind.isEmpty() ? outerKind : outerKind + " > " + kind);
        }
    }

    /**
     * The records in the object at an index, in order. After a syntax error, only the records before it are returned.
     */
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

    /** The pods that the object at an index names as the origin of what it carries; empty if it names none. */
    static List<PodInfo> podsOf(byte[] bytes, int from, int to, int deepest) {
        return new RecordSearch(bytes, from, to, deepest).object(0);
    }

    /**
     * The pods that are named by objects with duplicate names. A reader sees only one of the fields with the same name.
     */
    static List<PodInfo> podsOfDoubled(byte[] bytes, int from, int to, int deepest) {
        RecordSearch search = new RecordSearch(bytes, from, to, deepest);
        search.object(0);
        return search.doubled;
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

    /** Searches the object here; returns the pods that it names. */
    private List<PodInfo> object(int depth) {
        int from = at;
        int foundBefore = found.size();
        Members members = members(depth);
        if (depth > 0 && RecordKind.of(members) != RecordKind.OTHER) {
            found.subList(foundBefore, found.size()).clear();
            if (!isBroken) {
                found.add(new Found(from, at, item, List.of(), ""));
            }
            return List.of();
        }
        List<PodInfo> named = CarrierPod.all(members);
        List<PodInfo> pods = members.isUnread ? UNKNOWN : named;
        if (members.isDoubled) {
            pods.forEach(pod -> CarrierPod.addTo(doubled, pod));
        }
        if (foundBefore < found.size()) {
            String carrier = CarrierKind.of(members.names());
            // The part that is cut off may name the pod.
            List<PodInfo> outer = members.isStored() || isBroken ? UNKNOWN : pods;
            for (int i = foundBefore; i < found.size(); i++) {
                found.set(i, found.get(i).in(outer, carrier));
            }
        }
        return pods;
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
        int foundBefore = found.size();
        List<PodInfo> pods = value(depth);
        if (!isBroken) {
            members.add(name, from, at, foundBefore == found.size() ? pods : List.of());
        }
    }

    /** Reads the value here; returns the pods that it names if it is an object. */
    private List<PodInfo> value(int depth) {
        if (at == to) {
            isBroken = true;
            return List.of();
        }
        if (depth == deepest) {
            // The fields after it are still read, because they may name the pod.
            skip();
            return List.of();
        }
        switch (bytes[at]) {
            case '{' -> {
                return object(depth + 1);
            }
            case '[' -> list(depth);
            case '"' -> {
                int from = at;
                isBroken |= !text();
                if (!isBroken && mentions(bytes, from, at, true)) {
                    found.add(new Found(from, at, item, List.of(), ""));
                }
            }
            default -> skip();
        }
        return List.of();
    }

    /** Reads the list here. An object in it may describe the texts beside it, as the metadata of a line of Loki does. */
    private void list(int depth) {
        at++;
        int outer = item;
        List<Integer> texts = new ArrayList<>();
        List<PodInfo> pods = new ArrayList<>();
        while (next(']')) {
            item = ++items;
            boolean isText = at < to && bytes[at] == '"';
            int foundBefore = found.size();
            List<PodInfo> named = value(depth + 1);
            if (foundBefore == found.size()) {
                pods.addAll(named);
            } else if (isText) {
                texts.add(foundBefore);
            }
        }
        item = outer;
        texts.forEach(text -> found.set(text, found.get(text).in(pods, "")));
    }

    private void skip() {
        int end = JsonSpan.end(bytes, at, to);
        isBroken |= end < 0;
        at = end < 0 ? at : end;
    }

    /** Skips the text here; returns whether it has an end. */
    private boolean text() {
        int end = JsonSpan.end(bytes, at, to);
        at = end < 0 ? at : end;
        return end >= 0;
    }

    /** Moves to the next element; returns false after the closing bracket. */
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

    /** The text in a range that includes its quotes; not decoded if its escapes are wrong. */
    private String plain(int from, int end) {
        String written = new String(bytes, from + 1, end - from - 2, StandardCharsets.UTF_8);
        if (written.indexOf('\\') < 0) {
            return written;
        }
        try {
            return JsonText.of(bytes, from, end).tree() instanceof Tree.Text text ? text.value() : written;
        } catch (ViolationException e) {
            return written;
        }
    }

    /**
     * The members of an object that is examined. If a name occurs twice, the first member determines the kind of the
     * object.
     */
    private final class Members implements RecordKind.Fields, CarrierPod.Members {
        private final Map<String, int[]> values = new LinkedHashMap<>();

        /** The further members with a name that has occurred before. */
        private final Map<String, List<int[]>> more = new LinkedHashMap<>();

        private final Map<String, List<PodInfo>> pods = new LinkedHashMap<>();
        private boolean isDoubled;

        /** Whether a member that describes the origin is too long to be read. */
        private boolean isUnread;

        void add(String name, int from, int end, List<PodInfo> described) {
            int[] value = {from, end};
            if (values.putIfAbsent(name, value) != null) {
                isDoubled = true;
                more.computeIfAbsent(name, other -> new ArrayList<>()).add(value);
            }
            if (!described.isEmpty()) {
                pods.computeIfAbsent(name, other -> new ArrayList<>()).addAll(described);
            }
        }

        /** Whether these are the members of an object of Kubernetes. Its author may have written any text into it. */
        boolean isStored() {
            String kind = text("kind");
            return !kind.isEmpty()
                    && !kind.endsWith("List")
                    && !kind.equals("Table")
                    && !text("apiVersion").isEmpty()
                    && isObject("metadata");
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
            return value == null || bytes[value[0]] != '"' ? "" : start(value);
        }

        private String start(int[] value) {
            return value[1] - value[0] > LONGEST_TEXT
                    ? new String(bytes, value[0] + 1, LONGEST_TEXT - 2, StandardCharsets.UTF_8)
                    : plain(value[0], value[1]);
        }

        @Override
        public Collection<String> names() {
            return values.keySet();
        }

        @Override
        public List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            addTexts(name, values.get(name), texts);
            more.getOrDefault(name, List.of()).forEach(value -> addTexts(name, value, texts));
            return texts;
        }

        private void addTexts(String name, int @Nullable [] value, List<String> texts) {
            if (value == null) {
                return;
            }
            if (value[1] - value[0] > LONGEST_DESCRIPTION) {
                OriginName origin = OriginName.of(name);
                isUnread |= bytes[value[0]] == '['
                        ? origin != null
                        : bytes[value[0]] == '"' && (origin == OriginName.COLLECTED || origin == OriginName.TAGS);
                return;
            }
            switch (bytes[value[0]]) {
                case '"' -> texts.add(plain(value[0], value[1]));
                case '{' -> {
                    int own = JsonSpan.field(bytes, value[0], value[1], NAME);
                    int end = own < 0 || bytes[own] != '"' ? -1 : JsonSpan.end(bytes, own, value[1]);
                    if (end > 0) {
                        texts.add(plain(own, end));
                    }
                }
                case '[' -> {
                    int from = value[0] + 1;
                    while (from < value[1] - 1) {
                        int end = JsonSpan.end(bytes, from, value[1]);
                        if (end > 0 && bytes[from] == '"') {
                            texts.add(plain(from, end));
                        }
                        from = end > 0 ? end : from + 1;
                    }
                }
                default -> {}
            }
        }

        @Override
        public List<PodInfo> pods(String name) {
            return pods.getOrDefault(name, List.of());
        }
    }
}
