package dev.gleaner.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that is kept as text until it is needed, such as the body of a request. Numbers, the order of fields and
 * escapes stay unchanged. Two values are equal if the API server would write them as the same text: equality ignores
 * white space and Go's escapes of {@code <}, {@code >}, {@code &}, U+2028 and U+2029. Immutable.
 */
public final class JsonText {
    private final byte[] bytes;

    private JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A tree as compact JSON. */
    public static JsonText of(Tree tree) {
        CompactJsonWriter writer = new CompactJsonWriter();
        writer.tree(Objects.requireNonNull(tree, "tree"));
        return new JsonText(writer.finish());
    }

    /**
     * The value of a JSON text.
     *
     * @throws ViolationException if the text is not JSON
     */
    public static JsonText of(String json) {
        Objects.requireNonNull(json, "json");
        JsonText text = new JsonText(json.getBytes(StandardCharsets.UTF_8));
        Reading<Tree> reading = text.read();
        reading.withViolations(Source.of(json).explained(reading.violations())).orThrow();
        return text;
    }

    /** A copy of a range of bytes. Whether they are JSON is checked when the value is read. */
    public static JsonText of(byte[] buffer, int from, int to) {
        Objects.requireNonNull(buffer, "buffer");
        return new JsonText(Arrays.copyOfRange(buffer, from, to));
    }

    /** The current content of an object of fabric8's model; later changes to the object have no effect. */
    public static JsonText ofObject(Object object) {
        Objects.requireNonNull(object, "object");
        return of(Fabric8.toTree(object));
    }

    /** Whether a text needs no escape in JSON; it is then written as it is, between quotes. */
    public static boolean isPlain(String text) {
        Objects.requireNonNull(text, "text");
        for (int i = 0; i < text.length(); i++) {
            if (!JsonBytes.isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The text as it was read, in UTF-8; a copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The parsed value, or the violations of the text, such as a duplicate key. */
    public Reading<Tree> read() {
        Violations violations = new Violations("");
        List<Tree> values = JsonReader.readAll(bytes, Bounds.DEFAULT, Strictness.STRICT, violations);
        if (values.size() != 1 && violations.errors() == 0) {
            violations.report(DocumentFault.JSON_SYNTAX, Position.NONE, FieldPath.ROOT, "expected one value");
        }
        return new Reading<>(values.isEmpty() ? null : values.get(0), violations.inOrder());
    }

    /**
     * The value.
     *
     * @throws ViolationException if the text is not JSON, or exceeds {@link Bounds#DEFAULT}
     */
    public Tree tree() {
        return read().orThrow();
    }

    /**
     * The value as an object of fabric8's model; a new one on each call.
     *
     * @throws ViolationException if the text is not JSON, or not of that type
     */
    public <T> T as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return Fabric8.fromTree(tree(), type);
    }

    /** The text on one line, as the API server writes it; undefined if it is not JSON. */
    public String toJsonLine() {
        return new String(compact(), StandardCharsets.UTF_8);
    }

    byte[] compact() {
        return CompactJsonWriter.compact(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonText text
                && (Arrays.equals(bytes, text.bytes) || Arrays.equals(compact(), text.compact()));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(compact());
    }

    /** The size, because the value may be a secret. */
    @Override
    public String toString() {
        return "JsonText[" + bytes.length + " bytes]";
    }
}
