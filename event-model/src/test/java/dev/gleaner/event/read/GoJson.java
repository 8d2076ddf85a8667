package dev.gleaner.event.read;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Writes JSON as Go does: on one line, fields in the order of the calls, with Go's escapes. */
final class GoJson {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder(2048);

    GoJson open() {
        separate();
        out.append('{');
        return this;
    }

    GoJson open(String name) {
        name(name);
        return open();
    }

    GoJson close() {
        out.append('}');
        return this;
    }

    GoJson openList(String name) {
        name(name);
        out.append('[');
        return this;
    }

    GoJson closeList() {
        out.append(']');
        return this;
    }

    GoJson name(String name) {
        text(name);
        out.append(':');
        return this;
    }

    GoJson text(String value) {
        separate();
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        out.append('"');
        return this;
    }

    GoJson raw(String json) {
        separate();
        out.append(json);
        return this;
    }

    GoJson field(String name, String value) {
        return name(name).text(value);
    }

    /** Writes a field unless it is empty. */
    GoJson fieldUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : field(name, value);
    }

    GoJson field(String name, long value) {
        return name(name).raw(Long.toString(value));
    }

    GoJson field(String name, List<String> values) {
        openList(name);
        values.forEach(this::text);
        return closeList();
    }

    GoJson field(String name, Map<String, String> values) {
        open(name);
        values.forEach(this::field);
        return close();
    }

    /** Writes a time in microseconds. */
    GoJson fieldMicros(String name, long micros) {
        return field(name, MICROS.format(instant(micros)));
    }

    /** Writes a time in whole seconds. */
    GoJson fieldSeconds(String name, long micros) {
        return field(name, instant(micros / 1_000_000 * 1_000_000).toString());
    }

    int length() {
        return out.length();
    }

    /** Returns the written text and starts a new one. */
    String take() {
        String json = out.toString();
        out.setLength(0);
        return json;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    private void separate() {
        if (out.length() > 0 && "{[:".indexOf(out.charAt(out.length() - 1)) < 0) {
            out.append(',');
        }
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
            default -> {
                if (c < ' ') {
                    escape(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void escape(char c) {
        out.append("\\u").append(String.format("%04x", (int) c));
    }
}
