package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/** A mapper of Jackson 2. */
final class Jackson2 implements JacksonMapper {
    private static final long serialVersionUID = 1L;

    private final ObjectMapper strict;
    private final ObjectMapper lenient;

    Jackson2(ObjectMapper mapper) {
        this.strict = mapper;
        this.lenient = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public JacksonMapper withTheModuleAlone() {
        return new Jackson2(new ObjectMapper().registerModule(new GleanerModule()));
    }

    @Override
    public String write(Object value) throws IOException {
        return strict.writeValueAsString(value);
    }

    @Override
    public <T> T read(String json, Class<T> type) throws IOException {
        return strict.readValue(json, type);
    }

    @Override
    public <T> T readLenient(String json, Class<T> type) throws IOException {
        return lenient.readValue(json, type);
    }

    @Override
    public Object toNode(Object value) {
        return strict.valueToTree(value);
    }

    @Override
    public <T> T convert(Object value, Class<T> type) {
        return lenient.convertValue(value, type);
    }

    @Override
    public Class<? extends Exception> failure() {
        return JsonProcessingException.class;
    }

    @Override
    public Class<? extends Exception> mismatch() {
        return MismatchedInputException.class;
    }
}
