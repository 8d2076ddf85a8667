package dev.gleaner.document;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A choice whose keys are fields of the object.
 *
 * @param <T> the model type
 * @param <B> its builder
 * @param <C> the type of the choice
 * @param choice the choice
 * @param fieldsBefore the number of fields of the object that are written before the choice
 * @param get returns the value of an object
 * @param set sets the value in a builder
 */
record InlineChoice<T extends OpenObject, B, C>(
        Choice<C> choice, int fieldsBefore, Function<T, C> get, BiConsumer<B, C> set) {

    void read(
            List<Tree.Field> fields,
            Position position,
            FieldPath path,
            Strictness strictness,
            Violations violations,
            B builder) {
        C value = choice.readOne(fields, position, path, strictness, violations);
        if (value != null) {
            set.accept(builder, value);
        }
    }

    void copy(T object, B builder) {
        set.accept(builder, get.apply(object));
    }

    /** Writes the fields of the value. */
    void write(T object, Emitter out) {
        choice.writeFields(get.apply(object), out);
    }

    /** Writes the fields of the value, and other keys of the choice that were null in the input. */
    void write(T object, UnknownFields unknown, Emitter out) {
        C value = get.apply(object);
        choice.writeFields(value, out);
        for (UnknownFields.Spelling spelling : unknown.spellings()) {
            if (choice.hasKey(spelling.name()) && !choice.keysOf(value).contains(spelling.name())) {
                out.name(spelling.name());
                out.tree(spelling.tree());
            }
        }
    }
}
