package dev.gleaner.cli;

import dev.gleaner.document.NearestName;
import java.util.Collection;

/** The end of a message about a name that nobody has: the known one that it resembles, if any. */
final class Suggestion {
    private Suggestion() {}

    static String of(String name, Collection<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }
}
