package dev.gleaner.document;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads and writes the objects of fabric8's model by the annotations of their classes. */
sealed interface ModelMapper permits Jackson2Mapper, Jackson3Mapper {
    /**
     * A new object from a value of lists, maps, texts, numbers and flags; null if the value is null.
     *
     * @throws IllegalArgumentException if the value is not of the type
     */
    @Nullable
    Object read(@Nullable Object value, Type type);

    /**
     * An object as JSON.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    String write(Object object);

    /** Whether a class has its own deserializer. */
    boolean hasDeserializer(Class<?> type);
}
