package dev.gleaner.logging.render;

import java.util.Map;

/**
 * Writes a configuration of fluent-bit with the spacing of the operator's template. Values are written as they are, as
 * the template does: fluent-bit has no quotes or escapes.
 */
final class FluentbitWriter {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder("\n");
    private int column;

    /** Starts a section in which aligned values start at a column, counted from the key. */
    FluentbitWriter section(String name, int valueColumn) {
        text.append('[').append(name).append("]\n");
        column = valueColumn;
        return this;
    }

    /** An empty line. */
    FluentbitWriter emptyLine() {
        text.append('\n');
        return this;
    }

    /** An option whose value is aligned with the others of its section. */
    FluentbitWriter aligned(String key, Object value) {
        return line(key, Math.max(column - key.length(), 1), value);
    }

    /** An option with one space before its value. */
    FluentbitWriter plain(String key, Object value) {
        return line(key, 1, value);
    }

    /** Options in the order of their names, each with two spaces before its value. */
    FluentbitWriter options(Map<String, String> options) {
        options.forEach((key, value) -> line(key, 2, value));
        return this;
    }

    /** An option with a number of spaces before its value. */
    FluentbitWriter line(String key, int spaces, Object value) {
        text.append(INDENT).append(key).append(" ".repeat(spaces)).append(value).append('\n');
        return this;
    }

    /** A line with nothing but its indentation. */
    FluentbitWriter indentedLine() {
        text.append(INDENT).append('\n');
        return this;
    }

    /** The text, which starts with an empty line and ends with a newline. */
    String finish() {
        return text.toString();
    }
}
