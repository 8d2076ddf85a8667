package dev.gleaner.lint;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * A Secret that an object of a set needs.
 *
 * @param namespace the namespace in which it is looked for; empty if the object does not name its own
 * @param name its name
 * @param key the key in its data; empty if the whole Secret is needed
 * @param user the reference to it
 */
public record RequiredSecret(String namespace, String name, String key, Part user) implements JsonForm {
    /** Refuses null. */
    public RequiredSecret {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(user, "user");
    }

    /** The Secret as a mapping: namespace, name, key, and file, line, column and path of the reference. */
    @Override
    public Tree.Mapping toTree() {
        Position at = user.tree().position();
        return Tree.mapping(m -> m.put("namespace", namespace)
                .put("name", name)
                .put("key", key)
                .put("file", user.file())
                .put("line", Tree.number(at.line()))
                .put("column", Tree.number(at.column()))
                .put("path", user.path().toString()));
    }

    /** The Secret as {@code namespace/name key}. */
    @Override
    public String toString() {
        return (namespace.isEmpty() ? "" : namespace + "/") + name + (key.isEmpty() ? "" : " " + key);
    }
}
