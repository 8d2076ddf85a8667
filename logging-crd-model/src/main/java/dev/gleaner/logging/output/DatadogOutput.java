package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Datadog ({@code datadog}, fluentd {@code @type datadog}). Numbers are texts. The operator omits
 * flags that are false, so HTTP, TLS, compression and JSON cannot be turned off.
 */
@Value.Immutable
public non-sealed interface DatadogOutput
        extends OutputTarget, FlushedOutput, Editable<DatadogOutput, DatadogOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<DatadogOutput> SHAPE = Shape.object("datadog", Builder::new)
            .required("api_key", SecretValue.class, DatadogOutput::apiKey, Builder::apiKey)
            .text("host", DatadogOutput::host, Builder::host)
            .text("port", DatadogOutput::port, Builder::port)
            .text("ssl_port", DatadogOutput::sslPort, Builder::sslPort)
            .flag("use_http", DatadogOutput::useHttp, Builder::useHttp)
            .flag("use_ssl", DatadogOutput::useSsl, Builder::useSsl)
            .flag("no_ssl_validation", DatadogOutput::noSslValidation, Builder::noSslValidation)
            .flag("use_compression", DatadogOutput::useCompression, Builder::useCompression)
            .text("compression_level", DatadogOutput::compressionLevel, Builder::compressionLevel)
            .flag("use_json", DatadogOutput::useJson, Builder::useJson)
            .text("max_retries", DatadogOutput::maxRetries, Builder::maxRetries)
            .text("max_backoff", DatadogOutput::maxBackoff, Builder::maxBackoff)
            .text("dd_source", DatadogOutput::ddSource, Builder::ddSource)
            .text("dd_sourcecategory", DatadogOutput::ddSourceCategory, Builder::ddSourceCategory)
            .text("dd_tags", DatadogOutput::ddTags, Builder::ddTags)
            .text("dd_hostname", DatadogOutput::ddHostname, Builder::ddHostname)
            .text("service", DatadogOutput::service, Builder::service)
            .flag("include_tag_key", DatadogOutput::includeTagKey, Builder::includeTagKey)
            .text("tag_key", DatadogOutput::tagKey, Builder::tagKey)
            .text("timestamp_key", DatadogOutput::timestampKey, Builder::timestampKey)
            .group(BufferFields::addTo)
            .rule(IgnoredValue.falseOf("use_http", "use_ssl", "use_compression", "use_json"));

    /** The API key. */
    SecretValue apiKey();

    /** The host of Datadog or of a proxy; empty means {@code http-intake.logs.datadoghq.com}. */
    Optional<String> host();

    /** The port for connections without TLS; empty means the default of the plug-in, 80. */
    Optional<String> port();

    /** The port for connections with TLS; empty means the default of the plug-in, 443. */
    Optional<String> sslPort();

    /** Whether records are sent over HTTP rather than plain TCP; empty means true. The operator ignores false. */
    Optional<Boolean> useHttp();

    /** Whether the connection is encrypted; empty means true. The operator ignores false. */
    Optional<Boolean> useSsl();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> noSslValidation();

    /** Whether HTTP requests are compressed; empty means true. The operator ignores false. */
    Optional<Boolean> useCompression();

    /** The level of compression, from 1 (fastest) to 9 (smallest); empty means the default of the plug-in, 6. */
    Optional<String> compressionLevel();

    /** Whether records are sent as JSON rather than as text; empty means true. The operator ignores false. */
    Optional<Boolean> useJson();

    /**
     * The number of times that the plug-in itself retries a request, beside the retries of the buffer; empty means
     * {@code -1}, without limit.
     */
    Optional<String> maxRetries();

    /** The longest wait between retries of the plug-in, in seconds; empty means the default of the plug-in, 30. */
    Optional<String> maxBackoff();

    /** The Datadog integration that processes the records; empty means none. */
    Optional<String> ddSource();

    /** The category of the source; empty means none. */
    Optional<String> ddSourceCategory();

    /** Tags of all records, such as {@code env:prod,team:shop}; empty means none. */
    Optional<String> ddTags();

    /** The host of records without a {@code hostname} field; empty means that of fluentd. */
    Optional<String> ddHostname();

    /** The name of the service, which connects logs, traces and metrics; empty means none. */
    Optional<String> service();

    /** Whether the tag of fluentd is added to records; empty means false. */
    Optional<Boolean> includeTagKey();

    /** The field for the tag of fluentd; empty means {@code tag}. */
    Optional<String> tagKey();

    /** The field for the time of records that do not have it; empty means {@code @timestamp}. */
    Optional<String> timestampKey();

    /** A plug-in that the consumer fills in. */
    static DatadogOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableDatadogOutput.Builder implements BufferFields<DatadogOutput, Builder> {
        Builder() {}
    }
}
