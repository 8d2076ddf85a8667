package dev.gleaner.event.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table of recent plain texts that occur in many events, such as verbs and resources: each is created and hashed once,
 * and equal ones are usually the same object. Thread-safe: a race creates a text again.
 */
final class RecentTexts {
    private static final int LONGEST = 32;
    private static final int BITS = 10;
    private static final long PRIME = 0x9e3779b97f4a7c15L;
    private static final @Nullable RecentText[] TEXTS = new RecentText[1 << BITS];

    private RecentTexts() {}

    private record RecentText(TextCopy copy, String text) {}

    /** The text of a range of ASCII bytes. */
    static String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return CanonicalJson.text(bytes, from, to, true);
        }
        int slot = (int) (LineText.hash(bytes, from, to) * PRIME >>> Long.SIZE - BITS);
        RecentText known = TEXTS[slot];
        if (known == null || !known.copy.is(bytes, from, to)) {
            TextCopy copy = new TextCopy(Arrays.copyOfRange(bytes, from, to));
            known = new RecentText(copy, CanonicalJson.text(bytes, from, to, true));
            TEXTS[slot] = known;
        }
        return known.text;
    }
}
