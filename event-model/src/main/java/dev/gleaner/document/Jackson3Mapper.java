package dev.gleaner.document;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/**
 * For fabric8 8, whose model has the annotations of Jackson 3. This class alone needs Jackson 3 on the class path, which
 * fabric8 8 brings.
 */
final class Jackson3Mapper implements ModelMapper {
    private final JsonMapper mapper = JsonMapper.builderWithJackson2Defaults().build();

    @Override
    public @Nullable Object read(@Nullable Object value, Type type) {
        try {
            return mapper.convertValue(value, mapper.constructType(type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public String write(Object object) {
        try {
            return mapper.writeValueAsString(object);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public boolean hasDeserializer(Class<?> type) {
        JsonDeserialize reading = type.getAnnotation(JsonDeserialize.class);
        return reading != null && reading.using() != ValueDeserializer.None.class;
    }
}
