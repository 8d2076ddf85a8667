package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

class GleanerJacksonModuleTest extends JacksonMapperLaws {
    GleanerJacksonModuleTest() {
        super(JacksonMapper.ofJackson3());
    }

    @Test
    void theModuleHasAName() {
        JsonMapper mapper =
                JsonMapper.builder().addModule(new GleanerJacksonModule()).build();
        assertThat(mapper.registeredModules())
                .extracting(JacksonModule::getModuleName)
                .containsExactly("gleaner");
    }

    /** Jackson 3 allows unknown fields unless a program forbids them. */
    @Test
    void aMapperWithoutSettingsKeepsUnknownFields() {
        JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
        String json = "{\"extra\":1,\"name\":\"a\"}";
        assertThat(mapper.writeValueAsString(mapper.readValue(json, Metadata.class)))
                .isEqualTo(json);
    }
}
