package dev.gleaner.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes JSON on one line as the API server does, in Go's format: no white space, and {@code <}, {@code >}, {@code &},
 * U+2028, U+2029 and control characters escaped (Go 1.18, encoding/json/encode.go and indent.go).
 */
final class CompactJsonWriter implements Emitter {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final JsonBytes out = new JsonBytes(512);
    private boolean comma;

    /** The text in UTF-8, without a final newline. */
    byte[] finish() {
        return out.toByteArray();
    }

    @Override
    public void startMapping() {
        start('{');
    }

    @Override
    public void name(String name) {
        separate();
        quote(name);
        out.write(':');
        comma = false;
    }

    /** The order is that of Go's TypeMeta. */
    @Override
    public void typeMeta(String apiVersion, String kind) {
        name("kind");
        text(kind);
        name("apiVersion");
        text(apiVersion);
    }

    @Override
    public void endMapping() {
        end('}');
    }

    @Override
    public void startSequence() {
        start('[');
    }

    @Override
    public void endSequence() {
        end(']');
    }

    @Override
    public void text(String value) {
        separate();
        quote(value);
    }

    @Override
    public void number(BigDecimal value) {
        raw(value.toString());
    }

    @Override
    public void flag(boolean value) {
        raw(Boolean.toString(value));
    }

    @Override
    public void nothing() {
        raw("null");
    }

    @Override
    public void json(JsonText text) {
        separate();
        out.writeBytes(text.compact());
    }

    /** Numbers keep their spelling. */
    @Override
    public void tree(Tree tree) {
        if (tree instanceof Tree.Decimal number
                && NUMBER.matcher(number.spelling()).matches()) {
            raw(number.spelling());
        } else {
            Emitter.super.tree(tree);
        }
    }

    private void start(char bracket) {
        separate();
        out.write(bracket);
        comma = false;
    }

    private void end(char bracket) {
        out.write(bracket);
        comma = true;
    }

    private void raw(String text) {
        separate();
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void separate() {
        if (comma) {
            out.write(',');
        }
        comma = true;
    }

    private void quote(String text) {
        out.write('"');
        int plain = out.writePlain(text);
        if (plain < text.length()) {
            escaped(text.substring(plain));
        }
        out.write('"');
    }

    private void escaped(String text) {
        if (YamlReader.hasUnpairedSurrogate(text)) {
            text.codePoints().forEach(this::character);
        } else {
            characters(text);
        }
    }

    /** Writes a character. UTF-8 cannot encode an unpaired surrogate, so it is written as an escape. */
    private void character(int c) {
        if (Character.getType(c) == Character.SURROGATE) {
            unicode(c >> 8, c & 0xff, out);
        } else {
            characters(Character.toString(c));
        }
    }

    private void characters(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            switch (b) {
                case '"', '\\' -> {
                    out.write('\\');
                    out.write(b);
                }
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                default -> i += character(bytes, i, out);
            }
        }
    }

    private void escape(char letter) {
        out.write('\\');
        out.write(letter);
    }

    /**
     * Writes the byte at an index, or the escape of the character that starts there. Returns the number of bytes that
     * were consumed after the first one.
     */
    private static int character(byte[] bytes, int at, JsonBytes out) {
        byte b = bytes[at];
        if (b >= 0 && b < ' ' || b == '<' || b == '>' || b == '&') {
            unicode(0, b, out);
        } else if (isLineSeparator(bytes, at)) {
            unicode(0x20, bytes[at + 2] & 0x2f, out);
            return 2;
        } else {
            out.write(b);
        }
        return 0;
    }

    /** U+2028 is e2 80 a8 in UTF-8, U+2029 is e2 80 a9. */
    private static boolean isLineSeparator(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xe2
                && at + 2 < bytes.length
                && bytes[at + 1] == (byte) 0x80
                && (bytes[at + 2] & 0xfe) == 0xa8;
    }

    private static void unicode(int high, int low, JsonBytes out) {
        out.write('\\');
        out.write('u');
        out.write(HEX[high >> 4]);
        out.write(HEX[high & 15]);
        out.write(HEX[low >> 4]);
        out.write(HEX[low & 15]);
    }

    /**
     * The same JSON without white space and with Go's escapes; the result for an input that is not JSON is undefined.
     */
    static byte[] compact(byte[] json) {
        JsonBytes out = new JsonBytes(json.length + 16);
        boolean inText = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (inText && b == '\\' && i + 1 < json.length) {
                out.write(b);
                out.write(json[++i]);
            } else if (b == '"') {
                inText = !inText;
                out.write(b);
            } else if (inText) {
                i += character(json, i, out);
            } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                out.write(b);
            }
        }
        return out.toByteArray();
    }
}
