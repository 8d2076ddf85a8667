package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class GleanerModuleTest extends JacksonMapperLaws {
    GleanerModuleTest() {
        super(JacksonMapper.ofJackson2());
    }

    @Test
    void theModuleHasAName() {
        assertThat(new ObjectMapper().registerModule(new GleanerModule()).getRegisteredModuleIds())
                .containsExactly(GleanerModule.class.getName());
        assertThat(new GleanerModule().getModuleName()).isEqualTo("gleaner");
    }
}
