package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;

/** The first versions in which an output has a buffer (logging-operator, pkg/sdk/logging/model/output). */
final class OutputVersions {
    private static final Version GELF = Version.of("4.10.0");
    private static final Version NEWRELIC = Version.of("4.4.0");

    private OutputVersions() {}

    static boolean gelfHasBuffer(Tree.Mapping spec, Rendering rendering) {
        return rendering.isSince(GELF);
    }

    static boolean newrelicHasBuffer(Tree.Mapping spec, Rendering rendering) {
        return rendering.isSince(NEWRELIC);
    }
}
