package dev.gleaner.document;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A value of a model type as a program sees it: the accessors of the fields that are set, and what they return. The
 * methods of the builder have the same names. Not for users: {@code gleaner java} uses it.
 */
public final class ModelValue {
    private final Class<?> type;
    private final List<Field> fields;

    private ModelValue(Class<?> type, List<Field> fields) {
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    /**
     * A field that is set.
     *
     * @param accessor its accessor
     * @param value what the accessor returns, without {@code Optional}
     */
    public record Field(Method accessor, Object value) {
        /** Refuses null. */
        public Field {
            Objects.requireNonNull(accessor, "accessor");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A value of a type that is an interface.
     *
     * @throws IllegalArgumentException if the type is a class, as those of audit events are
     */
    public static ModelValue of(OpenObject value) {
        Objects.requireNonNull(value, "value");
        return of(value.shape(), value);
    }

    @SuppressWarnings("unchecked")
    private static <T extends OpenObject> ModelValue of(ObjectShape<T, ?> shape, OpenObject value) {
        Class<?> type = shape.model();
        List<Field> fields = new ArrayList<>();
        addTo(fields, shape, (T) value, Accessors.of(type));
        return new ModelValue(type, fields);
    }

    private static <T extends OpenObject, B extends ModelBuilder<T>> void addTo(
            List<Field> fields, ObjectShape<T, B> shape, T value, Accessors accessors) {
        int before = 0;
        for (ObjectField<T, B, ?> field : shape.fields()) {
            addChoice(fields, shape, before++, value, accessors);
            add(fields, accessors, field, value);
            ObjectField<T, B, ?> former = field.former();
            if (former != null) {
                add(fields, accessors, former, value);
            }
        }
        addChoice(fields, shape, before, value, accessors);
    }

    private static <T extends OpenObject, B extends ModelBuilder<T>> void add(
            List<Field> fields, Accessors accessors, ObjectField<T, B, ?> field, T value) {
        Object set = field.valueOf(value);
        if (set != null) {
            fields.add(new Field(accessors.of(field), set));
        }
    }

    private static <T extends OpenObject, B extends ModelBuilder<T>> void addChoice(
            List<Field> fields, ObjectShape<T, B> shape, int fieldsBefore, T value, Accessors accessors) {
        InlineChoice<T, B, ?> inline = shape.inline();
        if (inline != null && inline.fieldsBefore() == fieldsBefore) {
            fields.add(new Field(
                    accessors.of(inline), Objects.requireNonNull(inline.get().apply(value), "choice")));
        }
    }

    /** The model type, which declares {@code of} and the builder. */
    public Class<?> type() {
        return type;
    }

    /** The fields, in the order of writing. Unknown fields are not among them. */
    public List<Field> fields() {
        return fields;
    }
}
