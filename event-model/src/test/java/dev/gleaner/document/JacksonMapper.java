package dev.gleaner.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import tools.jackson.databind.json.JsonMapper;

/** A mapper of Jackson, with the module that its service loader finds. The tests are the same for each version. */
public interface JacksonMapper extends Serializable {
    /** A mapper of Jackson 2. */
    static JacksonMapper ofJackson2() {
        return new Jackson2(new ObjectMapper().findAndRegisterModules());
    }

    /** A mapper of Jackson 3. */
    static JacksonMapper ofJackson3() {
        return new Jackson3(JsonMapper.builder().findAndAddModules().build());
    }

    /** A mapper with the module of this library and no other one. */
    JacksonMapper withTheModuleAlone();

    /** The JSON of a value. */
    String write(Object value) throws IOException;

    /** A value of a type; unknown fields are errors. */
    <T> T read(String json, Class<T> type) throws IOException;

    /** A value of a type; unknown fields are allowed. */
    <T> T readLenient(String json, Class<T> type) throws IOException;

    /** A value as a {@code JsonNode}, whose text is JSON. */
    Object toNode(Object value);

    /** A value, such as a node, as a value of another type; unknown fields are allowed. */
    <T> T convert(Object value, Class<T> type);

    /** The exception of all failures. */
    Class<? extends Exception> failure();

    /** The exception if JSON is not of a type. */
    Class<? extends Exception> mismatch();
}
