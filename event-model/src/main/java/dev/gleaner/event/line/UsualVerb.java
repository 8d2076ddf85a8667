package dev.gleaner.event.line;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The common verbs, whose text need not be created again. */
enum UsualVerb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE;

    private static final UsualVerb[] ALL = values();

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The verb from an index up to another one; null when it is rare. */
    static @Nullable String at(byte[] line, int from, int to) {
        for (UsualVerb verb : ALL) {
            if (verb.isAt(line, from, to)) {
                return verb.text;
            }
        }
        return null;
    }

    private boolean isAt(byte[] line, int from, int to) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
