package dev.gleaner.lint;

import dev.gleaner.document.Part;
import java.util.Objects;

/**
 * A Secret that an object of a set needs.
 *
 * @param namespace the namespace in which it is looked for; empty if the object does not name its own
 * @param name its name
 * @param key the key in its data; empty if the whole Secret is needed
 * @param user the reference to it
 */
public record RequiredSecret(String namespace, String name, String key, Part user) {
    /** Refuses null. */
    public RequiredSecret {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(user, "user");
    }

    /** The Secret as {@code namespace/name key}. */
    @Override
    public String toString() {
        return (namespace.isEmpty() ? "" : namespace + "/") + name + (key.isEmpty() ? "" : " " + key);
    }
}
