package dev.gleaner.document;

import org.jspecify.annotations.Nullable;

/** How Jackson writes the values of a type, in any version. */
@FunctionalInterface
interface JsonWriting<T> {
    /**
     * Writes a value.
     *
     * @throws ViolationException if the value was kept as text, and the text is no JSON
     */
    void write(T value, Emitter out);

    /** How a type is written; null if its values have no form in JSON. */
    static @Nullable JsonWriting<?> of(Class<?> type) {
        if (OpenObject.class.isAssignableFrom(type)) {
            return (JsonWriting<OpenObject>) Shape::writeObject;
        }
        if (JsonForm.class.isAssignableFrom(type)) {
            return (JsonWriting<JsonForm>) (value, out) -> out.tree(value.toTree());
        }
        if (Tree.class.isAssignableFrom(type)) {
            return (JsonWriting<Tree>) (value, out) -> out.tree(value);
        }
        if (type == JsonText.class) {
            return (JsonWriting<JsonText>) (value, out) -> out.json(value);
        }
        return type == Embedded.class ? (JsonWriting<Embedded<?>>) (value, out) -> out.tree(value.tree()) : null;
    }
}
