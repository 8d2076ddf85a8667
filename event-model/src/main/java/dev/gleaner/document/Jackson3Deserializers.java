package dev.gleaner.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.exc.MismatchedInputException;

/** Finds the deserializers of Jackson 3. */
final class Jackson3Deserializers implements Deserializers {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
        JsonReading<?> reading = JsonReading.of(type.getRawClass());
        return reading == null ? null : new OfType<>(reading);
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
        JsonReading<?> reading = JsonReading.of(type.getRawClass());
        return reading == null ? null : new OfType<>(reading);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return JsonReading.of(type) != null;
    }

    /** Reads the values of a type. */
    private static final class OfType<T> extends ValueDeserializer<T> {
        private final JsonReading<T> reading;

        OfType(JsonReading<T> reading) {
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return reading.read(
                        new Jackson3Tokens(parser),
                        context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
            } catch (IOException e) {
                // The tokens of Jackson 3 throw no checked exception.
                throw new UncheckedIOException(e);
            } catch (ViolationException e) {
                MismatchedInputException mismatch =
                        MismatchedInputException.from(parser, reading.type(), String.valueOf(e.getMessage()));
                mismatch.initCause(e);
                throw mismatch;
            }
        }
    }
}
