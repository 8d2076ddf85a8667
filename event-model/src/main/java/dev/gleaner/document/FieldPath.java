package dev.gleaner.document;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path from the root of a document to a value, such as {@code rules[2].resources[0].group}. */
public final class FieldPath implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The root of a document; its text is empty. */
    public static final FieldPath ROOT = new FieldPath(null, "", -1);

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** A name, after a dot unless it is the first; an index; a name in quotes, which is short. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\.?([A-Za-z0-9_-]+)|\\[([0-9]{1,9})]|\\[\"((?:[^\"\\\\]|\\\\.){0,800}+)\"]");

    private static final int MAX_ELEMENTS = 1000;

    private final @Nullable FieldPath parent;
    private final String name;
    private final int index;

    private FieldPath(@Nullable FieldPath parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /**
     * The path that has a text, as {@link #toString} writes it; empty if no path has it. A long name, which is truncated
     * in the text, stays truncated.
     */
    static Optional<FieldPath> find(String text) {
        FieldPath path = ROOT;
        Matcher element = ELEMENT.matcher(text);
        for (int i = 0; i < MAX_ELEMENTS && element.lookingAt(); i++) {
            path = path.with(element);
            element.region(element.end(), text.length());
        }
        return Optional.of(path).filter(found -> found.toString().equals(text));
    }

    private FieldPath with(Matcher element) {
        String plain = element.group(1);
        String number = element.group(2);
        if (plain != null) {
            return field(plain);
        }
        return number != null ? index(Integer.parseInt(number)) : field(Printable.unquoted(element.group(3)));
    }

    /** The path of a field of the mapping at this path. */
    public FieldPath field(String name) {
        return new FieldPath(this, Objects.requireNonNull(name, "name"), -1);
    }

    /** The path of an element of the list at this path, counted from 0. */
    public FieldPath index(int index) {
        return new FieldPath(this, "", Objects.checkIndex(index, Integer.MAX_VALUE));
    }

    /** The other path, followed by this path. */
    FieldPath below(FieldPath root) {
        return parent == null ? root : new FieldPath(parent.below(root), name, index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path
                && index == path.index
                && name.equals(path.name)
                && Objects.equals(parent, path.parent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parent, name, index);
    }

    /** The names joined by dots, with indexes in brackets; a name with special characters is in brackets and quotes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }

    private void appendTo(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.appendTo(text);
        if (index >= 0) {
            text.append('[').append(index).append(']');
        } else if (PLAIN_NAME.matcher(name).matches()) {
            text.append(text.isEmpty() ? "" : ".").append(name);
        } else {
            text.append('[').append(Printable.quoted(name)).append(']');
        }
    }
}
