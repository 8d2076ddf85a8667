package dev.gleaner.cli;

/**
 * The name of an object in a call.
 *
 * @param namespace the namespace; empty for an object without one
 * @param name the name
 */
record ObjectName(String namespace, String name) {
    /** Parses {@code [NAMESPACE/]NAME}. */
    static ObjectName of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || parts[parts.length - 1].isEmpty()) {
            throw new IllegalArgumentException("expected NAME or NAMESPACE/NAME but was '" + text + "'");
        }
        return parts.length == 1 ? new ObjectName("", text) : new ObjectName(parts[0], parts[1]);
    }
}
