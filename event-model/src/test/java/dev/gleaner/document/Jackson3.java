package dev.gleaner.document;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** A mapper of Jackson 3. */
final class Jackson3 implements JacksonMapper {
    private static final long serialVersionUID = 1L;

    private final JsonMapper lenient;
    private final JsonMapper strict;

    Jackson3(JsonMapper mapper) {
        this.lenient = mapper;
        this.strict = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public JacksonMapper withTheModuleAlone() {
        return new Jackson3(
                JsonMapper.builder().addModule(new GleanerJacksonModule()).build());
    }

    @Override
    public String write(Object value) {
        return strict.writeValueAsString(value);
    }

    @Override
    public <T> T read(String json, Class<T> type) {
        return strict.readValue(json, type);
    }

    @Override
    public <T> T readLenient(String json, Class<T> type) {
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
        return JacksonException.class;
    }

    @Override
    public Class<? extends Exception> mismatch() {
        return MismatchedInputException.class;
    }
}
