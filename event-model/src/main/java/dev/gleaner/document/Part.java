package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A value in a document that was read, and how to name it in messages: a whole document, or an object in a list.
 *
 * @param file the name of the input
 * @param path the way to it in its document
 * @param tree the value
 */
public record Part(String file, FieldPath path, Tree tree) {
    /** Refuses null. */
    public Part {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(tree, "tree");
    }

    /** The elements, when it is a list; none otherwise. */
    public List<Part> items() {
        List<Part> parts = new ArrayList<>();
        if (tree instanceof Tree.Sequence sequence) {
            for (Tree item : sequence.items()) {
                parts.add(new Part(file, path.index(parts.size()), item));
            }
        }
        return parts;
    }

    /** A field; null stands for it when there is no such field. */
    public Part field(String name) {
        Tree value = tree instanceof Tree.Mapping mapping ? mapping.get(name).orElse(Tree.nothing()) : Tree.nothing();
        return new Part(file, path.field(name), value);
    }

    /** The text of a field; empty when there is no such field or it is no text. */
    public String text(String name) {
        Objects.requireNonNull(name, "name");
        return tree instanceof Tree.Mapping mapping ? mapping.text(name).orElse("") : "";
    }

    /** Where it is, as {@code file:line:column: path}: the value might hold a secret. */
    @Override
    public String toString() {
        return file + ":" + tree.position() + ": " + path;
    }

    /** A violation here. */
    public Violation violation(Fault fault, Object... arguments) {
        Objects.requireNonNull(arguments, "arguments");
        return Violation.of(fault, file, tree.position(), path, arguments);
    }
}
