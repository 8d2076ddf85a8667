package dev.gleaner.cli;

import dev.gleaner.document.NearestName;
import java.util.Collection;

/** Completes a message about an unknown name with the most similar known name, if any is similar. */
final class Suggestion {
    private Suggestion() {}

    static String of(String name, Collection<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }
}
