package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the serializers of Jackson 2. */
final class Jackson2Serializers extends Serializers.Base implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
        JsonWriting<?> writing = JsonWriting.of(type.getRawClass());
        return writing == null ? null : new OfType<>(writing);
    }

    /** Writes the values of a type. */
    private static final class OfType<T> extends JsonSerializer<T> {
        private final JsonWriting<T> writing;

        OfType(JsonWriting<T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            try {
                writing.write(value, new Jackson2Emitter(out));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            } catch (ViolationException e) {
                throw JsonMappingException.from(out, e.getMessage(), e);
            }
        }
    }
}
