package dev.gleaner.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Finds the serializers of Jackson 3. */
final class Jackson3Serializers extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
        JsonWriting<?> writing = JsonWriting.of(type.getRawClass());
        return writing == null ? null : new OfType<>(writing);
    }

    @Override
    public @Nullable ValueSerializer<?> findEnumSerializer(
            SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
        return findSerializer(config, type, bean, format);
    }

    /** Writes the values of a type. */
    private static final class OfType<T> extends ValueSerializer<T> {
        private final JsonWriting<T> writing;

        OfType(JsonWriting<T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            try {
                writing.write(value, new Jackson3Emitter(out));
            } catch (ViolationException e) {
                throw DatabindException.from(out, String.valueOf(e.getMessage()), e);
            }
        }
    }
}
