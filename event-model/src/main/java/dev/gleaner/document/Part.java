package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value in a document, and its location for messages. It is a whole document, or any part of one.
 *
 * @param file the name of the input
 * @param path its path in the document
 * @param tree the value
 */
public record Part(String file, FieldPath path, Tree tree) {
    /** Refuses null. */
    public Part {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(tree, "tree");
    }

    /** The elements of a list; empty for any other value. */
    public List<Part> items() {
        List<Part> parts = new ArrayList<>();
        if (tree instanceof Tree.Sequence sequence) {
            for (Tree item : sequence.items()) {
                parts.add(new Part(file, path.index(parts.size()), item));
            }
        }
        return parts;
    }

    /** A field; its tree is null if there is no such field. */
    public Part field(String name) {
        Tree value = tree instanceof Tree.Mapping mapping ? mapping.get(name).orElse(Tree.nothing()) : Tree.nothing();
        return new Part(file, path.field(name), value);
    }

    /** The text of a field; empty if there is no such field, or if it is not a text. */
    public String text(String name) {
        Objects.requireNonNull(name, "name");
        return tree instanceof Tree.Mapping mapping ? mapping.text(name).orElse("") : "";
    }

    /**
     * The location as {@code file:line:column: path}, without the parts that are unknown, and without the value, which
     * may contain a secret.
     */
    @Override
    public String toString() {
        String place = tree.position().isKnown() ? tree.position().toString() : "";
        String where = Stream.of(file, place).filter(text -> !text.isEmpty()).collect(Collectors.joining(":"));
        String text = Stream.of(where, path.toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
        return text.isEmpty() ? "a document" : text;
    }

    /** A violation at this location. */
    public Violation violation(Fault fault, Object... arguments) {
        Objects.requireNonNull(arguments, "arguments");
        return Violation.of(fault, file, tree.position(), path, arguments);
    }
}
