package dev.gleaner.document;

import java.io.Serializable;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Lets Jackson 3 write and read the values of this library, as {@link GleanerModule} does for Jackson 2. Service loaders
 * find it, as in {@code JsonMapper.builder().findAndAddModules().build()}. Spring Boot 4 does so, unless
 * {@code spring.jackson.find-and-add-modules} is {@code false}; a framework that does not look for modules needs it as a
 * bean. Jackson 3 is an optional dependency: a program that uses it adds it.
 *
 * <p>The types, the JSON and the violations are those of {@link GleanerModule}. The exception is a
 * {@link tools.jackson.databind.exc.MismatchedInputException}. Jackson 3 allows unknown fields by default; Gleaner keeps
 * them then. They are errors if
 * {@link tools.jackson.databind.DeserializationFeature#FAIL_ON_UNKNOWN_PROPERTIES} is on.
 */
public final class GleanerJacksonModule extends JacksonModule implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The module, for {@code JsonMapper.builder().addModule}. */
    public GleanerJacksonModule() {}

    @Override
    public String getModuleName() {
        return "gleaner";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Jackson3Serializers());
        context.addDeserializers(new Jackson3Deserializers());
    }
}
