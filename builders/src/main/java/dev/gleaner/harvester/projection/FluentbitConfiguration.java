package dev.gleaner.harvester.projection;

/** Writes a configuration of fluent-bit: sections with keys. */
final class FluentbitConfiguration {
    private static final int KEY_WIDTH = 18;

    private final StringBuilder text = new StringBuilder();

    /** Starts a section, such as {@code INPUT}. */
    FluentbitConfiguration section(String name) {
        text.append(text.isEmpty() ? "" : "\n").append('[').append(name).append("]\n");
        return this;
    }

    /** Adds a key to the section. */
    FluentbitConfiguration add(String key, String value) {
        text.append("    ")
                .append(key)
                .append(" ".repeat(Math.max(1, KEY_WIDTH - key.length())))
                .append(value)
                .append('\n');
        return this;
    }

    /** Adds a key if a condition holds. */
    FluentbitConfiguration addIf(boolean condition, String key, String value) {
        return condition ? add(key, value) : this;
    }

    /** The text, with a final newline. */
    @Override
    public String toString() {
        return text.toString();
    }
}
