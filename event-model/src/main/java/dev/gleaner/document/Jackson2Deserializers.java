package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Finds the deserializers of Jackson 2. */
final class Jackson2Deserializers extends Deserializers.Base implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription bean) {
        JsonReading<?> reading = JsonReading.of(type.getRawClass());
        return reading == null ? null : new OfType<>(reading);
    }

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
            Class<?> type, DeserializationConfig config, BeanDescription bean) {
        JsonReading<?> reading = JsonReading.of(type);
        return reading == null ? null : new OfType<>(reading);
    }

    /** Reads the values of a type. */
    private static final class OfType<T> extends JsonDeserializer<T> {
        private final JsonReading<T> reading;

        OfType(JsonReading<T> reading) {
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return reading.read(
                        new Jackson2Tokens(parser),
                        context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
            } catch (ViolationException e) {
                MismatchedInputException mismatch =
                        MismatchedInputException.from(parser, reading.type(), String.valueOf(e.getMessage()));
                mismatch.initCause(e);
                throw mismatch;
            }
        }
    }
}
