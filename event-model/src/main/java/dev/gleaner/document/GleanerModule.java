package dev.gleaner.document;

import com.fasterxml.jackson.databind.Module;

/**
 * Lets Jackson 2 write and read the values of this library. Service loaders find it, as in
 * {@code new ObjectMapper().findAndRegisterModules()}; a framework that does not look for modules, such as Spring Boot 3,
 * needs it as a bean. {@link GleanerJacksonModule} is the same for Jackson 3.
 *
 * <p>A mapper writes every {@link JsonForm} as {@link JsonForm#toJson} does, a {@link Tree}, a {@link JsonText} and an
 * {@link Embedded} as the JSON that they contain. It reads model types, {@link Violation}, {@link Manifest} (always an
 * {@link OpaqueManifest}), {@link Tree}, {@link JsonText}, and the constants of an enum that has such a form, such as
 * {@link Severity}. Results, such as activities and decisions, are not read. A model is checked like a manifest: if
 * there is an error, the mapper throws a {@link com.fasterxml.jackson.databind.exc.MismatchedInputException} that
 * lists all violations and whose cause is a {@link ViolationException}. Unknown fields are errors while
 * {@link com.fasterxml.jackson.databind.DeserializationFeature#FAIL_ON_UNKNOWN_PROPERTIES} is on, and are kept otherwise.
 *
 * <p>An output's plug-in or a filter alone is written without its key, such as {@code splunkHec}, and so cannot be read
 * back. Return the spec of the output or of the flow, which has the key.
 *
 * <p>The JSON of a model contains the secrets that are literals in the model, as its YAML does. The JSON of a violation
 * contains no value that may be a secret. The JSON of an activity contains texts of the log, such as URLs and commands;
 * of the annotations, it contains only the reason of a decision.
 */
public final class GleanerModule extends Module {
    /** The module, for {@code ObjectMapper.registerModule}. */
    public GleanerModule() {}

    @Override
    public String getModuleName() {
        return "gleaner";
    }

    @Override
    public com.fasterxml.jackson.core.Version version() {
        return com.fasterxml.jackson.core.Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Jackson2Serializers());
        context.addDeserializers(new Jackson2Deserializers());
    }
}
