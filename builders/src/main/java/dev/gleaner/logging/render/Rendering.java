package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.logging.OperatorVersion;

/**
 * What the rendering of a plug-in depends on, other than its manifest.
 *
 * @param version the version of the operator
 * @param secrets the secrets of the cluster
 * @param namespace the namespace in which the secrets of the plug-in are looked up
 * @param logKey the field that contains the text of a record: {@code message}, or {@code log} where containers run in
 *     Docker
 */
record Rendering(OperatorVersion version, SecretTexts secrets, String namespace, String logKey) {
    static final String MESSAGE = "message";
    static final String LOG = "log";

    /** The same rendering for an object of another namespace. */
    Rendering in(String other) {
        return new Rendering(version, secrets, other, logKey);
    }

    /** Whether the operator has a version, or a later one. */
    boolean isSince(Version first) {
        return version.version().compareTo(first) >= 0;
    }

    /** The text of a secret of the plug-in. */
    String load(Tree.Mapping secret) {
        return secrets.load(secret, namespace);
    }
}
