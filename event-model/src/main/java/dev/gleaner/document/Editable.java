package dev.gleaner.document;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * A model type whose values can be copied with changes.
 *
 * @param <T> the model type
 * @param <B> its builder
 */
public interface Editable<T extends Editable<T, B>, B extends ModelBuilder<T>> extends OpenObject {
    /** A copy of this value with the changes of a consumer. The builder starts with all fields of this value. */
    @SuppressWarnings("unchecked")
    default T edit(Consumer<? super B> change) {
        Objects.requireNonNull(change, "change");
        return ((ObjectShape<T, B>) shape()).edit((T) this, change);
    }
}
