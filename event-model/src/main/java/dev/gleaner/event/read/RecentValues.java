package dev.gleaner.event.read;

import dev.gleaner.event.line.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The plain texts and times that were decoded recently, so that equal ones are usually the same object. Not thread-safe.
 */
final class RecentValues {
    private static final int BITS = 9;
    private static final int LONGEST = 256;
    private static final int TIMES = 4;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final @Nullable String[] texts = new String[1 << BITS];

    private final @Nullable Instant[] times = new Instant[TIMES];
    private final int[] froms = new int[TIMES];
    private int nextTime;

    /** Forgets the times, whose bytes are in the record. */
    void forgetRecord() {
        Arrays.fill(times, null);
    }

    /** The text of a range of ASCII bytes. */
    String text(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int slot = slot(bytes, from, to);
        String known = texts[slot];
        if (known == null || !is(known, bytes, from, to)) {
            known = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            texts[slot] = known;
        }
        return known;
    }

    /** A slot by both ends of the text. */
    private static int slot(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        if (to - from >= Words.SIZE) {
            hash = (hash * PRIME ^ Words.at(bytes, from)) * PRIME ^ Words.at(bytes, to - Words.SIZE);
        } else {
            for (int i = from; i < to; i++) {
                hash = hash * 31 + bytes[i];
            }
        }
        return (int) (hash * PRIME >>> Long.SIZE - BITS);
    }

    private static boolean is(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** The time that a text of the record stands for; null if it is new. */
    @Nullable
    Instant time(byte[] bytes, int from, int to) {
        for (int i = 0; i < TIMES; i++) {
            int start = froms[i];
            if (times[i] != null
                    && start + to - from <= bytes.length
                    && Arrays.equals(bytes, start, start + to - from, bytes, from, to)) {
                return times[i];
            }
        }
        return null;
    }

    /** Adds the time of a text of the record. */
    void add(int from, Instant time) {
        froms[nextTime] = from;
        times[nextTime] = time;
        nextTime = (nextTime + 1) % TIMES;
    }
}
