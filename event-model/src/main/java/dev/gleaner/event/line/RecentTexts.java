package dev.gleaner.event.line;

import org.jspecify.annotations.Nullable;

/**
 * A table of recent plain texts that occur in many events, such as verbs and resources: each is created and hashed once,
 * and equal ones are usually the same object. Thread-safe: a race creates a text again.
 */
final class RecentTexts {
    private static final int LONGEST = 32;
    private static final @Nullable String[] TEXTS = new String[1 << 10];

    private RecentTexts() {}

    /** The text of a range of ASCII bytes. */
    static String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return CanonicalJson.text(bytes, from, to, true);
        }
        int slot = slot(bytes, from, to);
        String known = TEXTS[slot];
        if (known == null || !is(known, bytes, from, length)) {
            known = CanonicalJson.text(bytes, from, to, true);
            TEXTS[slot] = known;
        }
        return known;
    }

    private static int slot(byte[] bytes, int from, int to) {
        long hash = SliceCache.hash(bytes, from, to);
        return (int) (hash ^ hash >>> 16) & TEXTS.length - 1;
    }

    private static boolean is(String text, byte[] bytes, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
