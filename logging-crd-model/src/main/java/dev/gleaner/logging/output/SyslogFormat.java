package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The record fields for the parts of an RFC 5424 message. */
@Value.Immutable
public interface SyslogFormat extends Editable<SyslogFormat, SyslogFormat.Builder> {
    /** How syslog formats are read, checked and written. */
    Shape<SyslogFormat> SHAPE = Shape.object("syslog format", Builder::new)
            .optional("type", FormatType.SHAPE, SyslogFormat::type, Builder::type)
            .flag("rfc6587_message_size", SyslogFormat::rfc6587MessageSize, Builder::rfc6587MessageSize)
            .text("hostname_field", SyslogFormat::hostnameField, Builder::hostnameField)
            .text("app_name_field", SyslogFormat::appNameField, Builder::appNameField)
            .text("proc_id_field", SyslogFormat::procIdField, Builder::procIdField)
            .text("message_id_field", SyslogFormat::messageIdField, Builder::messageIdField)
            .text("structured_data_field", SyslogFormat::structuredDataField, Builder::structuredDataField)
            .text("log_field", SyslogFormat::logField, Builder::logField)
            .rule(FormatType::checkFields);

    /** The formatter; empty means that of RFC 5424, which is not one of the CRDs' values. */
    Optional<FormatType> type();

    /** Whether each message starts with its length (RFC 6587); empty means true. */
    Optional<Boolean> rfc6587MessageSize();

    /** The field with the host name; empty means {@code hostname}. */
    Optional<String> hostnameField();

    /** The field with the name of the application; empty means {@code app_name}. */
    Optional<String> appNameField();

    /** The field with the process; empty means {@code proc_id}. */
    Optional<String> procIdField();

    /** The field with the type of the message; empty means {@code message_id}. */
    Optional<String> messageIdField();

    /** The field with structured data; empty means {@code structured_data}. */
    Optional<String> structuredDataField();

    /** The field with the message itself; empty means {@code log}. */
    Optional<String> logField();

    /** A format that the consumer fills in. */
    static SyslogFormat of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a format. */
    final class Builder extends ImmutableSyslogFormat.Builder implements ModelBuilder<SyslogFormat> {
        Builder() {}
    }
}
