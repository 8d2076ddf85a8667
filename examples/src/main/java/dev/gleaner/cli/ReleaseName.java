package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterRelease;

/** The name of a release in a call. */
final class ReleaseName {
    private ReleaseName() {}

    /** Parses a release such as {@code v1.4.1}; the {@code v} may be left out. */
    static HarvesterRelease of(String text) {
        return HarvesterRelease.of(label(text));
    }

    /** The label of a release, which starts with {@code v} if it has a number. */
    static String label(String text) {
        return text.matches("[0-9].*") ? "v" + text : text;
    }
}
