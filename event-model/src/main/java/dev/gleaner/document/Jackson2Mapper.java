package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** For fabric8 7, whose model has the annotations of Jackson 2. */
final class Jackson2Mapper implements ModelMapper {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public @Nullable Object read(@Nullable Object value, Type type) {
        return mapper.convertValue(value, mapper.constructType(type));
    }

    @Override
    public String write(Object object) {
        try {
            return mapper.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public boolean hasDeserializer(Class<?> type) {
        JsonDeserialize reading = type.getAnnotation(JsonDeserialize.class);
        return reading != null && reading.using() != JsonDeserializer.None.class;
    }
}
