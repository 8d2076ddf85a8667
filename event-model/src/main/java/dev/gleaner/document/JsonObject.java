package dev.gleaner.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A JSON object that was read from bytes, such as a record of a log. Selected values are kept as text. For the readers
 * of logs; users read typed events.
 *
 * @param fields its fields in order; the value of a field that is kept as text is null
 * @param texts the values that are kept as text, by the name of their field
 */
public record JsonObject(Tree.Mapping fields, Map<String, JsonText> texts) {
    /** Copies the map. */
    public JsonObject {
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(fields, "fields");
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /**
     * Reads a range of bytes, which must be a single object.
     *
     * @param file the name of the input in violations
     * @param kept the fields whose values are kept as text, unless they are null
     */
    public static Reading<JsonObject> read(
            String file, byte[] buffer, int from, int to, Set<String> kept, Bounds bounds) {
        return read(file, buffer, from, to, kept, bounds, Strictness.LENIENT);
    }

    /**
     * Reads an object like {@link #read}, but reports duplicate keys and unpaired surrogates as warnings. The first of
     * duplicate keys is used; an unpaired surrogate is replaced by the six characters of its escape.
     */
    public static Reading<JsonObject> readTolerant(
            String file, byte[] buffer, int from, int to, Set<String> kept, Bounds bounds) {
        return read(file, buffer, from, to, kept, bounds, Strictness.TOLERANT);
    }

    private static Reading<JsonObject> read(
            String file, byte[] buffer, int from, int to, Set<String> kept, Bounds bounds, Strictness strictness) {
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(kept, "kept");
        Violations violations = new Violations(file);
        JsonObject object = JsonReader.readObject(buffer, from, to, kept, bounds, strictness, violations);
        return new Reading<>(object, violations.inOrder());
    }

    /** The object as a typed value, without the fields that are kept as text. */
    public <T extends OpenObject> Reading<T> as(Class<T> type, String file) {
        return ManifestReader.lenient().read(new Part(file, FieldPath.ROOT, fields), type);
    }

    /**
     * The object as a typed value, even if some fields are invalid. An invalid field is reported as a warning, and its
     * accessor returns the value of an absent field. It is written as it was read.
     */
    public <T extends OpenObject> Reading<T> asTolerant(Class<T> type, String file) {
        return ManifestReader.tolerant().read(new Part(file, FieldPath.ROOT, fields), type);
    }

    /** The names of the fields, because a value may be a secret. */
    @Override
    public String toString() {
        return "JsonObject[" + fields.fields().stream().map(Tree.Field::name).toList() + "]";
    }
}
